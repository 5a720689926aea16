// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/observe/support.h"
#include "tests/ui/support/private_home.h"
#include "tests/ui/support/test_class.h"
#include "ui/observe/plots/curve_values.h"
#include "ui/observe/plots/edges_view.h"
#include "ui/observe/plots/kl_view.h"
#include "ui/observe/plots/legend.h"
#include "ui/observe/plots/legend_button.h"
#include "ui/observe/plots/loss_view.h"
#include "ui/style/number_text.h"
#include "ui/observe/observatory.h"
#include "ui/observe/plots/metric_line.h"
#include "ui/observe/plots/plot_style.h"
#include "ui/observe/plots/readout_box.h"
#include "ui/observe/plots/scores_view.h"
#include "ui/observe/plots/sparsity_view.h"

#include <QAbstractButton>
#include <QLabel>
#include <QMenu>
#include <QToolButton>
#include <optional>
#include <qcustomplot.h>

using namespace disentangle;
using namespace disentangle::testing;

static constexpr SyntheticRun::Settings shortRun{400, 10, 1};

static QCustomPlot& plotIn(const QWidget& view)
{
    return *view.findChild<QCustomPlot*>();
}

/// Laid out as well: pixels are where they will stay.
static bool shows(QCustomPlot& plot, double lastStep)
{
    if (plot.xAxis->range().upper != lastStep || plot.width() < 300)
        return false;
    plot.replot();
    return true;
}

/// Legend buttons in their order.
static QStringList legendNames(const PlotView& view)
{
    QStringList names;
    for (const auto* button : view.findChild<Legend*>()->findChildren<QAbstractButton*>())
        if (button->isVisible())
            names.append(button->text());
    return names;
}

/// Moves the pointer to a step, halfway up the plot.
static void hover(QCustomPlot& plot, double step)
{
    const QPoint place(qRound(plot.xAxis->coordToPixel(step)), plot.axisRect()->center().y());
    QMouseEvent move(QEvent::MouseMove, place, plot.mapToGlobal(place), Qt::NoButton, Qt::NoButton, {});
    QCoreApplication::sendEvent(&plot, &move);
}

static QPoint placeOf(const QCustomPlot& plot, double step)
{
    return {qRound(plot.xAxis->coordToPixel(step)), plot.axisRect()->center().y()};
}

/// What is written at the line of the ceiling; empty where there is none.
static QString ceilingOf(const ScoresView& view)
{
    const QCustomPlot& plot = plotIn(view);
    for (int i = 0; i < plot.itemCount(); ++i)
        if (auto* text = qobject_cast<QCPItemText*>(plot.item(i));
            text && text->visible() && text->text().contains("ceiling"))
            return text->text();
    return {};
}

class CurvesTest : public QObject {
    Q_OBJECT
public:
    static void initMain() { usePrivateHome(); }
private Q_SLOTS:
    void init();
    void zoomingOneViewZoomsAllThatShareTheAxis();
    void homeShowsEverythingAgainAndThenTheFirstStep();
    void aBoxZoomsStepsAndValues();
    void keysZoomAndPan();
    void aZoomStaysWhileTheRunGrows();
    void anotherRunForgetsTheZoomAndThePins();
    void curvesStandOverWallClockTimeOnDemand();
    void stepZeroHasAPlaceOnALogarithmicAxis();
    void aSmoothedCurveSaysSoAndLeavesWhatWasRecordedBehindIt();
    void pinnedCursorsReadTheCurvesAndTheirDifference();
    void thePointerReadsTheCurves();
    void withRunsBesideOneMetricIsDrawnOfEveryRun();
    void runsBesideStayWhicheverOfThemIsShown();
    void aValueIsMarkedWhereItWasRecorded();
    void runsBesideHaveColoursAndDashesOfTheirOwn();
    void scrubbingRunsBesideDoesNotDrawTheirCurvesAgain();
    void aRunBesideThatIsDeletedLeavesThePlot();
    void theDifferenceOfTwoRunsIsTheDifferenceOfTheirValues();
    void whatWasNotRecordedIsNamed();
    void eventsSayWhatHappened();
    void theCeilingIsThatOfTheVerdict_data();
    void theCeilingIsThatOfTheVerdict();
    void aCurveAloneHasItsOwnCeiling();
    void theMenuFitsEveryView();
    void theDivergenceOfEveryLatentIsDrawnWhereItWasRecorded();
    void everyEntryOfALegendHasRoom();
    void namesAreBriefOnlyWhereTheyHaveNoRoom();
    void edgesStandWhereTheAxisHasTheirSteps();

private:
    /// A run of ActionDiag, read and shown in `view`.
    template <class View>
    std::unique_ptr<RunModel> show(View& view, const char* name = "a.run", SyntheticRun::Settings settings = shortRun);
    std::unique_ptr<RunModel> another(const char* name, SyntheticRun::Settings settings);

