// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/engine/tiny_experiment.h"
#include "tests/ui/support/private_home.h"
#include "tests/ui/support/test_class.h"
#include "ui/document/experiment_document.h"
#include "ui/document/parameter_row.h"
#include "ui/engine/engine_process.h"
#include "ui/engine/run_queue.h"
#include "ui/engine/steer_panel.h"
#include "ui/engine/transport_bar.h"
#include "ui/observe/observatory.h"
#include "ui/observe/points/observation_plot.h"
#include "ui/observe/points/traversals_view.h"
#include "ui/observe/run/landmarks.h"
#include "ui/runs/run_list.h"
#include "ui/runs/run_log.h"
#include "ui/observe/run/run_model.h"
#include "ui/observe/scrub/scrubber.h"
#include "ui/observe/scrub/scrubber_track.h"
#include "ui/window/main_window.h"
#include "ui/window/panels.h"
#include "ui/style/message_bar.h"
#include "ui/window/world_note.h"

#include <QAction>
#include <QDir>
#include <QDockWidget>
#include <QFile>
#include <QLineEdit>
#include <QMap>
#include <QMessageBox>
#include <QPushButton>
#include <QSet>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QUndoStack>

using namespace disentangle;
using namespace disentangle::testing;
using State = EngineProcess::State;

/// The window over the engine itself: what a user does to a run, and what the run file says of it afterwards.
class LiveControlTest : public QObject {
    Q_OBJECT
public:
    static void initMain() { usePrivateHome(); }
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void aPresetRunsPausesAndIsScrubbedWhileItTrains();
    void aRestartFromTheSameInitialisationDrawsTheSameCurves();
    void aChangeWhileItRunsIsInTheFileAndMarkedOnTheScrubber();
    void steeringStaysInFrontWhateverIsTurnedTo();
    void aChangeThatRuinsTheRunIsSaidWithTheWayOn();
    void aDiskThatTakesNoMoreIsSaidAndTheRunStays();
    void queuedRunsFollowEachOtherAlsoAfterAFailure();
    void whatIsPaintedIsOfTheRunThatIsNamedThroughQueueAndRestart();
    void theExperimentOfARunIsTakenOverInOneStep();

private:
    QAction* action(const char* text) const;
    QStringList offers() const;
    void experiment(int steps);
    const std::shared_ptr<const RunData> shown() const { return m_window->runList()->current()->data(); }

    QTemporaryDir m_folder;
    std::unique_ptr<MainWindow> m_window;
};

constexpr int patience = 60000;  // ms that a busy machine may take for a few hundred steps

void LiveControlTest::initTestCase()
{
    QCoreApplication::setApplicationName(QStringLiteral("disentangle-studio"));
}

void LiveControlTest::init()
{
    qputenv("DISENTANGLE_ENGINE", DISENTANGLE_ENGINE_PATH);
    qputenv("DISENTANGLE_FAKE_ENGINE", "");
    m_window = std::make_unique<MainWindow>(MainWindow::Arrangement::fresh);
    m_window->resize(1200, 800);
    m_window->show();
}

void LiveControlTest::cleanup()
{
    m_window.reset();
    QDir(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)).removeRecursively();
}

QAction* LiveControlTest::action(const char* text) const
{
    for (QAction* action : m_window->transport()->actions())
        if (action->text() == QLatin1String(text))
            return action;
    return nullptr;
}

QStringList LiveControlTest::offers() const
{
    QStringList texts;
    for (const auto* button : m_window->messages()->findChildren<QPushButton*>())
        texts.append(button->text());
    return texts;
}

void LiveControlTest::experiment(int steps)
{
    QCOMPARE(m_window->document()->restore(tinyExperiment(steps), {}), QString());
}

