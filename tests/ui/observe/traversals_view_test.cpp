// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/observe/points/traversals_view.h"

#include "tests/ui/observe/support.h"
#include "tests/ui/support/private_home.h"
#include "tests/ui/support/test_class.h"
#include "ui/observe/points/observation_plot.h"
#include "ui/observe/points/traversal_item.h"

#include <QAbstractButton>
#include <QLabel>
#include <QSignalSpy>
#include <QSlider>
#include <QToolButton>
#include <optional>

using namespace disentangle;
using namespace disentangle::testing;

using Points = QList<std::vector<float>>;

/// Example 2 has three latents and three actions. Here x = (z1, z2, z3) and the learned latents are
/// (2 z3, -z1, z2), so that z1 is matched to the second, in reverse, z2 to the third and z3 to the first.
/// Row 0 is the origin, the others lie one unit from it: every standard deviation is sqrt(2/3).
static void recordByHand(RunWriter& writer)
{
    const float s = std::sqrt(2.0F / 3);
    Snapshot z{3, 3, {0, 0, 0, 1, 1, 1, -1, -1, -1}};
    z.data = {0, 0, 0, 1, 1, 1, -1, -1, -1};
    Snapshot learned{3, 3, {0, 0, 0, 2, -1, 1, -2, 1, -1}};
    Snapshot truth{27, 3, std::vector<float>(81, 0)}, decoded = truth;
    const float back[3] = {1, -1, 1};  // of x with each learned latent, in its own standard deviations
    const int dimension[3] = {2, 0, 1};
    for (int k = 0; k < 3; ++k)
        for (int j = 0; j < 9; ++j) {
            const auto row = static_cast<std::size_t>(9 * k + j);
            const float t = static_cast<float>(j) / 2 - 2;
            truth.data[row * 3 + static_cast<std::size_t>(k)] = s * t;
            decoded.data[row * 3 + static_cast<std::size_t>(dimension[k])] = back[k] * s * t;
        }
    writer.snapshot(0, "assignment", {1, 3, {1, 2, 0}});
    writer.snapshot(0, "true_latents", z);
    writer.snapshot(0, "latents", learned);
    writer.snapshot(0, "observations", z);
    writer.snapshot(0, "reconstructions", z);
    writer.snapshot(0, "true_traversal", truth);
    writer.snapshot(0, "traversal", decoded);
    writer.metric(0, "mcc", 1);
    writer.flush();
}

static Experiment byHand()
{
    Experiment experiment = preset_experiment("Example2");
    experiment.world.d_x = 3;
    return experiment;
}

class TraversalsViewTest : public QObject {
    Q_OBJECT
public:
    static void initMain() { usePrivateHome(); }
private Q_SLOTS:
    void init() { m_folder.emplace(); }
    void aLearnedLatentStandsBesideItsFactorAndIsReversedWhereItFalls();
    void likenessIsTheCosineOfTheChanges();
    void aSliderMovesItsLatentInTheDirectionDrawn();
    void aSliderStaysWithItsLatentWhenTheMatchingChanges();
    void aRunOfFewerLatentsTakesThePlaceOfOneWithMore();
    void withoutADecoderTheRecordedTraversalIsShownAndTheSlidersSayWhyTheyAreOff();
    void aroundAnotherDataPointLatentsAreDecodedAndFactorsAreMadeByTheWorld();
    void anOlderRunSaysWhyItHasNoTraversals();
    void withoutTruthLearnedLatentsStandAlone();
    void oneOfThemIsLargeOnDemand();
    void aSizeOfXIsOfferedForEveryDivisor();
    void theLiveliestDimensionsAreDrawn();
    void ofSmallPicturesFewerAreShown();
    void picturesOfTheLargeOneUseTheRoom_data();
    void picturesOfTheLargeOneUseTheRoom();
    void theTableHoldsEveryValue();

private:
    std::optional<RunFolder> m_folder;
};

