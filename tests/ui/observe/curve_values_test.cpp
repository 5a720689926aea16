// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/observe/plots/curve_values.h"

#include "core/base/random.h"
#include "core/record/catalogue.h"
#include "tests/ui/support/test_class.h"
#include "ui/observe/plots/curve_outline.h"
#include "ui/observe/run/names.h"
#include "ui/observe/plots/nice_range.h"
#include "ui/observe/run/step_scale.h"

#include <QTest>
#include <cmath>
#include <limits>

using namespace disentangle;

static constexpr double gap = std::numeric_limits<double>::quiet_NaN();

/// Noise evaluated at 0, 10, 20, ...
static std::vector<Sample> noise(std::size_t count)
{
    Random random(7, "curve");
    std::vector<Sample> samples;
    for (std::size_t i = 0; i < count; ++i)
        samples.push_back({static_cast<std::int64_t>(10 * i), random.normal()});
    return samples;
}

static CurveOutline outlineOf(std::span<const Sample> samples)
{
    CurveOutline outline;
    outline.extend(samples);
    return outline;
}

static RunData recordWith(const std::vector<std::int64_t>& steps, const std::vector<Sample>& seconds)
{
    RunData record;
    record.steps.append(steps);
    if (!seconds.empty())
        record.curves["seconds"].append(seconds);
    return record;
}

class CurveValuesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aLongCurveIsDrawnWithTheExtremesOfEveryPixelAndNoMore();
    void aCurveWithRoomForItIsDrawnWhole();
    void whatIsOutsideIsLeftOutButForANeighbourAtEachEnd();
    void aGapStaysAGap();
    void anOutlineThatGrewIsThatOfTheWholeCurve();
    void extremesAreThoseOfTheStretchAskedFor();
    void aSmoothedValueIsTheMeanOfTheLastEvaluations();
    void aSmoothedCurveThatGrewIsThatOfTheWholeCurve();
    void aDifferenceIsTakenAtCommonStepsAndInterpolatedBetweenThem();
    void countsAreNotInterpolated();
    void secondsAreInterpolatedBetweenEvaluationsAndBack();
    void aRunWithoutAClockStandsAtItsSteps();
    void anAxisHoldsItsValuesAndMovesRarely();
    void everyMetricHasANameAndASentence();
};

void CurveValuesTest::aLongCurveIsDrawnWithTheExtremesOfEveryPixelAndNoMore()
{
    const auto samples = noise(100000);
    constexpr double pixels = 800;
    const double perStep = pixels / static_cast<double>(samples.back().step);
    const auto place = [&](std::int64_t step) { return static_cast<double>(step) * perStep; };
    const auto drawn = outlineOf(samples).visible(samples, 0, pixels, place);
    // Stretches are no longer than a pixel and, in fours, no shorter than a quarter: two samples each, and the ends.
    QVERIFY(drawn.size() <= 2 * 4 * static_cast<std::size_t>(pixels) + 100);
    QVERIFY(std::is_sorted(drawn.begin(), drawn.end()));
    std::vector<double> lowest(801, 1e9), highest(801, -1e9), drawnLowest(801, 1e9), drawnHighest(801, -1e9);
    const auto put = [&](std::size_t i, std::vector<double>& low, std::vector<double>& high) {
        const auto pixel = static_cast<std::size_t>(place(samples[i].step));
        low[pixel] = std::min(low[pixel], samples[i].value);
        high[pixel] = std::max(high[pixel], samples[i].value);
    };
    for (std::size_t i = 0; i < samples.size(); ++i)
        put(i, lowest, highest);
    for (const std::size_t i : drawn)
        put(i, drawnLowest, drawnHighest);
    // A stretch may reach into the pixel beside: what is highest in three pixels is drawn in them.
    for (std::size_t p = 1; p + 1 < 800; ++p) {
        QVERIFY(std::max({drawnHighest[p - 1], drawnHighest[p], drawnHighest[p + 1]}) >= highest[p]);
        QVERIFY(std::min({drawnLowest[p - 1], drawnLowest[p], drawnLowest[p + 1]}) <= lowest[p]);
    }
    QCOMPARE(drawn.front(), std::size_t{0});
    QCOMPARE(drawn.back(), samples.size() - 1);
}