void LiveControlTest::aPresetRunsPausesAndIsScrubbedWhileItTrains()
{
    QCOMPARE(m_window->document()->applyPreset("ActionNonDiag"), QString());
    for (const auto& [key, value] : {std::pair{"world.rows.train", 20000}, {"training.evaluate_every", 10}})
        QCOMPARE(m_window->document()->setParameter(QString::fromLatin1(key), value), QString());
    EngineProcess* engine = m_window->engine();
    action("Run")->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(m_window->runList()->current() && shown()->lastStep() >= 20, patience);
    RunModel* run = m_window->runList()->current();
    run->setStep(0);
    QCOMPARE(run->step(), 0);
    const std::int64_t before = run->data()->lastStep();
    QTRY_VERIFY_WITH_TIMEOUT(run->data()->lastStep() > before, patience);  // it trains on meanwhile
    QCOMPARE(run->step(), 0);
    QTRY_COMPARE(run->moment()->step, std::int64_t{0});
    engine->pause();
    QTRY_COMPARE_WITH_TIMEOUT(engine->state(), State::paused, patience);
    QTRY_COMPARE_WITH_TIMEOUT(run->data()->lastStep(), std::int64_t{engine->step()}, patience);
    run->followNewest();
    QCOMPARE(run->step(), engine->step());
    QTRY_COMPARE(run->moment()->step, std::int64_t{engine->step()});
}

void LiveControlTest::aRestartFromTheSameInitialisationDrawsTheSameCurves()
{
    experiment(300);
    EngineProcess* engine = m_window->engine();
    for (const int step : {30, 60, 90}) {
        action("To next evaluation")->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(engine->step(), step, patience);
        QTRY_COMPARE_WITH_TIMEOUT(engine->state(), State::paused, patience);
    }
    RunModel* former = m_window->runList()->current();
    QVERIFY(former);
    action("Restart")->trigger();
    auto* question = m_window->findChild<QMessageBox*>("restart");
    QVERIFY(question);
    question->defaultButton()->click();
    QTRY_VERIFY_WITH_TIMEOUT(m_window->runList()->current() != former && shown()->state == RunState::finished,
                             patience);
    QTRY_COMPARE_WITH_TIMEOUT(shown()->lastStep(), std::int64_t{300}, patience);
    QCOMPARE(m_window->runList()->overlay(), QList<RunModel*>{former});
    QTRY_COMPARE_WITH_TIMEOUT(former->data()->state, RunState::stopped, patience);
    QVERIFY(former->path() != m_window->runList()->current()->path());
    for (const char* metric : {"mcc", "r", "shd", "loss", "kl", "expected_edges_Ga"}) {
        const Curve* again = shown()->curve(metric);
        QVERIFY(again);
        std::size_t compared = 0;
        for (const Sample& sample : *former->data()->curve(metric)) {
            if (sample.step % 30 != 0)
                continue;  // where it was stopped
            QCOMPARE(sampleAt(*again, sample.step)->value, sample.value);
            ++compared;
        }
        QVERIFY(compared >= 3);
    }
}