void TraversalsViewTest::aLearnedLatentStandsBesideItsFactorAndIsReversedWhereItFalls()
{
    SyntheticRun run(m_folder->path("a.run"), byHand(), {100, 100, 1});
    recordByHand(run.writer());
    RunModel model(m_folder->text("a.run"));
    TraversalsView view;
    view.setRun(&model);
    view.show();
    QTRY_COMPARE(view.items().size(), 3);
    const TraversalPair& first = view.items()[0]->pair();
    QCOMPARE(first.truth, "z1");
    QCOMPARE(first.learned, "ẑ2");
    QCOMPARE(first.sign, -1);
    // Reversed, x falls and rises with the learned latent as with the factor.
    QCOMPARE(first.learnedX, first.trueX);
    QCOMPARE(first.learnedX.front(), -2 * std::sqrt(2.0F / 3));
    QVERIFY(std::abs(first.likeness - 1) < 1e-6);
    // Each half of the heading has its own tip: why it is drawn the other way round, and how alike the two are.
    const QPointF learnedHead(5, 3), trueHead(view.items()[0]->width() - 5, 3);
    QVERIFY(view.items()[0]->readout(learnedHead).contains("falls where"));
    QVERIFY(view.items()[0]->readout(trueHead).contains("alike 1.000"));
    QCOMPARE(view.items()[2]->pair().learned, "ẑ1");
    QCOMPARE(view.items()[2]->pair().sign, 1);
}

void TraversalsViewTest::likenessIsTheCosineOfTheChanges()
{
    const std::vector<float> a{1, 5, 0, 5, -1, 5}, twice{4, 0, 2, 0, 0, 0}, other{0, 1, 0, 0, 0, -1};
    const FloatTable rows{a, 3, 2};
    QCOMPARE(likenessOf(rows, {twice, 3, 2}), 1.0);  // twice the change, from elsewhere
    QCOMPARE(likenessOf(rows, {other, 3, 2}), 0.0);  // another dimension
    QCOMPARE(likenessOf(rows, {reversed(rows), 3, 2}), -1.0);
    const std::vector<float> still(6, 1);
    QVERIFY(std::isnan(likenessOf(rows, {still, 3, 2})));
    QVERIFY(std::isnan(likenessOf(rows, {})));
    QCOMPARE(changes(rows), (std::vector<float>{1, 0, 0, 0, -1, 0}));
}

// Moving the slider of the reversed latent to the right moves the latent down: by 2 of its standard deviations, sqrt(2/3).
void TraversalsViewTest::aSliderMovesItsLatentInTheDirectionDrawn()
{
    SyntheticRun run(m_folder->path("a.run"), byHand(), {100, 100, 1});
    recordByHand(run.writer());
    RunModel model(m_folder->text("a.run"));
    TraversalsView view;
    QSignalSpy requests(&view, &TraversalsView::decodeRequested);
    view.resize(600, 600);
    view.setRun(&model);
    view.show();
    QTRY_COMPARE(requests.size(), 1);
    view.takeDecoded({{0, 0, 0}}, 0);
    QTRY_COMPARE(view.items().size(), 3);
    view.items()[0]->slider()->setValue(view.items()[0]->slider()->maximum());
    QTRY_COMPARE(requests.size(), 2);
    const std::vector<float> z = requests.last().constFirst().value<Points>().constFirst();
    QCOMPARE(z[0], 0.0F);
    QCOMPARE(z[1], -2 * std::sqrt(2.0F / 3));
    view.takeDecoded({{1, 2, 3}}, 0);
    auto* at = view.findChild<ObservationPlot*>();
    QTRY_VERIFY(at->isVisible() && at->asText().contains("x at the sliders\t1\t2\t3"));
    QVERIFY(at->asText().contains("x of row 0\t0\t0\t0"));
    QCOMPARE(at->error(0), std::sqrt(14.0 / 3));  // 1 + 4 + 9 over three dimensions
    view.resetSliders();
    view.takeDecoded({{1, 2, 3}}, 0);
    QTRY_COMPARE(requests.last().constFirst().value<Points>().constFirst(), (std::vector<float>{0, 0, 0}));
}

