// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/synthetic/arithmetic.h"

#include "core/base/random.h"

#include <cmath>
#include <doctest/doctest.h>
#include <limits>

using namespace disentangle;

// The reference is libm in long double, whose 64-bit mantissa makes its own error negligible here.

TEST_CASE("sine and cosine are exact to 1e-15 up to 1e7, close to multiples of pi / 2 too")
{
    Random random(1, "arithmetic");
    double worst_sin = 0, worst_cos = 0;
    const auto measure = [&](double x) {
        worst_sin = std::max(worst_sin, static_cast<double>(std::abs(portable_sin(x) - std::sin(1.0L * x))));
        worst_cos = std::max(worst_cos, static_cast<double>(std::abs(portable_cos(x) - std::cos(1.0L * x))));
    };
    for (const double range : {1.0, 10.0, 1e4, 1e7})
        for (int i = 0; i < 20000; ++i)
            measure(random.uniform(-range, range));
    for (int k = -2000; k <= 2000; ++k)
        for (const double nudge : {-1e-9, 0.0, 1e-9})
            measure(k * 1.5707963267948966 + nudge);
    CHECK(worst_sin < 1e-15);
    CHECK(worst_cos < 1e-15);
}

TEST_CASE("sine keeps the sign of zero and is odd, cosine is even")
{
    CHECK(portable_sin(0.0) == 0);
    CHECK(portable_cos(0.0) == 1);
    Random random(2, "arithmetic");
    for (int i = 0; i < 1000; ++i) {
        const double x = random.uniform(0, 100);
        CHECK(portable_sin(-x) == -portable_sin(x));
        CHECK(std::abs(portable_cos(-x) - portable_cos(x)) < 1e-15);
    }
}

TEST_CASE("the exponential is exact to 1e-15 relative, and limited where doubles end")
{
    Random random(3, "arithmetic");
    double worst = 0;
    for (const double range : {1e-3, 1.0, 50.0, 708.0})
        for (int i = 0; i < 20000; ++i) {
            const double x = random.uniform(-range, range);
            const long double reference = std::exp(1.0L * x);
            worst = std::max(worst, static_cast<double>(std::abs(portable_exp(x) - reference) / reference));
        }
    CHECK(worst < 1e-15);
    CHECK(portable_exp(0.0) == 1);
    CHECK(portable_exp(-1e4) == portable_exp(-708.0));
    CHECK(portable_exp(1e4) == portable_exp(709.0));
    CHECK(std::isnormal(portable_exp(-1e4)));
    CHECK(std::isfinite(portable_exp(1e4)));
}

TEST_CASE("what is not finite gives NaN")
{
    for (const double x : {std::numeric_limits<double>::quiet_NaN(), -std::numeric_limits<double>::quiet_NaN(),
                           std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()}) {
        CHECK(std::isnan(portable_sin(x)));
        CHECK(std::isnan(portable_cos(x)));
        CHECK(std::isnan(portable_exp(x)));
    }
}

TEST_CASE("a choice by sign takes the first value for negative numbers and negative zero")
{
    CHECK(choose_by_sign(-1e-300, 1, 2) == 1);
    CHECK(choose_by_sign(-0.0, 1, 2) == 1);
    CHECK(choose_by_sign(0.0, 1, 2) == 2);
    CHECK(choose_by_sign(5, 1, 2) == 2);
}
