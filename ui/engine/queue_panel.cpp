// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/engine/queue_panel.h"

#include "ui/engine/run_queue.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace disentangle {
namespace {

constexpr int rowsShown = 4;

}  // namespace

QueuePanel::QueuePanel(RunQueue* queue, QAction* stopAll, QWidget* parent)
    : QWidget(parent),
      m_queue(queue),
      m_title(new QLabel(this)),
      m_list(new QListWidget(this)),
      m_hold(new QToolButton(this)),
      m_up(addButton(QStringLiteral("up"), tr("Earlier"), Qt::ALT | Qt::Key_Up)),
      m_down(addButton(QStringLiteral("down"), tr("Later"), Qt::ALT | Qt::Key_Down)),
      m_remove(addButton(QStringLiteral("close"), tr("Take off the queue"), Qt::Key_Delete))
{
    m_title->setFont(headingFont());
    m_list->setAccessibleName(tr("Runs that wait"));
    m_list->setUniformItemSizes(true);
    m_hold->setIcon(icon(QStringLiteral("pause")));
    m_hold->setCheckable(true);
    m_hold->setAutoRaise(true);
    m_hold->setAccessibleName(tr("Hold the queue"));
    m_hold->setToolTip(tr("Hold the queue: start nothing by itself"));
    auto* head = new QHBoxLayout;
    head->setSpacing(spacing::hair);
    head->addWidget(m_title, 1);
    auto* stop = new QToolButton(this);
    stop->setDefaultAction(stopAll);
    stop->setAutoRaise(true);
    stop->setAccessibleName(stopAll->text());
    for (QToolButton* button : {m_hold, stop, m_up, m_down, m_remove})
        head->addWidget(button);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(spacing::normal, 0, spacing::normal, spacing::normal);
    layout->setSpacing(spacing::tight);
    layout->addLayout(head);
    layout->addWidget(m_list);

    connect(m_hold, &QToolButton::toggled, m_queue, &RunQueue::setHeld);
    connect(m_up->defaultAction(), &QAction::triggered, this, [this] { moveBy(-1); });
    connect(m_down->defaultAction(), &QAction::triggered, this, [this] { moveBy(1); });
    connect(m_remove->defaultAction(), &QAction::triggered, this, [this] { m_queue->remove(m_list->currentRow()); });
    connect(m_queue, &RunQueue::changed, this, &QueuePanel::refresh);
    refresh();
}

QToolButton* QueuePanel::addButton(const QString& iconName, const QString& name, const QKeySequence& keys)
{
    auto* action = new QAction(icon(iconName), name, m_list);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetShortcut);
    action->setToolTip(QStringLiteral("%1 (%2)").arg(name, keys.toString(QKeySequence::NativeText)));
    m_list->addAction(action);
    m_list->setContextMenuPolicy(Qt::ActionsContextMenu);
    auto* button = new QToolButton(this);
    button->setDefaultAction(action);
    button->setAutoRaise(true);
    button->setAccessibleName(name);
    return button;
}

void QueuePanel::moveBy(int count)
{
    const int from = m_list->currentRow(), to = from + count;
    if (from < 0 || to < 0 || to >= m_list->count())
        return;
    m_queue->move(from, to);
    m_list->setCurrentRow(to);
}

void QueuePanel::refresh()
{
    const int row = m_list->currentRow();
    m_list->clear();
    int number = 1;
    for (const Experiment& run : m_queue->runs()) {
        const QString name = run.name.empty() ? tr("experiment") : QString::fromStdString(name_with_method(run));
        m_list->addItem(tr("%1. %2, seed %3").arg(number++).arg(name).arg(run.seed));
    }
    const auto count = static_cast<int>(m_queue->runs().size());
    m_list->setCurrentRow(std::clamp(row, count > 0 ? 0 : -1, count - 1));
    m_title->setText(m_queue->isHeld() ? tr("Queued: %1, held").arg(count) : tr("Queued: %1").arg(count));
    m_hold->setChecked(m_queue->isHeld());
    const int rowHeight = std::max(m_list->sizeHintForRow(0), fontMetrics().height());
    m_list->setFixedHeight(std::clamp(count, 1, rowsShown) * rowHeight + 2 * m_list->frameWidth() + 2);
    setVisible(count > 0);
}

}  // namespace disentangle
