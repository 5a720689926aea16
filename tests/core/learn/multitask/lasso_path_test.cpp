// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/linear_algebra/products.h"
#include "core/learn/multitask/lasso_path.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

using namespace disentangle;

namespace {

/// Rows of normal features, some of them correlated, and a target of few of them with noise.
Moments random_moments(int rows, int features, double correlation, Random& random)
{
    Eigen::MatrixXd F(rows, features);
    Eigen::MatrixXd y = Eigen::MatrixXd::Zero(rows, 1);
    for (int i = 0; i < rows; ++i) {
        const double shared = random.normal();
        for (int j = 0; j < features; ++j)
            F(i, j) = std::sqrt(1 - correlation) * random.normal() + std::sqrt(correlation) * shared;
    }
    for (int j = 0; j < features; j += 3)
        y += random.normal() * F.col(j);
    for (int i = 0; i < rows; ++i)
        y(i, 0) += 0.3 * random.normal();
    F.rowwise() -= F.colwise().mean().eval();
    y.array() -= y.mean();
    return moments_of(F, y);
}

std::vector<double> falling(double largest, int count)
{
    std::vector<double> penalties;
    for (int k = 0; k < count; ++k)
        penalties.push_back(largest * std::pow(1e-3, k / (count - 1.0)));
    return penalties;
}

/// How far the weights are from satisfying the conditions that only the minimiser satisfies.
double violation(const Moments& moments, double penalty, const Eigen::VectorXd& w)
{
    const Eigen::VectorXd left = moments.C.col(0) - product(moments.G, w);
    double worst = 0;
    for (Eigen::Index j = 0; j < w.size(); ++j)
        worst =
            std::max(worst, w[j] == 0 ? std::abs(left[j]) - penalty : std::abs(left[j] - std::copysign(penalty, w[j])));
    return worst;
}

}  // namespace

TEST_CASE("the path of the lasso satisfies the conditions of its minimiser at every penalty")
{
    Random random(7, "lasso path test");
    for (const double correlation : {0.0, 0.5, 0.95})
        for (const auto& [rows, features] : {std::pair{40, 6}, {120, 100}, {20, 100}, {5, 8}, {60, 59}}) {
            CAPTURE(correlation);
            CAPTURE(rows);
            CAPTURE(features);
            const Moments moments = random_moments(rows, features, correlation, random);
            const double largest = largest_lambda(moments);
            const std::vector<double> penalties = falling(largest, 60);
            const std::vector<Eigen::VectorXd> path = lasso_path(moments, penalties);
            REQUIRE(path.size() == penalties.size());
            CHECK(path[0].isZero(0));
            for (std::size_t k = 0; k < path.size(); ++k)
                CHECK(violation(moments, penalties[k], path[k]) < 1e-8 * largest);
        }
}

TEST_CASE("the path of the lasso goes where coordinate descent goes, and may be asked for at any falling penalties")
{
    Random random(8, "lasso path test");
    const Moments moments = random_moments(80, 30, 0.3, random);
    const std::vector<double> penalties{2 * largest_lambda(moments), 0.2, 0.2, 0.1, 0.01};
    const std::vector<Eigen::VectorXd> path = lasso_path(moments, penalties);
    CHECK(path[0].isZero(0));
    CHECK(path[1] == path[2]);
    for (std::size_t k = 1; k < path.size(); ++k) {
        Eigen::MatrixXd weights = Eigen::MatrixXd::Zero(30, 1);
        group_lasso(moments, penalties[k], {1e-12, 100000}, weights);
        CHECK((path[k] - weights.col(0)).cwiseAbs().maxCoeff() < 1e-8);
    }
}

TEST_CASE("of two equal features, and of one that others span, the path uses what it needs")
{
    Random random(9, "lasso path test");
    Moments moments = random_moments(50, 4, 0, random);
    // Feature 3 becomes feature 0 again.
    moments.G.row(3) = moments.G.row(0);
    moments.G.col(3) = moments.G.col(0);
    moments.C.row(3) = moments.C.row(0);
    for (const double penalty : falling(largest_lambda(moments), 10)) {
        const Eigen::VectorXd w = lasso_path(moments, std::vector{penalty}).front();
        CHECK(violation(moments, penalty, w) < 1e-8);
        CHECK((w[0] == 0 || w[3] == 0));
    }
}
