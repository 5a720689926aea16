// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/metrics.h"

#include "core/base/error.h"
#include "core/base/random.h"

#include <Eigen/LU>
#include <doctest/doctest.h>
#include <limits>
#include <numeric>

using namespace disentangle;

namespace {

Eigen::MatrixXd normal_matrix(Eigen::Index rows, Eigen::Index cols, Random& random)
{
    return Eigen::MatrixXd::NullaryExpr(rows, cols, [&] { return random.normal(); });
}

Adjacency reflexive_pattern(int d, double density, std::uint64_t seed)
{
    return random_adjacency(d, d, density, true, seed);
}

/// Factors, and a learned representation that mixes them and adds noise of its own.
struct Sample {
    Eigen::MatrixXd z, z_hat;
};

Sample mixed_sample(Eigen::Index rows, Eigen::Index d, std::uint64_t seed)
{
    Random random(seed, "mixed sample");
    Sample sample;
    sample.z = normal_matrix(rows, d, random);
    const Eigen::MatrixXd mixing = normal_matrix(d, d, random);
    sample.z_hat = sample.z * mixing + 0.5 * normal_matrix(rows, d, random);
    return sample;
}

void check_equal(const Scores& a, const Scores& b)
{
    CHECK(std::abs(a.mcc - b.mcc) < 1e-12);
    CHECK(std::abs(a.r - b.r) < 1e-12);
    CHECK(std::abs(a.r_con.value() - b.r_con.value()) < 1e-12);
}

constexpr double tiny = 1e-12;

}  // namespace

TEST_CASE("scores do not change when learned factors are scaled, shifted, flipped or permuted")
{
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        CAPTURE(seed);
        constexpr int d = 6;
        const auto [z, z_hat] = mixed_sample(500, d, seed);
        const auto permitted = reflexive_pattern(d, 0.3, seed);
        const auto before = score(z, z_hat, &permitted);

        Random random(seed, "transformation");
        std::vector<int> order(d);
        std::iota(order.begin(), order.end(), 0);
        for (std::size_t i = order.size(); i > 1; --i)
            std::swap(order[i - 1], order[random.below(i)]);
        Eigen::MatrixXd changed(z_hat.rows(), d);
        for (int j = 0; j < d; ++j) {
            const double scale = random.uniform(0.01, 100) * (random.below(2) == 0 ? -1 : 1);
            changed.col(j) =
                scale * (z_hat.col(order[static_cast<std::size_t>(j)]).array() + random.uniform(-3, 3)).matrix();
        }
        const auto after = score(z, changed, &permitted);
        check_equal(before, after);
        for (std::size_t i = 0; i < d; ++i)
            CHECK(order[static_cast<std::size_t>(after.assignment[i])] == before.assignment[i]);
    }
}

TEST_CASE("scores do not change when true factors are permuted together with the pattern")
{
    constexpr int d = 5;
    const auto [z, z_hat] = mixed_sample(300, d, 3);
    const auto permitted = reflexive_pattern(d, 0.4, 3);
    Adjacency reversed_pattern(d, d);
    for (int i = 0; i < d; ++i)
        for (int j = 0; j < d; ++j)
            reversed_pattern.set(i, j, permitted(d - 1 - i, d - 1 - j));
    const Eigen::MatrixXd reversed = z.rowwise().reverse();
    check_equal(score(z, z_hat, &permitted), score(reversed, z_hat, &reversed_pattern));
}

TEST_CASE("MCC <= R_con <= R in sample, for every reflexive pattern")
{
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        CAPTURE(seed);
        Random random(seed, "sizes");
        const auto d = static_cast<int>(1 + random.below(12));
        const auto rows = static_cast<Eigen::Index>(2 + random.below(100));
        const auto [z, z_hat] = mixed_sample(rows, d, seed);
        const auto permitted = reflexive_pattern(d, 0.3, seed);
        const auto scores = score(z, z_hat, &permitted);
        CHECK(scores.mcc <= *scores.r_con + tiny);
        CHECK(*scores.r_con <= scores.r + tiny);
        CHECK(scores.r <= 1);
    }
}

