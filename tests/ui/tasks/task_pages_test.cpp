// SPDX-License-Identifier: GPL-3.0-or-later
// A world of tasks in the window: its picture, its history, its verdict, Figure 1 live.
#include "ui/tasks/task_pages.h"

#include "core/data/tasks/spec.h"
#include "core/experiment/kinds.h"
#include "tests/ui/support/private_home.h"
#include "tests/ui/support/test_class.h"
#include "ui/document/experiment_document.h"
#include "ui/graph/diagram_panel.h"
#include "ui/graph/diagram_view.h"
#include "ui/graph/matrix_editor.h"
#include "ui/style/matrix_view.h"
#include "ui/tasks/few_shot_lab.h"
#include "ui/tasks/rotation_lab.h"
#include "ui/tasks/task_editor.h"
#include "ui/tasks/task_graph_document.h"
#include "ui/tasks/task_verdict_panel.h"

#include <QComboBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QLabel>
#include <QSlider>
#include <QStyleOptionSlider>
#include <QSpinBox>
#include <QTest>
#include <QUndoStack>
#include <memory>
#include <nlohmann/json.hpp>
#include <qcustomplot.h>

using namespace disentangle;
using namespace disentangle::testing;

class TaskPagesTest : public QObject {
    Q_OBJECT
public:
    static void initMain() { usePrivateHome(); }
private Q_SLOTS:
    void init();
    void cleanup();
    void aClickOnACellIsAStepOfTheDocumentAndUndoneThere();
    void aDragOverCellsIsOneStep();
    void keysToggleCellsAndReadThemInTheWordsOfTasks();
    void aTaskThatNeedsNothingYetIsLeftOutUntilItDoes();
    void theTaskThatHelpsMostIsAddedByItsButton();
    void theVerdictFollowsTheLawAndThePresets();
    void theVerdictSaysWhichAssumptionFails();
    void thePictureSaysOfFactorsWhatTheVerdictSays();
    void otherDataLeaveThePagesAsTheyWere();
    void figureOneFollowsItsSliders();
    void fewShotsFollowTheirChoices();
    void nothingOfALabCoversAnother();

private:
    const TasksSpec& spec() const { return m_document->experiment().own.get<TasksSpec>(); }
    void click(int row, int col) const
    {
        MatrixEditor& matrix = *m_world->editor()->matrix();
        QTest::mouseClick(&matrix, Qt::LeftButton, {}, matrix.cellRect(row, col).center().toPoint());
    }

    std::unique_ptr<ExperimentDocument> m_document;
    std::unique_ptr<TaskPages> m_world;
    std::unique_ptr<QWidget> m_preview;
    std::unique_ptr<QWidget> m_verdict;
    std::unique_ptr<QWidget> m_page;
};

void TaskPagesTest::init()
{
    m_document = std::make_unique<ExperimentDocument>();
    QVERIFY(m_document->replaceExperiment(preset_experiment("TasksBlocks"), QStringLiteral("Tasks")).isEmpty());
    m_world = std::make_unique<TaskPages>(m_document.get());
    m_page.reset(m_world->world());
    m_verdict.reset(m_world->verdict());
    m_preview.reset(m_world->preview());
    m_page->resize(380, 620);
    m_page->show();
    m_verdict->resize(380, 500);
    m_verdict->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
}

void TaskPagesTest::cleanup()
{
    m_verdict.reset();
    m_preview.reset();
    m_page.reset();
    m_world.reset();
    m_document.reset();
}

// The picture of blocks of two is a 6 x 3 matrix; a click makes a list of it, and undo the blocks again.
void TaskPagesTest::aClickOnACellIsAStepOfTheDocumentAndUndoneThere()
{
    QCOMPARE(m_world->editor()->matrix()->rows(), 6);
    QCOMPARE(m_world->editor()->matrix()->cols(), 3);
    QUndoStack& history = *m_document->undoStack();
    const int before = history.count();
    click(0, 1);
    QCOMPARE(spec().support, SupportLaw::given);
    QCOMPARE(spec().supports, (std::vector<std::uint64_t>{0b000011, 0b001101, 0b110000}));
    QCOMPARE(history.count(), before + 1);
    QCOMPARE(history.text(before), QStringLiteral("Task 2 needs z1"));
    history.undo();
    QCOMPARE(spec().support, SupportLaw::blocks);
    QCOMPARE(m_world->editor()->matrix()->value(0, 1), 0.0);
    history.redo();
    QCOMPARE(m_world->editor()->matrix()->value(0, 1), 1.0);
}

