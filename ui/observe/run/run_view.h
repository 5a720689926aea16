// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QFlags>
#include <QList>
#include <QPointer>
#include <QTimer>
#include <QWidget>

class QLabel;
class QStackedLayout;

namespace disentangle {

class RunModel;

/// Base of every view of (run, step): collects what has changed and redraws at most 30 times a second, only while it
/// can be seen, and only when something it is drawn from has changed.
class RunView : public QWidget {
    Q_OBJECT
public:
    explicit RunView(QWidget* parent = nullptr);

    void setRun(RunModel* run);
    RunModel* run() const;
    /// Further runs (not owned; may be deleted at any time) that are drawn beside run() where a view can: curves over
    /// its own, a difference to the first of them. run() itself is left out as long as it is the one shown.
    void setOverlay(const QList<RunModel*>& runs);
    QList<RunModel*> overlay() const;

    /// A few controls shown beside the title, or nullptr. Owned by the view until it is placed.
    virtual QWidget* tools() { return nullptr; }

protected:
    enum Input {
        runChanged = 1,       ///< another run, or none
        dataChanged = 2,      ///< curves, events, history
        stepChanged = 4,      ///< the step looked at
        momentChanged = 8,    ///< the snapshots at that step
        lookChanged = 16,     ///< the theme, the colour of a run, or one of the view's own controls
        overlayChanged = 32,  ///< which runs are drawn beside this one, or what was recorded of one
        pointChanged = 64     ///< the data point looked at
    };
    Q_DECLARE_FLAGS(Inputs, Input)

    /// Redraws what follows from `changed`; run() is not null and nothing prevents the view from being drawn.
    /// Returns a sentence when there is nothing to draw ("Not evaluated yet."), shown in the middle of the view.
    virtual QString refresh(Inputs changed) = 0;
    /// Asks for a refresh when it is due.
    void invalidate(Inputs changed);
    /// The widget that refresh() draws into; replaced by the sentence while there is one.
    void setContent(QWidget* content);

    void showEvent(QShowEvent* event) override;

private:
    void refreshNow();
    /// What changes in run() and overlay() is heard of, or no longer.
    void follow();
    void unfollow();

    QPointer<RunModel> m_run;
    QList<QPointer<RunModel>> m_ticked;  ///< those of setOverlay(), which may hold m_run
    QStackedLayout* m_pages;
    QLabel* m_message;
    QTimer m_timer;
    QElapsedTimer m_sinceRefresh;
    Inputs m_changed = runChanged;
};

}  // namespace disentangle
