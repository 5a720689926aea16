// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/observe/points/data_view.h"

#include "tests/ui/observe/support.h"
#include "tests/ui/support/private_home.h"
#include "tests/ui/support/test_class.h"
#include "ui/observe/matrices/entanglement_view.h"
#include "ui/observe/points/latent_plane.h"
#include "ui/observe/matrices/matrix_pair.h"
#include "ui/observe/points/observation_plot.h"
#include "ui/observe/points/scatter_plot.h"
#include "ui/style/matrix_view.h"

#include <QLabel>
#include <QPainterPath>
#include <QSignalSpy>
#include <optional>
#include <set>

using namespace disentangle;
using namespace disentangle::testing;

using Kind = PlaneVariable::Kind;

static constexpr SyntheticRun::Settings withPoints{400, 100, 1, 64};

/// A moment whose three learned latents are (0, 0), (3, 1), (-3, -1) and one column of zeros, times `sign`.
static Moment latentsAlong(float sign)
{
    Moment moment;
    moment.step = 0;
    moment.snapshots["latents"] = {3, 3, {0, 0, 0, sign * 3, sign * 1, 0, sign * -3, sign * -1, 0}};
    return moment;
}

class DataViewTest : public QObject {
    Q_OBJECT
public:
    static void initMain() { usePrivateHome(); }
private Q_SLOTS:
    void init() { m_folder.emplace(); }
    void aPrincipalComponentKeepsItsSignFromMomentToMoment();
    void axesOnlyGrowUntilTheyAreFitted();
    void theLargestActionIsTheOneWithTheLargestMagnitude();
    void categoriesDifferInHueOrShape();
    void aPointIsChosenForEveryView();
    void arrowsGoToTheNextPointAlongAnAxis();
    void pointsAreReadAndCopied();
    void reconstructionsStandBesideObservationsWithTheirError();
    void everyLookDrawsEveryRow_data();
    void everyLookDrawsEveryRow();
    void anOlderRunSaysWhyItHasNoData();
    void aCellOfTheCorrelationShowsItsPairAsPoints();
    void theRegressionMapIsMarkedWhereTheoryForbids();

private:
    std::optional<RunFolder> m_folder;
};

// The first component of (0, 0), (3, 1), (-3, -1) lies along (3, 1); turned about, its scores would change sign.
void DataViewTest::aPrincipalComponentKeepsItsSignFromMomentToMoment()
{
    const Experiment experiment = preset_experiment("Example2");
    const Variables variables = variables_of(experiment);
    PlaneColumns columns;
    const PlaneVariable first{Kind::learnedPc, 0};
    const std::vector<float> before = columns.read(latentsAlong(1), variables, first);
    QCOMPARE(before[1], std::sqrt(10.0F));
    QCOMPARE(columns.share(first), 1.0);
    // The same rows mirrored: only the sign of the direction tells, which follows what was shown.
    const std::vector<float> after = columns.read(latentsAlong(-1), variables, first);
    QCOMPARE(after[1], std::sqrt(10.0F));
    columns.reset();
    QCOMPARE(columns.read(latentsAlong(-1), variables, first)[1], -std::sqrt(10.0F));
}

void DataViewTest::axesOnlyGrowUntilTheyAreFitted()
{
    const Experiment experiment = preset_experiment("Example2");
    const Variables variables = variables_of(experiment);
    PlaneColumns columns;
    const PlaneVariable variable{Kind::learned, 0};
    columns.read(latentsAlong(1), variables, variable);
    QCOMPARE(columns.range(variable), (ValueRange{-3, 3}));
    columns.read(latentsAlong(0.5F), variables, variable);
    QCOMPARE(columns.range(variable), (ValueRange{-3, 3}));
    columns.read(latentsAlong(2), variables, variable);
    QCOMPARE(columns.range(variable), (ValueRange{-6, 6}));
    columns.fit();
    columns.read(latentsAlong(0.5F), variables, variable);
    QCOMPARE(columns.range(variable), (ValueRange{-1.5, 1.5}));
}

void DataViewTest::theLargestActionIsTheOneWithTheLargestMagnitude()
{
    const Experiment experiment = preset_experiment("Example2");
    const Variables variables = variables_of(experiment);
    Moment moment;
    moment.snapshots["actions"] = {3, 3, {0.1F, -2, 1, 0, 0, 0, 0, 0, 0.5F}};
    ScatterPoints points;
    points.x = points.y = {0, 1, 2};
    colourPoints(points, {Colouring::Kind::largestAction, 0}, moment, variables);
    QCOMPARE(points.category, (std::vector<int>{1, -1, 2}));  // none acts in the second row
    ScatterPoints valued = points;
    valued.category.clear();
    colourPoints(valued, {Colouring::Kind::action, 1}, moment, variables);
    QCOMPARE(valued.value, (std::vector<float>{-2, 0, 0}));
}

