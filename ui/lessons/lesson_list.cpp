// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lessons/lesson_list.h"

#include "ui/lessons/progress.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"

#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace disentangle {

LessonList::LessonList(QWidget* parent) : QWidget(parent), m_list(new QTreeWidget)
{
    auto* words =
        new QLabel(tr("Lessons notice by themselves what you do. Each takes five to ten minutes; stop and go on "
                      "whenever you like."));
    words->setWordWrap(true);
    m_list->setColumnCount(2);
    m_list->setHeaderHidden(true);
    m_list->setRootIsDecorated(false);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setWordWrap(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setAccessibleName(tr("Lessons"));
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::wide, spacing::normal, spacing::wide, spacing::normal);
    column->addWidget(words);
    column->addWidget(m_list, 1);
    const auto choose = [this](QTreeWidgetItem* item) {
        const LessonEntry& entry = m_entries[static_cast<std::size_t>(m_list->indexOfTopLevelItem(item))];
        if (entry.problem.empty())
            Q_EMIT chosen(entry);
    };
    connect(m_list, &QTreeWidget::itemClicked, this, choose);
    connect(m_list, &QTreeWidget::itemActivated, this, choose);
    m_list->viewport()->installEventFilter(this);
    refresh();
}

bool LessonList::eventFilter(QObject* watched, QEvent* event)
{
    // Columns share a new width after the viewport has it.
    if (event->type() == QEvent::Resize || event->type() == QEvent::Show)
        QMetaObject::invokeMethod(this, &LessonList::fitRows, Qt::QueuedConnection);
    return QWidget::eventFilter(watched, event);
}

void LessonList::fitRows()
{
    // A tree asks for the height of one line, however narrow it is.
    const int room = m_list->columnWidth(0) - spacing::icon - 2 * spacing::normal;
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        QTreeWidgetItem* item = m_list->topLevelItem(i);
        const QRect words = m_list->fontMetrics().boundingRect(QRect(0, 0, std::max(room, 1), QWIDGETSIZE_MAX),
                                                               Qt::TextWordWrap, item->text(0));
        item->setSizeHint(0, {0, words.height() + spacing::normal});
    }
}

void LessonList::refresh()
{
    m_entries = studioLessons();
    m_list->clear();
    for (const LessonEntry& entry : m_entries) {
        const LessonProgress progress = lessonProgress(entry.id);
        const bool begun = progress.page > 0 && !entry.done;
        auto* item =
            new QTreeWidgetItem(m_list, {QString::fromStdString(entry.title), progressInWords(entry, progress)});
        item->setIcon(0, entry.done ? icon(QStringLiteral("complete"), IconColour::good)
                         : begun    ? icon(QStringLiteral("partial"), IconColour::caution)
                                    : icon(QStringLiteral("todo"), IconColour::muted));
        item->setToolTip(0, QString::fromStdString(entry.problem.empty() ? entry.file : entry.problem));
        item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
        item->setDisabled(!entry.problem.empty());
    }
    fitRows();
}

}  // namespace disentangle
