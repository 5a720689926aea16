// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/mechanism_sparsity/mechanisms/action_series.h"

#include "tests/core/learn/random_estimator.h"

#include <doctest/doctest.h>

#include <cmath>
#include <numbers>

using namespace disentangle;

namespace {

/// Rows whose observations are f(row of actions, dimension) and a little noise; actions uniform over [-half, half].
template <class Function>
Rows rows_of(int count, int d_a, int d_x, double half, const Function& f)
{
    Rows rows{count, {}, {}, {}};
    Random random(3, "rows");
    for (int r = 0; r < count; ++r) {
        std::vector<double> a;
        for (int l = 0; l < d_a; ++l)
            a.push_back(random.uniform(-half, half));
        rows.a.insert(rows.a.end(), a.begin(), a.end());
        for (int k = 0; k < d_x; ++k)
            rows.x.push_back(static_cast<float>(f(a, k) + 0.1 * random.normal()));
    }
    return rows;
}

Facts facts_of(int d_a, int d_x)
{
    Facts facts;
    facts.steps = 1;
    facts.d_a = d_a;
    facts.x = Shape::vector(d_x);
    return facts;
}

}  // namespace

// The taper spreads a frequency over 2 pi / half on either side, most of it over half of that.
TEST_CASE("the highest frequency of the actions is read off the data")
{
    for (const double highest : {2.0, 7.0, 21.0}) {
        CAPTURE(highest);
        const auto waves = [&](const std::vector<double>& a, int k) {
            return k == 0 ? std::sin(highest * a[1] + 1) : std::sin(1.3 * a[0]) + std::cos(0.7 * highest * a[1]);
        };
        const ActionFrequencies found = action_frequencies(facts_of(2, 2), rows_of(8192, 2, 2, 2, waves));
        CHECK(std::abs(found.highest - highest) < std::numbers::pi);
        CHECK(found.actions[0].half == doctest::Approx(2).epsilon(0.01));
        CHECK(std::abs(found.actions[1].middle) < 0.01);
        CHECK(found.actions[0].values == ActionFrequencies::many_values);
    }
}

TEST_CASE("an action that does not vary, or hardly, says nothing of frequencies")
{
    Rows rows = rows_of(8192, 2, 1, 2, [](const std::vector<double>& a, int) { return std::sin(2 * a[0]); });
    for (std::size_t r = 0; r < 8192; ++r)
        rows.a[2 * r + 1] = 4;
    const ActionFrequencies found = action_frequencies(facts_of(2, 1), rows);
    CHECK(std::abs(found.highest - 2) < std::numbers::pi);
    CHECK(found.actions[1].values == 1);
    for (std::size_t r = 0; r < 8192; ++r)
        rows.a[2 * r] = r % 2 == 0 ? 0.F : 1.F;
    CHECK(action_frequencies(facts_of(2, 1), rows).highest == 0);
}

TEST_CASE("a series reaches the highest frequency, has eight harmonics at least, and no more than there is room for")
{
    EstimatorSpec spec;
    spec.transition.shared_width = 5;
    spec.transition.series = 9;
    const Layout layout({2, 4, 3, true}, spec);
    ActionFrequencies frequencies;
    // Five radians a unit over [-1, 3]; twice the range; two values; and none.
    frequencies.highest = 5;
    frequencies.actions = {{1, 2, 128}, {0, 5, 128}, {0.5, 0.5, 2}};
    std::vector<float> parameters(layout.size());
    CHECK(set_action_series(layout, parameters, frequencies) == 9);
    const ActionSeries& series = *layout.description().shared_transition->series;
    const auto wave = [&](int l, int k, double a) {
        const auto at = static_cast<std::size_t>(18 * l + k);
        return std::sin(static_cast<double>(parameters[series.weight.offset + at]) * a +
                        static_cast<double>(parameters[series.bias.offset + at]));
    };
    // pi / (1.25 * 2) = 1.257 radians, of which eight reach 10; pi / (1.25 * 5) = .503 would take ten to reach 5, where
    // there is room for nine: 5 / 9 apart.
    for (const double a : {-1.0, 0.3, 2.7}) {
        for (int k = 0; k < 18; ++k) {
            const auto expected = [&](double step, int harmonics, double middle) {
                const double angle = step * (k / 2 + 1) * (a - middle);
                return k / 2 >= harmonics ? 0 : k % 2 == 0 ? std::sin(angle) : std::cos(angle);
            };
            CHECK(wave(0, k, a) == doctest::Approx(expected(std::numbers::pi / 2.5, 8, 1)).epsilon(1e-5));
            CHECK(wave(1, k, a) == doctest::Approx(expected(5.0 / 9, 9, 0)).epsilon(1e-5));
            CHECK(wave(2, k, a) == doctest::Approx(expected(std::numbers::pi / 0.625, 1, 0.5)).epsilon(1e-5));
        }
    }
    CHECK(
        in_words(frequencies, 9) ==
        "Actions move the observation at frequencies up to 5 radians a unit, by the data alone: the transition starts "
        "with Fourier series of single actions, of 9 harmonics.");
}
