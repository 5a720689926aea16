// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/section.h"

#include "ui/style/icons.h"
#include "ui/style/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace disentangle {

Section::Section(const QString& title, QWidget* content, QWidget* parent)
    : QWidget(parent), m_head(new QToolButton), m_note(new QLabel), m_below(new QLabel), m_content(content)
{
    m_head->setText(title);
    m_head->setFont(headingFont());
    m_head->setIcon(icon(QStringLiteral("down"), IconColour::muted));
    m_head->setIconSize({12, 12});
    m_head->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_head->setAutoRaise(true);
    m_head->setFocusPolicy(Qt::StrongFocus);
    m_head->setAccessibleDescription(tr("Folds or unfolds this part"));
    m_head->installEventFilter(this);
    for (QLabel* note : {m_note, m_below}) {
        note->setFont(captionFont());
        note->setForegroundRole(QPalette::PlaceholderText);
    }
    m_note->installEventFilter(this);
    m_note->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_note->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);

    m_below->setWordWrap(true);
    m_below->setContentsMargins(spacing::normal, 0, 0, 0);
    m_below->hide();
    auto* head = new QHBoxLayout;
    head->setContentsMargins(0, 0, spacing::tight, 0);
    head->addWidget(m_head);
    head->addWidget(m_note, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::tight);
    column->addLayout(head);
    column->addWidget(m_below);
    column->addWidget(m_content);
    connect(m_head, &QToolButton::clicked, this, [this] { setOpen(!m_open); });
}

QString Section::title() const
{
    return m_head->text();
}

void Section::setNote(const QString& note)
{
    m_whole = note;
    fitNote();
}

void Section::fitNote()
{
    const bool fits = m_note->fontMetrics().horizontalAdvance(m_whole) <= m_note->width();
    m_note->setText(fits ? m_whole : QString());
    m_below->setText(fits ? QString() : m_whole);
    m_below->setVisible(!fits);
}

void Section::setOpen(bool open)
{
    if (open == m_open)
        return;
    m_open = open;
    m_content->setVisible(open);
    m_head->setIcon(icon(open ? QStringLiteral("down") : QStringLiteral("right"), IconColour::muted));
    Q_EMIT toggled(open);
}

bool Section::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_note && event->type() == QEvent::Resize)
        fitNote();
    if (watched == m_head && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Left || key == Qt::Key_Right) {
            setOpen(key == Qt::Key_Right);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace disentangle