    std::optional<RunFolder> m_folder;
};

void CurvesTest::init()
{
    m_folder.emplace();
}

std::unique_ptr<RunModel> CurvesTest::another(const char* name, SyntheticRun::Settings settings)
{
    SyntheticRun(m_folder->path(name), preset_experiment("ActionDiag"), settings).finish();
    auto model = std::make_unique<RunModel>(m_folder->text(name));
    [&] { QTRY_VERIFY(isRead(*model, settings.steps)); }();
    return model;
}

template <class View>
std::unique_ptr<RunModel> CurvesTest::show(View& view, const char* name, SyntheticRun::Settings settings)
{
    auto model = another(name, settings);
    view.resize(640, 400);
    view.setRun(model.get());
    view.show();
    [&] { QTRY_VERIFY(!view.valuesAsText().isEmpty()); }();
    return model;
}

void CurvesTest::zoomingOneViewZoomsAllThatShareTheAxis()
{
    const auto axis = std::make_shared<CurveAxis>();
    ScoresView scores;
    EdgesView edges;
    scores.setAxis(axis);
    edges.setAxis(axis);
    const auto model = show(scores);
    edges.resize(300, 300);
    edges.setRun(model.get());
    edges.show();
    QTRY_VERIFY(!edges.valuesAsText().isEmpty());
    QTRY_VERIFY(plotIn(scores).xAxis->range().upper >= 400);
    model->setStep(200);
    QTest::keyClick(&plotIn(scores), Qt::Key_Plus);
    QTRY_VERIFY(plotIn(scores).xAxis->range().size() < 400);
    QTRY_COMPARE(plotIn(edges).xAxis->range(), plotIn(scores).xAxis->range());
    QVERIFY(plotIn(scores).xAxis->range().contains(200));
}

void CurvesTest::homeShowsEverythingAgainAndThenTheFirstStep()
{
    ScoresView view;
    const auto model = show(view);
    view.axis().setRange(CurveAxis::Range{100, 200});
    QTRY_COMPARE(plotIn(view).xAxis->range().upper, 200.0);
    QTest::keyClick(&plotIn(view), Qt::Key_Home);
    QTRY_COMPARE(plotIn(view).xAxis->range().upper, 400.0);
    QCOMPARE(model->step(), 400);
    QTest::keyClick(&plotIn(view), Qt::Key_Home);
    QCOMPARE(model->step(), 0);
}