TEST_CASE("R_con is MCC when each factor may absorb itself alone, and R when everything is permitted")
{
    constexpr int d = 7;
    const auto [z, z_hat] = mixed_sample(400, d, 1);
    const auto identity = Adjacency::identity(d), full = Adjacency::full(d, d);
    const auto scores = score(z, z_hat, &identity);
    CHECK(std::abs(*scores.r_con - scores.mcc) < tiny);
    CHECK(std::abs(score(z, z_hat, &full).r_con.value() - scores.r) < tiny);
    CHECK_FALSE(score(z, z_hat).r_con.has_value());
}

TEST_CASE("row i of the pattern names true factors, which the assignment turns into learned columns")
{
    // z1 = z_hat2 + z_hat1 (theory's Example 3 shape: z1 may absorb z2), z2 = z_hat1. True 1 is matched to learned 2.
    Random random(5, "direction");
    const Eigen::MatrixXd z_hat = normal_matrix(2000, 2, random);
    Eigen::MatrixXd z(2000, 2);
    z.col(0) = z_hat.col(1) + 0.5 * z_hat.col(0);
    z.col(1) = z_hat.col(0);
    const auto first_absorbs = Adjacency::from_rows({{1, 1}, {0, 1}});
    const auto second_absorbs = Adjacency::from_rows({{1, 0}, {1, 1}});
    const auto right = score(z, z_hat, &first_absorbs);
    CHECK(right.assignment == std::vector<int>{1, 0});
    CHECK(*right.r_con == doctest::Approx(1).epsilon(tiny));
    CHECK(*score(z, z_hat, &second_absorbs).r_con < 0.98);
}

TEST_CASE("many rows, scored from their covariance, agree with the regression of the rows themselves")
{
    // R^2 of a factor regressed on all others = 1 - 1 / (S^-1)_ii of the joint correlation matrix S (partial
    // correlation formula), which is another route than the one scored.
    constexpr Eigen::Index rows = 10000, d = 4;
    const auto [z, z_hat] = mixed_sample(rows, d, 8);
    double expected = 0;
    for (Eigen::Index i = 0; i < d; ++i) {
        Eigen::MatrixXd joint(rows, d + 1);
        joint << z.col(i), z_hat;
        joint.rowwise() -= joint.colwise().mean();
        joint.array().rowwise() /= joint.colwise().norm().array();
        const Eigen::MatrixXd inverse = (joint.transpose() * joint).inverse();
        expected += std::sqrt(1 - 1 / inverse(0, 0)) / d;
    }
    CHECK(std::abs(score(z, z_hat).r - expected) < tiny);
}

TEST_CASE("nearly collinear learned factors are scored from the rows, where their covariance has no digits left")
{
    // z1 = u, z2 = v, learned: u and u + 1e-6 v. Both factors are recovered by the learned pair exactly.
    for (const Eigen::Index rows : {300, 9000}) {
        CAPTURE(rows);
        Random random(2, "collinear");
        const Eigen::MatrixXd z = normal_matrix(rows, 2, random);
        Eigen::MatrixXd z_hat(rows, 2);
        z_hat << z.col(0), z.col(0) + 1e-6 * z.col(1);
        CHECK(std::abs(score(z, z_hat).r - 1) < 1e-9);
    }
}

TEST_CASE("a learned factor given twice changes nothing")
{
    for (const Eigen::Index rows : {200, 9000}) {
        CAPTURE(rows);
        const auto [z, z_hat] = mixed_sample(rows, 3, 4);
        Eigen::MatrixXd single = z_hat, twice = z_hat;
        single.col(2).setConstant(7);
        twice.col(2) = -3 * z_hat.col(0);
        CHECK(std::abs(score(z, single).r - score(z, twice).r) < 1e-9);
    }
}