void TraversalsViewTest::aSliderStaysWithItsLatentWhenTheMatchingChanges()
{
    SyntheticRun run(m_folder->path("a.run"), byHand(), {100, 100, 1});
    recordByHand(run.writer());
    run.writer().snapshot(100, "assignment", {1, 3, {0, 1, 2}});
    run.writer().metric(100, "mcc", 1);
    run.writer().flush();
    RunModel model(m_folder->text("a.run"));
    TraversalsView view;
    view.setRun(&model);
    view.show();
    QTRY_VERIFY(isRead(model, 100));
    model.setStep(0);
    QTRY_VERIFY(view.items().size() == 3 && view.items()[2]->pair().learned == "ẑ1");
    view.items()[2]->slider()->setValue(view.items()[2]->slider()->maximum());
    model.setStep(100);
    QTRY_COMPARE(view.items()[0]->pair().learned, "ẑ1");
    QCOMPARE(std::abs(view.items()[0]->offset()), 2.0);
    QCOMPARE(view.items()[2]->offset(), 0.0);
}

// What the sliders were at, and which latents they were of, ends with their run.
void TraversalsViewTest::aRunOfFewerLatentsTakesThePlaceOfOneWithMore()
{
    SyntheticRun(m_folder->path("ten.run"), preset_experiment("ActionNonDiag"), {100, 100, 1, 4}).finish();
    SyntheticRun three(m_folder->path("three.run"), byHand(), {100, 100, 1});
    recordByHand(three.writer());
    RunModel first(m_folder->text("ten.run")), second(m_folder->text("three.run"));
    TraversalsView view;
    view.setRun(&first);
    view.show();
    QTRY_COMPARE(view.items().size(), 10);
    QTRY_COMPARE(view.live().moves().size(), std::size_t{10});
    auto* slider = view.items()[9]->findChild<QSlider*>();
    slider->setValue(slider->maximum());
    QTRY_VERIFY(std::ranges::any_of(view.live().moves(), [](double move) { return move != 0; }));
    view.setRun(&second);
    QTRY_COMPARE(view.items().size(), 3);
    QTRY_COMPARE(view.live().moves(), std::vector<double>(3, 0));
    for (const TraversalItem* item : view.items())
        QCOMPARE(item->offset(), 0.0);
}

void TraversalsViewTest::withoutADecoderTheRecordedTraversalIsShownAndTheSlidersSayWhyTheyAreOff()
{
    SyntheticRun run(m_folder->path("a.run"), byHand(), {100, 100, 1});
    recordByHand(run.writer());
    RunModel model(m_folder->text("a.run"));
    TraversalsView view;
    QSignalSpy requests(&view, &TraversalsView::decodeRequested);
    view.setRun(&model);
    view.show();
    QTRY_COMPARE(requests.size(), 1);
    view.takeRefusal("the run keeps no checkpoint");
    QTRY_VERIFY(view.note().contains("the run keeps no checkpoint"));
    QVERIFY(!view.items()[0]->slider()->isEnabled());
    QVERIFY(!view.items()[0]->pair().learnedX.empty());
}

void TraversalsViewTest::aroundAnotherDataPointLatentsAreDecodedAndFactorsAreMadeByTheWorld()
{
    SyntheticRun run(m_folder->path("a.run"), byHand(), {100, 100, 1});
    recordByHand(run.writer());
    RunModel model(m_folder->text("a.run"));
    TraversalsView view;
    QSignalSpy requests(&view, &TraversalsView::decodeRequested);
    view.setRun(&model);
    view.show();
    QTRY_COMPARE(requests.size(), 1);
    view.takeDecoded({{0, 0, 0}}, 0);
    model.setPoint(1);
    QTRY_COMPARE(requests.size(), 2);
    const auto z = requests.last().constFirst().value<Points>();
    QCOMPARE(z.size(), 1 + 27);
    QCOMPARE(z[0], (std::vector<float>{2, -1, 1}));  // its learned latents
    std::vector<std::vector<float>> x(28, {0, 0, 0});
    x[1 + 9] = {7, 8, 9};  // the second latent at its lowest
    view.takeDecoded(x, 0);
    QTRY_VERIFY(!view.items()[0]->pair().learnedX.empty());
    // Of z1, drawn reversed: its lowest is the last.
    const std::vector<float>& shown = view.items()[0]->pair().learnedX;
    QCOMPARE(std::vector<float>(shown.end() - 3, shown.end()), (std::vector<float>{7, 8, 9}));

    const World world(byHand().world);
    const float s = std::sqrt(2.0F / 3);
    const std::vector<float> lowest = world.observe({1 - 2 * s, 1, 1}), centre = world.observe({1, 1, 1});
    QTRY_VERIFY(!view.items()[0]->pair().trueX.empty());
    QVERIFY(std::abs(view.items()[0]->pair().trueX[0] - (lowest[0] - centre[0])) < 1e-5F);
}

