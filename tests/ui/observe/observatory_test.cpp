// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/observe/observatory.h"

#include "core/metrics/metrics.h"
#include "tests/ui/observe/support.h"
#include "tests/ui/support/private_home.h"
#include "tests/ui/support/test_class.h"
#include "ui/observe/plots/edges_view.h"
#include "ui/observe/matrices/entanglement_view.h"
#include "ui/observe/matrices/graphs_view.h"
#include "ui/observe/plots/loss_view.h"
#include "core/reading/learned_graph.h"
#include "ui/observe/matrices/matrix_pair.h"
#include "ui/observe/run/run_view.h"
#include "ui/observe/run/view_slot.h"
#include "ui/style/number_text.h"
#include "ui/observe/plots/scores_view.h"
#include "ui/observe/points/traversals_view.h"
#include "ui/style/matrix_view.h"

#include <QAbstractButton>
#include <QFile>
#include <QLabel>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTabBar>
#include <optional>
#include <qcustomplot.h>

using namespace disentangle;
using namespace disentangle::testing;

static constexpr SyntheticRun::Settings shortObservatoryRun{400, 10, 1};
/// Wide enough for every view at once.
static constexpr QSize allViews{1600, 900};

template <class View>
static View& viewIn(Observatory& observatory)
{
    return *observatory.findChild<View*>();
}

/// As a click on its tab does: a view behind another is not drawn.
static bool bringForward(const Observatory& observatory, const QString& title)
{
    for (QTabBar* tabs : observatory.findChildren<QTabBar*>())
        for (int i = 0; i < tabs->count(); ++i)
            if (tabs->tabText(i) == title) {
                tabs->setCurrentIndex(i);
                return true;
            }
    return false;
}

static QString visibleText(const QWidget& widget)
{
    QString text;
    for (const QLabel* label : widget.findChildren<QLabel*>())
        if (label->isVisible())
            text += label->text() + '\n';
    return text;
}

class ObservatoryTest : public QObject {
    Q_OBJECT
public:
    static void initMain() { usePrivateHome(); }
private Q_SLOTS:
    void init();
    void withoutARunItSaysHowToGetOne();
    void theStepMovesEveryView();
    void theNewestStepIsShownAsTheRunGrows();
    void theLearnedGraphIsShownInMatchedOrderOrAsLearned();
    void wrongEdgesAreMarkedAndCounted();
    void forbiddenDependencesAreMarked_data();
    void forbiddenDependencesAreMarked();
    void aRunWithBothGraphsShowsBoth_data();
    void aRunWithBothGraphsShowsBoth();
    void aTruncatedRunShowsAMessageInsteadOfViews();
    void aRunThatIsDeletedLeavesTheObservatoryEmpty();
    void everySizeShowsEveryView_data();
    void everySizeShowsEveryView();
    void anEnlargedViewHasThePlaceAloneUntilEscape();
    void aClickInAPlotMovesEveryViewThere();
    void aLogarithmicAxisTakesValuesThatAreNotPositive();
    void hiddenViewsAreNotDrawn();
    void whatAViewWantsDecodedIsAskedForAndAnsweredThroughTheObservatory();

private:
    std::optional<RunFolder> m_folder;
};

void ObservatoryTest::init()
{
    m_folder.emplace();  // a run file is never replaced under those who may still be closing it
}

void ObservatoryTest::withoutARunItSaysHowToGetOne()
{
    Observatory observatory;
    observatory.show();
    QVERIFY(visibleText(observatory).contains("Run"));
}

// What is drawn is a function of (run, step): each view shows the values recorded at the step that was set.
void ObservatoryTest::theStepMovesEveryView()
{
    const Experiment experiment = preset_experiment("ActionNonDiag");
    SyntheticRun(m_folder->path("a.run"), experiment, shortObservatoryRun).finish();
    const RunReader reader(m_folder->path("a.run"));
    RunModel model(m_folder->text("a.run"));
    Observatory observatory;
    observatory.resize(allViews);
    observatory.setRun(&model);
    observatory.show();
    QTRY_VERIFY(isRead(model, 400));
    QVERIFY(bringForward(observatory, "Entanglement"));
    auto& graphs = viewIn<GraphsView>(observatory);
    auto& entanglement = viewIn<EntanglementView>(observatory);
    auto& scores = viewIn<ScoresView>(observatory);
    auto& edges = viewIn<EdgesView>(observatory);
    for (const qint64 step : {400, 0, 100, 60}) {
        model.setStep(step);
        const Snapshot assignment = *reader.snapshot("assignment", step);
        const auto matched = static_cast<int>(assignment.data[3]);  // of z4

        const Snapshot probability = *reader.snapshot("probability_Ga", step);
        const MatrixView& learned = graphs.findChild<MatrixPair*>()->second();
        QTRY_COMPARE(learned.value(3, 5), double{probability.data[static_cast<std::size_t>(matched * 10 + 5)]});

        const Snapshot correlation = *reader.snapshot("correlation", step);
        const MatrixView& matrix = entanglement.findChild<MatrixPair*>()->first();
        QTRY_COMPARE(matrix.value(2, 3), double{correlation.data[static_cast<std::size_t>(2 * 10 + matched)]});

        const QString mcc = numberText(*reader.metric_at("mcc", step), 3);
        QTRY_VERIFY(scores.valuesAsText().contains("MCC\t" + mcc));
        const auto on = edges_in(probability).edges();
        const QString text = edges.valuesAsText();
        const auto counts = text.split(QRegularExpression("[\t/\n]"), Qt::SkipEmptyParts);
        QCOMPARE(counts[1].toInt() + counts[4].toInt(), on);  // non-edges that are on, edges that are on
    }
}

