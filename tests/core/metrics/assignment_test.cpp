// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/assignment.h"

#include "core/base/error.h"
#include "core/base/random.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <limits>
#include <numeric>

using namespace disentangle;

namespace {

double total(const Eigen::MatrixXd& score, const std::vector<int>& assignment)
{
    double sum = 0;
    for (std::size_t i = 0; i < assignment.size(); ++i)
        sum += score(static_cast<Eigen::Index>(i), assignment[i]);
    return sum;
}

std::vector<int> natural_order(int d)
{
    std::vector<int> order(static_cast<std::size_t>(d));
    std::iota(order.begin(), order.end(), 0);
    return order;
}

/// The first of the best permutations in lexicographic order.
std::vector<int> by_brute_force(const Eigen::MatrixXd& score)
{
    auto order = natural_order(static_cast<int>(score.rows()));
    auto best = order;
    while (std::next_permutation(order.begin(), order.end()))
        if (total(score, order) > total(score, best))
            best = order;
    return best;
}

std::vector<int> random_permutation(int d, Random& random)
{
    auto order = natural_order(d);
    for (std::size_t i = order.size(); i > 1; --i)
        std::swap(order[i - 1], order[random.below(i)]);
    return order;
}

}  // namespace

TEST_CASE("the assignment is the best of all permutations")
{
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        CAPTURE(seed);
        Random random(seed, "brute force");
        const auto d = static_cast<Eigen::Index>(1 + random.below(7));
        const Eigen::MatrixXd score = Eigen::MatrixXd::NullaryExpr(d, d, [&] { return random.uniform(-1, 1); });
        CHECK(optimal_assignment(score) == by_brute_force(score));
    }
}

TEST_CASE("among equally good assignments the lexicographically smallest is returned")
{
    // Scores 0, 1, 2 make many exact ties, and their sums are exact.
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        CAPTURE(seed);
        Random random(seed, "ties");
        const auto d = static_cast<Eigen::Index>(1 + random.below(7));
        const Eigen::MatrixXd score =
            Eigen::MatrixXd::NullaryExpr(d, d, [&] { return static_cast<double>(random.below(3)); });
        CHECK(optimal_assignment(score) == by_brute_force(score));
    }
    CHECK(optimal_assignment(Eigen::MatrixXd::Zero(64, 64)) == natural_order(64));
    CHECK(optimal_assignment(Eigen::MatrixXd::Constant(64, 64, 0.1)) == natural_order(64));
}

TEST_CASE("an optimum of 64 factors hidden by dual prices is found")
{
    // score = u_i + v_j - slack with slack 0 on the hidden permutation alone: by duality it is the only optimum.
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        CAPTURE(seed);
        Random random(seed, "hidden optimum");
        constexpr int d = 64;
        const auto hidden = random_permutation(d, random);
        Eigen::MatrixXd score(d, d);
        Eigen::VectorXd u(d), v(d);
        for (int i = 0; i < d; ++i) {
            u[i] = random.uniform(-10, 10);
            v[i] = random.uniform(-10, 10);
        }
        for (int i = 0; i < d; ++i)
            for (int j = 0; j < d; ++j)
                score(i, j) = u[i] + v[j] - (hidden[static_cast<std::size_t>(i)] == j ? 0 : random.uniform(0.01, 1));
        CHECK(optimal_assignment(score) == hidden);
    }
}

TEST_CASE("scores of any magnitude are assigned")
{
    Eigen::MatrixXd score(2, 2);
    score << 1, 2, 3, 1;
    for (const double scale : {1e-300, 1.0, 5e307})
        CHECK(optimal_assignment(scale * score) == std::vector<int>{1, 0});
    CHECK(optimal_assignment(Eigen::MatrixXd(0, 0)).empty());
}

TEST_CASE("scores that are not finite or not square are refused")
{
    Eigen::MatrixXd score = Eigen::MatrixXd::Zero(3, 3);
    score(1, 2) = std::numeric_limits<double>::quiet_NaN();
    CHECK_THROWS_AS(optimal_assignment(score), InputError);
    score(1, 2) = std::numeric_limits<double>::infinity();
    CHECK_THROWS_AS(optimal_assignment(score), InputError);
    CHECK_THROWS_AS(optimal_assignment(Eigen::MatrixXd::Zero(2, 3)), InputError);
}
