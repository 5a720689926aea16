// Starting runs, going on with runs, and what the engine reports.
#include "ui/window/main_window.h"

#include "ui/document/experiment_document.h"
#include "ui/document/parameter_form.h"
#include "ui/engine/engine_process.h"
#include "ui/engine/run_queue.h"
#include "ui/engine/transport_bar.h"
#include "ui/runs/comparison_view.h"
#include "ui/runs/run_list.h"
#include "ui/observe/run/run_model.h"
#include "ui/window/message_bar.h"
#include "ui/window/run_folder.h"
#include "ui/window/settings.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDir>
#include <QDockWidget>
#include <QFileInfo>
#include <QInputDialog>
#include <QStatusBar>
#include <QThreadPool>
#include <QVBoxLayout>

namespace disentangle {
namespace {

const QString engineSubject = QStringLiteral("engine");
const QString warningSubject = QStringLiteral("engine warning");
const QString silenceSubject = QStringLiteral("engine silence");
const QString experimentSubject = QStringLiteral("experiment of a run");
constexpr int usualSeeds = 5;  // enough for a standard error
constexpr int mostSeeds = 100;
const QString dismissedKey = QStringLiteral("unfinished/dismissed");

}  // namespace

void MainWindow::connectEngine()
{
    connect(m_transport, &TransportBar::startRequested, this, &MainWindow::startRun);
    connect(m_transport, &TransportBar::restartRequested, this, [this] {
        if (RunModel* run = m_runs->current(); run && run->data()->experiment) {
            const auto recorded = run->data();
            m_former = run;
            train(QString::fromStdString(recorded->experimentText), QString::fromStdString(recorded->experiment->name),
                  false);
        }
    });
    connect(m_engine, &EngineProcess::stateChanged, this, &MainWindow::refreshStatus);
    connect(m_engine, &EngineProcess::started, this, [this](const QString& path) {
        RunModel* run = m_runs->reopen(path);
        if (m_former && m_former != run)
            m_runs->setOverlaid(m_former, true);
        m_former = nullptr;
        m_transport->setTrainedRun(run);
        m_runsDock->show();
    });
    connect(m_engine, &EngineProcess::silent, this, &MainWindow::takeSilence);
    connect(m_engine, &EngineProcess::failed, this, &MainWindow::takeFailure);
    // Queued: whoever asked for another run by ending this one comes first.
    for (const auto ended : {&EngineProcess::failed, &EngineProcess::finished})
        connect(m_engine, ended, this, &MainWindow::startNext, Qt::QueuedConnection);
    connect(m_queue, &RunQueue::changed, this, &MainWindow::startNext, Qt::QueuedConnection);
    connect(m_engine, &EngineProcess::progress, this, &MainWindow::refreshStatus);
    connect(m_engine, &EngineProcess::warning, this,
            [this](const QString& text) { m_messages->show(MessageBar::Kind::warning, warningSubject, text); });
    connect(m_engine, &EngineProcess::refused, this,
            [this](const QString& text) { statusBar()->showMessage(text, 8000); });
}

void MainWindow::takeFailure(const QString& text)
{
    QList<MessageBar::Action> actions;
    const QString path = m_engine->runPath();
    if (m_engine->canContinue()) {
        actions.append({tr("Continue from the checkpoint"), [this, path] { continueRun(path); }});
        // A run that fails again at once can be steered before it does.
        actions.append({tr("Continue paused"), [this, path] { continueRun(path, true); }});
    }
    const bool goesOn = !m_queue->isEmpty() && !m_queue->isHeld();
    // What was said of a run stays when the next in the queue starts.
    m_messages->show(MessageBar::Kind::error, goesOn ? engineSubject + path : engineSubject,
                     goesOn ? tr("%1: %2").arg(QFileInfo(path).completeBaseName(), text) : text, actions);
}

void MainWindow::takeSilence(int seconds, bool suspended)
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

bool MainWindow::canTrain()
{
    const QString wrong = m_parameters->firstProblem();
    if (wrong.isEmpty())
        return true;
    m_messages->show(MessageBar::Kind::error, engineSubject, tr("Not started. %1").arg(wrong),
                     {{tr("Show parameters"), [this] {
                           m_parametersDock->show();
                           m_parametersDock->raise();
                       }}});
    return false;
}

void MainWindow::startRun(bool paused)
{
    if (canTrain())
        train(m_document->text(), QString::fromStdString(m_document->experiment().name), paused);
}

void MainWindow::addToQueue()
{
    if (!canTrain())
        return;
    m_queue->add(m_document->experiment());
    m_runsDock->show();
}

void MainWindow::addSeedsToQueue()
{
    if (!canTrain())
        return;
    auto* question = new QInputDialog(this);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setWindowTitle(tr("Queue over seeds"));
    question->setLabelText(tr("Train this experiment with seed 0 and on; number of seeds:"));
    question->setInputMode(QInputDialog::IntInput);
    question->setIntRange(1, mostSeeds);
    question->setIntValue(usualSeeds);
    connect(question, &QInputDialog::intValueSelected, this, [this](int seeds) {
        m_queue->addSeeds(m_document->experiment(), 0, static_cast<std::uint64_t>(seeds) - 1);
        m_runsDock->show();
    });
    question->open();
}

void MainWindow::startNext()
{
    if (m_engine->isActive())
        return;
    const auto next = m_queue->takeNext();
    if (!next)
        return;
    statusBar()->showMessage(tr("From the queue: %1, seed %2").arg(next->name).arg(next->seed), 8000);
    train(next->text, next->name, false);
}

void MainWindow::showComparison()
{
    if (auto* open = findChild<ComparisonView*>()) {
        open->window()->raise();
        open->window()->activateWindow();
        return;
    }
    auto* window = new QDialog(this);
    window->setAttribute(Qt::WA_DeleteOnClose);
    window->setWindowTitle(tr("Compare runs"));
    auto* column = new QVBoxLayout(window);
    column->addWidget(new ComparisonView(m_runs));
    window->show();
}

void MainWindow::useExperiment(RunModel* run)
{
    const auto record = run->data();
    if (!record->experiment)
        return;
    m_messages->dismiss(experimentSubject);
    const QString wrong = m_document->replaceExperiment(*record->experiment, tr("Experiment of %1").arg(run->name()));
    if (!wrong.isEmpty())
        problem(experimentSubject, wrong);
    m_worldDock->show();
    m_worldDock->raise();
}

void MainWindow::withdrawExperiment()
{
    m_messages->dismiss(experimentSubject);
}

void MainWindow::offerExperiment(RunModel* run)
{
    const auto offer = [this, run] {
        const auto record = run->data();
        if (!record->experiment)
            return false;
        if (run == m_runs->current() && *record->experiment != m_document->experiment())
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
    auto* once = new QObject(run);
    connect(run, &RunModel::dataChanged, once, [once, offer] {
        if (offer())
            once->deleteLater();
    });
}

void MainWindow::train(const QString& text, const QString& name, bool paused)
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

void MainWindow::continueRun(const QString& path, bool paused)
{
    if (m_engine->isActive()) {
        statusBar()->showMessage(tr("Another run is being trained; stop it first."), 8000);
        return;
    }
    m_messages->dismiss(engineSubject);
    m_messages->dismiss(engineSubject + path);
    m_engine->resumeRun(path, paused);
}

void MainWindow::offerUnfinishedRuns()
{
    ++m_searching;
    const QStringList dismissed = settings()->value(dismissedKey).toStringList();
    QThreadPool::globalInstance()->start([this, alive = std::weak_ptr<bool>(m_alive), folder = runFolder(), dismissed] {
        auto found = findUnfinishedRuns(folder);
        // The window may be gone by then: only the GUI thread may look, and it is told through the application.
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [this, alive, dismissed, found = std::move(found)] {
                if (alive.expired())
                    return;
                --m_searching;
                for (const UnfinishedRun& run : found) {
                    if (dismissed.contains(run.path) || run.path == m_engine->runPath())
                        continue;
                    offer(run);
                    break;  // one at a time: the newest
                }
            },
            Qt::QueuedConnection);
    });
}

void MainWindow::offer(const UnfinishedRun& run)
{
    const QString path = run.path;
    const auto forget = [path] {
        const auto stored = settings();
        QStringList dismissed = stored->value(dismissedKey).toStringList();
        dismissed.removeAll(path);
        dismissed.prepend(path);
        stored->setValue(dismissedKey, QStringList(dismissed.mid(0, 200)));
    };
    m_messages->show(MessageBar::Kind::info, QStringLiteral("unfinished"),
                     tr("%1 was interrupted at step %2 of %3.")
                         .arg(run.name, QLocale().toString(static_cast<qlonglong>(run.step)),
                              QLocale().toString(static_cast<qlonglong>(run.steps))),
                     {{tr("Continue"), [this, path] { continueRun(path); }},
                      {tr("Open"), [this, path] { m_runs->open(path); }},
                      {tr("Dismiss"), forget}},
                     forget);
}

}  // namespace disentangle
