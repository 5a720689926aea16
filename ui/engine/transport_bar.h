// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>

class QAction;
class QActionGroup;
class QLabel;
class QMenu;
class QPushButton;
class QToolButton;

namespace disentangle {

class EngineProcess;
class RunModel;
class Scrubber;
class SteerPanel;

/// The bottom of the window: steers the engine, says in words what it does, and scrubs through the run that is shown.
/// It commands the engine itself, except where an experiment is needed: then it emits a signal. A menu can take over its
/// actions() (run or pause, continue, one step, ten, to the next evaluation, restart, stop, steer; with their shortcuts)
/// and its speedMenu().
class TransportBar : public QWidget {
    Q_OBJECT
public:
    /// `engine` must outlive the bar.
    explicit TransportBar(EngineProcess* engine, QWidget* parent = nullptr);
    /// The run that is shown (not necessarily the one the engine writes); nullptr for none.
    void setRun(RunModel* run);
    /// The run that the engine writes, once it is read; nullptr for none.
    void setTrainedRun(RunModel* run);
    QMenu* speedMenu() const { return m_speedMenu; }
    SteerPanel* steerPanel() const { return m_steer; }
    Scrubber* scrubber() const { return m_scrubber; }
    /// What the state label says.
    QString stateText() const;

public Q_SLOTS:
    /// The primary button: run, pause or go on, whichever it says.
    void runOrPause();
    /// Goes on from the last checkpoint of the run that is shown.
    void continueRun();

Q_SIGNALS:
    /// Nothing is training: the experiment is to be started as it is now, from step 0. With `paused` it waits before the
    /// first step, and the bar then commands what was asked for, a step or an evaluation.
    void startRequested(bool paused);
    /// The experiment of the shown run is to be trained again, from the same initialisation. The engine is idle when this
    /// is emitted: what was training has been stopped.
    void restartRequested();

protected:
    void hideEvent(QHideEvent* event) override;

private:
    QAction* addCommand(const QString& icon, const QString& text, const QString& tip, const QKeySequence& shortcut);
    void step(int count);
    void makeSpeedMenu();
    void showSteering(bool on);
    void showSilence(int seconds, bool suspended);
    void showPace();
    void toNextEvaluation();
    void restart();
    void refresh();
    void refreshStep();
    void showProgress(qint64 step, double stepsPerSecond, double eta);
    bool canContinueShown() const;

    EngineProcess* m_engine;
    QPointer<RunModel> m_run;
    QAction *m_runAction, *m_continueAction, *m_stepAction, *m_tenStepsAction, *m_evaluateAction, *m_restartAction,
        *m_stopAction, *m_steerAction;
    QPushButton* m_primary;
    QPushButton* m_continue;
    QLabel* m_state;
    QLabel* m_progress;
    QLabel* m_speed;
    QLabel* m_looking;
    Scrubber* m_scrubber;
    QMenu* m_speedMenu = nullptr;
    QActionGroup* m_speeds = nullptr;
    QToolButton* m_pace;
    SteerPanel* m_steer;
    QString m_silence;          ///< what is said while the engine does not answer
    bool m_restarting = false;  ///< waits for the engine to stop
};

}  // namespace disentangle
