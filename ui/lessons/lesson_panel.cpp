// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lessons/lesson_panel.h"

#include "ui/lessons/lesson_list.h"
#include "ui/lessons/lesson_reader.h"

#include <QStackedWidget>
#include <QVBoxLayout>

namespace disentangle {

LessonPanel::LessonPanel(QWidget* parent)
    : QWidget(parent), m_pages(new QStackedWidget), m_list(new LessonList), m_reader(new LessonReader)
{
    m_pages->addWidget(m_list);
    m_pages->addWidget(m_reader);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_pages);
    connect(m_list, &LessonList::chosen, this, &LessonPanel::open);
    connect(m_reader, &LessonReader::left, this, &LessonPanel::showList);
    connect(m_reader, &LessonReader::pageChanged, this, &LessonPanel::pageChanged);
}

bool LessonPanel::isReading() const
{
    return m_pages->currentWidget() == m_reader;
}

QString LessonPanel::open(const LessonEntry& entry)
{
    if (const QString problem = m_reader->open(entry); !problem.isEmpty())
        return problem;
    m_pages->setCurrentWidget(m_reader);
    Q_EMIT pageChanged();
    return {};
}

void LessonPanel::showList()
{
    m_list->refresh();
    m_pages->setCurrentWidget(m_list);
    Q_EMIT pageChanged();
}

}  // namespace disentangle