void TraversalsViewTest::anOlderRunSaysWhyItHasNoTraversals()
{
    SyntheticRun(m_folder->path("a.run"), preset_experiment("ActionDiag"), {100, 100, 1}).finish();
    RunModel model(m_folder->text("a.run"));
    TraversalsView view;
    view.setRun(&model);
    view.show();
    const auto* message = view.findChild<QLabel*>(QString(), Qt::FindDirectChildrenOnly);
    QTRY_VERIFY(message->text().contains("older version"));
    QVERIFY(message->text().contains("Train it again"));
}

void TraversalsViewTest::withoutTruthLearnedLatentsStandAlone()
{
    SyntheticRun run(m_folder->path("a.run"), byHand(), {100, 100, 1});
    run.writer().snapshot(0, "latents", {2, 3, {0, 0, 0, 1, 1, 1}});
    run.writer().snapshot(0, "traversal", {27, 3, std::vector<float>(81, 1)});
    run.writer().metric(0, "loss", 1);
    run.writer().flush();
    RunModel model(m_folder->text("a.run"));
    TraversalsView view;
    view.setRun(&model);
    view.show();
    QTRY_COMPARE(view.items().size(), 3);
    QVERIFY(view.items()[0]->pair().truth.isEmpty());
    QCOMPARE(view.items()[0]->pair().learned, "ẑ1");
}

// A double click or Enter; the others stay below it, and a second one takes it back.
void TraversalsViewTest::oneOfThemIsLargeOnDemand()
{
    SyntheticRun run(m_folder->path("a.run"), byHand(), {100, 100, 1});
    recordByHand(run.writer());
    RunModel model(m_folder->text("a.run"));
    TraversalsView view;
    view.resize(700, 500);
    view.setRun(&model);
    view.show();
    QTRY_COMPARE(view.items().size(), 3);
    QTRY_VERIFY(view.items()[2]->isVisible());
    const auto heights = [&view] {
        QList<int> each;
        for (const TraversalItem* item : view.items())
            each.append(item->height());
        return each;
    };
    const QList<int> before = heights();
    QTest::mouseDClick(view.items()[1], Qt::LeftButton);
    QVERIFY(view.items()[1]->isLarge());
    QTRY_VERIFY(heights()[1] > 2 * heights()[0]);
    QTRY_VERIFY(view.items()[1]->y() < view.items()[0]->y());
    QTRY_VERIFY(view.items()[1]->width() >= view.items()[0]->width());
    QTest::keyClick(view.items()[0], Qt::Key_Return);
    QVERIFY(view.items()[0]->isLarge() && !view.items()[1]->isLarge());
    QTRY_VERIFY(heights()[0] > 2 * heights()[1]);
    view.items()[0]->findChild<QToolButton*>()->click();
    QTRY_COMPARE(heights(), before);
}

void TraversalsViewTest::aSizeOfXIsOfferedForEveryDivisor()
{
    QCOMPARE(frameSizes(12).first(), QSize(3, 4));
    QCOMPARE(frameSizes(12).size(), 6);  // 1, 2, 3, 4, 6, 12
    QCOMPARE(frameSizes(784).first(), QSize(28, 28));
    QCOMPARE(frameSizes(1), QList<QSize>{QSize(1, 1)});
}