void CurvesTest::aBoxZoomsStepsAndValues()
{
    ScoresView view;
    const auto model = show(view);
    QCustomPlot& plot = plotIn(view);
    QTRY_VERIFY(shows(plot, 400));
    const qint64 step = model->step();
    const QPoint from(qRound(plot.xAxis->coordToPixel(100)), qRound(plot.yAxis->coordToPixel(0.9)));
    const QPoint to(qRound(plot.xAxis->coordToPixel(300)), qRound(plot.yAxis->coordToPixel(0.6)));
    QTest::mousePress(&plot, Qt::LeftButton, Qt::ShiftModifier, from);
    QMouseEvent drag(QEvent::MouseMove, to, plot.mapToGlobal(to), Qt::NoButton, Qt::LeftButton, Qt::ShiftModifier);
    QCoreApplication::sendEvent(&plot, &drag);
    QTest::mouseRelease(&plot, Qt::LeftButton, Qt::ShiftModifier, to);
    QTRY_VERIFY(plot.yAxis->range().lower > 0.5);
    // A pixel is about a step and half a hundredth here.
    QVERIFY(std::abs(plot.xAxis->range().lower - 100) < 3);
    QVERIFY(std::abs(plot.xAxis->range().upper - 300) < 3);
    QVERIFY(std::abs(plot.yAxis->range().lower - 0.6) < 0.02);
    QVERIFY(std::abs(plot.yAxis->range().upper - 0.9) < 0.02);
    QCOMPARE(model->step(), step);
    QTest::mouseDClick(&plot, Qt::LeftButton, {}, to);
    QTRY_VERIFY(plot.yAxis->range().upper > 1);
    QCOMPARE(plot.xAxis->range().upper, 400.0);
}

void CurvesTest::keysZoomAndPan()
{
    LossView view;
    const auto model = show(view);
    QCustomPlot& plot = plotIn(view);
    view.axis().setRange(CurveAxis::Range{100, 200});
    QTRY_COMPARE(plot.xAxis->range().upper, 200.0);
    QTest::keyClick(&plot, Qt::Key_Right, Qt::ShiftModifier);
    QTRY_VERIFY(std::abs(plot.xAxis->range().lower - 110) < 1);  // a tenth of what is shown
    for (int i = 0; i < 40; ++i)
        QTest::keyClick(&plot, Qt::Key_Right, Qt::ShiftModifier);
    QTRY_VERIFY(std::abs(plot.xAxis->range().upper - 400) < 1);  // not beyond the end
    QVERIFY(std::abs(plot.xAxis->range().size() - 100) < 1);
    for (int i = 0; i < 20; ++i)
        QTest::keyClick(&plot, Qt::Key_Minus);
    QTRY_COMPARE(plot.xAxis->range().lower, 0.0);
    QVERIFY(!view.axis().range());
}

void CurvesTest::aZoomStaysWhileTheRunGrows()
{
    SyntheticRun run(m_folder->path("a.run"), preset_experiment("ActionDiag"), shortRun);
    run.recordTo(200);
    RunModel model(m_folder->text("a.run"));
    ScoresView view;
    view.setRun(&model);
    view.show();
    QTRY_COMPARE(plotIn(view).xAxis->range().upper, 200.0);
    view.axis().setRange(CurveAxis::Range{50, 100});
    run.recordTo(300);
    QTRY_VERIFY(isRead(model, 300));
    QTRY_COMPARE(plotIn(view).xAxis->range().upper, 100.0);
    view.axis().setRange({});
    QTRY_COMPARE(plotIn(view).xAxis->range().upper, 300.0);
}

void CurvesTest::anotherRunForgetsTheZoomAndThePins()
{
    ScoresView view;
    const auto model = show(view);
    const auto other = another("b.run", shortRun);
    view.axis().setRange(CurveAxis::Range{50, 100});
    view.axis().setPin(0, 60);
    view.setRun(other.get());
    QTRY_VERIFY(!view.axis().range());
    QVERIFY(!view.axis().pin(0));
}

void CurvesTest::curvesStandOverWallClockTimeOnDemand()
{
    ScoresView view;
    const auto model = show(view);
    view.axis().setUnit(StepUnit::seconds);
    QCustomPlot& plot = plotIn(view);
    QTRY_VERIFY(shows(plot, 1));  // 400 steps at 400 a second
    QVERIFY(plot.xAxis->label().contains("time"));
    QTest::mouseClick(&plot, Qt::LeftButton, {}, placeOf(plot, 0.5));
    QCOMPARE(model->step(), 200);
}

