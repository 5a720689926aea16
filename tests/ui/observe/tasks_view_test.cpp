// SPDX-License-Identifier: GPL-3.0-or-later
// Predictors of held-out tasks in the window.
#include "ui/observe/matrices/tasks_view.h"

#include "core/data/tasks/spec.h"
#include "tests/ui/observe/support.h"
#include "tests/ui/support/private_home.h"
#include "tests/ui/support/test_class.h"
#include "ui/observe/matrices/matrix_pair.h"
#include "ui/observe/observatory.h"
#include "ui/observe/run/run_view.h"
#include "ui/observe/run/view_slot.h"
#include "ui/style/matrix_view.h"

#include <QTabBar>
#include <optional>
#include <qcustomplot.h>

using namespace disentangle;
using namespace disentangle::testing;

class TasksViewTest : public QObject {
    Q_OBJECT
public:
    static void initMain() { usePrivateHome(); }
private Q_SLOTS:
    void init() { m_folder.emplace(); }
    void weightsStandInTheOrderAndWithTheSignsOfTheTrueOnes();
    void thePathOfThePenaltyIsDrawnWhereThereIsRoom();
    void onlyARunOfTasksHasTheTab();

private:
    /// Two factors, three tasks; learned factor 1 is true factor 0, upside down, and one use is wrong.
    void writeRun(const char* name) const
    {
        Experiment experiment = preset_experiment("Tasks6");
        experiment.own.get<TasksSpec>().latents = 2;
        RunWriter writer = RunWriter::create(m_folder->path(name), experiment);
        writer.snapshot(0, "true_task_weights", {3, 2, {1.1F, 0, 0, 2.1F, 0, 3.1F}});
        writer.metric(100, "mcc", 0.9);
        writer.snapshot(100, "assignment", {1, 2, {1, 0}});
        writer.snapshot(100, "correlation", {2, 2, {0, 1, 1, 0}});
        writer.snapshot(100, "ols", {2, 2, {0, -0.9F, 0.8F, 0}});
        writer.snapshot(100, "task_weights", {3, 2, {0, -1, 2, 0, 3, 0.5F}});
        writer.snapshot(100, "lambda_path", {3, 2, {0.5F, 0.25F, 1, 2, 0.4F, 0.3F}});
    }
    std::optional<RunFolder> m_folder;
};

void TasksViewTest::weightsStandInTheOrderAndWithTheSignsOfTheTrueOnes()
{
    writeRun("a.run");
    RunModel model(m_folder->text("a.run"));
    TasksView view;
    view.resize(500, 500);
    view.setRun(&model);
    view.show();
    QTRY_VERIFY(isRead(model, 100));
    auto& pair = *view.findChild<MatrixPair*>();
    QTRY_COMPARE(pair.second().rows(), 2);
    QCOMPARE(pair.second().cols(), 3);
    QCOMPARE(pair.second().value(0, 0), 1.0);
    QCOMPARE(pair.second().value(1, 2), 3.0);
    QCOMPARE(pair.second().mark(0, 2), Mark::extra);
    QCOMPARE(pair.second().mark(0, 1), Mark::none);
    QVERIFY(pair.second().readout(0, 2).contains(QStringLiteral("does not need")));
    QVERIFY(pair.first().readout(0, 1).contains(QStringLiteral("does not need z1")));
    QVERIFY(pair.sentence().contains(QStringLiteral("1 of 6 uses are wrong")));
    // The keyboard reads it like any matrix.
    pair.second().setFocus();
    pair.second().setCurrent(0, 0);
    QTest::keyClick(&pair.second(), Qt::Key_Right);
    QCOMPARE(pair.second().currentCol(), 1);
}

void TasksViewTest::thePathOfThePenaltyIsDrawnWhereThereIsRoom()
{
    writeRun("a.run");
    RunModel model(m_folder->text("a.run"));
    TasksView view;
    view.resize(500, 500);
    view.setRun(&model);
    view.show();
    QTRY_VERIFY(isRead(model, 100));
    const auto* path = view.findChild<QCustomPlot*>(QStringLiteral("path"));
    QTRY_COMPARE(path->graph(0)->dataCount(), 2);
    QTRY_VERIFY(path->isVisible());
    QCOMPARE(path->graph(0)->data()->at(0)->key, 0.25);
    QVERIFY(std::abs(path->graph(0)->data()->at(0)->value - 0.3) < 1e-6);
    QCOMPARE(path->graph(1)->data()->at(1)->value, 1.0);
    view.resize(500, 220);
    QTRY_VERIFY(!path->isVisible());
}

void TasksViewTest::onlyARunOfTasksHasTheTab()
{
    writeRun("a.run");
    SyntheticRun(m_folder->path("b.run"), preset_experiment("Example2"), {100, 50, 1}).finish();
    RunModel tasks(m_folder->text("a.run")), graph(m_folder->text("b.run"));
    QTRY_VERIFY(isRead(tasks, 100) && isRead(graph, 100));
    Observatory observatory;
    observatory.resize(400, 320);  // all as tabs
    observatory.show();
    const auto hasTab = [&observatory](const char* title) {
        for (const ViewSlot* slot : observatory.findChildren<ViewSlot*>())
            for (const RunView* view : observatory.findChildren<RunView*>())
                if (slot->isShowable(view) && view->windowTitle() == QLatin1String(title))
                    return true;
        return false;
    };
    observatory.setRun(&graph);
    QVERIFY(!hasTab("Tasks"));
    QVERIFY(hasTab("Graphs") && hasTab("Sparsity") && hasTab("Edges"));
    observatory.setRun(&tasks);
    QVERIFY(hasTab("Tasks"));
    // Nor is there a tab of what tasks have nothing to say of.
    for (const char* title : {"Graphs", "Edges", "Traversals", "Sparsity", "KL"})
        QVERIFY2(!hasTab(title), title);
    observatory.setRun(&graph);
    QVERIFY(hasTab("Graphs") && hasTab("Edges"));
}

DISENTANGLE_TEST_MAIN(TasksViewTest)
#include "tasks_view_test.moc"