void ObservatoryTest::theNewestStepIsShownAsTheRunGrows()
{
    SyntheticRun run(m_folder->path("a.run"), preset_experiment("ActionDiag"), shortObservatoryRun);
    RunModel model(m_folder->text("a.run"));
    Observatory observatory;
    observatory.resize(allViews);
    observatory.setRun(&model);
    observatory.show();
    QTRY_VERIFY(visibleText(observatory).contains("Not evaluated yet"));
    const RunReader reader(m_folder->path("a.run"));
    for (const std::int64_t step : {0, 100, 400}) {
        run.recordTo(step);
        const QString mcc = numberText(*reader.metric_at("mcc", step), 3);
        QTRY_VERIFY(viewIn<ScoresView>(observatory).valuesAsText().contains("MCC\t" + mcc));
    }
}

void ObservatoryTest::theLearnedGraphIsShownInMatchedOrderOrAsLearned()
{
    SyntheticRun(m_folder->path("a.run"), preset_experiment("ActionDiag"), shortObservatoryRun).finish();
    RunModel model(m_folder->text("a.run"));
    GraphsView view;
    view.setRun(&model);
    view.show();
    // ActionDiag's true graph is the identity, and the run ends without an error.
    const MatrixView& learned = view.findChild<MatrixPair*>()->second();
    QTRY_VERIFY(learned.value(0, 0) > 0.5);
    for (int i = 0; i < 10; ++i)
        QVERIFY(learned.value(i, i) > 0.5);
    view.findChild<QAbstractButton*>()->click();
    // As learned: row 4 belongs to z1, for the matching is a rotation by four.
    QTRY_VERIFY(learned.value(0, 0) < 0.5);
    QVERIFY(learned.value(4, 0) > 0.5);
}

void ObservatoryTest::wrongEdgesAreMarkedAndCounted()
{
    SyntheticRun run(m_folder->path("a.run"), preset_experiment("Example4"), shortObservatoryRun);  // 110/101/011
    const Snapshot identity{1, 3, {0, 1, 2}};
    run.writer().snapshot(0, "assignment", identity);
    run.writer().snapshot(0, "probability_Ga", {3, 3, {0.9F, 0.2F, 0.8F, 0.9F, 0, 1, 0, 1, 1}});  // 101/101/011
    run.writer().metric(0, "mcc", 0);
    run.writer().flush();
    RunModel model(m_folder->text("a.run"));
    GraphsView view;
    view.setRun(&model);
    view.show();
    const auto& pair = *view.findChild<MatrixPair*>();
    QTRY_VERIFY(pair.sentence().contains("SHD 2"));
    QVERIFY(pair.sentence().contains("1 missing"));
    QVERIFY(pair.sentence().contains("1 extra"));
    const MatrixView& learned = const_cast<MatrixPair&>(pair).second();
    QCOMPARE(learned.mark(0, 1), CellMark::missing);
    QCOMPARE(learned.mark(0, 2), CellMark::extra);
    QCOMPARE(learned.mark(1, 0), CellMark::none);
}

void ObservatoryTest::forbiddenDependencesAreMarked_data()
{
    QTest::addColumn<float>("trueCorrelation");
    QTest::addColumn<CellMark>("mark");
    QTest::newRow("independent factors") << 0.0F << CellMark::forbidden;
    QTest::newRow("factors that share causes") << 0.2F << CellMark::none;
}

