// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/metrics/metrics.h"
#include "tests/core/random_matrix.h"

#include <doctest/doctest.h>

using namespace disentangle;
using Eigen::MatrixXd;

namespace {

MatrixXd independent_columns(int rows, int cols, std::uint64_t seed)
{
    Random random(seed, "ranking");
    return random_matrix(rows, cols, random);
}

}  // namespace

TEST_CASE("models that agree up to order, sign and scale rank at one")
{
    const MatrixXd z = independent_columns(500, 3, 1);
    MatrixXd permuted(500, 3);
    permuted << -2 * z.col(2), z.col(0), 5 * z.col(1);
    CHECK(unsupervised_ranking({z, permuted, z}) == doctest::Approx(1));
}

TEST_CASE("the ranking is the median over pairs")
{
    const MatrixXd z = independent_columns(500, 3, 1);
    // Three equal models agree in three pairs of six with each other and not with the fourth: the median lies between.
    const MatrixXd other = independent_columns(500, 3, 2);
    const double stranger = score(z, other).mcc;
    CHECK(unsupervised_ranking({z, z, z, other}) == doctest::Approx((1 + stranger) / 2));
    CHECK(unsupervised_ranking({z, z, other}) == doctest::Approx(stranger));
}

TEST_CASE("a ranking of one model, or of models of different sizes, is refused")
{
    const MatrixXd z = independent_columns(50, 3, 1);
    CHECK_THROWS_WITH_AS(unsupervised_ranking({z}), doctest::Contains("two or more"), InputError);
    CHECK_THROWS_WITH_AS(unsupervised_ranking({z, independent_columns(40, 3, 2)}), doctest::Contains("same rows"),
                         InputError);
}
