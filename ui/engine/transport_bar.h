#pragma once

#include <QPointer>
#include <QWidget>

class QLabel;
class QToolButton;

namespace disentangle {

class EngineProcess;
class RunModel;
class Scrubber;

/// The bottom of the window: steers the engine, says in words what it does, and scrubs through the run that is shown.
/// It commands the engine itself except where an experiment is needed: those are signals.
class TransportBar : public QWidget {
    Q_OBJECT
public:
    /// `engine` must outlive the bar.
    explicit TransportBar(EngineProcess* engine, QWidget* parent = nullptr);
    /// The run that is shown (not necessarily the one the engine writes); nullptr for none.
    void setRun(RunModel* run);

    /// The one primary button's action, also for a shortcut: run, pause, resume, or continue.
    void runOrPause();

Q_SIGNALS:
    /// Nothing is training: start the experiment as it is now, from step 0; with `paused`, stop before the first step
    /// (a single step is then taken by the bar).
    void startRequested(bool paused);
    /// Train the experiment of the shown run again from the same initialisation.
    void restartRequested();

private:
    void refresh();
    void showProgress(qint64 step, double stepsPerSecond, double eta);

    EngineProcess* m_engine;
    QPointer<RunModel> m_run;
    Scrubber* m_scrubber;
    QToolButton* m_primary;
    QToolButton* m_step;
    QToolButton* m_evaluate;
    QToolButton* m_restart;
    QToolButton* m_stop;
    QLabel* m_state;
    QLabel* m_steps;
    QLabel* m_speed;
};

}  // namespace disentangle
