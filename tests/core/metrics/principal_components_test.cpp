// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/principal_components.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <vector>

using namespace disentangle;

// Four points at (+-3, +-4) 5-units along (3, 4)/5 and +-1 along (4, -3)/5, about (10, 20): the total variance is
// 2 * 25 + 2 * 1, of which the first direction has 50.
TEST_CASE("principal components are the directions of largest variance, with their share of it")
{
    const Eigen::MatrixXd points{{13, 24}, {7, 16}, {10.8, 19.4}, {9.2, 20.6}};
    const PrincipalComponents parts = principal_components(points, 2);
    CHECK(parts.directions(0, 0) == doctest::Approx(0.6));
    CHECK(parts.directions(1, 0) == doctest::Approx(0.8));
    CHECK(parts.directions(0, 1) == doctest::Approx(0.8));  // its largest entry is positive
    CHECK(parts.directions(1, 1) == doctest::Approx(-0.6));
    CHECK(parts.share(0) == doctest::Approx(50.0 / 52));
    CHECK(parts.share(1) == doctest::Approx(2.0 / 52));
    CHECK(parts.scores(0, 0) == doctest::Approx(5));
    CHECK(parts.scores(1, 0) == doctest::Approx(-5));
    CHECK(parts.scores(2, 1) == doctest::Approx(1));
}

TEST_CASE("components are the same whether rows or columns are fewer, up to rounding")
{
    // (1, 2, 3, 4) times -1, 0 and 1: all variance lies along it.
    const Eigen::RowVectorXd along{{1, 2, 3, 4}};
    Eigen::MatrixXd points(3, 4);
    points << -along, 0 * along, along;
    const PrincipalComponents parts = principal_components(points, 2);
    CHECK(parts.share(0) == doctest::Approx(1));
    CHECK(parts.scores(2, 0) == doctest::Approx(std::sqrt(30)));  // 1 + 4 + 9 + 16
    CHECK(parts.scores.col(1).isZero());
}

TEST_CASE("points without variance have components of zero")
{
    CHECK(principal_components(Eigen::MatrixXd::Constant(5, 3, 7), 2).scores.isZero());
    CHECK(principal_components(Eigen::MatrixXd::Constant(1, 1, 7), 2).share.isZero());
}

TEST_CASE("a correlation has a sign, leaves out what is not finite, and is NaN where one side is constant")
{
    const float nan = std::numeric_limits<float>::quiet_NaN();
    CHECK(correlation(std::vector<float>{1, 2, 3}, std::vector<float>{6, 4, 2}) == doctest::Approx(-1));
    CHECK(correlation(std::vector<float>{1, nan, 2, 3}, std::vector<float>{1, 9, 2, 3}) == doctest::Approx(1));
    // Deviations (-1, 0, 1) and (-1, 2, -1) / 3 are orthogonal.
    CHECK(correlation(std::vector<float>{1, 2, 3}, std::vector<float>{0, 1, 0}) == doctest::Approx(0));
    CHECK(std::isnan(correlation(std::vector<float>{1, 2}, std::vector<float>{5, 5})));
}