void LiveControlTest::aChangeWhileItRunsIsInTheFileAndMarkedOnTheScrubber()
{
    experiment(3000);
    EngineProcess* engine = m_window->engine();
    action("To next evaluation")->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(engine->step(), 30, patience);
    QTRY_COMPARE_WITH_TIMEOUT(engine->state(), State::paused, patience);
    action("Steer")->trigger();
    SteerPanel* steer = m_window->transport()->steerPanel();
    QVERIFY(steer->isVisible());
    QTRY_VERIFY(steer->row("training.rate"));
    QTRY_VERIFY(steer->reason().isEmpty());
    ParameterRow* rate = steer->row("training.rate");
    auto* field = rate->editor()->findChild<QLineEdit*>();
    field->setFocus();
    field->selectAll();
    QTest::keyClicks(field, "0.0005");
    QTest::keyClick(rate->editor(), Qt::Key_Return);
    engine->toNextEvaluation();
    QTRY_COMPARE_WITH_TIMEOUT(engine->step(), 60, patience);
    const auto isSet = [](const Event& event) { return event.kind == "set"; };
    QTRY_VERIFY(std::any_of(shown()->events.begin(), shown()->events.end(), isSet));
    const Event set = *std::find_if(shown()->events.begin(), shown()->events.end(), isSet);
    QCOMPARE(set.step, std::int64_t{30});
    QVERIFY(set.text.find("0.0005") != std::string::npos);
    QCOMPARE(shown()->experimentAt(60)->training.rate, 0.0005);
    QVERIFY(shown()->experimentAt(0)->training.rate != 0.0005);
    // The mark is where the scrubber stops on its way back.
    Scrubber* scrubber = m_window->transport()->scrubber();
    QTRY_COMPARE(shown()->lastStep(), std::int64_t{60});
    QTest::keyClick(scrubber->findChild<ScrubberTrack*>(), Qt::Key_Left, Qt::ControlModifier);
    QCOMPARE(m_window->runList()->current()->step(), 30);
    const QList<Landmark> marks = eventLandmarks(*shown());
    QVERIFY(std::any_of(marks.begin(), marks.end(), [](const Landmark& mark) { return mark.name.contains("rate"); }));
    QTest::keyClick(steer, Qt::Key_Escape);
    QVERIFY(!steer->isVisible());
}

void LiveControlTest::steeringStaysInFrontWhateverIsTurnedTo()
{
    action("Steer")->trigger();
    SteerPanel* steer = m_window->transport()->steerPanel();
    QVERIFY(steer->isVisible());
    const auto isInFront = [&](const QPoint& place) {
        const QWidget* front = m_window->childAt(steer->mapTo(m_window.get(), place));
        return front == steer || steer->isAncestorOf(front);
    };
    const auto isWhole = [&] { return isInFront({4, 4}) && isInFront(steer->rect().center()); };
    QVERIFY(isWhole());
    for (QDockWidget* dock : m_window->panels()->movable()) {
        dock->show();
        dock->raise();
        QVERIFY2(isWhole(), qPrintable(dock->windowTitle()));
    }
    m_window->centralWidget()->raise();  // as Qt does when a tab of the panels is clicked
    QVERIFY(isWhole());
    action("Steer")->trigger();
    action("Steer")->trigger();
    QTest::keyClick(m_window->focusWidget(), Qt::Key_Escape);  // wherever the keyboard was before
    QVERIFY(!steer->isVisible());
}

void LiveControlTest::aChangeThatRuinsTheRunIsSaidWithTheWayOn()
{
    experiment(3000);
    EngineProcess* engine = m_window->engine();
    action("To next evaluation")->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(engine->state(), State::paused, patience);
    QTRY_COMPARE_WITH_TIMEOUT(engine->step(), 30, patience);
    engine->set("unmix_rate", 10);  // the unmixing matrix grows tenfold with every step until it overflows
    engine->resume();
    QTRY_VERIFY_WITH_TIMEOUT(engine->hasFailed(), patience);
    QVERIFY(m_window->messages()->text("engine").contains("not a finite number"));
    QVERIFY(offers().contains("Continue from the checkpoint"));
    QVERIFY(offers().contains("Continue paused"));
    QTRY_COMPARE(shown()->state, RunState::failed);
    for (auto* button : m_window->messages()->findChildren<QPushButton*>())
        if (button->text() == "Continue paused")
            button->click();
    QTRY_COMPARE_WITH_TIMEOUT(engine->state(), State::paused, patience);
    QCOMPARE(engine->step(), 30);
    engine->toNextEvaluation();
    QTRY_COMPARE_WITH_TIMEOUT(engine->step(), 60, patience);
}

