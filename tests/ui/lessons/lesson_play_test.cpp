// SPDX-License-Identifier: GPL-3.0-or-later
// Every lesson of the program from its question to its question, by mouse and keys, with a wrong turn in each. Where a step
// asks for training, a recorded run is opened: any way of doing it counts.
#include "core/lesson/library.h"
#include "tests/ui/support/lesson_player.h"
#include "tests/ui/support/private_home.h"
#include "tests/ui/support/test_class.h"
#include "ui/lessons/progress.h"
#include "ui/document/experiment_document.h"
#include "ui/observe/observatory.h"
#include "ui/observe/points/traversal_item.h"
#include "ui/observe/points/traversals_view.h"
#include "ui/observe/run/run_model.h"
#include "ui/tasks/rotation_lab.h"
#include "ui/window/main_window.h"

#include <QComboBox>
#include <QSlider>

#include <map>

using namespace disentangle;
using namespace disentangle::testing;

class LessonPlayTest : public QObject, private LessonPlayer {
    Q_OBJECT
public:
    static void initMain() { usePrivateHome(); }
private Q_SLOTS:
    void initTestCase() { QCoreApplication::setApplicationName(QStringLiteral("disentangle-studio")); }
    void init() { openWindow(); }
    void cleanup() { closeWindow(); }
    void everyLessonIsPlayed();
    void identifiable();
    void oneActionOneFactor();
    void treeRobotBall();
    void unknownTargets();
    void time();
    void sufficientInfluence();
    void howSparse();
    void readingScores();
    void lassoAndRidge();
    void sparseTasks();
    void images();
    void ownData();

private:
    /// The engine computes the laboratory of Lasso and Ridge for some seconds; one that stands in for it answers at once.
    void openLaboratory();
    void dial(QSlider* slider, int place);
    QSlider* sliderOf(const QString& latent) const;
};

// 1
void LessonPlayTest::identifiable()
{
    begin("01-identifiable");
    choosePreset("ActionDiag");
    openPanel("World's data");
    done();
    setChoice("sparsity.search", "masks");
    wrong("only in another way");
    setChoice("sparsity.search", "frozen");
    done();
    RunModel* mixed = openRun({{0, .4, .63, .4, 90}, {600, .61, .94, .61, 90}});
    QVERIFY(mixed);
    done();
    openView("scores");
    done();
    openView("entanglement");
    done();
    setChoice("sparsity.search", "rotate");
    done();
    const RunModel* apart = openRun({{0, .49, .86, .49, 90}, {500, .94, .94, .94, 0}});
    QVERIFY(apart);
    done();
    tick(mixed);
    openView("scores");
    wrong("Tick the other one");
    tick(apart);
    done();
    end(1);
}

// 2
void LessonPlayTest::oneActionOneFactor()
{
    begin("02-one-action-one-factor");
    done();  // the preset is there from the start
    done();
    QVERIFY(openRun({{0, .49, .86, .49, 90}, {100, .7, .9, .7, 40}, {250, .93, .93, .93, 0}}));
    done();
    openView("graphs");
    scrub(Qt::Key_Left);
    wrong("further to the left");
    scrub(Qt::Key_Home);
    done();
    live();
    done();
    openView("scores");
    done();
    choosePreset("ActionNonDiag");
    wrong("Still all recovered");
    choosePreset("ActionDiag");
    click(GraphPart::Ga, 3, 3);
    done();
    read();
    end(1);
}

// 3
void LessonPlayTest::treeRobotBall()
{
    begin("03-tree-robot-ball");
    choosePreset("Example6");
    wrong("a part of this one");
    choosePreset("TreeRobotBall");
    done();
    clickName(GraphPart::Gz, MatrixView::Axis::row, 0);
    wrong("That is the tree");
    clickName(GraphPart::Gz, MatrixView::Axis::row, 1);
    done();
    click(GraphPart::Gz, 2, 0);
    wrong("another arrow");
    undo();
    click(GraphPart::Gz, 0, 0);
    done();
    read();
    undo();
    done();
    click(GraphPart::Ga, 2, 0);
    wrong("You have added an arrow");
    undo();
    click(GraphPart::Ga, 1, 0);
    done();
    click(GraphPart::Gz, 0, 2);
    wrong("ends at the tree");
    undo();
    click(GraphPart::Gz, 1, 2);
    done();
    click(GraphPart::Ga, 2, 0);
    wrong("That frees the ball");
    undo();
    click(GraphPart::Ga, 1, 0);
    done();
    QVERIFY(state().find("permits ball<-robot") && !state().find("permits robot<-ball"));
    end(1);
}