// z2 must not depend on z1 or z3; it correlates 0.2 with what was learned of z1, which counts unless z1 and z2 do so
// themselves.
void ObservatoryTest::forbiddenDependencesAreMarked()
{
    QFETCH(float, trueCorrelation);
    QFETCH(CellMark, mark);
    SyntheticRun run(m_folder->path("a.run"), preset_experiment("Example3"), shortObservatoryRun);
    run.writer().snapshot(0, "assignment", {1, 3, {0, 1, 2}});
    run.writer().snapshot(0, "permitted", {3, 3, {1, 1, 1, 0, 1, 0, 1, 1, 1}});  // docs/theory.md (e), Example 3
    run.writer().snapshot(0, "correlation", {3, 3, {1, 0.5F, 0.5F, 0.2F, 1, 0.05F, 0.5F, 0.5F, 1}});
    run.writer().snapshot(0, "true_correlation", {3, 3, {1, trueCorrelation, 0, trueCorrelation, 1, 0, 0, 0, 1}});
    run.writer().metric(0, "mcc", 1);
    run.writer().flush();
    RunModel model(m_folder->text("a.run"));
    EntanglementView view;
    view.setRun(&model);
    view.show();
    MatrixPair& pair = *view.findChild<MatrixPair*>();
    QTRY_COMPARE(pair.first().rows(), 3);
    QCOMPARE(pair.first().mark(1, 0), mark);
    QCOMPARE(pair.first().mark(1, 2), CellMark::none);  // forbidden, but below the threshold
    QCOMPARE(pair.first().mark(0, 1), CellMark::none);  // permitted
    QCOMPARE(pair.sentence().contains("1 of 2"), mark == CellMark::forbidden);
}

void ObservatoryTest::aRunWithBothGraphsShowsBoth_data()
{
    QTest::addColumn<QString>("preset");
    QTest::addColumn<int>("graphs");
    QTest::newRow("actions") << "ActionDiag" << 1;
    QTest::newRow("time") << "TimeDiag" << 1;
    QTest::newRow("both") << "TreeRobotBall" << 2;
}

void ObservatoryTest::aRunWithBothGraphsShowsBoth()
{
    QFETCH(QString, preset);
    QFETCH(int, graphs);
    SyntheticRun(m_folder->path("a.run"), preset_experiment(preset.toStdString()), shortObservatoryRun).finish();
    RunModel model(m_folder->text("a.run"));
    GraphsView view;
    view.setRun(&model);
    view.show();
    const auto shown = [&view] {
        const auto pairs = view.findChildren<MatrixPair*>();
        return std::count_if(pairs.begin(), pairs.end(), [](const MatrixPair* pair) { return pair->isVisible(); });
    };
    QTRY_COMPARE(static_cast<int>(shown()), graphs);
}

void ObservatoryTest::aTruncatedRunShowsAMessageInsteadOfViews()
{
    SyntheticRun(m_folder->path("a.run"), preset_experiment("ActionDiag"), shortObservatoryRun).finish();
    QFile file(m_folder->text("a.run"));
    QVERIFY(file.resize(file.size() / 3));
    RunModel model(m_folder->text("a.run"));
    Observatory observatory;
    observatory.setRun(&model);
    observatory.show();
    QTRY_VERIFY(visibleText(observatory).contains("a.run"));
    QVERIFY(!viewIn<ScoresView>(observatory).isVisible());
}

void ObservatoryTest::aRunThatIsDeletedLeavesTheObservatoryEmpty()
{
    SyntheticRun(m_folder->path("a.run"), preset_experiment("ActionDiag"), shortObservatoryRun).finish();
    auto model = std::make_unique<RunModel>(m_folder->text("a.run"));
    Observatory observatory;
    observatory.resize(allViews);
    observatory.setRun(model.get());
    observatory.show();
    QTRY_VERIFY(viewIn<ScoresView>(observatory).isVisible());
    model.reset();
    QVERIFY(observatory.run() == nullptr);
    QTRY_VERIFY(visibleText(observatory).contains("No run"));
}

void ObservatoryTest::everySizeShowsEveryView_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("a third of a small window") << QSize(450, 430);
    QTest::newRow("portrait") << QSize(500, 800);
    QTest::newRow("landscape") << QSize(800, 420);
    QTest::newRow("laptop") << QSize(900, 700);
    QTest::newRow("desktop") << QSize(1250, 850);
    QTest::newRow("wall") << QSize(2400, 1200);
}

// Wherever a view is, in front or behind a tab, it is somewhere.
void ObservatoryTest::everySizeShowsEveryView()
{
    QFETCH(QSize, size);
    SyntheticRun(m_folder->path("a.run"), preset_experiment("ActionDiag"), {400, 100, 1, 4}).finish();
    RunModel model(m_folder->text("a.run"));
    Observatory observatory;
    observatory.setRun(&model);
    observatory.show();
    observatory.resize(size);
    QTRY_VERIFY(isRead(model, 400));
    QStringList titles;
    for (const ViewSlot* slot : observatory.findChildren<ViewSlot*>())
        for (const RunView* view : observatory.findChildren<RunView*>())
            if (slot->isShowable(
                    view))  // a view of tasks is not, nor the KL of single latents, which it did not record
                titles.append(view->windowTitle());
    titles.sort();
    QCOMPARE(titles, (QStringList{"Edges", "Entanglement", "Graphs", "Held-out data", "Loss", "Promised and reached",
                                  "Scores", "Sparsity", "Traversals"}));
    QVERIFY(observatory.size() == size);
}

