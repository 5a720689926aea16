// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/metrics/metrics.h"

#include <doctest/doctest.h>

using namespace disentangle;

TEST_CASE("matching brings learned rows, and for Gz columns too, into the order of the true factors")
{
    const std::vector<int> assignment{2, 0, 1};
    CHECK(match_rows(Adjacency::from_rows({{1, 0}, {0, 1}, {1, 1}}), assignment) ==
          Adjacency::from_rows({{1, 1}, {1, 0}, {0, 1}}));
    // learned(2, 0) = 1 becomes entry (0, 1), because true 0 is learned 2 and true 1 is learned 0.
    CHECK(match_rows_and_cols(Adjacency::from_rows({{0, 0, 0}, {0, 0, 0}, {1, 0, 0}}), assignment) ==
          Adjacency::from_rows({{0, 1, 0}, {0, 0, 0}, {0, 0, 0}}));
}

TEST_CASE("a graph permuted by an assignment is matched back exactly")
{
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const auto truth = random_adjacency(64, 64, 0.4, true, seed);
        Adjacency learned(64, 64);
        std::vector<int> assignment(64);
        for (int i = 0; i < 64; ++i)
            assignment[static_cast<std::size_t>(i)] = (i * 13 + static_cast<int>(seed)) % 64;  // 13 and 64 are coprime
        for (int i = 0; i < 64; ++i)
            for (int j = 0; j < 64; ++j)
                learned.set(assignment[static_cast<std::size_t>(i)], assignment[static_cast<std::size_t>(j)],
                            truth(i, j));
        CHECK(match_rows_and_cols(learned, assignment) == truth);
        CHECK(graph_distance(truth, match_rows_and_cols(learned, assignment)).total() == 0);
    }
}

TEST_CASE("missing and extra edges are counted apart")
{
    const auto truth = Adjacency::from_rows({{1, 1, 0}, {0, 0, 0}});
    const auto learned = Adjacency::from_rows({{0, 1, 1}, {1, 0, 0}});
    CHECK(graph_distance(truth, learned).missing == 1);
    CHECK(graph_distance(truth, learned).extra == 2);
    CHECK(graph_distance(truth, learned).total() == 3);
    CHECK(graph_distance(Adjacency::full(64, 64), Adjacency(64, 64)).missing == 64 * 64);
}

TEST_CASE("graphs of different sizes and assignments that are no permutation are refused")
{
    const auto square = Adjacency::identity(3);
    CHECK_THROWS_AS(graph_distance(square, Adjacency::identity(2)), InputError);
    CHECK_THROWS_AS(match_rows_and_cols(Adjacency(3, 2), {0, 1, 2}), InputError);
    for (const std::vector<int>& bad : {std::vector<int>{0, 1}, {0, 0, 1}, {0, 1, 3}, {-1, 0, 1}, {0, 1, 2, 3}}) {
        CHECK_THROWS_AS(match_rows(square, bad), InputError);
        CHECK_THROWS_AS(match_rows_and_cols(square, bad), InputError);
    }
}
