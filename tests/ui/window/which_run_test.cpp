// SPDX-License-Identifier: GPL-3.0-or-later
// Which run, whose world, what it costs: what the window says of it, and what it remembers.
#include "core/graph/presets.h"
#include "core/record/run_file.h"
#include "tests/ui/engine/tiny_experiment.h"
#include "tests/ui/support/private_home.h"
#include "tests/ui/support/synthetic_run.h"
#include "tests/ui/support/test_class.h"
#include "ui/document/experiment_document.h"
#include "ui/engine/engine_process.h"
#include "ui/engine/run_queue.h"
#include "ui/engine/transport_bar.h"
#include "ui/observe/observatory.h"
#include "ui/observe/run/run_model.h"
#include "ui/runs/run_list.h"
#include "ui/runs/run_log.h"
#include "ui/style/message_bar.h"
#include "ui/theory/verdict_panel.h"
#include "ui/window/main_window.h"
#include "ui/window/recent_files.h"
#include "ui/window/run_control.h"
#include "ui/window/run_cost.h"
#include "ui/window/world_note.h"

#include <QAction>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QMenu>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QStatusBar>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QUndoStack>

using namespace disentangle;
using namespace disentangle::testing;

class WhichRunTest : public QObject {
    Q_OBJECT
public:
    static void initMain() { usePrivateHome(); }
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void theWorldSaysWhenItIsNotThatOfTheRunShown();
    void aRunOpenedAloneBringsItsWorldWhereNothingWasDrawn();
    void whatIsPromisedOfARunIsWhatTheVerdictSays();
    void theWorldCanBeTrainedWithoutBeingLost();
    void aRunIsCalledByTheDocumentsNameOnceThatIsSaved();
    void theListOfRunsComesBackWithTheNextSession();
    void runsThatWereOpenedAreInTheMenu();
    void stopAllLeavesTheQueueHeld();
    void theLogIsOfTheRunShown();
    void whatARunCostIsMeasuredAndSaidOfTheNext();

private:
    QString recorded(const char* name, const Experiment& experiment) const;
    static QToolButton* button(const QWidget& in, const QString& text);

    static constexpr int patience = 60000;  // ms that a busy machine may take for a few hundred steps

    QTemporaryDir m_folder;
};

void WhichRunTest::initTestCase()
{
    QCoreApplication::setApplicationName(QStringLiteral("disentangle-studio"));
}

void WhichRunTest::init()
{
    qputenv("DISENTANGLE_ENGINE", DISENTANGLE_FAKE_ENGINE_PATH);
    qputenv("DISENTANGLE_FAKE_ENGINE", "");
}

void WhichRunTest::cleanup()
{
    QDir(QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)).removeRecursively();
    QDir(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)).removeRecursively();
}

QString WhichRunTest::recorded(const char* name, const Experiment& experiment) const
{
    const QString path = m_folder.filePath(QString::fromLatin1(name));
    SyntheticRun(path.toStdString(), experiment, {400, 100, 1}).finish();
    return path;
}

QToolButton* WhichRunTest::button(const QWidget& in, const QString& text)
{
    for (auto* found : in.findChildren<QToolButton*>())
        if (found->text() == text)
            return found;
    return nullptr;
}

void WhichRunTest::theWorldSaysWhenItIsNotThatOfTheRunShown()
{
    MainWindow window(MainWindow::Arrangement::fresh);
    window.show();
    WorldNote* note = window.worldNote();
    QVERIFY(note->text().isEmpty());  // no run is shown
    window.document()->toggleEdge(GraphPart::Ga, 0, 1);
    window.openFile(recorded("other.run", preset_experiment("Example4")));
    QTRY_COMPARE(note->text(), QString("≠ Not the world of the run shown"));
    QVERIFY(note->isVisible());
    QCOMPARE(window.messages()->count(), 0);  // said once, where the world is

    const Experiment before = window.document()->experiment();
    button(*note, "Use its world")->click();
    QVERIFY(window.document()->experiment() == *window.runList()->current()->data()->experiment);
    QVERIFY(note->text().isEmpty());
    // Another number of steps is the same world, trained otherwise; another name is neither.
    QCOMPARE(window.document()->setParameter("training.steps", 500), QString());
    QCOMPARE(note->text(), QString("≠ Not the settings of the run shown"));
    window.document()->undoStack()->undo();
    QVERIFY(note->text().isEmpty());
    window.document()->toggleEdge(window.document()->graph().Ga ? GraphPart::Ga : GraphPart::Gz, 0, 0);
    QVERIFY(note->text().startsWith("≠ Not the world"));
    window.document()->undoStack()->undo();
    window.document()->undoStack()->undo();
    QVERIFY(window.document()->experiment() == before);
    QVERIFY(!note->text().isEmpty());
    window.runList()->close(window.runList()->current());
    QVERIFY(note->text().isEmpty());
}