void CurvesTest::stepZeroHasAPlaceOnALogarithmicAxis()
{
    ScoresView view;
    const auto model = show(view);
    view.axis().setLogarithmic(true);
    QCustomPlot& plot = plotIn(view);
    QTRY_COMPARE(plot.xAxis->scaleType(), QCPAxis::stLogarithmic);
    QTRY_COMPARE(plot.xAxis->range().lower, 5.0);  // half of the first step after 0
    QVERIFY(shows(plot, 400));
    QCOMPARE(plot.graph(1)->data()->begin()->key, 5.0);
    QTest::mouseClick(&plot, Qt::LeftButton, {}, QPoint(plot.axisRect()->left() + 1, plot.axisRect()->center().y()));
    QCOMPARE(model->step(), 0);
}

void CurvesTest::aSmoothedCurveSaysSoAndLeavesWhatWasRecordedBehindIt()
{
    LossView view;
    const auto model = show(view);
    view.axis().setWindow(5);
    QTRY_VERIFY(legendNames(view).first().contains("mean of 5"));
    std::vector<Sample> smoothed;
    extendMean(smoothed, model->data()->curve("loss")->values(), 5);
    QTRY_VERIFY(view.valuesAsText().contains(numberText(smoothed.back().value, 3)));
    QCustomPlot& plot = plotIn(view);
    QTRY_VERIFY(plot.graph(0)->visible() && !plot.graph(0)->data()->isEmpty());
    QCOMPARE(std::prev(plot.graph(0)->data()->end())->value, model->data()->curve("loss")->back().value);
    QCOMPARE(std::prev(plot.graph(1)->data()->end())->value, smoothed.back().value);
    QVERIFY(plot.graph(0)->pen().color().alpha() < plot.graph(1)->pen().color().alpha());
}

void CurvesTest::pinnedCursorsReadTheCurvesAndTheirDifference()
{
    ScoresView view;
    const auto model = show(view);
    QCustomPlot& plot = plotIn(view);
    model->setStep(100);
    QTest::keyClick(&plot, Qt::Key_A);
    model->setStep(300);
    QTest::keyClick(&plot, Qt::Key_B);
    const auto mcc = [&](qint64 step) { return *model->data()->value("mcc", step); };
    QTRY_VERIFY(view.valuesAsText().contains("B − A"));
    const QString expected =
        QStringList{"MCC", numberText(mcc(100), 3), numberText(mcc(300), 3), '+' + numberText(mcc(300) - mcc(100), 3)}
            .join('\t');
    QTRY_VERIFY(view.valuesAsText().contains(expected));
    QVERIFY(view.findChild<ReadoutBox*>()->isVisible());
    QTest::keyClick(&plot, Qt::Key_Z);
    QTRY_COMPARE(plot.xAxis->range(), QCPRange(100, 300));
    QTest::keyClick(&plot, Qt::Key_Delete);
    QTRY_VERIFY(!view.findChild<ReadoutBox*>()->isVisible());
}

void CurvesTest::thePointerReadsTheCurves()
{
    const auto axis = std::make_shared<CurveAxis>();
    ScoresView view;
    LossView beside;
    view.setAxis(axis);
    beside.setAxis(axis);
    const auto model = show(view);
    beside.setRun(model.get());
    beside.show();
    QTRY_VERIFY(shows(plotIn(view), 400));
    hover(plotIn(view), 150);
    QTRY_VERIFY(axis->hover() == std::optional<qint64>(150));
    QTRY_VERIFY(view.findChild<ReadoutBox*>()->asText().contains(numberText(*model->data()->value("mcc", 150), 3)));
    QCOMPARE(model->step(), 400);  // nothing is moved
    QVERIFY(!beside.findChild<ReadoutBox*>()->isVisible());
    QEvent leave(QEvent::Leave);
    QCoreApplication::sendEvent(&plotIn(view), &leave);
    QVERIFY(!axis->hover());
}

