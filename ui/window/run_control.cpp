// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/run_control.h"

#include "core/experiment/kinds.h"
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
#include "ui/window/run_folder.h"

#include <QDir>
#include <QFileInfo>
#include <QInputDialog>
#include <QLocale>

namespace disentangle {
namespace {

const QString engineSubject = QStringLiteral("engine");
const QString warningSubject = QStringLiteral("engine warning");
const QString silenceSubject = QStringLiteral("engine silence");
const QString experimentSubject = QStringLiteral("experiment of a run");
const QString runRecoverySubject = QStringLiteral("recovery of a run");
const QString dismissedKey = QStringLiteral("unfinished/dismissed");  // as earlier versions call it
constexpr int mostDismissed = 200;
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
      m_window(parts.window)
{
    connect(m_transport, &TransportBar::startRequested, this, &RunControl::start);
    connect(m_transport, &TransportBar::restartRequested, this, &RunControl::trainAgain);
    connect(m_runs, &RunList::experimentWanted, this, &RunControl::useExperiment);
    // What was offered is about the run that was shown before.
    connect(m_runs, &RunList::currentChanged, this, [this] { m_messages->dismiss(experimentSubject); });
    connect(m_queue, &RunQueue::changed, this, &RunControl::startNext, Qt::QueuedConnection);
    connectEngine();
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

void RunControl::start(bool paused)
{
    if (canTrain())
        train(m_document->text(), QString::fromStdString(m_document->experiment().name), paused);
}

void RunControl::trainAgain()
{
    RunModel* run = m_runs->current();
    if (!run || !run->data()->experiment)
        return;
    const auto recorded = run->data();
    m_former = run;
    train(QString::fromStdString(recorded->experimentText), QString::fromStdString(recorded->experiment->name), false);
}

void RunControl::train(const QString& text, const QString& name, bool paused)
{
    if (m_engine->isActive())
        return;
    m_messages->dismiss(engineSubject);
    m_messages->dismiss(warningSubject);
    const QString path = newRunPath(name);
    if (const QString folder = QFileInfo(path).path(); !QDir().mkpath(folder)) {
        problem(engineSubject, tr("%1: the folder for runs cannot be made. Free some space or correct its permissions, "
                                  "then run again.")
                                   .arg(QDir::toNativeSeparators(folder)));
        return;
    }
    m_engine->start(text, path, paused);
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
    m_queue->add(m_document->experiment());
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
        m_queue->addSeeds(m_document->experiment(), 0, static_cast<std::uint64_t>(seeds) - 1);
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
    qCInfo(logRuns).noquote() << "from the queue:" << next->name << "seed" << next->seed;
    Q_EMIT notice(tr("From the queue: %1, seed %2").arg(next->name).arg(next->seed), 8000);
    train(next->text, next->name, false);
}

// -- what the engine says

void RunControl::takeStart(const QString& path)
{
    RunModel* run = m_runs->reopen(path);
    if (m_former && m_former != run)
        m_runs->setOverlaid(m_former, true);
    m_former = nullptr;
    m_transport->setTrainedRun(run);
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
                     goesOn ? tr("%1: %2").arg(QFileInfo(path).completeBaseName(), text) : text, actions);
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
    if (RunModel* shown = m_runs->open(files))
        offerExperiment(shown);
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

void RunControl::offerExperiment(RunModel* run)
{
    const auto offer = [this, run] {
        const auto record = run->data();
        if (!record->experiment)
            return false;
        // Own data are no world to edit; they are trained again from the run itself.
        const bool isWorld = has_world(*record->experiment);
        if (isWorld && run == m_runs->current() && *record->experiment != m_document->experiment())
            m_messages->show(MessageBar::Kind::info, experimentSubject,
                             tr("%1 was trained on another experiment than the one in the World.").arg(run->name()),
                             {{tr("Use its experiment"), [this, run = QPointer(run)] {
                                   if (run)
                                       useExperiment(run);
                               }}});
        return true;
    };
    if (offer())
        return;
    // It is still being read: once, when it has been.
    auto* once = new QObject(this);
    connect(run, &QObject::destroyed, once, &QObject::deleteLater);
    connect(run, &RunModel::dataChanged, once, [once, offer] {
        if (offer())
            once->deleteLater();
    });
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
                     tr("%1 was interrupted at step %2 of %3.")
                         .arg(run.name, QLocale().toString(static_cast<qlonglong>(run.step)),
                              QLocale().toString(static_cast<qlonglong>(run.steps))),
                     {{tr("Continue"), [this, path] { resume(path); }},
                      {tr("Open"), [this, path] { m_runs->open(path); }},
                      {tr("Dismiss"), forget}},
                     forget);
}

}  // namespace disentangle
