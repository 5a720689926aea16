// SPDX-License-Identifier: GPL-3.0-or-later
// Held-out rows as they were recorded.
#include "core/reading/points.h"

#include <cmath>
#include <doctest/doctest.h>

using namespace disentangle;

TEST_CASE("recorded rows are read when they have the columns asked for")
{
    Moment moment;
    moment.snapshots["latents"] = {3, 2, {1, 2, 3, 4, 5, 6}};
    const FloatTable table = recorded(moment, kind::latents, 2);
    CHECK(table.rows == 3);
    CHECK(table(2, 1) == 6);
    CHECK(column_of(table, 0) == std::vector<float>{1, 3, 5});
    CHECK(table.part(1, 2)(0, 0) == 3);
    CHECK(recorded(moment, kind::latents, 3).empty());
    CHECK(recorded(moment, kind::true_latents, 2).empty());  // as in a run whose true factors nobody knows
    CHECK(deviations_of(table)[0] == doctest::Approx(std::sqrt(8.0 / 3)));  // of 1, 3, 5
    CHECK(all_finite(table.values));
    CHECK_FALSE(all_finite(std::vector<float>{1, std::nanf("")}));
}

TEST_CASE("a traversal has its positions for every latent, or is absent")
{
    Moment moment;
    moment.snapshots["traversal"] = {18, 2, std::vector<float>(36, 1)};
    CHECK(recorded_traversal(moment, kind::traversal, 2, 2).rows == 18);
    CHECK(recorded_traversal(moment, kind::traversal, 3, 2).empty());
    CHECK(recorded_traversal(moment, kind::traversal, 2, 3).empty());
    CHECK(recorded_traversal(moment, kind::true_traversal, 2, 2).empty());
}

TEST_CASE("the sign of a learned latent is that of the points, else of the regression, else unknown")
{
    Moment moment;
    CHECK(sign_of(moment, 2, 0, 1) == 0);
    moment.snapshots["ols"] = {2, 2, {0, -0.5F, 0, 0}};
    CHECK(sign_of(moment, 2, 0, 1) == -1);
    CHECK(sign_of(moment, 2, 0, 0) == 0);
    moment.snapshots["true_latents"] = {3, 2, {0, 0, 1, 0, 2, 0}};
    moment.snapshots["latents"] = {3, 2, {0, 5, 0, 6, 0, 7}};
    CHECK(sign_of(moment, 2, 0, 1) == 1);
}