void CurveValuesTest::aCurveWithRoomForItIsDrawnWhole()
{
    const auto samples = noise(50);
    const auto drawn =
        outlineOf(samples).visible(samples, 0, 490, [](std::int64_t step) { return static_cast<double>(step); });
    QCOMPARE(drawn.size(), samples.size());
}

void CurveValuesTest::whatIsOutsideIsLeftOutButForANeighbourAtEachEnd()
{
    const auto samples = noise(50);
    const auto drawn =
        outlineOf(samples).visible(samples, 95, 205, [](std::int64_t step) { return static_cast<double>(step); });
    QCOMPARE(drawn.front(), std::size_t{9});  // step 90
    QCOMPARE(drawn.back(), std::size_t{21});  // step 210
    QCOMPARE(drawn.size(), std::size_t{13});
}

void CurveValuesTest::aGapStaysAGap()
{
    auto samples = noise(1000);
    for (std::size_t i = 300; i < 700; ++i)
        samples[i].value = gap;
    const auto drawn =
        outlineOf(samples).visible(samples, 0, 100, [](std::int64_t step) { return static_cast<double>(step) / 100; });
    QVERIFY(std::any_of(drawn.begin(), drawn.end(), [&](std::size_t i) { return std::isnan(samples[i].value); }));
    QVERIFY(drawn.size() < 900);
}

void CurveValuesTest::anOutlineThatGrewIsThatOfTheWholeCurve()
{
    const auto samples = noise(3000);
    CurveOutline grown;
    for (const std::size_t size :
         {std::size_t{1}, std::size_t{3}, std::size_t{4}, std::size_t{70}, std::size_t{1029}, samples.size()})
        grown.extend(std::span(samples).first(size));
    const auto place = [](std::int64_t step) { return static_cast<double>(step) / 80; };
    QVERIFY(grown.visible(samples, 0, 400, place) == outlineOf(samples).visible(samples, 0, 400, place));
}

void CurveValuesTest::extremesAreThoseOfTheStretchAskedFor()
{
    const auto samples = noise(500);
    const auto outline = outlineOf(samples);
    for (const auto& [first, last] : {std::pair{0, 500}, {3, 4}, {17, 401}, {64, 128}}) {
        const auto [low, high] =
            std::minmax_element(samples.begin() + first, samples.begin() + last,
                                [](const Sample& a, const Sample& b) { return a.value < b.value; });
        const auto extent = outline.extent(samples, static_cast<std::size_t>(first), static_cast<std::size_t>(last));
        QVERIFY(extent);
        QCOMPARE(extent->first, low->value);
        QCOMPARE(extent->second, high->value);
    }
    const std::vector<Sample> empty{{0, gap}, {1, gap}};
    QVERIFY(!outlineOf(empty).extent(empty, 0, 2));
}

void CurveValuesTest::aSmoothedValueIsTheMeanOfTheLastEvaluations()
{
    const std::vector<Sample> samples{{0, 1}, {10, 3}, {20, gap}, {30, 5}, {40, 7}};
    std::vector<Sample> smoothed;
    extendMean(smoothed, samples, 3);
    // By hand: 1; (1+3)/2; (1+3)/2, the NaN left out; (3+5)/2; (5+7)/2.
    const std::vector<double> expected{1, 2, 2, 4, 6};
    for (std::size_t i = 0; i < expected.size(); ++i) {
        QCOMPARE(smoothed[i].step, samples[i].step);
        QCOMPARE(smoothed[i].value, expected[i]);
    }
}

void CurveValuesTest::aSmoothedCurveThatGrewIsThatOfTheWholeCurve()
{
    const auto samples = noise(5000);
    std::vector<Sample> whole, grown;
    extendMean(whole, samples, 25);
    for (const std::size_t size : {std::size_t{10}, std::size_t{11}, std::size_t{2500}, samples.size()})
        extendMean(grown, std::span(samples).first(size), 25);
    QCOMPARE(grown.size(), whole.size());
    for (std::size_t i = 0; i < whole.size(); ++i)
        QVERIFY(std::abs(grown[i].value - whole[i].value) < 1e-12);
}