void WhichRunTest::aRunOpenedAloneBringsItsWorldWhereNothingWasDrawn()
{
    const QString fourth = recorded("alone.run", preset_experiment("Example4"));
    const QString second = recorded("alone too.run", preset_experiment("Example2"));
    MainWindow window(MainWindow::Arrangement::fresh);
    window.show();
    ExperimentDocument* document = window.document();
    const auto hasItsWorld = [&] {
        const auto& its = window.runList()->current()->data()->experiment;
        return its && document->experiment() == *its;
    };
    window.openFile(fourth);
    QTRY_VERIFY(hasItsWorld());
    QVERIFY(document->graph() == graph_preset("Example4").graph);
    QVERIFY(!document->isDirty());  // the run keeps it
    QCOMPARE(document->undoStack()->count(), 0);
    QVERIFY(window.worldNote()->text().isEmpty());
    window.openFile(second);
    QTRY_VERIFY(hasItsWorld());
    QVERIFY(document->graph() == graph_preset("Example2").graph);
    document->toggleEdge(GraphPart::Ga, 0, 0);
    const Experiment drawn = document->experiment();
    window.openFile(fourth);
    QTRY_VERIFY(window.worldNote()->text().startsWith("≠ Not the world"));
    QVERIFY(document->experiment() == drawn);
}

// Influence is tested of every run's world, whatever is drawn: what is promised of a run supposes nothing that can be known.
void WhichRunTest::whatIsPromisedOfARunIsWhatTheVerdictSays()
{
    MainWindow window(MainWindow::Arrangement::fresh);
    window.resize(1366, 768);
    window.show();
    const auto supposes = [&window] {
        for (const auto* label : window.observatory()->findChildren<QLabel*>())
            if (label->isVisible() && label->text().contains(QStringLiteral("if influence suffices")))
                return true;
        return false;
    };
    window.openFile(recorded("its own.run", preset_experiment("Example4")));
    QTRY_VERIFY(window.runList()->current()->data()->influence);
    QVERIFY(window.runList()->current()->data()->influence->holds());
    QTRY_VERIFY(!window.verdictPanel()->isBusy() && !supposes());
    QVERIFY(window.verdictPanel()->isPromised());
    window.document()->toggleEdge(GraphPart::Ga, 0, 0);
    QTRY_VERIFY(!window.verdictPanel()->isBusy());
    QVERIFY(!supposes());  // the run is of the world that it is of
    window.openFile(recorded("of another.run", preset_experiment("Example2")));
    QTRY_VERIFY(window.runList()->current()->data()->influence);
    QVERIFY(!supposes());
    Experiment lacking = preset_experiment("Example4");
    lacking.world.violations.influence = 1;
    window.openFile(recorded("lacking.run", lacking));
    const auto says = [&window](const char* words) {
        const auto labels = window.observatory()->findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(), [words](const QLabel* label) {
            return label->isVisible() && label->text().contains(QLatin1String(words));
        });
    };
    QTRY_VERIFY(says("Theory promises nothing of the scores: influence falls short"));
}

void WhichRunTest::theWorldCanBeTrainedWithoutBeingLost()
{
    MainWindow window(MainWindow::Arrangement::fresh);
    window.show();
    window.document()->toggleEdge(GraphPart::Ga, 0, 1);
    window.openFile(recorded("another.run", preset_experiment("Example4")));
    QTRY_VERIFY(!window.worldNote()->text().isEmpty());
    button(*window.worldNote(), "Train this one")->click();
    QTRY_VERIFY(window.engine()->isActive());
    QVERIFY(window.engine()->runPath().contains("/ActionDiag, seed 0, "));
    // While that is trained, the next one waits for its turn.
    button(*window.worldNote(), "Train this one")->click();
    QCOMPARE(window.queue()->runs().size(), 1);
    window.transport()->stopAllAction()->trigger();
    QTRY_VERIFY(!window.engine()->isActive());
}

void WhichRunTest::aRunIsCalledByTheDocumentsNameOnceThatIsSaved()
{
    qputenv("DISENTANGLE_ENGINE", DISENTANGLE_ENGINE_PATH);
    MainWindow window(MainWindow::Arrangement::fresh);
    window.show();
    QCOMPARE(window.document()->restore(tinyExperiment(60), {}), QString());
    QCOMPARE(window.document()->setParameter("seed", 2), QString());
    QSignalSpy finished(window.engine(), &EngineProcess::finished);
    window.runControl()->start();
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, patience);
    QTRY_COMPARE(window.runList()->current()->name(), QString("Example2, seed 2"));
    QTRY_VERIFY2(window.observatory()->header().startsWith("Example2, seed 2 · finished"),
                 qPrintable(window.observatory()->header()));

    QCOMPARE(window.document()->save(m_folder.filePath("my lab.json")), QString());
    window.runControl()->start();
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 2, patience);
    QTRY_COMPARE(window.runList()->current()->name(), QString("my lab, seed 2"));
    QVERIFY(QFileInfo(window.runList()->current()->path()).fileName().startsWith("my lab, seed 2, "));
    QVERIFY(window.worldNote()->text().isEmpty());  // another name is no other world
}