// 4
void LessonPlayTest::unknownTargets()
{
    begin("04-unknown-targets");
    choosePreset("Example2");
    wrong("one target");
    choosePreset("Example4");
    done();
    clickName(GraphPart::Ga, MatrixView::Axis::col, 0);
    wrong("a1 moves z1 and z2 together");
    clickName(GraphPart::Ga, MatrixView::Axis::col, 1);
    done();
    read();
    // The rows of z1 and z2 become equal: z1 gets a3, and z2 gets a2.
    click(GraphPart::Ga, 1, 1);
    wrong("Half of it");
    click(GraphPart::Ga, 0, 2);
    done();
    undo();
    undo();
    done();
    setNumber("training.steps", QStringLiteral("1500"));
    done();
    QVERIFY(openRun({{0, .5, .8, .5, 3}, {1500, .99, .99, .99, 0}}));
    done();
    openView("graphs");
    done();
    end(2);
}

// 5
void LessonPlayTest::time()
{
    begin("05-time");
    choosePreset("Example7");
    wrong("We come to that one");
    choosePreset("Example5");
    done();
    click(GraphPart::Gz, 1, 0);
    wrong("Go on until every cell");
    click(GraphPart::Gz, 2, 0);
    click(GraphPart::Gz, 2, 1);
    done();
    clickName(GraphPart::Gz, MatrixView::Axis::row, 2);
    wrong("That is z3");
    clickName(GraphPart::Gz, MatrixView::Axis::row, 1);
    done();
    click(GraphPart::Gz, 0, 1);
    wrong("ends at z1");
    undo();
    click(GraphPart::Gz, 1, 2);
    done();
    click(GraphPart::Gz, 1, 2);
    wrong("takes the arrow away");
    undo();
    click(GraphPart::Gz, 2, 1);
    done();
    read();
    end(0);
}

// 6
void LessonPlayTest::sufficientInfluence()
{
    begin("06-sufficient-influence");
    choosePreset("Example2");
    wrong("the question does not arise");
    choosePreset("Example4");
    done();
    press("show");
    read();
    setChoice("world.mechanism.kind", "sigmoid");
    wrong("still bends");
    setChoice("world.mechanism.kind", "linear");
    done();
    done();
    QVERIFY(openRun({{0, .5, .8, .5, 3}, {600, .8, .95, .8, 4}}));
    done();
    // Each action gets one target: of Example 4's two, the first, the third and the second are kept.
    click(GraphPart::Ga, 1, 0);
    click(GraphPart::Ga, 0, 1);
    click(GraphPart::Ga, 2, 2);
    done();
    end(1);
}

// 7
void LessonPlayTest::howSparse()
{
    begin("07-how-sparse");
    choosePreset("Example2");
    done();
    setChoice("sparsity.search", "masks");
    wrong("Steps to 1500");
    setNumber("training.steps", QStringLiteral("1500"));
    done();
    std::vector<const RunModel*> runs;
    for (const auto& [bound, shd] : {std::pair{6, 3}, {1, 2}, {3, 0}}) {
        setNumber("sparsity.beta_Ga", QString::number(bound));
        runs.push_back(openRun({{0, .5, .8, .5, 6}, {1500, .99, bound == 1 ? .9 : .99, .99, double(shd)}}));
        QVERIFY(runs.back());
        done();
    }
    openView("loss");
    tick(runs[0]);
    wrong("Tick all three");
    tick(runs[1]);
    tick(runs[2]);
    done();
    choose(runs[1]);
    wrong("the run with one");
    choose(runs[0]);
    done();
    read();
    end(2);
}

