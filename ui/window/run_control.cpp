// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/run_control.h"

#include "core/experiment/experiment.h"
#include "ui/base/log.h"
#include "ui/base/settings.h"
#include "ui/document/experiment_document.h"
#include "ui/document/parameter_form.h"
#include "ui/engine/engine_process.h"
#include "ui/engine/run_queue.h"
#include "ui/engine/transport_bar.h"
#include "ui/observe/run/run_model.h"
#include "ui/runs/run_list.h"
#include "ui/style/message_bar.h"
#include "ui/window/run_cost.h"
#include "ui/window/run_folder.h"

#include <QDir>
#include <QFileInfo>
#include <QInputDialog>
#include <QLocale>

#include <algorithm>

namespace disentangle {
namespace {

const QString engineSubject = QStringLiteral("engine");
const QString warningSubject = QStringLiteral("engine warning");
const QString silenceSubject = QStringLiteral("engine silence");
const QString experimentSubject = QStringLiteral("experiment of a run");
const QString runRecoverySubject = QStringLiteral("recovery of a run");
const QString dismissedKey = QStringLiteral("unfinished/dismissed");  // as earlier versions call it
const QString missingSubject = QStringLiteral("missing runs");
const QString openKey = QStringLiteral("runs/open");
const QString shownKey = QStringLiteral("runs/shown");
const QString columnsKey = QStringLiteral("runs/columnsPutAway");
constexpr int mostDismissed = 200;
constexpr qsizetype mostRemembered = 100;
constexpr int usualSeeds = 5;  // enough for a standard error
constexpr int mostSeeds = 100;

}  // namespace

RunControl::RunControl(const Parts& parts)
    : QObject(parts.window),
      m_document(parts.document),
      m_parameters(parts.parameters),
      m_engine(parts.engine),
      m_queue(parts.queue),
      m_runs(parts.runs),
      m_transport(parts.transport),
      m_messages(parts.messages),
      m_window(parts.window),
      m_cost(new RunCost(parts.engine, this))
{
    connect(m_queue, &RunQueue::changed, this, &RunControl::startNext, Qt::QueuedConnection);
    connect(m_queue, &RunQueue::changed, this,
            [this] { m_transport->setWaiting(static_cast<int>(m_queue->runs().size())); });
    connect(m_document, &ExperimentDocument::changed, this, &RunControl::showCost);
    connect(m_document, &ExperimentDocument::replaced, this, &RunControl::showCost);
    connect(m_cost, &RunCost::measured, this, &RunControl::showCost);
    connect(m_cost, &RunCost::measured, this, &RunControl::costMeasured);
    connectEngine();
    connectWidgets();
}

void RunControl::connectWidgets()
{
    connect(m_transport, &TransportBar::startRequested, this, &RunControl::start);
    connect(m_transport, &TransportBar::restartRequested, this, &RunControl::trainAgain);
    connect(m_transport, &TransportBar::holdRequested, this, [this] {
        if (!m_queue->isEmpty())
            m_queue->setHeld(true);
    });
    connect(m_transport, &TransportBar::trainedRunWanted, this, [this] { m_runs->open(m_engine->runPath()); });
    connect(m_runs, &RunList::experimentWanted, this, &RunControl::useExperiment);
    showCost();
}

void RunControl::use(ParameterForm* parameters, RunList* runs, TransportBar* transport)
{
    m_parameters = parameters;
    m_runs = runs;
    m_transport = transport;
    connectWidgets();
    m_transport->setWaiting(static_cast<int>(m_queue->runs().size()));
    m_transport->setTrainedRun(m_runs->find(m_engine->runPath()));
}

void RunControl::connectEngine()
{
    connect(m_engine, &EngineProcess::started, this, &RunControl::takeStart);
    connect(m_engine, &EngineProcess::silent, this, &RunControl::takeSilence);
    connect(m_engine, &EngineProcess::failed, this, &RunControl::takeFailure);
    // Queued: whoever asked for another run by ending this one comes first.
    for (const auto ended : {&EngineProcess::failed, &EngineProcess::finished})
        connect(m_engine, ended, this, &RunControl::startNext, Qt::QueuedConnection);
    connect(m_engine, &EngineProcess::warning, this,
            [this](const QString& text) { m_messages->show(MessageBar::Kind::warning, warningSubject, text); });
    connect(m_engine, &EngineProcess::refused, this, [this](const QString& text) { Q_EMIT notice(text, 8000); });
}

void RunControl::problem(const QString& subject, const QString& text)
{
    m_messages->show(MessageBar::Kind::error, subject, text);
}

// -- starting, going on, and the queue

bool RunControl::canTrain()
{
    const QString wrong = m_parameters->firstProblem();
    if (wrong.isEmpty())
        return true;
    m_messages->show(MessageBar::Kind::error, engineSubject, tr("Not started. %1").arg(wrong),
                     {{tr("Show parameters"), [this] { Q_EMIT parametersWanted(); }}});
    return false;
}

Experiment RunControl::toTrain() const
{
    Experiment experiment = m_document->experiment();
    if (const QFileInfo file(m_document->path()); !m_document->path().isEmpty())
        experiment.name = file.completeBaseName().toStdString();
    return experiment;
}

void RunControl::start(bool paused)
{
    if (canTrain())
        train(toTrain(), QString::fromStdString(format_experiment(toTrain())), paused);
}

void RunControl::showCost()
{
    m_transport->setExpectedCost(RunCost::inWords(m_document->experiment()));
}

void RunControl::trainAgain()
{
    RunModel* run = m_runs->current();
    if (!run || !run->data()->experiment)
        return;
    const auto recorded = run->data();
    m_former = run;
    train(*recorded->experiment, QString::fromStdString(recorded->experimentText), false);
}

void RunControl::train(const Experiment& experiment, const QString& text, bool paused)
{
    if (m_engine->isActive())
        return;
    m_messages->dismiss(engineSubject);
    m_messages->dismiss(warningSubject);
    const QString path = newRunPath(QString::fromStdString(experiment.name), experiment.seed);
    if (const QString folder = QFileInfo(path).path(); !QDir().mkpath(folder)) {
        problem(engineSubject, tr("%1: the folder for runs cannot be made. Free some space or correct its permissions, "
                                  "then run again.")
                                   .arg(QDir::toNativeSeparators(folder)));
        return;
    }
    m_engine->start(text, path, paused);
    m_cost->begin(experiment);
}

void RunControl::resume(const QString& path, bool paused)
{
    if (m_engine->isActive()) {
        Q_EMIT notice(tr("Another run is being trained; stop it first."), 8000);
        return;
    }
    m_messages->dismiss(engineSubject);
    m_messages->dismiss(engineSubject + path);
    m_engine->resumeRun(path, paused);
}

void RunControl::addToQueue()
{
    if (!canTrain())
        return;
    m_queue->add(toTrain());
    Q_EMIT runsWanted();
}

void RunControl::addSeedsToQueue()
{
    if (!canTrain())
        return;
    auto* question = new QInputDialog(m_window);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setWindowTitle(tr("Queue over seeds"));
    question->setLabelText(tr("Train this experiment with seed 0 and on; number of seeds:"));
    question->setInputMode(QInputDialog::IntInput);
    question->setIntRange(1, mostSeeds);
    question->setIntValue(usualSeeds);
    connect(question, &QInputDialog::intValueSelected, this, [this](int seeds) {
        m_queue->addSeeds(toTrain(), 0, static_cast<std::uint64_t>(seeds) - 1);
        Q_EMIT runsWanted();
    });
    question->open();
}

void RunControl::startNext()
{
    if (m_engine->isActive())
        return;
    const auto next = m_queue->takeNext();
    if (!next)
        return;
    const QString name = QString::fromStdString(name_with_method(*next));
    qCInfo(logRuns).noquote() << "from the queue:" << name << "seed" << next->seed;
    Q_EMIT notice(tr("From the queue: %1, seed %2").arg(name).arg(next->seed), 8000);
    train(*next, QString::fromStdString(format_experiment(*next)), false);
}

// -- what the engine says

void RunControl::takeStart(const QString& path)
{
    RunModel* run = m_runs->reopen(path);
    if (m_former && m_former != run)
        m_runs->setOverlaid(m_former, true);
    m_former = nullptr;
    m_transport->setTrainedRun(run);
    Q_EMIT used(path);
    Q_EMIT runsWanted();
}

void RunControl::takeFailure(const QString& text)
{
    QList<MessageBar::Action> actions;
    const QString path = m_engine->runPath();
    if (m_engine->canContinue()) {
        actions.append({tr("Continue from the checkpoint"), [this, path] { resume(path); }});
        // A run that fails again at once can be steered before it does.
        actions.append({tr("Continue paused"), [this, path] { resume(path, true); }});
    }
    const bool goesOn = !m_queue->isEmpty() && !m_queue->isHeld();
    // What was said of a run stays when the next in the queue starts.
    m_messages->show(MessageBar::Kind::error, goesOn ? engineSubject + path : engineSubject,
                     goesOn ? tr("%1: %2").arg(m_transport->trainedName(), text) : text, actions);
}

void RunControl::takeSilence(int seconds, bool suspended)
{
    if (seconds == 0) {
        m_messages->dismiss(silenceSubject);
        return;
    }
    const QString text = suspended
                             ? tr("The engine has been suspended from outside (SIGSTOP). What was recorded is safe.")
                             : tr("The engine has not answered for a while. A large model may take that long; "
                                  "what was recorded is safe.");
    if (m_messages->text(silenceSubject) == text)
        return;
    QList<MessageBar::Action> actions;
    if (suspended)
        actions.append({tr("Let it go on"), [this] { m_engine->wake(); }});
    actions.append({tr("End it"), [this] { m_engine->kill(); }});
    m_messages->show(MessageBar::Kind::warning, silenceSubject, text, actions);
}

// -- runs that are opened, and their experiments

void RunControl::open(const QStringList& paths)
{
    QStringList files;
    for (const QString& path : paths) {
        files << QFileInfo(path).absoluteFilePath();
        qCInfo(logRuns).noquote() << "opening" << files.back();
    }
    RunModel* run = m_runs->open(files);
    if (files.size() == 1 && m_document->isUntouched())
        adoptWorldOf(run);
    for (const QString& file : files)
        Q_EMIT used(file);
}

void RunControl::adoptWorldOf(RunModel* run)
{
    // Its experiment is known once its file has been opened; whoever draws until then keeps what was drawn.
    const auto adopt = [this, run] {
        const auto record = run->data();
        if (record->experiment && m_document->isUntouched() && m_runs->current() == run)
            m_document->adopt(*record->experiment);
        return record->experiment.has_value();
    };
    if (adopt())
        return;
    auto* reading = new QObject(run);
    connect(run, &RunModel::dataChanged, reading, [adopt, reading] {
        if (adopt())
            delete reading;
    });
}

void RunControl::remember() const
{
    QStringList paths;
    for (const RunModel* run : m_runs->runs())
        paths.append(run->path());
    const auto stored = settings();
    stored->setValue(openKey, QStringList(paths.mid(std::max<qsizetype>(0, paths.size() - mostRemembered))));
    stored->setValue(shownKey, m_runs->current() ? m_runs->current()->path() : QString());
    stored->setValue(columnsKey, m_runs->hiddenColumns());
}

void RunControl::restore()
{
    const auto stored = settings();
    m_runs->setHiddenColumns(stored->value(columnsKey).toStringList());
    const QStringList missing =
        m_runs->restore(stored->value(openKey).toStringList(), stored->value(shownKey).toString());
    if (missing.isEmpty())
        return;
    QStringList names;
    for (const QString& path : missing)
        names.append(QDir::toNativeSeparators(path));
    m_messages->show(MessageBar::Kind::info, missingSubject,
                     tr("No longer where it was when the studio was closed: %1").arg(names.join(QStringLiteral(", "))));
}

void RunControl::useExperiment(RunModel* run)
{
    const auto record = run->data();
    if (!record->experiment)
        return;
    m_messages->dismiss(experimentSubject);
    const QString wrong = m_document->replaceExperiment(*record->experiment, tr("Experiment of %1").arg(run->name()));
    if (!wrong.isEmpty())
        problem(experimentSubject, wrong);
    Q_EMIT worldWanted();
}

// -- recovery

void RunControl::offerRecovery()
{
    m_search.ask([this, folder = runFolder()](const std::stop_token& stop) -> NewestTask::Delivery {
        return [this, folder, found = findRecoverableRuns(folder, stop)] {
            qCInfo(logRuns).noquote() << found.size() << "runs to recover in" << folder;
            const QStringList dismissed = settings()->value(dismissedKey).toStringList();
            for (const RecoverableRun& run : found) {
                if (dismissed.contains(run.path) || run.path == m_engine->runPath())
                    continue;
                offer(run);
                break;  // one at a time: the newest
            }
        };
    });
}

void RunControl::offer(const RecoverableRun& run)
{
    const QString path = run.path;
    const auto forget = [path] {
        const auto stored = settings();
        QStringList dismissed = stored->value(dismissedKey).toStringList();
        dismissed.removeAll(path);
        dismissed.prepend(path);
        stored->setValue(dismissedKey, QStringList(dismissed.mid(0, mostDismissed)));
    };
    m_messages->show(MessageBar::Kind::info, runRecoverySubject,
                     tr("%1 was interrupted. It can go on from step %2 of %3.")
                         .arg(run.name, QLocale().toString(static_cast<qlonglong>(run.step)),
                              QLocale().toString(static_cast<qlonglong>(run.steps))),
                     {{tr("Continue"), [this, path] { resume(path); }},
                      {tr("Open"), [this, path] { m_runs->open(path); }},
                      {tr("Dismiss"), forget}},
                     forget);
}

}  // namespace disentangle