// Nine pictures where each can be made out, else five or three of them; the first, the middle and the last always.
void TraversalsViewTest::ofSmallPicturesFewerAreShown()
{
    const std::vector<float> values(std::size_t{9} * 16, 0.5F);
    const FloatTable x{values, 9, 16};
    StripStyle style;
    style.look = StripLook::frames;
    style.frame = {4, 4};
    style.channels = 1;
    const auto shown = [&](double width) {
        std::vector<int> rows;
        const QRectF place(0, 0, width, 60);
        for (double at = 0; at < width; ++at)
            if (const auto found = stripPlaceAt(place, {at, 30}, x, style);
                found && (rows.empty() || rows.back() != found->row))
                rows.push_back(found->row);
        return rows;
    };
    QCOMPARE(shown(400), (std::vector<int>{0, 1, 2, 3, 4, 5, 6, 7, 8}));
    QCOMPARE(shown(180), (std::vector<int>{0, 2, 4, 6, 8}));
    QCOMPARE(shown(100), (std::vector<int>{0, 4, 8}));
}

void TraversalsViewTest::picturesOfTheLargeOneUseTheRoom_data()
{
    QTest::addColumn<QSize>("room");
    QTest::addColumn<double>("least");  // pixels of a picture
    QTest::addColumn<int>("lines");
    QTest::newRow("nearly square halves: three lines of three") << QSize(700, 300) << 80.0 << 3;
    QTest::newRow("high: one below the other, two lines of five each") << QSize(700, 620) << 128.0 << 2;
    QTest::newRow("wide: one line each, one below the other") << QSize(1300, 400) << 128.0 << 1;
}

// All nine, in reading order, as large as width and height allow, at a whole multiple of their own size.
void TraversalsViewTest::picturesOfTheLargeOneUseTheRoom()
{
    QFETCH(const QSize, room);
    QFETCH(const double, least);
    QFETCH(const int, lines);
    TraversalPair pair;
    pair.learned = "ẑ1";
    pair.truth = "robot";
    pair.learnedX = pair.trueX = std::vector<float>(std::size_t{9} * 16 * 16, 0.5F);
    StripStyle style;
    style.look = StripLook::frames;
    style.frame = {16, 16};
    style.channels = 1;
    TraversalItem item;
    item.setSlider(false, false, {});
    item.setPair(pair, 16 * 16, style, false);
    item.resize(room);
    item.show();
    const QSizeF small = item.frameSize();
    QVERIFY(small.width() <= (room.width() / 2.0) / 9);
    item.setLarge(true);
    const QSizeF large = item.frameSize();
    QVERIFY2(large.width() >= least, qPrintable(QString::number(large.width())));
    QCOMPARE(std::fmod(large.width(), 16.0), 0.0);
    QCOMPARE(large.height(), large.width());
    QSet<QString> positions;
    QSet<int> tops;
    for (int y = 0; y < item.height(); ++y)
        for (int x = 0; x < item.width(); ++x)
            if (const QString said = item.readout(QPointF(x, y)); said.startsWith("x1 at ẑ1 ")) {
                if (!positions.contains(said))
                    tops.insert(y);
                positions.insert(said);
            }
    QCOMPARE(positions.size(), 9);
    QCOMPARE(tops.size(), lines);
    item.setLarge(false);
    QCOMPARE(item.frameSize(), small);
}

void TraversalsViewTest::theLiveliestDimensionsAreDrawn()
{
    const std::vector<float> x{0, 0, 0, 0, /**/ 1, 5, 0, 3};
    QCOMPARE(liveliestDimensions({x, 2, 4}, 2), (std::vector<int>{1, 3}));
    QCOMPARE(liveliestDimensions({x, 2, 4}, 4), (std::vector<int>{0, 1, 2, 3}));
}

// A line of names, and nine positions of three latents and of three factors.
void TraversalsViewTest::theTableHoldsEveryValue()
{
    SyntheticRun run(m_folder->path("a.run"), byHand(), {100, 100, 1});
    recordByHand(run.writer());
    RunModel model(m_folder->text("a.run"));
    TraversalsView view;
    view.setRun(&model);
    view.show();
    QTRY_COMPARE(view.items().size(), 3);
    const QStringList lines = view.traversalsAsText().split('\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 1 + 2 * 27);
    QCOMPARE(lines[0], "latent\tsd\tx1\tx2\tx3");
    QVERIFY(lines[1].startsWith("ẑ2\t2\t"));  // reversed: the first drawn is its highest
    QVERIFY(lines[10].startsWith("z1\t-2\t"));
}

DISENTANGLE_TEST_MAIN(TraversalsViewTest)
#include "traversals_view_test.moc"