void CurvesTest::withRunsBesideOneMetricIsDrawnOfEveryRun()
{
    ScoresView view;
    const auto model = show(view);
    const auto other = another("seed 2.run", {800, 20, 0.5});
    other->setNumber(2);
    QCOMPARE(legendNames(view).size(), 4);
    view.setOverlay({other.get()});
    QTRY_COMPARE(legendNames(view), (QStringList{"ActionDiag, seed 0", "ActionDiag, seed 0 (2)"}));
    other->setStep(model->step());
    const auto value = [](const RunModel& run, const char* metric) {
        return numberText(*run.data()->value(metric, 400), 3);
    };
    QTRY_VERIFY(view.valuesAsText().contains("seed 0\t" + value(*model, "mcc")));
    QTRY_VERIFY(view.valuesAsText().contains("seed 0 (2)\t" + value(*other, "mcc")));
    QTRY_COMPARE(plotIn(view).xAxis->range().upper, 800.0);  // as far as the longest
    view.setMetric("r_con");
    QTRY_VERIFY(view.valuesAsText().contains("seed 0 (2)\t" + value(*other, "r_con")));
    QCOMPARE(plotIn(view).yAxis->label(), QStringLiteral("R_con"));
    view.setOverlay({});
    QTRY_COMPARE(legendNames(view).size(), 4);
}

void CurvesTest::runsBesideStayWhicheverOfThemIsShown()
{
    ScoresView view;
    const auto model = show(view);
    const auto other = another("seed 2.run", {800, 20, 0.5});
    other->setNumber(2);
    const QStringList first{"ActionDiag, seed 0", "ActionDiag, seed 0 (2)"}, second{first.last(), first.first()};
    view.setOverlay({model.get(), other.get()});
    QTRY_COMPARE(legendNames(view), first);
    view.setRun(other.get());
    QCOMPARE(legendNames(view), second);
    model->setStep(400);  // the one that was shown is still heard
    const auto value = [](const RunModel& run) { return numberText(*run.data()->value("mcc", 400), 3); };
    other->setStep(400);
    QTRY_VERIFY(view.valuesAsText().contains("seed 0\t" + value(*model)));
    view.setRun(model.get());
    QCOMPARE(legendNames(view), first);
    // Nor does a run that is not among them push one out.
    const auto third = another("seed 3.run", shortRun);
    third->setNumber(3);
    view.setRun(third.get());
    QCOMPARE(legendNames(view), (QStringList{"ActionDiag, seed 0 (3)"} + first));
}

void CurvesTest::aValueIsMarkedWhereItWasRecorded()
{
    ScoresView view;
    const auto model = show(view);
    QCustomPlot plot;
    for (const bool holds : {false, true}) {
        MetricLine line(plot, false, holds);
        line.take(model->data(), nullptr, "mcc", 1, StepUnit::steps);
        const qint64 evaluated = model->data()->steps[2], between = (evaluated + model->data()->steps[3]) / 2;
        QVERIFY(evaluated < between && between < model->data()->steps[3]);
        const auto newest = line.newestAt(static_cast<double>(between));
        QCOMPARE(newest->value, *model->data()->value("mcc", evaluated));
        QCOMPARE(newest->place, static_cast<double>(holds ? between : evaluated));
    }
}

void CurvesTest::runsBesideHaveColoursAndDashesOfTheirOwn()
{
    QSet<QString> pens;
    for (int colour = 0; colour < 30; ++colour) {
        const QPen pen = runPen(colour);
        pens.insert(pen.color().name() + QString::number(int(pen.style())));
    }
    QCOMPARE(pens.size(), 30);
    ScoresView view;
    const auto model = show(view);
    const auto other = another("b.run", shortRun);
    other->setColour(3);
    view.setOverlay({other.get()});
    QTRY_COMPARE(legendNames(view).size(), 2);
    QCustomPlot& plot = plotIn(view);
    QCOMPARE(plot.graphCount(), 4);  // each with the faint one for smoothing
    QCOMPARE(plot.graph(1)->pen(), runPen(0));
    QCOMPARE(plot.graph(3)->pen(), runPen(3));
    other->setColour(4);
    QTRY_COMPARE(plot.graph(3)->pen(), runPen(4));
}

