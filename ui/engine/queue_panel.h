// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QAction;
class QLabel;
class QListWidget;
class QToolButton;

namespace disentangle {

class RunQueue;

/// The waiting runs, in order; hidden while there are none. Alt with Up or Down moves a run, Delete removes it. `stopAll`
/// has a button beside them.
class QueuePanel : public QWidget {
    Q_OBJECT
public:
    /// Both must outlive the panel.
    QueuePanel(RunQueue* queue, QAction* stopAll, QWidget* parent = nullptr);

private:
    QToolButton* addButton(const QString& icon, const QString& name, const QKeySequence& keys);
    void moveBy(int count);
    void refresh();

    RunQueue* m_queue;
    QLabel* m_title;
    QListWidget* m_list;
    QToolButton *m_hold, *m_up, *m_down, *m_remove;
};

}  // namespace disentangle