void CurveValuesTest::aDifferenceIsTakenAtCommonStepsAndInterpolatedBetweenThem()
{
    const std::vector<Sample> a{{0, 1}, {10, 2}, {20, 3}, {30, 4}, {40, 5}};
    const std::vector<Sample> b{{5, 0}, {15, 1}, {35, 3}};
    const auto result = difference(a, b, false);
    // b at 10: 0.5; at 20: 1.5; at 30: 2.5. At 0 and 40 there is no b.
    QCOMPARE(result.size(), std::size_t{3});
    QCOMPARE(result[0].value, 1.5);
    QCOMPARE(result[1].value, 1.5);
    QCOMPARE(result[2].value, 1.5);
    QVERIFY(difference(a, {}, false).empty());
}

void CurveValuesTest::countsAreNotInterpolated()
{
    const std::vector<Sample> counts{{0, 8}, {100, 2}};
    QCOMPARE(valueBetween(counts, 50, true), 8.0);
    QCOMPARE(valueBetween(counts, 50, false), 5.0);
    QVERIFY(std::isnan(valueBetween(counts, 101, true)));
    QVERIFY(std::isnan(valueBetween(counts, -1, true)));
}

void CurveValuesTest::secondsAreInterpolatedBetweenEvaluationsAndBack()
{
    const RunData record = recordWith({0, 100, 200}, {{0, 2}, {100, 4}, {200, 10}});
    const StepScale scale(record, StepUnit::seconds);
    QVERIFY(scale.known());
    QCOMPARE(scale.place(150), 7.0);
    QCOMPARE(scale.stepAt(7), 150.0);
    QCOMPARE(scale.place(1000), 10.0);
    QCOMPARE(scale.stepAt(0), 0.0);
    const StepScale steps(record, StepUnit::steps);
    QCOMPARE(steps.place(150), 150.0);
    QCOMPARE(steps.least(), 100.0);
}

void CurveValuesTest::aRunWithoutAClockStandsAtItsSteps()
{
    const StepScale scale(recordWith({0, 50}, {}), StepUnit::seconds);
    QVERIFY(!scale.known());
    QCOMPARE(scale.place(50), 50.0);
}

void CurveValuesTest::anAxisHoldsItsValuesAndMovesRarely()
{
    int moves = 0;
    double upper = 0;
    for (int most = 1; most <= 90; ++most) {
        const auto range = niceRange(std::pair{0.0, double(most)}, true, true);
        QCOMPARE(range.first, 0.0);
        QVERIFY(range.second >= most);
        QVERIFY(range.second >= upper);
        moves += range.second > upper;
        upper = range.second;
    }
    QVERIFY(moves <= 13);  // 4, 5, 6, 8, 10, 15, 20, 30, 40, 50, 60, 80, 100
    const auto flat = niceRange(std::pair{3.0, 3.0}, false, false);
    QVERIFY(flat.first < 3 && flat.second > 3);
    QVERIFY(niceRange({}, false, false) == (std::pair{0.0, 1.0}));
    const auto negative = niceRange(std::pair{-2.6, 5.1}, false, false);
    QVERIFY(negative.first <= -2.6 && negative.second >= 5.1 && negative.second < 8);
}

void CurveValuesTest::everyMetricHasANameAndASentence()
{
    for (const MetricInfo& info : metric_table()) {
        QVERIFY(!metricLabel(std::string(info.name)).isEmpty());
        QVERIFY(metricSentence(std::string(info.name)).endsWith('.'));
        QCOMPARE(metric_info(info.name), &info);
    }
    QCOMPARE(metricLabel("shd", true), QStringLiteral("SHD (edges)"));
    QCOMPARE(metricLabel("of another version"), QStringLiteral("of another version"));
}

DISENTANGLE_GUILESS_TEST_MAIN(CurveValuesTest)
#include "curve_values_test.moc"