void CurvesTest::scrubbingRunsBesideDoesNotDrawTheirCurvesAgain()
{
    ScoresView view;
    const auto model = show(view);
    const auto other = another("b.run", shortRun);
    other->setNumber(2);
    view.setOverlay({other.get()});
    QTRY_COMPARE(legendNames(view).size(), 2);
    int drawn = 0;
    QTRY_COMPARE(plotIn(view).graphCount(), 4);
    QTest::qWait(0);
    connect(&plotIn(view), &QCustomPlot::beforeReplot, &view, [&drawn] { ++drawn; });
    for (const qint64 step : {100, 200, 300}) {
        model->setStep(step);
        other->setStep(step);
        QTRY_COMPARE(other->moment()->step, step);
        QTRY_VERIFY(view.valuesAsText().contains("seed 0 (2)\t" + numberText(*other->data()->value("mcc", step), 3)));
    }
    QVERIFY(drawn <= 1);  // one may have been due from before
}

void CurvesTest::aRunBesideThatIsDeletedLeavesThePlot()
{
    ScoresView view;
    const auto model = show(view);
    auto other = another("b.run", shortRun);
    view.setOverlay({other.get()});
    QTRY_COMPARE(legendNames(view).size(), 2);
    other.reset();
    QTRY_COMPARE(legendNames(view).size(), 4);
}

void CurvesTest::theDifferenceOfTwoRunsIsTheDifferenceOfTheirValues()
{
    ScoresView view;
    const auto model = show(view);
    const auto other = another("b.run", {400, 20, 0.5});
    other->setNumber(2);
    view.setOverlay({other.get()});
    view.setDifference(true);
    QTRY_VERIFY(legendNames(view).contains("Δ MCC"));
    model->setStep(200);  // evaluated in both
    const double expected = *model->data()->value("mcc", 200) - *other->data()->value("mcc", 200);
    QTRY_VERIFY(view.valuesAsText().contains("Δ MCC\t" + numberText(expected, 3)));
    bool said = false;
    for (const QLabel* label : view.findChildren<QLabel*>())
        said |= label->isVisible() && label->text().contains("ActionDiag, seed 0 minus ActionDiag, seed 0 (2)");
    QVERIFY(said);
}

void CurvesTest::whatWasNotRecordedIsNamed()
{
    SyntheticRun run(m_folder->path("a.run"), preset_experiment("ActionDiag"), shortRun);
    run.writer().metric(0, "loss", 3);
    run.writer().flush();
    RunModel model(m_folder->text("a.run"));
    ScoresView view;
    view.setRun(&model);
    view.show();
    const auto said = [&] {
        for (const QLabel* label : view.findChildren<QLabel*>())
            if (label->text().contains("Nothing was recorded of MCC, R_con, R,"))
                return true;
        return false;
    };
    QTRY_VERIFY(said());
}

void CurvesTest::eventsSayWhatHappened()
{
    SyntheticRun run(m_folder->path("a.run"), preset_experiment("ActionDiag"), shortRun);
    run.recordTo(200);
    run.writer().event(200, "set", R"({"key": "beta_Ga", "value": 12})");
    run.finish();
    RunModel model(m_folder->text("a.run"));
    ScoresView view;
    view.resize(640, 400);
    view.setRun(&model);
    view.show();
    QTRY_VERIFY(isRead(model, 400));
    QCustomPlot& plot = plotIn(view);
    QTRY_VERIFY(shows(plot, 400));
    QHelpEvent help(QEvent::ToolTip, placeOf(plot, 200), plot.mapToGlobal(placeOf(plot, 200)));
    QCoreApplication::sendEvent(&plot, &help);
    QVERIFY(QToolTip::text().contains("beta_Ga set to 12"));
    QToolTip::hideText();
}

