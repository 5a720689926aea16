// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lessons/question_box.h"

#include "ui/style/theme.h"

#include <QButtonGroup>
#include <QGridLayout>
#include <QLabel>
#include <QMouseEvent>
#include <QRadioButton>
#include <QVBoxLayout>

namespace disentangle {

QuestionBox::QuestionBox(QWidget* parent) : QWidget(parent), m_question(new QLabel), m_column(new QVBoxLayout(this))
{
    m_question->setWordWrap(true);
    m_question->setFont(headingFont());
    m_question->setTextFormat(Qt::PlainText);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->addWidget(m_question);
}

void QuestionBox::ask(const LessonQuestion& question, int chosen)
{
    m_question->setText(QString::fromStdString(question.text));
    delete m_options;
    m_options = new QWidget;
    m_group = new QButtonGroup(m_options);
    auto* grid = new QGridLayout(m_options);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setColumnStretch(1, 1);
    int row = 0;
    for (const std::string& option : question.options) {
        // The words stand beside the button: a button's own do not wrap.
        auto* button = new QRadioButton;
        auto* words = new QLabel(QString::fromStdString(option));
        words->setTextFormat(Qt::PlainText);
        words->setWordWrap(true);
        words->setBuddy(button);
        words->installEventFilter(this);
        button->setAccessibleName(words->text());
        button->setChecked(row == chosen);
        m_group->addButton(button, row);
        grid->addWidget(button, row, 0, Qt::AlignTop);
        grid->addWidget(words, row, 1);
        ++row;
    }
    m_column->addWidget(m_options);
    connect(m_group, &QButtonGroup::idClicked, this, &QuestionBox::answered);
}

int QuestionBox::chosen() const
{
    return m_group ? m_group->checkedId() : -1;
}

bool QuestionBox::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::MouseButtonRelease)
        if (const auto* words = qobject_cast<QLabel*>(watched))
            if (auto* button = qobject_cast<QRadioButton*>(words->buddy())) {
                button->click();
                return true;
            }
    return QWidget::eventFilter(watched, event);
}

}  // namespace disentangle