TEST_CASE("constant columns correlate 0 and score R = 0, whatever their value")
{
    for (const Eigen::Index rows : {50, 5000}) {
        CAPTURE(rows);
        auto [z, z_hat] = mixed_sample(rows, 3, 6);
        z.col(1).setConstant(0.1);
        z_hat.col(2).setConstant(-1e6);
        const auto full = Adjacency::full(3, 3);
        const auto scores = score(z, z_hat, &full);
        CHECK(scores.correlation.row(1).isZero(0));
        CHECK(scores.correlation.col(2).isZero(0));
        CHECK(scores.assignment[1] == 2);
        CHECK(scores.r <= 2.0 / 3);
        CHECK(std::abs(scores.r - *scores.r_con) < tiny);

        const Eigen::MatrixXd zeros = Eigen::MatrixXd::Zero(rows, 3);
        const auto nothing = score(z, zeros, &full);
        CHECK(nothing.mcc == 0);
        CHECK(nothing.r == 0);
        CHECK(*nothing.r_con == 0);
        CHECK(nothing.assignment == std::vector<int>{0, 1, 2});
    }
}

TEST_CASE("a single row scores zero; two rows, or as many as factors, are explained exactly")
{
    Random random(1, "few rows");
    for (const int d : {1, 2, 10, 64}) {
        CAPTURE(d);
        const auto full = Adjacency::full(d, d);
        const auto one = score(normal_matrix(1, d, random), normal_matrix(1, d, random), &full);
        CHECK(one.mcc == 0);
        CHECK(one.r == 0);
        CHECK(*one.r_con == 0);
        // Two points lie on a line; N <= d + 1 points are met by a hyperplane.
        CHECK(score(normal_matrix(2, d, random), normal_matrix(2, d, random)).mcc == doctest::Approx(1).epsilon(tiny));
        const auto square = score(normal_matrix(d + 1, d, random), normal_matrix(d + 1, d, random), &full);
        CHECK(square.r == doctest::Approx(1).epsilon(tiny));
        CHECK(*square.r_con == doctest::Approx(1).epsilon(tiny));
    }
}

TEST_CASE("64 factors recovered up to permutation, sign and scale score 1")
{
    Random random(9, "sixty-four");
    const Eigen::MatrixXd z = normal_matrix(5000, 64, random);
    const Eigen::MatrixXd z_hat = -1e4 * z.rowwise().reverse();
    const auto identity = Adjacency::identity(64);
    const auto scores = score(z, z_hat, &identity);
    for (int i = 0; i < 64; ++i)
        CHECK(scores.assignment[static_cast<std::size_t>(i)] == 63 - i);
    CHECK(scores.mcc == doctest::Approx(1).epsilon(tiny));
    CHECK(*scores.r_con == doctest::Approx(1).epsilon(tiny));
    CHECK(scores.r == doctest::Approx(1).epsilon(tiny));
}

TEST_CASE("the regression map says what a true factor is made of, in standard deviations")
{
    // Learned factors that are orthogonal in the sample, of standard deviation 1 and 2; z_1 their sum in the ratio 3 : 4
    // of their standard deviations, z_2 minus the second.
    Eigen::MatrixXd learned(4, 2), z(4, 2);
    learned << 1, 2, -1, 2, 1, -2, -1, -2;
    z.col(0) = 3 * learned.col(0) + 2 * learned.col(1);
    z.col(1) = 5 - learned.col(1).array();
    const Eigen::MatrixXd map = score(z, learned).regression;
    CHECK(map(0, 0) == doctest::Approx(0.6));
    CHECK(map(0, 1) == doctest::Approx(0.8));
    CHECK(map(1, 0) == doctest::Approx(0));
    CHECK(map(1, 1) == doctest::Approx(-1));
}

TEST_CASE("the regression map shares a factor between learned copies of it, and asks nothing of constants")
{
    Eigen::MatrixXd learned(4, 3), z(4, 3);
    learned << 1, 1, 7, -1, -1, 7, 1, 1, 7, -1, -1, 7;
    z.col(0) = learned.col(0);
    z.col(1) << 1, 1, -1, -1;
    z.col(2).setConstant(2);
    const Eigen::MatrixXd map = score(z, learned).regression;
    CHECK(map(0, 0) == doctest::Approx(0.5));
    CHECK(map(0, 1) == doctest::Approx(0.5));
    CHECK(map.rightCols(1).norm() == doctest::Approx(0));
    CHECK(map.bottomRows(2).norm() == doctest::Approx(0));
}