// 8
void LessonPlayTest::readingScores()
{
    begin("08-reading-scores");
    choosePreset("ActionBlockNonDiag");
    wrong("the last pair as well");
    choosePreset("ActionBlockDiag");
    done();
    clickName(GraphPart::Ga, MatrixView::Axis::row, 2);
    wrong("another pair");
    clickName(GraphPart::Ga, MatrixView::Axis::row, 0);
    done();
    QVERIFY(openRun({{0, .49, .87, .62, 39}, {1000, .77, .98, .98, 0}}));
    done();
    openView("scores");
    done();
    openView("entanglement");
    done();
    openView("scores");
    done();
    openView("graphs");
    done();
    scrub(Qt::Key_Home);
    done();
    end(1);
}

void LessonPlayTest::openLaboratory()
{
    qputenv("DISENTANGLE_ENGINE", DISENTANGLE_FAKE_ENGINE_PATH);
    clickPoint();
    done();
    qunsetenv("DISENTANGLE_ENGINE");
}

void LessonPlayTest::dial(QSlider* slider, int place)
{
    QTRY_VERIFY_WITH_TIMEOUT(slider->isEnabled(), patience);
    slider->setFocus();
    while (slider->value() != place)
        QTest::keyClick(slider, slider->value() < place ? Qt::Key_Right : Qt::Key_Left);
}

QSlider* LessonPlayTest::sliderOf(const QString& latent) const
{
    for (const TraversalItem* item : window()->observatory()->findChild<TraversalsView*>()->items())
        if (item->pair().truth == latent)
            return item->slider();
    return nullptr;
}

// 9
void LessonPlayTest::lassoAndRidge()
{
    begin("09-lasso-and-ridge", From::itsPreset);
    chooseTasks("TasksBlocks");
    chooseTasks("Tasks6");
    done();
    openLaboratory();
    auto* lab = window()->findChild<RotationLab*>();
    QVERIFY(lab);
    done();
    dial(lab->turn(), 1);
    wrong("Lasso is falling already");
    dial(lab->turn(), 2);
    done();
    read();
    dial(lab->rows(), 1);
    wrong("150 is the right end");
    dial(lab->rows(), 2);
    done();
    lab->share()->setFocus();
    QTest::keyClick(lab->share(), Qt::Key_Down);
    wrong("one factor in five");
    QTest::keyClick(lab->share(), Qt::Key_Down);
    wrong("rows back to 50");
    dial(lab->rows(), 0);
    wrong("turn back");
    dial(lab->turn(), 0);
    done();
    read();
    lab->close();
    end(1);
}

// 10
void LessonPlayTest::sparseTasks()
{
    begin("10-sparse-tasks", From::itsPreset);
    done();
    press("show");
    done();
    chooseTasks("TasksCorrelated");
    wrong("So the verdict is good");
    chooseTasks("TasksBlocks");
    done();
    clickNeed(0, 0);  // t1 needs z2 alone
    wrong("That frees z2");
    undo();
    clickPoint();
    QVERIFY(state().find("recovered z3") && !state().find("recovered z2"));
    done();
    clickPoint();
    done();
    chooseTasks("Tasks6");
    setChoice("estimator.method", "joint");
    wrong("counts the penalty twice");
    setChoice("estimator.method", "bilevel");
    wrong("Lambda ratio to 0.01");
    setNumber("estimator.ratio", QStringLiteral("0.01"));
    wrong("Steps to 20000");
    setNumber("training.steps", QStringLiteral("20000"));
    done();
    // λ is turned up in the run, after the evaluation at step 400.
    bool turned = false;
    const auto record = [&turned](RunWriter& writer, std::int64_t step) {
        writer.metric(step, "features_used", step > 400 ? 2.7 : 5.9);
        writer.metric(step, "supports_wrong", step > 400 ? 0.03 : 0.5);
        for (const char* kind : {"task_weights", "true_task_weights"})
            writer.snapshot(step, kind, {2, 6, {1, 0, 2, 0, 0, 0, 0, 0, 0, 1, 0, 3}});
        if (step == 400 && turned)
            writer.event(step, "set", R"({"key":"estimator.ratio","value":0.1})");
    };
    QVERIFY(openRun({{0, .34, .47, .34, 0}, {400, .74, .99, .74, 0}}, record));
    done();
    setNumber("estimator.ratio", QStringLiteral("0.1"));
    wrong("for the next run");
    setNumber("estimator.ratio", QStringLiteral("0.01"));
    turned = true;
    QVERIFY(openRun({{0, .34, .47, .34, 0}, {400, .74, .99, .74, 0}, {800, .99, .99, .99, 0}}, record));
    done();
    openView("tasks");
    done();
    read();
    end(2);
}