void TaskPagesTest::aDragOverCellsIsOneStep()
{
    MatrixEditor& matrix = *m_world->editor()->matrix();
    QUndoStack& history = *m_document->undoStack();
    const int before = history.count();
    QTest::mousePress(&matrix, Qt::LeftButton, {}, matrix.cellRect(2, 0).center().toPoint());
    for (const int row : {3, 4})
        QTest::mouseMove(&matrix, matrix.cellRect(row, 0).center().toPoint());
    QTest::mouseRelease(&matrix, Qt::LeftButton, {}, matrix.cellRect(4, 0).center().toPoint());
    QCOMPARE(spec().supports.front(), std::uint64_t{0b011111});
    QCOMPARE(history.count(), before + 1);
    click(5, 1);  // another stroke, another step
    QCOMPARE(history.count(), before + 2);
    history.undo();
    history.undo();
    QCOMPARE(spec().support, SupportLaw::blocks);
}

void TaskPagesTest::keysToggleCellsAndReadThemInTheWordsOfTasks()
{
    MatrixEditor& matrix = *m_world->editor()->matrix();
    matrix.setFocus();
    matrix.setCurrent(0, 0);
    QSignalSpy read(&matrix, &MatrixEditor::pointedAt);
    QTest::keyClick(&matrix, Qt::Key_Down);
    QTest::keyClick(&matrix, Qt::Key_Space);
    QCOMPARE(spec().supports.front(), std::uint64_t{0b000001});
    QTest::keyClick(&matrix, Qt::Key_Up);
    QVERIFY(read.last().first().toString().contains(QStringLiteral("t1 needs z1")));
    // Names are numbers: there is nothing to rename.
    QVERIFY(!m_world->editor()->graph()->renameNode(NodeKind::action, 0, QStringLiteral("fly")).isEmpty());
}

void TaskPagesTest::aTaskThatNeedsNothingYetIsLeftOutUntilItDoes()
{
    click(0, 0);  // a list, whose first task needs z2 alone
    DiagramView& diagram = *m_world->editor()->diagram()->view();
    diagram.addAction();
    QCOMPARE(m_world->editor()->matrix()->cols(), 4);
    QCOMPARE(spec().supports.size(), std::size_t{3});
    click(2, 3);
    QCOMPARE(spec().supports.size(), std::size_t{4});
    QCOMPARE(spec().supports.back(), std::uint64_t{0b000100});
    m_document->undoStack()->undo();
    QCOMPARE(spec().supports.size(), std::size_t{3});
    QCOMPARE(m_world->editor()->matrix()->cols(), 3);
}

// Blocks of two mix in pairs; one task with one factor of each pair sets three apart, and so does the next.
void TaskPagesTest::theTaskThatHelpsMostIsAddedByItsButton()
{
    TaskVerdictPanel& verdict = *m_world->verdictPanel();
    QVERIFY(m_world->promise().startsWith(QStringLiteral("0 of 6")));
    QVERIFY(verdict.helpButton()->isVisible());
    QCOMPARE(verdict.pattern()->value(0, 1), 1.0);
    QTest::mouseClick(verdict.helpButton(), Qt::LeftButton);
    QVERIFY(m_world->promise().startsWith(QStringLiteral("3 of 6")));
    QCOMPARE(spec().supports.size(), std::size_t{4});
    QTest::keyClick(verdict.helpButton(), Qt::Key_Space);
    QVERIFY(m_world->promise().startsWith(QStringLiteral("6 of 6")));
    QVERIFY(!verdict.helpButton()->isVisible());
    QCOMPARE(verdict.pattern()->value(0, 1), 0.0);
    m_document->undoStack()->undo();
    QVERIFY(m_world->promise().startsWith(QStringLiteral("3 of 6")));
}

void TaskPagesTest::theVerdictFollowsTheLawAndThePresets()
{
    TaskEditor& editor = *m_world->editor();
    editor.law()->setFocus();
    QTest::keyClick(editor.law(), Qt::Key_Down);  // windows on a circle
    QCOMPARE(spec().support, SupportLaw::windows);
    QVERIFY(m_world->promise().startsWith(QStringLiteral("6 of 6")));
    editor.factorCount()->setValue(8);
    QCOMPARE(spec().latents, 8);
    QCOMPARE(editor.matrix()->rows(), 8);
    QVERIFY(m_world->promise().startsWith(QStringLiteral("8 of 8")));
    editor.presets()->setCurrentIndex(1);
    editor.presets()->setFocus();
    QTest::keyClick(editor.presets(), Qt::Key_Up);
    QCOMPARE(spec(), preset_experiment("Tasks6").own.get<TasksSpec>());
    QCOMPARE(editor.matrix()->cols(), 12);  // that were drawn
}