void CurvesTest::theCeilingIsThatOfTheVerdict_data()
{
    QTest::addColumn<QString>("preset");
    QTest::addColumn<QString>("label");
    QTest::newRow("complete") << "ActionDiag"
                              << "ceiling of MCC: 1";
    QTest::newRow("groups stay mixed")
        << "ActionBlockDiag"
        << "ceiling of R_con: 1; none is promised for MCC";  // docs/theory.md (e): 2 x 2 blocks
}

// A curve drawn alone has its own ceiling, or none: nothing is promised of MCC where latents stay mixed, and a sentence
// says so.
void CurvesTest::aCurveAloneHasItsOwnCeiling()
{
    for (const char* name : {"a.run", "b.run"})
        SyntheticRun(m_folder->path(name), preset_experiment("ActionBlockDiag"), shortRun).finish();
    RunModel model(m_folder->text("a.run")), beside(m_folder->text("b.run"));
    ScoresView view;
    view.setRun(&model);
    view.setOverlay({&beside});
    view.show();
    QTRY_VERIFY(isRead(model, 400) && isRead(beside, 400));
    view.setMetric("r_con");
    QTRY_COMPARE(ceilingOf(view), QString("ceiling of R_con: 1"));
    view.setMetric("r");
    QTRY_COMPARE(ceilingOf(view), QString("ceiling of R: 1"));
    view.setMetric("mcc");
    QTRY_COMPARE(ceilingOf(view), QString());
    view.setMetric("shd");
    QTRY_COMPARE(ceilingOf(view), QString());
    const auto labels = view.findChildren<QLabel*>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
        return label->text().contains("nothing is promised of MCC, because no latent comes apart from all others");
    }));
}

// MCC reaches 1 only where every latent can be recovered; where groups stay mixed, what theory grants is R_con = 1.
void CurvesTest::theCeilingIsThatOfTheVerdict()
{
    QFETCH(QString, preset);
    QFETCH(QString, label);
    SyntheticRun(m_folder->path("a.run"), preset_experiment(preset.toStdString()), shortRun).finish();
    RunModel model(m_folder->text("a.run"));
    ScoresView view;
    view.setRun(&model);
    view.show();
    QTRY_COMPARE(ceilingOf(view), label);
}

// Whatever a plot can do is in a menu behind one button, at any width.
void CurvesTest::theMenuFitsEveryView()
{
    Observatory observatory;
    observatory.resize(360, 300);
    const auto model = another("a.run", shortRun);
    observatory.setRun(model.get());
    observatory.show();
    for (PlotView* view : observatory.findChildren<PlotView*>()) {
        auto* button = qobject_cast<QToolButton*>(view->tools());
        QVERIFY(button);
        QVERIFY(button->sizeHint().width() < 60);
        Q_EMIT button->menu()->aboutToShow();
        QStringList texts;
        for (const QAction* action : button->menu()->actions())
            texts.append(action->text());
        QVERIFY(texts.join('\n').contains("wall-clock"));
        QVERIFY(texts.join('\n').contains("Copy the curves"));
    }
}

void CurvesTest::theDivergenceOfEveryLatentIsDrawnWhereItWasRecorded()
{
    SyntheticRun run(m_folder->path("a.run"), preset_experiment("Example2"), shortRun);  // three latents
    run.writer().snapshot(0, "kl", {1, 3, {0.5F, 1, 2}});
    run.writer().snapshot(0, "assignment", {1, 3, {2, 0, 1}});
    run.writer().metric(0, "mcc", 0);
    run.writer().snapshot(10, "kl", {1, 3, {0.25F, 1, 3}});
    run.writer().metric(10, "mcc", 0);
    run.writer().flush();
    RunModel model(m_folder->text("a.run"));
    KlView view;
    view.setRun(&model);
    view.show();
    QTRY_VERIFY(view.valuesAsText().contains("ẑ1 (z2)\t0.250"));  // z2 is matched to the first
    QVERIFY(view.valuesAsText().contains("ẑ3 (z1)\t3.000"));
    model.setStep(0);
    QTRY_VERIFY(view.valuesAsText().contains("ẑ1 (z2)\t0.500"));
    QVERIFY(view.curvesAsText().contains("10\t0.25\t1\t3"));
    const auto without = another("b.run", shortRun);
    view.setRun(without.get());
    const auto said = [&] {
        for (const QLabel* label : view.findChildren<QLabel*>())
            if (label->text().contains("did not record the KL"))
                return true;
        return false;
    };
    QTRY_VERIFY(said());
}