void DataViewTest::categoriesDifferInHueOrShape()
{
    for (int i = 0; i < 6; ++i)
        for (int j = 0; j < i; ++j)
            QVERIFY(markerShape(i, 6) != markerShape(j, 6));  // where hues differ too
    for (int i = 6; i < 42; ++i)
        QVERIFY(markerShape(i, 6) != markerShape(i - 6, 6));  // where the hue repeats
}

void DataViewTest::aPointIsChosenForEveryView()
{
    SyntheticRun(m_folder->path("a.run"), preset_experiment("ActionDiag"), withPoints).finish();
    RunModel model(m_folder->text("a.run"));
    DataView view;
    view.resize(900, 400);
    view.setRun(&model);
    view.show();
    ScatterPlot& plot = view.plane().plot();
    QTRY_COMPARE(plot.points().x.size(), std::size_t{64});
    QTest::mouseClick(&plot, Qt::LeftButton, {}, plot.placeOf(7).toPoint());
    QCOMPARE(model.point(), plot.rowAt(plot.placeOf(7).toPoint()));
    model.setPoint(5);
    QTRY_COMPARE(plot.chosen(), 5);
    QTest::keyClick(&view.observations(), Qt::Key_Right);
    QCOMPARE(model.point(), 6);
    QTRY_COMPARE(plot.chosen(), 6);
}

void DataViewTest::arrowsGoToTheNextPointAlongAnAxis()
{
    ScatterPlot plot;
    plot.setPoints({"a", "b", {3, 1, 2, 2}, {0, 5, 6, 4}, {}, {}, {}, {}}, {0, 4}, {0, 7});
    QSignalSpy chosen(&plot, &ScatterPlot::rowChosen);
    const auto press = [&](int key) {
        QTest::keyClick(&plot, static_cast<Qt::Key>(key));
        const int row = chosen.isEmpty() ? -1 : chosen.takeLast().constFirst().toInt();
        if (row >= 0)
            plot.setChosen(row);
        return row;
    };
    QCOMPARE(press(Qt::Key_Right), 1);  // x = 1, the least
    QCOMPARE(press(Qt::Key_Right), 2);  // x = 2, the first of two
    QCOMPARE(press(Qt::Key_Right), 3);  // x = 2, the other
    QCOMPARE(press(Qt::Key_Right), 0);
    QCOMPARE(press(Qt::Key_Right), -1);
    QCOMPARE(press(Qt::Key_Up), 3);  // y = 4 after y = 0
    QCOMPARE(press(Qt::Key_Down), 0);
}

// Deviations of (1, 2, 3) and (1, 2, 6) from their means 2 and 3: sum of products 5, of squares 2 and 14.
void DataViewTest::pointsAreReadAndCopied()
{
    ScatterPlot plot;
    plot.setPoints({"z1", "ẑ2", {1, 2, 3}, {1, 2, 6}, {}, {}, {}, {}}, {0, 4}, {0, 7});
    QCOMPARE(plot.correlation(), 5 / std::sqrt(28.0));
    QCOMPARE(plot.readout(2), "row 2\nz1 = 3.000\nẑ2 = 6.000");
    QCOMPARE(plot.asText(), "row\tz1\tẑ2\n0\t1\t1\n1\t2\t2\n2\t3\t6\n");
    QVERIFY(plot.accessibleDescription().contains("0.945"));  // 5 / sqrt(28)
}

void DataViewTest::reconstructionsStandBesideObservationsWithTheirError()
{
    SyntheticRun run(m_folder->path("a.run"), preset_experiment("ActionDiag"), {100, 100, 1});
    Snapshot x{2, 20, std::vector<float>(40, 1)}, other = x;
    other.data[20] = 3;  // the second row is off by 2 in one of 20 dimensions: sqrt(4 / 20)
    run.writer().snapshot(0, "observations", x);
    run.writer().snapshot(0, "reconstructions", other);
    run.writer().metric(0, "mcc", 1);
    run.writer().flush();
    RunModel model(m_folder->text("a.run"));
    DataView view;
    view.resize(900, 400);
    view.setRun(&model);
    view.show();
    QTRY_COMPARE(view.observations().rows(), 2);
    QCOMPARE(view.observations().error(0), 0.0);
    QCOMPARE(view.observations().error(1), std::sqrt(4.0 / 20));
    QVERIFY(view.observations().asText().contains("1\treconstruction\t3\t1"));
    // The points of this run are missing, and it says so in their place.
    QVERIFY(view.plane().plot().accessibleDescription().contains("older version"));
}

void DataViewTest::everyLookDrawsEveryRow_data()
{
    QTest::addColumn<int>("look");
    QTest::newRow("lines") << static_cast<int>(StripLook::lines);
    QTest::newRow("heat") << static_cast<int>(StripLook::heat);
    QTest::newRow("images") << static_cast<int>(StripLook::frames);
}

