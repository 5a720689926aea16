// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/spread.h"

#include <cmath>
#include <doctest/doctest.h>
#include <vector>

using namespace disentangle;

TEST_CASE("mean, deviation and standard error of a sample")
{
    // Mean 5; squared differences 9, 1, 1, 1, 0, 0, 4, 16 sum to 32, over n - 1 = 7.
    const std::vector<double> values{2, 4, 4, 4, 5, 5, 7, 9};
    const Spread spread = spread_of(values);
    CHECK(spread.count == 8);
    CHECK(spread.mean == 5);
    CHECK(spread.deviation == doctest::Approx(std::sqrt(32.0 / 7)));
    CHECK(spread.error() == doctest::Approx(std::sqrt(32.0 / 7 / 8)));
}

TEST_CASE("one value has no spread, and none have no mean")
{
    const std::vector<double> one{0.3};
    CHECK(spread_of(one).mean == 0.3);
    CHECK(spread_of(one).deviation == 0);
    CHECK(spread_of(one).error() == 0);
    CHECK(spread_of({}).count == 0);
    CHECK(std::isnan(spread_of({}).mean));
}