void LiveControlTest::aDiskThatTakesNoMoreIsSaidAndTheRunStays()
{
    // No file may grow beyond a few hundred kilobytes, and the engine is told so by a failed write.
    QFile script(m_folder.filePath("engine"));
    QVERIFY(script.open(QIODevice::WriteOnly));
    script.write("#!/bin/sh\ntrap '' XFSZ\nulimit -f 600\nexec '" DISENTANGLE_ENGINE_PATH "' \"$@\"\n");
    script.close();
    QVERIFY(script.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    qputenv("DISENTANGLE_ENGINE", QFile::encodeName(script.fileName()));
    experiment(1000000);
    EngineProcess* engine = m_window->engine();
    action("Run")->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(engine->hasFailed(), patience);
    QVERIFY2(engine->message().contains("File too large"), qPrintable(engine->message()));
    QVERIFY(engine->message().contains(".run"));
    QVERIFY(m_window->messages()->text("engine").contains("File too large"));
    QTRY_VERIFY(shown()->lastStep() >= 0);
    QVERIFY(shown()->curve("mcc"));
}

void LiveControlTest::queuedRunsFollowEachOtherAlsoAfterAFailure()
{
    qputenv("DISENTANGLE_ENGINE", DISENTANGLE_FAKE_ENGINE_PATH);
    EngineProcess* engine = m_window->engine();
    QSignalSpy started(engine, &EngineProcess::started);
    QSignalSpy failed(engine, &EngineProcess::failed);
    QSignalSpy finished(engine, &EngineProcess::finished);
    RunQueue* queue = m_window->queue();
    queue->setHeld(true);
    queue->addSeeds(m_window->document()->experiment(), 0, 2);
    QCOMPARE(started.count(), 0);
    qputenv("DISENTANGLE_FAKE_ENGINE", "error");
    // Before the next one starts.
    connect(engine, &EngineProcess::failed, this, [] { qputenv("DISENTANGLE_FAKE_ENGINE", ""); });
    queue->setHeld(false);
    QTRY_COMPARE(failed.count(), 1);
    QTRY_COMPARE(started.count(), 2);
    QCOMPARE(queue->runs().size(), 1);
    const QStringList said = offers();
    QVERIFY(said.contains("Continue from the checkpoint"));  // of the failed one, still
    engine->stop();
    QTRY_COMPARE(finished.count(), 1);
    QTRY_COMPARE(started.count(), 3);
    QVERIFY(queue->isEmpty());
}

/// Looks at every painting of the views of a window, and keeps what is of another run, row or step than is named above.
class PaintWatch : public QObject {
public:
    explicit PaintWatch(MainWindow* window) : m_window(window)
    {
        for (RunView* view : window->observatory()->findChildren<RunView*>()) {
            view->installEventFilter(this);
            for (auto* plot : view->findChildren<ObservationPlot*>())
                plot->installEventFilter(this);
        }
    }
    QStringList wrong;
    int paintings = 0;  ///< of rows

private:
    void require(bool holds, const QString& what)
    {
        if (!holds && !wrong.contains(what))
            wrong.append(what);
    }
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() != QEvent::Paint)
            return false;
        const RunModel* run = m_window->runList()->current();
        const Observatory& observatory = *m_window->observatory();
        if (!run || !run->data()->experiment)
            return false;
        require(observatory.header().startsWith(run->name()), "header " + observatory.header());
        require(run->step() < 0 || observatory.header().contains(QString("step %1 of").arg(run->step())),
                "step in the header " + observatory.header());
        if (auto* view = qobject_cast<RunView*>(watched))
            require(view->run() == run, "run of " + view->objectName());
        const auto* plot = qobject_cast<ObservationPlot*>(watched);
        const auto* traversals = observatory.findChild<TraversalsView*>();
        if (!plot || !traversals->isAncestorOf(plot) || !plot->isVisible())
            return false;
        ++paintings;
        // A row that this run was looked at by: the one before is drawn until its traversals come, another run's never.
        const int row = traversals->findChild<QSpinBox*>()->value();
        QSet<int>& rows = m_rows[run->path()];
        rows << 0 << run->point();
        require(rows.contains(row), QString("row %1 in %2").arg(row).arg(run->name()));
        const QString names = plot->asText();
        require(names.contains(QString("of row %1\t").arg(row)), "row named " + names.section('\t', 0, 40));
        require(traversals->live().step() == run->step() ||
                    names.contains(QString("by the model of step %L1").arg(traversals->live().step())),
                QString("x of step %1 at step %2").arg(traversals->live().step()).arg(run->step()));
        return false;
    }

    MainWindow* m_window;
    QMap<QString, QSet<int>> m_rows;  ///< of each run, by its path
};