void TaskPagesTest::theVerdictSaysWhichAssumptionFails()
{
    QVERIFY(m_document->setParameter(QStringLiteral("data.weights.law"), "finite").isEmpty());
    QVERIFY(m_document->setParameter(QStringLiteral("data.weights.vectors"), 1).isEmpty());
    QVERIFY(m_world->promise().contains(QStringLiteral("fails")));
    QVERIFY(!m_world->verdictPanel()->verdict().assumption(6).holds);
}

// Of a law some tasks are drawn, which tell less apart than all of them together do.
void TaskPagesTest::thePictureSaysOfFactorsWhatTheVerdictSays()
{
    const auto verdict = [this]() -> const TaskVerdictPanel& {
        return *static_cast<const TaskVerdictPanel*>(m_verdict.get());
    };
    const DiagramView& picture = *m_world->editor()->diagram()->view();
    for (const char* preset : {"Tasks6", "TasksBlocks"}) {
        QVERIFY(m_document->replaceExperiment(preset_experiment(preset), QStringLiteral("Tasks")).isEmpty());
        const auto& factors = verdict().verdict().factors;
        QCOMPARE(picture.standings().size(), factors.size());
        for (std::size_t i = 0; i < factors.size(); ++i)
            QCOMPARE(picture.standings()[i].recovered, factors[i].recovered);
    }
    QVERIFY(verdict().verdict().assumption(7).holds == false);
    QVERIFY(picture.standings()[0].outlook == Outlook::mixed);
}

void TaskPagesTest::otherDataLeaveThePagesAsTheyWere()
{
    const int steps = m_document->undoStack()->count();
    QVERIFY(m_document->replaceExperiment(preset_experiment("ActionDiag"), QStringLiteral("Graph")).isEmpty());
    QCOMPARE(m_world->editor()->matrix()->cols(), 3);
    m_world->editor()->graph()->setGraphCell(GraphPart::Ga, 0, 1, true);
    QCOMPARE(m_document->experiment().data_kind, std::string(synthetic_data.name));
    QCOMPARE(m_document->undoStack()->count(), steps + 1);
    m_document->undoStack()->undo();
    QCOMPARE(m_document->experiment().data_kind, std::string(tasks_data.name));
    QCOMPARE(m_world->editor()->matrix()->value(0, 1), 0.0);  // what the document says
}

void TaskPagesTest::figureOneFollowsItsSliders()
{
    nlohmann::json points = nlohmann::json::array();
    for (const double share : {0.05, 0.2})
        for (const int n : {25, 50})
            for (const double mcc : {1.0, 0.9, 0.4})
                points.push_back({{"share", share},
                                  {"n", n},
                                  {"mcc", mcc},
                                  {"lasso", {{"mean", mcc - 0.1}, {"coefficients", {0, n, -1}}}},
                                  {"ridge", {{"mean", 0.3}, {"coefficients", {1, 2, 3}}}}});
    RotationLab lab;
    QVERIFY(!lab.take("nothing").isEmpty());
    QVERIFY(lab.take(QByteArray::fromStdString(nlohmann::json{{"points", points}}.dump())).isEmpty());
    lab.show();
    QCOMPARE(lab.scores()->graph(0)->dataCount(), 3);
    QVERIFY(lab.readout().contains(QStringLiteral("Lasso R² 0.9000 with 2 of 3 coefficients; Ridge R² 0.3000")));
    lab.turn()->setFocus();
    QTest::keyClick(lab.turn(), Qt::Key_Right);
    QVERIFY(lab.readout().contains(QStringLiteral("MCC 0.900: Lasso R² 0.8000")));
    QTest::keyClick(lab.rows(), Qt::Key_Right);
    QVERIFY(lab.readout().startsWith(QStringLiteral("50 rows")));
    QCOMPARE(qobject_cast<QCPBars*>(lab.coefficients()->plottable(1))->data()->at(1)->value, 50.0);
}

