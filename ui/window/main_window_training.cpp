// Starting runs, going on with runs, and what the engine reports.
#include "ui/window/main_window.h"

#include "ui/document/experiment_document.h"
#include "ui/document/parameter_form.h"
#include "ui/engine/engine_process.h"
#include "ui/engine/transport_bar.h"
#include "ui/observe/run_list.h"
#include "ui/observe/run_model.h"
#include "ui/window/message_bar.h"
#include "ui/window/run_folder.h"
#include "ui/window/settings.h"

#include <QCoreApplication>
#include <QDir>
#include <QDockWidget>
#include <QFileInfo>
#include <QStatusBar>
#include <QThreadPool>

namespace disentangle {
namespace {

const QString engineSubject = QStringLiteral("engine");
const QString warningSubject = QStringLiteral("engine warning");
const QString dismissedKey = QStringLiteral("unfinished/dismissed");

}  // namespace

void MainWindow::connectEngine()
{
    connect(m_transport, &TransportBar::startRequested, this, &MainWindow::startRun);
    connect(m_transport, &TransportBar::restartRequested, this, [this] {
        if (const RunModel* run = m_runs->current(); run && run->data()->experiment) {
            const auto recorded = run->data();
            train(QString::fromStdString(recorded->experimentText), QString::fromStdString(recorded->experiment->name),
                  false);
        }
    });
    connect(m_engine, &EngineProcess::stateChanged, this, &MainWindow::refreshStatus);
    connect(m_engine, &EngineProcess::started, this, [this](const QString& path) {
        m_runs->reopen(path);
        m_runsDock->show();
    });
    connect(m_engine, &EngineProcess::progress, this, &MainWindow::refreshStatus);
    connect(m_engine, &EngineProcess::warning, this, [this](const QString& text) {
        m_messages->show(MessageBar::Kind::warning, warningSubject, text);
    });
    connect(m_engine, &EngineProcess::refused, this,
            [this](const QString& text) { statusBar()->showMessage(text, 8000); });
    connect(m_engine, &EngineProcess::failed, this, [this](const QString& text) {
        QList<MessageBar::Action> actions;
        if (m_engine->canContinue())
            actions.append({tr("Continue from the checkpoint"), [this] { continueRun(m_engine->runPath()); }});
        m_messages->show(MessageBar::Kind::error, engineSubject, text, actions);
    });
}

void MainWindow::startRun(bool paused)
{
    if (const QString wrong = m_parameters->firstProblem(); !wrong.isEmpty()) {
        m_messages->show(MessageBar::Kind::error, engineSubject, tr("Not started. %1").arg(wrong),
                         {{tr("Show parameters"), [this] {
                               m_parametersDock->show();
                               m_parametersDock->raise();
                           }}});
        return;
    }
    train(m_document->text(), QString::fromStdString(m_document->experiment().name), paused);
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
                                  "then run again.").arg(QDir::toNativeSeparators(folder)));
        return;
    }
    m_engine->start(text, path, paused);
}

void MainWindow::continueRun(const QString& path)
{
    if (m_engine->isActive()) {
        statusBar()->showMessage(tr("Another run is being trained; stop it first."), 8000);
        return;
    }
    m_messages->dismiss(engineSubject);
    m_engine->resumeRun(path);
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