// Two short seeds from the queue, then the second once more, each looked at by another row than the first.
void LiveControlTest::whatIsPaintedIsOfTheRunThatIsNamedThroughQueueAndRestart()
{
    m_window->resize(2400, 1300);  // traversals and held-out rows beside each other
    experiment(90);
    const auto* traversals = m_window->observatory()->findChild<TraversalsView*>();
    const auto shows = [traversals](int row) {
        return traversals->findChild<QSpinBox*>()->value() == row && !traversals->live().traversal().empty();
    };
    PaintWatch watch(m_window.get());
    QSignalSpy started(m_window->engine(), &EngineProcess::started);
    m_window->queue()->addSeeds(m_window->document()->experiment(), 0, 1);
    QTRY_COMPARE_WITH_TIMEOUT(started.count(), 1, patience);
    const auto evaluated = [this](int seed) {
        return m_window->runList()->current()->name().endsWith(QString("seed %1").arg(seed)) &&
               m_window->runList()->current()->moment()->step >= 0;
    };
    QTRY_VERIFY_WITH_TIMEOUT(evaluated(0), patience);
    m_window->runList()->current()->setPoint(491);
    QTRY_COMPARE_WITH_TIMEOUT(started.count(), 2, patience);
    QTRY_VERIFY_WITH_TIMEOUT(evaluated(1), patience);
    QCOMPARE(m_window->runList()->current()->point(), 0);
    QTRY_VERIFY_WITH_TIMEOUT(shown()->state == RunState::finished, patience);
    QVERIFY(m_window->queue()->isEmpty());
    int painted = watch.paintings;
    m_window->runList()->current()->setPoint(491);
    QTRY_VERIFY2_WITH_TIMEOUT(shows(491), qPrintable(traversals->live().reason() + traversals->note()), patience);
    QTRY_VERIFY_WITH_TIMEOUT(watch.paintings > painted, patience);
    const QString former = m_window->runList()->current()->path();
    action("Restart")->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(m_window->runList()->current()->path() != former, patience);
    QTRY_VERIFY_WITH_TIMEOUT(shown()->state == RunState::finished && shown()->lastStep() == 90, patience);
    painted = watch.paintings;
    m_window->runList()->current()->setPoint(7);
    QTRY_VERIFY2_WITH_TIMEOUT(shows(7), qPrintable(traversals->live().reason() + traversals->note()), patience);
    QTRY_VERIFY_WITH_TIMEOUT(watch.paintings > painted, patience);
    QVERIFY2(watch.wrong.isEmpty(), qPrintable(watch.wrong.join('\n')));
    QVERIFY(m_window->runLog()->text().contains("Finished all 90 steps"));
}

void LiveControlTest::theExperimentOfARunIsTakenOverInOneStep()
{
    ExperimentDocument* document = m_window->document();
    document->toggleEdge(GraphPart::Ga, 0, 1);
    const Experiment before = document->experiment();
    const QString path = m_folder.filePath("other.run");
    const Experiment other = preset_experiment("Example4");
    RunWriter::create(path.toStdString(), other).metric(0, "mcc", 0.5);
    m_window->openFile(path);
    QTRY_VERIFY(m_window->worldNote()->text().contains("Not the world of the run shown"));
    for (auto* button : m_window->worldNote()->findChildren<QToolButton*>())
        if (button->text() == "Use its world")
            button->click();
    QVERIFY(m_window->worldNote()->text().isEmpty());
    QVERIFY(document->experiment() == other);
    document->undoStack()->undo();
    QVERIFY(document->experiment() == before);
}

DISENTANGLE_TEST_MAIN(LiveControlTest)
#include "live_control_test.moc"