void WhichRunTest::theListOfRunsComesBackWithTheNextSession()
{
    const QString first = recorded("first.run", preset_experiment("Example4"));
    const QString second = recorded("second.run", preset_experiment("Example6"));
    const QString third = recorded("third.run", preset_experiment("Example6"));
    {
        MainWindow window;
        window.show();
        window.openFiles({first, second, third});
        window.runList()->setCurrent(window.runList()->find(second));
        window.runList()->setHiddenColumns({"R"});
        window.close();
    }
    QVERIFY(QFile::remove(third));
    MainWindow window;
    QCOMPARE(window.runList()->runs().size(), 2);
    QCOMPARE(window.runList()->current()->path(), second);
    QCOMPARE(window.runList()->hiddenColumns(), QStringList{"R"});
    QVERIFY(window.messages()->text("missing runs").contains("third.run"));
    // A window that remembers nothing begins with none, and leaves what others have left.
    MainWindow fresh(MainWindow::Arrangement::fresh);
    QVERIFY(fresh.runList()->runs().isEmpty());
}

void WhichRunTest::runsThatWereOpenedAreInTheMenu()
{
    const QString path = recorded("a & b.run", preset_experiment("Example4"));
    MainWindow window;
    window.openFile(path);
    QMenu* recent = nullptr;
    for (auto* menu : window.findChildren<QMenu*>())
        if (menu->title() == QStringLiteral("Open recent r&un"))
            recent = menu;
    QVERIFY(recent);
    Q_EMIT recent->aboutToShow();
    QCOMPARE(recent->actions().first()->text(), QString("&1  a && b"));
    window.runList()->close(window.runList()->current());
    recent->actions().first()->trigger();
    QCOMPARE(window.runList()->current()->path(), path);
    recent->actions().last()->trigger();
    QVERIFY(recentFiles(Recent::runs).isEmpty());
}

void WhichRunTest::stopAllLeavesTheQueueHeld()
{
    MainWindow window(MainWindow::Arrangement::fresh);
    window.show();
    QSignalSpy started(window.engine(), &EngineProcess::started);
    window.queue()->addSeeds(window.document()->experiment(), 0, 2);
    QTRY_COMPARE(started.count(), 1);
    window.transport()->stopAllAction()->trigger();
    QTRY_VERIFY(!window.engine()->isActive());
    QCoreApplication::processEvents();  // what would have started the next
    QCOMPARE(started.count(), 1);
    QVERIFY(window.queue()->isHeld());
    QCOMPARE(window.queue()->runs().size(), 2);
    window.queue()->setHeld(false);
    QTRY_COMPARE(started.count(), 2);
}

void WhichRunTest::theLogIsOfTheRunShown()
{
    const QString path = recorded("log.run", preset_experiment("Example4"));
    MainWindow window(MainWindow::Arrangement::fresh);
    window.openFile(path);
    QTRY_VERIFY(window.runLog()->text().contains("Step 0"));
    window.runList()->close(window.runList()->current());
    QVERIFY(window.runLog()->text().isEmpty());
}

// What was never measured is not claimed; what was is said of runs of the same sizes, whatever their seed and steps.
void WhichRunTest::whatARunCostIsMeasuredAndSaidOfTheNext()
{
    qputenv("DISENTANGLE_ENGINE", DISENTANGLE_ENGINE_PATH);
    MainWindow window;
    window.show();
    QCOMPARE(window.document()->restore(tinyExperiment(300), {}), QString());
    QVERIFY(!RunCost::expected(window.document()->experiment()));
    QCOMPARE(RunCost::inWords(window.document()->experiment()), QString("300 steps"));
    QSignalSpy finished(window.engine(), &EngineProcess::finished);
    window.runControl()->start();
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, patience);
    const auto measured = RunCost::expected(window.document()->experiment());
    QVERIFY(measured && *measured > 0);
    const auto* atTheBottom = window.statusBar()->findChild<QLabel*>();
    QCOMPARE(atTheBottom->text(), QString("A run of this world: ") + RunCost::inWords(window.document()->experiment()));
    QCOMPARE(window.document()->setParameter("training.steps", 600), QString());
    QCOMPARE(window.document()->setParameter("seed", 7), QString());
    QCOMPARE(*RunCost::expected(window.document()->experiment()), 2 * *measured);
    QVERIFY(RunCost::inWords(window.document()->experiment()).startsWith("600 steps, "));
    QVERIFY(atTheBottom->text().contains("600 steps, "));
    QCOMPARE(window.document()->setParameter("estimator.width", 64), QString());
    QVERIFY(!RunCost::expected(window.document()->experiment()));
    // A paused run measures who paused it.
    window.runControl()->start(true);
    QTRY_COMPARE_WITH_TIMEOUT(window.engine()->state(), EngineProcess::State::paused, patience);
    window.engine()->resume();
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 2, patience);
    QVERIFY(!RunCost::expected(window.document()->experiment()));
}

DISENTANGLE_TEST_MAIN(WhichRunTest)
#include "which_run_test.moc"
