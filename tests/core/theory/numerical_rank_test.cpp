// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/theory/numerical_rank.h"

#include <doctest/doctest.h>
#include <limits>

using namespace disentangle;

namespace {

Eigen::MatrixXd noise(Eigen::Index rows, Eigen::Index cols, std::uint64_t index = 0)
{
    Random random(1, "rank", index);
    return Eigen::MatrixXd::NullaryExpr(rows, cols, [&] { return random.normal(); });
}

}  // namespace

TEST_CASE("matrices of known rank have it")
{
    CHECK(numerical_rank(Eigen::MatrixXd()) == 0);
    CHECK(numerical_rank(Eigen::MatrixXd::Zero(3, 5)) == 0);
    CHECK(numerical_rank(Eigen::MatrixXd::Ones(3, 5)) == 1);
    CHECK(numerical_rank(Eigen::MatrixXd::Identity(7, 7)) == 7);
    CHECK(numerical_rank(noise(10, 40)) == 10);
    CHECK(numerical_rank(noise(40, 10)) == 10);
    for (int rank = 1; rank <= 8; ++rank)
        CHECK(numerical_rank(noise(20, rank, 1) * noise(rank, 80, 2)) == rank);
}

TEST_CASE("the unit of a coordinate and the size of a draw do not count")
{
    Eigen::MatrixXd matrix = noise(6, 24);
    matrix.row(2) *= 1e-200;
    matrix.row(3) *= 1e150;
    matrix.col(5) *= 1e-150;
    CHECK(numerical_rank(matrix) == 6);
    matrix.row(4) = 3 * matrix.row(0);
    CHECK(numerical_rank(matrix) == 5);
}

TEST_CASE("what differs by less than a millionth is the same direction")
{
    const Eigen::MatrixXd other = noise(1, 20, 3);
    Eigen::MatrixXd nearly = noise(5, 20);
    nearly.row(4) = nearly.row(0) + 1e-9 * other;
    CHECK(numerical_rank(nearly) == 4);
    nearly.row(4) = nearly.row(0) + 1e-4 * other;
    CHECK(numerical_rank(nearly) == 5);
}

TEST_CASE("draws that are not finite are left out")
{
    Eigen::MatrixXd matrix = noise(3, 12);
    matrix(1, 4) = std::numeric_limits<double>::quiet_NaN();
    matrix(2, 5) = std::numeric_limits<double>::infinity();
    CHECK(numerical_rank(matrix) == 3);
    matrix.setConstant(std::numeric_limits<double>::quiet_NaN());
    CHECK(numerical_rank(matrix) == 0);
}

TEST_CASE("relative singular values fall from 1, and neither units nor sizes matter")
{
    Eigen::MatrixXd matrix(2, 2);
    matrix << 1, 1, 1, -1;  // orthogonal
    CHECK(relative_singular_values(matrix)(1) == doctest::Approx(1));
    matrix.row(1) *= 1e5;
    CHECK(relative_singular_values(matrix)(1) == doctest::Approx(1));
    matrix << 1, 1, 1, 1;
    CHECK(relative_singular_values(matrix)(0) == 1);
    CHECK(relative_singular_values(matrix)(1) < smallest_counted);
    CHECK(relative_singular_values(Eigen::MatrixXd::Zero(3, 5)) == Eigen::VectorXd::Zero(3));
    CHECK(relative_singular_values(Eigen::MatrixXd()).size() == 0);
}
