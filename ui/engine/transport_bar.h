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
/// Run trains the world as a new run; Pause and Continue are of the run that is trained, or while nothing is, of the run
/// that is shown. What is said of another run than the one shown names it. Every button has its place, whether it can be
/// pressed or not.
/// It commands the engine itself, except where an experiment is needed: then it emits a signal. A menu can take over its
/// actions() (run, pause or continue, one step, ten, to the next evaluation, restart, stop, stop all, steer; with their
/// shortcuts) and its speedMenu().
class TransportBar : public QWidget {
    Q_OBJECT
public:
    /// `engine` must outlive the bar.
    explicit TransportBar(EngineProcess* engine, QWidget* parent = nullptr);
    /// The run that is shown (not necessarily the one the engine writes); nullptr for none.
    void setRun(RunModel* run);
    /// The run that the engine writes, once it is read; nullptr for none.
    void setTrainedRun(RunModel* run);
    /// How many runs wait for their turn.
    void setWaiting(int runs);
    /// What a run of the world would cost, "about 5 min here"; empty while that is not known.
    void setExpectedCost(const QString& words);
    /// What the engine trains, by name.
    QString trainedName() const;
    QAction* stopAllAction() const { return m_stopAllAction; }
    QMenu* speedMenu() const { return m_speedMenu; }
    SteerPanel* steerPanel() const { return m_steer; }
    Scrubber* scrubber() const { return m_scrubber; }
    /// What the state label says.
    QString stateText() const;

public Q_SLOTS:
    /// Pauses what is trained, goes on with what is paused; while nothing is trained, goes on from the last checkpoint of the
    /// run that is shown.
    void pauseOrContinue();

Q_SIGNALS:
    /// Nothing is training: the experiment is to be started as it is now, from step 0. With `paused` it waits before the
    /// first step, and the bar then commands what was asked for, a step or an evaluation.
    void startRequested(bool paused);
    /// The experiment of the shown run is to be trained again, from the same initialisation. The engine is idle when this
    /// is emitted: what was training has been stopped.
    void restartRequested();
    /// What waits in the queue is to be held: everything ends here.
    void holdRequested();
    /// The run that is trained is to be shown.
    void trainedRunWanted();

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
    /// Whether the engine is at another run than the one that is shown.
    bool trainsAnother() const;
    void refreshCommands();
    void refreshWords();
    QString wordsOfShown() const;
    void stopAndRestart();

    EngineProcess* m_engine;
    QPointer<RunModel> m_run, m_trained;
    QAction *m_runAction, *m_continueAction, *m_stepAction, *m_tenStepsAction, *m_evaluateAction, *m_restartAction,
        *m_stopAction, *m_stopAllAction, *m_steerAction;
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
    QString m_words;            ///< what the state label says, without markup
    QString m_cost;             ///< of a run of the world
    int m_waiting = 0;          ///< runs in the queue
    QString m_silence;          ///< what is said while the engine does not answer
    bool m_restarting = false;  ///< waits for the engine to stop
};

}  // namespace disentangle