void ObservatoryTest::anEnlargedViewHasThePlaceAloneUntilEscape()
{
    SyntheticRun(m_folder->path("a.run"), preset_experiment("ActionDiag"), shortObservatoryRun).finish();
    RunModel model(m_folder->text("a.run"));
    Observatory observatory;
    observatory.resize(allViews);
    observatory.setRun(&model);
    observatory.show();
    auto& graphs = viewIn<GraphsView>(observatory);
    auto& scores = viewIn<ScoresView>(observatory);
    QTRY_VERIFY(graphs.isVisible() && scores.isVisible());
    QWidget* slot = graphs.parentWidget()->parentWidget();
    for (auto* button : slot->findChildren<QAbstractButton*>())
        if (button->accessibleName() == "Enlarge this view")
            button->click();
    QVERIFY(graphs.isVisible());
    QVERIFY(!scores.isVisible());
    QTest::keyClick(&observatory, Qt::Key_Escape);
    QVERIFY(graphs.isVisible() && scores.isVisible());
}

void ObservatoryTest::aClickInAPlotMovesEveryViewThere()
{
    SyntheticRun(m_folder->path("a.run"), preset_experiment("ActionDiag"), shortObservatoryRun).finish();
    RunModel model(m_folder->text("a.run"));
    ScoresView view;
    view.resize(640, 360);
    view.setRun(&model);
    view.show();
    QTRY_VERIFY(view.valuesAsText().contains("MCC"));
    auto* plot = view.findChild<QCustomPlot*>();
    const auto place = [plot](double step) {
        return QPoint(qRound(plot->xAxis->coordToPixel(step)), plot->axisRect()->center().y());
    };
    QTRY_VERIFY(plot->xAxis->range().upper >= 400);
    QTest::mouseClick(plot, Qt::LeftButton, {}, place(118));
    QCOMPARE(model.step(), 120);
    QTest::keyClick(plot, Qt::Key_Left);
    QCOMPARE(model.step(), 110);
    QTest::keyClick(plot, Qt::Key_End);
    QVERIFY(model.followsNewest());
}

void ObservatoryTest::aLogarithmicAxisTakesValuesThatAreNotPositive()
{
    SyntheticRun(m_folder->path("a.run"), preset_experiment("ActionDiag"), shortObservatoryRun).finish();
    RunModel model(m_folder->text("a.run"));
    LossView view;
    view.setRun(&model);
    view.show();
    QTRY_VERIFY(view.valuesAsText().contains("loss\t-"));
    const QString before = view.valuesAsText();
    view.setLogarithmic(false, true);
    auto* plot = view.findChild<QCustomPlot*>();
    QTRY_COMPARE(plot->yAxis->scaleType(), QCPAxis::stLogarithmic);
    QTRY_VERIFY(plot->yAxis->range().lower > 0);
    QTRY_COMPARE(view.valuesAsText(), before);  // the legend keeps saying what was recorded
    QTRY_VERIFY(plot->yAxis->label().contains("above the lowest"));
}

void ObservatoryTest::hiddenViewsAreNotDrawn()
{
    SyntheticRun(m_folder->path("a.run"), preset_experiment("ActionDiag"), shortObservatoryRun).finish();
    RunModel model(m_folder->text("a.run"));
    ScoresView view;
    view.setRun(&model);
    QTRY_VERIFY(isRead(model, 400));
    QVERIFY(view.valuesAsText().isEmpty());
    view.show();
    QTRY_VERIFY(view.valuesAsText().contains("MCC"));
}

void ObservatoryTest::whatAViewWantsDecodedIsAskedForAndAnsweredThroughTheObservatory()
{
    SyntheticRun(m_folder->path("a.run"), preset_experiment("ActionDiag"), {400, 10, 1, 20}).finish();
    RunModel model(m_folder->text("a.run"));
    Observatory observatory;
    QSignalSpy requests(&observatory, &Observatory::decodeRequested);
    observatory.resize(allViews);
    observatory.setRun(&model);
    observatory.show();
    QTRY_COMPARE(requests.size(), 1);
    observatory.takeDecoded({std::vector<float>(20, 1)}, 400);
    QCOMPARE(viewIn<TraversalsView>(observatory).live().step(), 400);
    model.setPoint(1);
    QTRY_COMPARE(requests.size(), 2);
    observatory.takeRefusal("no checkpoint");
    QTRY_VERIFY(viewIn<TraversalsView>(observatory).note().contains("no checkpoint"));
}

DISENTANGLE_TEST_MAIN(ObservatoryTest)
#include "observatory_test.moc"