void TaskPagesTest::fewShotsFollowTheirChoices()
{
    nlohmann::json cells = nlohmann::json::array();
    for (const char* learner : {"svm", "logistic"})
        for (const double share : {0.05, 0.8})
            for (const int shots : {5, 20})
                for (const double mcc : {1.0, 0.4}) {
                    const double plain = 0.3 + shots / 200.0, gain = share < 0.5 ? mcc / 10 : 0;
                    cells.push_back({{"learner", learner},
                                     {"share", share},
                                     {"shots", shots},
                                     {"mcc", mcc},
                                     {"points",
                                      {{{"ratio", 0}, {"accuracy", plain}, {"used", 1}},
                                       {{"ratio", 0.2}, {"accuracy", plain + gain}, {"used", 0.45}}}}});
                }
    FewShotLab lab;
    QVERIFY(!lab.take("nothing").isEmpty());
    QVERIFY(!lab.take(R"({"cells": [], "features": 40})").isEmpty());
    QVERIFY(lab.take(QByteArray::fromStdString(nlohmann::json{{"features", 40}, {"cells", cells}}.dump())).isEmpty());
    lab.show();
    const auto curve = [&](QCustomPlot* plot, const QString& name) -> QCPGraph* {
        for (int k = 0; k < plot->graphCount(); ++k)
            if (plot->graph(k)->name() == name)
                return plot->graph(k);
        return nullptr;
    };
    // The most examples, no turn, the middle penalty.
    QVERIFY(lab.readout().contains(QStringLiteral(
        "5 % of 40 factors and show 20 examples of each class; features have MCC 1.00: accuracy 0.400 with "
        "a plain predictor, 0.500 with a sparse one, which uses 45 % of the features.")));
    QCOMPARE(curve(lab.byPenalty(), QStringLiteral("MCC 0.40"))->data()->at(1)->value, 0.44);
    QCOMPARE(curve(lab.byMcc(), QStringLiteral("sparse"))->dataCount(), 2);
    lab.turn()->setFocus();
    QTest::keyClick(lab.turn(), Qt::Key_Right);
    QVERIFY(lab.readout().contains(QStringLiteral("MCC 0.40: accuracy 0.400 with a plain predictor, 0.440")));
    QTest::keyClick(lab.penalty(), Qt::Key_Left);
    QVERIFY(lab.readout().endsWith(QStringLiteral("accuracy 0.400 with a plain predictor.")));
    QTest::keyClick(lab.shots(), Qt::Key_Up);
    QTest::keyClick(lab.share(), Qt::Key_Down);
    QVERIFY(lab.readout().contains(QStringLiteral("80 % of 40 factors and show 5 examples")));
    QCOMPARE(curve(lab.byMcc(), QStringLiteral("plain"))->data()->at(0)->value, 0.325);
}

// Legends stand beside their axes, handles of sliders within their sliders and in line with what names them.
void TaskPagesTest::nothingOfALabCoversAnother()
{
    RotationLab rotation;
    FewShotLab fewShots;
    for (TaskLab* lab : {static_cast<TaskLab*>(&rotation), static_cast<TaskLab*>(&fewShots)}) {
        lab->show();
        int legends = 0;
        for (QCustomPlot* plot : lab->findChildren<QCustomPlot*>()) {
            plot->replot();
            if (!plot->legend->visible())
                continue;
            ++legends;
            QVERIFY(!plot->legend->outerRect().intersects(plot->axisRect()->rect()));
            QVERIFY(plot->axisRect()->width() > 2 * plot->legend->outerRect().width());
        }
        QVERIFY(legends > 0);
        for (QSlider* slider : lab->findChildren<QSlider*>()) {
            QStyleOptionSlider option;
            option.initFrom(slider);
            option.orientation = slider->orientation();
            option.tickPosition = slider->tickPosition();
            option.minimum = slider->minimum(), option.maximum = slider->maximum();
            const QRect handle =
                slider->style()->subControlRect(QStyle::CC_Slider, &option, QStyle::SC_SliderHandle, slider);
            constexpr int radius = 7;  // of the circle drawn about the middle, with its edge
            QVERIFY(slider->rect().contains(handle.center() - QPoint(0, radius)));
            QVERIFY(slider->rect().contains(handle.center() + QPoint(0, radius)));
            const QLabel* name = nullptr;
            for (const QLabel* label : lab->findChildren<QLabel*>())
                if (label->buddy() == slider)
                    name = label;
            QVERIFY(name);
            const int middle = slider->mapTo(lab, handle.center()).y();
            QVERIFY(std::abs(name->mapTo(lab, name->rect().center()).y() - middle) <= 2);
        }
    }
}

DISENTANGLE_TEST_MAIN(TaskPagesTest)
#include "task_pages_test.moc"
