// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/newest_task.h"

#include <QObject>
#include <QPointer>
#include <QString>
#include <QStringList>

class QWidget;

namespace disentangle {

class EngineProcess;
class ExperimentDocument;
class MessageBar;
class ParameterForm;
class RunCost;
class RunList;
class RunModel;
class RunQueue;
class TransportBar;
struct Experiment;
struct RecoverableRun;

/// Training: starts runs from the document, goes on with runs, takes the queue in its turn, follows the run that is
/// trained, and says what goes wrong with it and how to go on. Runs that an earlier session left are offered.
class RunControl : public QObject {
    Q_OBJECT

public:
    /// What it works with. All of it outlives the control; dialogs belong to `window`.
    struct Parts {
        ExperimentDocument* document;
        ParameterForm* parameters;
        EngineProcess* engine;
        RunQueue* queue;
        RunList* runs;
        TransportBar* transport;
        MessageBar* messages;
        QWidget* window;
    };
    explicit RunControl(const Parts& parts);
    /// Others in the place of those it works with, which are gone. A run that is being trained goes on.
    void use(ParameterForm* parameters, RunList* runs, TransportBar* transport);

    /// Opens a run (.run) and shows it.
    void open(const QString& path) { open(QStringList{path}); }
    /// The same with several, of which the last is shown.
    void open(const QStringList& paths);
    /// Goes on from the last checkpoint of a run, unless another is being trained.
    void resume(const QString& path, bool paused = false);
    /// The runs that were open when the studio was closed, and which of them was shown. What is gone is said.
    void restore();
    void remember() const;
    /// Looks for runs that were cut off and offers to go on with the newest; in the background.
    void offerRecovery();
    bool isSearching() const { return m_search.isBusy(); }

public Q_SLOTS:
    /// Trains the document's experiment into a new run.
    void start(bool paused = false);
    /// Trains the document's experiment when its turn comes: at once while nothing is training and nothing waits.
    void addToQueue();
    /// Asks for a range of seeds and queues the document's experiment with each.
    void addSeedsToQueue();
    /// The experiment of a run takes the place of the document's, as a step that can be undone.
    void useExperiment(RunModel* run);

Q_SIGNALS:
    /// For the status bar, for so long.
    void notice(const QString& text, int milliseconds);
    void runsWanted();        ///< the list of runs is to be seen: one is added
    void parametersWanted();  ///< the parameters are to be seen: one is wrong
    void worldWanted();       ///< the world is to be seen: it is another one
    void costMeasured();      ///< of a run that was trained through: RunCost knows it from here on
    /// A run was opened or begun.
    void used(const QString& path);

private:
    void connectEngine();
    void connectWidgets();
    /// The experiment of a run that is opened alone takes the place of a document that nobody has touched.
    void adoptWorldOf(RunModel* run);
    bool canTrain();
    /// The document's experiment as it is trained: under the name that it was saved under.
    Experiment toTrain() const;
    /// `text`: the experiment as it is recorded.
    void train(const Experiment& experiment, const QString& text, bool paused);
    void showCost();
    void trainAgain();
    void startNext();
    void takeStart(const QString& path);
    void takeFailure(const QString& text);
    void takeSilence(int seconds, bool suspended);
    void offer(const RecoverableRun& run);
    void problem(const QString& subject, const QString& text);

    ExperimentDocument* m_document;
    ParameterForm* m_parameters;
    EngineProcess* m_engine;
    RunQueue* m_queue;
    RunList* m_runs;
    TransportBar* m_transport;
    MessageBar* m_messages;
    QWidget* m_window;
    RunCost* m_cost;
    QPointer<RunModel> m_former;  ///< to be laid over the run that is started from it
    NewestTask m_search;          ///< for runs that can be recovered
};

}  // namespace disentangle