void CurvesTest::everyEntryOfALegendHasRoom()
{
    SyntheticRun run(m_folder->path("ten.run"), preset_experiment("ActionDiag"), shortRun);
    const std::vector<float> small(10, 0.5F), large(10, 1229.6F);
    run.writer().snapshot(0, "kl", {1, 10, small});
    run.writer().metric(0, "mcc", 0);
    run.writer().snapshot(10, "kl", {1, 10, large});
    run.writer().snapshot(10, "assignment", {1, 10, {9, 8, 7, 6, 5, 4, 3, 2, 1, 0}});
    run.writer().metric(10, "mcc", 0);
    run.writer().flush();
    RunModel model(m_folder->text("ten.run"));
    KlView view;
    view.resize(540, 370);
    view.show();
    view.setRun(&model);
    const auto* legend = view.findChild<Legend*>();
    for (const int step : {0, 10}) {
        model.setStep(step);
        QTRY_VERIFY(view.valuesAsText().contains(step == 0 ? "0.500" : "1,229.600"));
        const QList<LegendButton*> buttons = legend->findChildren<LegendButton*>();
        QCOMPARE(buttons.size(), 10);
        for (const LegendButton* button : buttons) {
            QTRY_VERIFY(button->isVisible());
            QTRY_VERIFY2(legend->rect().contains(button->geometry()), qPrintable(button->text()));
            const int text = button->fontMetrics().horizontalAdvance(button->text() + button->value());
            QVERIFY2(button->width() > text, qPrintable(button->text()));
        }
    }
}

void CurvesTest::namesAreBriefOnlyWhereTheyHaveNoRoom()
{
    Legend legend;
    const QString whole = "Example2, beta vae without a graph, seed 0", brief = "Example2, b…ph, seed 0";
    legend.setEntries({{"Example2, seed 0", {}, {}, "0.000"}, {whole, {}, {}, "0.000", brief}});
    legend.resize(900, 30);
    legend.show();
    const auto names = [&legend] {
        QStringList drawn;
        for (const LegendButton* button : legend.findChildren<LegendButton*>())
            drawn.append(button->drawnName());
        return drawn;
    };
    QTRY_COMPARE(names(), (QStringList{"Example2, seed 0", whole}));
    const QList<LegendButton*> buttons = legend.findChildren<LegendButton*>();
    const int needed = buttons.last()->geometry().right();
    legend.resize(needed - 20, 30);
    QTRY_COMPARE(names(), (QStringList{"Example2, seed 0", brief}));
    QCOMPARE(legend.name(1), whole);  // for a table, and for who is read to
    legend.setPresent(0, false);      // which leaves room
    QCOMPARE(names().last(), whole);
    legend.setPresent(0, true);
    QCOMPARE(names().last(), brief);
    legend.resize(900, 30);
    QTRY_COMPARE(names().last(), whole);
}

void CurvesTest::edgesStandWhereTheAxisHasTheirSteps()
{
    EdgesView view;
    const auto model = show(view);
    view.axis().setUnit(StepUnit::seconds);
    QCustomPlot& plot = plotIn(view);
    QTRY_VERIFY(shows(plot, 1));  // 400 steps at 400 a second
    for (int i = 0; i < plot.graphCount(); ++i)
        QVERIFY(std::prev(plot.graph(i)->data()->end())->key <= 1);
}

DISENTANGLE_TEST_MAIN(CurvesTest)
#include "curves_test.moc"