TEST_CASE("columns of any magnitude and offset keep their correlation")
{
    const auto [z, z_hat] = mixed_sample(300, 3, 12);
    const auto plain = score(z, z_hat);
    for (const double scale : {1e-250, 1e250}) {
        CAPTURE(scale);
        CHECK(std::abs(score(z, scale * z_hat).mcc - plain.mcc) < tiny);
        CHECK(std::abs(score(scale * z, z_hat).r - plain.r) < tiny);
    }
    // An offset of 1e6 leaves 1e-10 of a unit column's digits to rounding.
    CHECK(std::abs(score(z, (z_hat.array() + 1e6).matrix()).r - plain.r) < 1e-9);
}

TEST_CASE("Spearman correlation is Pearson's on ranks, ties sharing their average")
{
    // Ranks less their mean: x -1.5, 0, 0, 1.5; y 1.5, 0.5, -1.5, -0.5. Products sum to -3, squares to 4.5 and 5.
    Eigen::MatrixXd x(4, 1), y(4, 1);
    x << 1, 5, 5, 100;
    y << 9, 8, -7, 0;
    CHECK(absolute_correlation(x, y, Correlation::spearman)(0, 0) == doctest::Approx(3 / std::sqrt(4.5 * 5)));
    // Of an increasing function only the order counts; Pearson's correlation is that of (0, 0, 1) with (0, 1, 2).
    Eigen::MatrixXd even(3, 1), steep(3, 1);
    even << 0, 1, 2;
    steep << 0, 1e-9, 1;
    CHECK(absolute_correlation(even, steep, Correlation::spearman)(0, 0) == doctest::Approx(1));
    CHECK(absolute_correlation(even, steep)(0, 0) == doctest::Approx(std::sqrt(3) / 2));
    const auto [z, z_hat] = mixed_sample(200, 4, 20);
    const auto spearman = score(z, z_hat, nullptr, Correlation::spearman);
    CHECK(spearman.correlation == absolute_correlation(z, z_hat, Correlation::spearman));
    CHECK(spearman.r == score(z, z_hat).r);
}

TEST_CASE("values that are not finite are refused with their place")
{
    auto [z, z_hat] = mixed_sample(10, 2, 0);
    for (const double bad : {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity()}) {
        auto broken = z_hat;
        broken(3, 1) = bad;
        CHECK_THROWS_WITH_AS(score(z, broken), doctest::Contains("z_hat: row 4, column 2"), InputError);
        CHECK_THROWS_WITH_AS(score(broken, z), doctest::Contains("z: row 4, column 2"), InputError);
        CHECK_THROWS_AS(absolute_correlation(z, broken), InputError);
        CHECK_THROWS_AS(absolute_correlation(z, broken, Correlation::spearman), InputError);
    }
}

TEST_CASE("sizes that do not fit are refused")
{
    const auto [z, z_hat] = mixed_sample(10, 3, 0);
    CHECK_THROWS_AS(score(z, z_hat.leftCols(2)), InputError);
    CHECK_THROWS_AS(score(z, z_hat.topRows(9)), InputError);
    CHECK_THROWS_AS(score(Eigen::MatrixXd(0, 3), Eigen::MatrixXd(0, 3)), InputError);
    CHECK_THROWS_AS(score(Eigen::MatrixXd(3, 0), Eigen::MatrixXd(3, 0)), InputError);
    const auto small = Adjacency::identity(2);
    CHECK_THROWS_AS(score(z, z_hat, &small), InputError);
    CHECK(absolute_correlation(Eigen::MatrixXd(0, 3), Eigen::MatrixXd(0, 3)) == Eigen::MatrixXd::Zero(3, 3));
}