// 11
void LessonPlayTest::images()
{
    begin("11-images");
    choosePreset("TreeRobotBall");
    wrong("arrows without a picture");
    choosePreset("TreeRobotBallScene");
    done();
    openPanel("World's data");
    done();
    read();
    // Sliders need a model: a small one is trained, whose scores do not matter here.
    for (const auto& [key, value] : {std::pair{"training.steps", 500},
                                     {"training.evaluate_every", 250},
                                     {"training.batch", 64},
                                     {"world.rows.train", 2000},
                                     {"world.rows.validation", 500},
                                     {"world.rows.test", 500},
                                     {"estimator.width", 8},
                                     {"estimator.components", 8}})
        QCOMPARE(window()->document()->setParameter(QString::fromLatin1(key), value), QString());
    train();
    done();
    openView("traversals");
    done();
    QTRY_VERIFY(sliderOf(QStringLiteral("tree")) && sliderOf(QStringLiteral("robot")));
    dial(sliderOf(QStringLiteral("tree")), sliderOf(QStringLiteral("tree"))->maximum());
    wrong("the slider of the tree");
    dial(sliderOf(QStringLiteral("robot")), sliderOf(QStringLiteral("robot"))->maximum());
    done();
    choosePreset("SpritesActionDiag");
    wrong("two rectangles");
    choosePreset("BallsActionDiag");
    wrong("Spread");
    setNumber("world.scene.spread", QStringLiteral("0"));
    done();
    setNumber("world.scene.crowd", QStringLiteral("0.5"));
    wrong("Go on to 1");
    setNumber("world.scene.crowd", QStringLiteral("1"));
    openPanel("World's data");
    done();
    QVERIFY(openRun({{0, .42, .63, .42, 90}, {500, .46, .64, .46, 26}}));
    done();
    openView("entanglement");
    done();
    read();
    end(1);
}

// 12
void LessonPlayTest::ownData()
{
    begin("12-own-data", From::itsData);
    done();
    giveRole(8, 9, Qt::Key_A);
    useData();
    wrong("There are three levers");
    clickPoint();
    giveRole(7, 10, Qt::Key_A);
    useData();
    wrong("A sensor is no action");
    clickPoint();
    giveRole(7, 7, Qt::Key_X);
    useData();
    done();
    done();
    read();
    const auto record = [](RunWriter& writer, std::int64_t step) {
        writer.metric(step, "held_out", 8.8);
        writer.metric(step, "held_out_no_graph", 5.6);
        writer.metric(step, "held_out_permuted", -9.3);
    };
    const auto learn = [&] { return openRun({{0, 0, 0, 0, 0}, {1500, 0, 0, 0, 0}}, record); };
    QVERIFY(learn());
    done();
    done();
    openView("held_out");
    done();
    setNumber("seed", QStringLiteral("1"));
    wrong("Now press Run");
    QVERIFY(learn());
    done();
    openView("graphs");
    done();
    read();
    end(1);
}

// A lesson that nobody plays here may have a step that cannot be done.
void LessonPlayTest::everyLessonIsPlayed()
{
    const std::map<std::string, const char*> played{{"01-identifiable", "identifiable"},
                                                    {"02-one-action-one-factor", "oneActionOneFactor"},
                                                    {"03-tree-robot-ball", "treeRobotBall"},
                                                    {"04-unknown-targets", "unknownTargets"},
                                                    {"05-time", "time"},
                                                    {"06-sufficient-influence", "sufficientInfluence"},
                                                    {"07-how-sparse", "howSparse"},
                                                    {"08-reading-scores", "readingScores"},
                                                    {"09-lasso-and-ridge", "lassoAndRidge"},
                                                    {"10-sparse-tasks", "sparseTasks"},
                                                    {"11-images", "images"},
                                                    {"12-own-data", "ownData"}};
    for (const LessonEntry& entry : lessons()) {
        const auto found = played.find(entry.id);
        QVERIFY2(found != played.end(), entry.id.c_str());
        QVERIFY2(metaObject()->indexOfSlot((std::string(found->second) + "()").c_str()) >= 0, found->second);
    }
}

DISENTANGLE_TEST_MAIN(LessonPlayTest)
#include "lesson_play_test.moc"