// In the middle of every row there is something to read, whichever way it is drawn.
void DataViewTest::everyLookDrawsEveryRow()
{
    QFETCH(int, look);
    StripStyle style;
    style.look = static_cast<StripLook>(look);
    style.frame = QSize(2, 2);
    style.range = {0, 1};
    const ColourTable table = sequentialTable();
    style.table = &table;
    ObservationPlot plot;
    plot.resize(300, 200);
    const auto shared = std::make_shared<const StripStyle>(style);
    plot.setContent({std::vector<float>(8, 0), std::vector<float>(8, 1), 4, "x", "y", shared, shared});
    std::set<QString> rows;
    for (int x = 0; x < 300; x += 3)
        for (int y = 0; y < 200; y += 3)
            if (const QString text = plot.readout(QPointF(x, y)); !text.isEmpty())
                rows.insert(text.section('\n', 0, 0));
    QCOMPARE(rows, (std::set<QString>{"row 0", "row 1"}));
    QVERIFY(!plot.grab().isNull());
}

void DataViewTest::anOlderRunSaysWhyItHasNoData()
{
    SyntheticRun(m_folder->path("a.run"), preset_experiment("ActionDiag"), {100, 100, 1}).finish();
    RunModel model(m_folder->text("a.run"));
    DataView view;
    view.setRun(&model);
    view.show();
    const auto* message = view.findChild<QLabel*>(QString(), Qt::FindDirectChildrenOnly);
    QTRY_VERIFY(message->text().contains("older version"));
}

// Columns are in matched order: the cell under z2's own factor belongs to the learned latent matched to it.
void DataViewTest::aCellOfTheCorrelationShowsItsPairAsPoints()
{
    SyntheticRun run(m_folder->path("a.run"), preset_experiment("ActionDiag"), withPoints);
    run.finish();
    RunModel model(m_folder->text("a.run"));
    EntanglementView view;
    view.resize(900, 500);
    view.setRun(&model);
    view.show();
    MatrixView& matrix = view.findChild<MatrixPair*>()->first();
    QTRY_COMPARE(matrix.rows(), 10);
    QVERIFY(view.plane().isHidden());
    QTest::mouseClick(&matrix, Qt::LeftButton, {}, matrix.cellRect(1, 1).center().toPoint());
    QVERIFY(view.plane().isVisible());
    QCOMPARE(view.plane().up(), (PlaneVariable{Kind::truth, 1}));
    QCOMPARE(view.plane().across(), (PlaneVariable{Kind::learned, run.matched(1)}));
    // At its end the run has learned -z2 there.
    QVERIFY(view.plane().plot().correlation() < -0.999);
    QTest::keyClick(&matrix, Qt::Key_Up);
    QCOMPARE(view.plane().up(), (PlaneVariable{Kind::truth, 0}));
    QTest::keyClick(&view, Qt::Key_Escape);
    QVERIFY(view.plane().isHidden());
    QTest::keyClick(&matrix, Qt::Key_Return);
    QVERIFY(view.plane().isVisible());
}

void DataViewTest::theRegressionMapIsMarkedWhereTheoryForbids()
{
    SyntheticRun run(m_folder->path("a.run"), preset_experiment("Example3"), {100, 100, 1});
    run.writer().snapshot(0, "assignment", {1, 3, {0, 1, 2}});
    run.writer().snapshot(0, "permitted", {3, 3, {1, 1, 1, 0, 1, 0, 1, 1, 1}});  // docs/theory.md (e), Example 3
    run.writer().snapshot(0, "correlation", {3, 3, {1, 0, 0, 0, 1, 0, 0, 0, 1}});
    run.writer().snapshot(0, "ols", {3, 3, {1, -0.5F, 0, -0.3F, 1, 0.05F, 0, 0, 1}});
    run.writer().metric(0, "mcc", 1);
    run.writer().flush();
    RunModel model(m_folder->text("a.run"));
    EntanglementView view;
    view.setRun(&model);
    view.show();
    MatrixPair& pair = *view.findChild<MatrixPair*>();
    QTRY_COMPARE(pair.between().rows(), 3);
    QCOMPARE(pair.between().value(1, 0), double{0.3F});  // its size; the readout has the sign
    QVERIFY(pair.between().readout(1, 0).contains("-0.300"));
    QCOMPARE(pair.between().mark(1, 0), CellMark::forbidden);
    QCOMPARE(pair.between().mark(1, 2), CellMark::none);  // below the threshold
    QCOMPARE(pair.between().mark(0, 1), CellMark::none);  // permitted
    QVERIFY(pair.sentence().contains("1 in the regression"));
}

DISENTANGLE_TEST_MAIN(DataViewTest)
#include "data_view_test.moc"
