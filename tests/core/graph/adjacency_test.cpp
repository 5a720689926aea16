// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/graph/adjacency.h"

#include <cmath>
#include <doctest/doctest.h>
#include <limits>

using namespace disentangle;

namespace {

const Adjacency two_by_three = Adjacency::from_rows({{1, 0, 1}, {0, 0, 1}});

}  // namespace

TEST_CASE("a matrix is read by row and column, and its bits say the same")
{
    CHECK(two_by_three.rows() == 2);
    CHECK(two_by_three.cols() == 3);
    CHECK(two_by_three(0, 0));
    CHECK_FALSE(two_by_three(0, 1));
    CHECK(two_by_three.row_bits(0) == 0b101);
    CHECK(two_by_three.col_bits(2) == 0b11);
    CHECK(two_by_three.col_bits(1) == 0);
    CHECK(two_by_three.edges() == 3);
    CHECK(two_by_three.to_rows() == std::vector<std::vector<int>>{{1, 0, 1}, {0, 0, 1}});
}

TEST_CASE("transposing twice changes nothing")
{
    CHECK(two_by_three.transposed() == Adjacency::from_rows({{1, 0}, {0, 0}, {1, 1}}));
    CHECK(two_by_three.transposed().transposed() == two_by_three);
}

TEST_CASE("the and of two matrices is entry-wise")
{
    CHECK((two_by_three & Adjacency::from_rows({{1, 1, 0}, {1, 0, 1}})) ==
          Adjacency::from_rows({{1, 0, 0}, {0, 0, 1}}));
}

TEST_CASE("setting an entry changes that entry alone")
{
    Adjacency matrix(64, 64);
    matrix.set(63, 63, true);
    CHECK(matrix.edges() == 1);
    CHECK(matrix.row_bits(63) == std::uint64_t{1} << 63);
    CHECK(matrix.col_bits(63) == std::uint64_t{1} << 63);
    matrix.set(63, 63, true);
    CHECK(matrix.edges() == 1);
    matrix.set(63, 63, false);
    CHECK(matrix == Adjacency(64, 64));
}

TEST_CASE("bits beyond the columns are dropped, so that equal matrices compare equal")
{
    Adjacency matrix(1, 3);
    matrix.set_row_bits(0, ~std::uint64_t{0});
    CHECK(matrix == Adjacency::full(1, 3));
    CHECK(matrix.edges() == 3);
    CHECK(Adjacency::full(64, 64).edges() == 4096);
}

TEST_CASE("matrices of no rows or no columns are empty")
{
    CHECK(Adjacency().empty());
    CHECK(Adjacency(0, 5).empty());
    CHECK(Adjacency(5, 0).empty());
    CHECK(Adjacency(5, 0).edges() == 0);
    CHECK_FALSE(Adjacency(1, 1).empty());
    CHECK(Adjacency::from_rows({}) == Adjacency());
    CHECK(Adjacency::identity(0).empty());
}

TEST_CASE("rows that make no 0/1 matrix are errors that count from 1")
{
    CHECK_THROWS_WITH_AS(Adjacency::from_rows({{1, 0}, {1}}), "row 2 has 1 entry, expected 2", InputError);
    CHECK_THROWS_WITH_AS(Adjacency::from_rows({{1, 0}, {0, 2}}), "row 2, column 2 is 2, expected 0 or 1", InputError);
    CHECK_THROWS_WITH_AS(Adjacency::from_rows({{-1}}, "a.csv", "world.graph.Gz"),
                         "a.csv: world.graph.Gz: row 1, column 1 is -1, expected 0 or 1", InputError);
    const std::vector<int> wide(65, 0);
    CHECK_THROWS_WITH_AS(Adjacency::from_rows({wide}), "has 65 columns, expected at most 64", InputError);
    CHECK_THROWS_WITH_AS(Adjacency::from_rows(std::vector<std::vector<int>>(65, {0})),
                         "has 65 rows, expected at most 64", InputError);
}

TEST_CASE("a random graph has the density asked for")
{
    int edges = 0;
    for (std::uint64_t seed = 0; seed < 100; ++seed)
        edges += random_adjacency(10, 10, 0.3, false, seed).edges();
    // 10,000 entries: four standard errors are 4 sqrt(10000 * 0.3 * 0.7) = 183.
    CHECK(std::abs(edges - 3000) < 184);
    CHECK(random_adjacency(64, 64, 0, false, 1).edges() == 0);
    CHECK(random_adjacency(64, 64, 1, false, 1).edges() == 4096);
}

TEST_CASE("a random graph is its seed's alone")
{
    CHECK(random_adjacency(10, 5, 0.5, false, 1) == random_adjacency(10, 5, 0.5, false, 1));
    CHECK_FALSE(random_adjacency(10, 5, 0.5, false, 1) == random_adjacency(10, 5, 0.5, false, 2));
}

TEST_CASE("a denser random graph of the same seed contains the sparser one")
{
    const Adjacency sparse = random_adjacency(12, 12, 0.2, false, 5);
    const Adjacency dense = random_adjacency(12, 12, 0.6, false, 5);
    CHECK((sparse & dense) == sparse);
}

TEST_CASE("self-loops fill the diagonal and leave the rest alone")
{
    const Adjacency without = random_adjacency(8, 8, 0.4, false, 3);
    const Adjacency with = random_adjacency(8, 8, 0.4, true, 3);
    for (int row = 0; row < 8; ++row) {
        for (int col = 0; col < 8; ++col)
            CHECK(with(row, col) == (row == col || without(row, col)));
    }
}

TEST_CASE("a random graph out of range is an error")
{
    CHECK_THROWS_WITH_AS(random_adjacency(0, 5, 0.5, false, 1),
                         "random graph: the number of rows is 0, expected 1 to 64", InputError);
    CHECK_THROWS_WITH_AS(random_adjacency(5, 65, 0.5, false, 1),
                         "random graph: the number of columns is 65, expected 1 to 64", InputError);
    CHECK_THROWS_AS(random_adjacency(5, 5, 1.5, false, 1), InputError);
    CHECK_THROWS_AS(random_adjacency(5, 5, std::numeric_limits<double>::quiet_NaN(), false, 1), InputError);
    CHECK_THROWS_WITH_AS(random_adjacency(5, 4, 0.5, true, 1),
                         "random graph: 5 rows and 4 columns with self-loops, expected a square matrix", InputError);
}
