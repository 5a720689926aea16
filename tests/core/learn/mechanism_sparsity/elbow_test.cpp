// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/mechanism_sparsity/search/elbow.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace disentangle;
using Eigen::MatrixXd;

TEST_CASE("the cost of beta edges is what the other entries add up to")
{
    MatrixXd s(2, 2);
    s << 4, 1, 0.25, 9;
    const std::vector<double> cost = cost_of(s);
    CHECK(cost == std::vector<double>{14.25, 5.25, 1.25, 0.25, 0});
}

TEST_CASE("the elbow is where an edge stops being worth its place over the widest range of prices")
{
    // Three edges worth 4, 3 and 2, then errors of 0.01, 0.008, 0.006.
    const CostCurve curve = elbow_of({9.024, 5.024, 2.024, 0.024, 0.014, 0.006, 0}, 1e-3);
    CHECK(curve.elbow == 3);
    CHECK(curve.price > 0.01);
    CHECK(curve.price < 2);
    CHECK(elbow_of({0.003, 0.002, 0.001, 0}, 0.01).elbow == 0);  // nothing above the floor
    CHECK(elbow_of({9, 5, 2, 0}, 0.01).elbow == 3);              // every edge is one
}

TEST_CASE("the corners of a curve come by how far apart the prices are between which they are best")
{
    // Three edges worth 4, 3 and 2, then errors of 0.01, 0.008, 0.006: ratios 200, 4/3, 3/2, and the last by the floor.
    const std::vector<double> cost{9.024, 5.024, 2.024, 0.024, 0.014, 0.006, 0};
    CHECK(corners_of(cost, 1e-3).at(0) == 3);
    CHECK(corners_of(cost, 1e-3).at(1) == 6);
    CHECK(corners_of(cost, 1e-3).at(2) == 2);
    CHECK(corners_of(cost, 1e-3).size() == 6);
    CHECK(corners_of(cost, 0.5) == std::vector<int>{3, 2, 1});  // 2 / .5, 3 / 2, 4 / 3
    CHECK(corners_of(cost, 5).empty());
}

TEST_CASE("a number of edges that is known is taken as it is, and priced between the edges and the others")
{
    const CostCurve curve = with_elbow({9, 5, 2, 0}, 2);
    CHECK(curve.elbow == 2);
    CHECK(curve.price == doctest::Approx(std::sqrt(3.0 * 2.0)));  // the second edge saves 3, a third would save 2
    CHECK(with_elbow({9, 5, 2, 0}, 7).elbow == 3);                // no more than there are
    CHECK(with_elbow({9, 5, 2, 0}, -1).elbow == 0);
}
