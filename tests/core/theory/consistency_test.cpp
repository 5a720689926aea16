// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/base/json.h"
#include "core/base/random.h"
#include "core/graph/presets.h"
#include "core/theory/consistency.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace disentangle;

namespace {

Adjacency rows(const std::vector<std::vector<int>>& entries)
{
    return Adjacency::from_rows(entries);
}

Adjacency pattern_of_graph(const CausalGraph& graph)
{
    return permitted_pattern(graph.Ga ? &*graph.Ga : nullptr, graph.Gz ? &*graph.Gz : nullptr);
}

Adjacency pattern_of_graph(const std::string& preset)
{
    return pattern_of_graph(graph_preset(preset).graph);
}

/// Ones in rows [row, row + 2) and columns [col, col + 2).
void fill_block(Adjacency& matrix, int row, int col)
{
    for (int i : {row, row + 1}) {
        for (int j : {col, col + 1})
            matrix.set(i, j, true);
    }
}

Adjacency pair_blocks()
{
    Adjacency matrix(10, 10);
    for (int first = 0; first < 10; first += 2)
        fill_block(matrix, first, first);
    return matrix;
}

/// Boolean product: paths of two steps.
Adjacency product(const Adjacency& a, const Adjacency& b)
{
    Adjacency result(a.rows(), b.cols());
    for (int i = 0; i < a.rows(); ++i) {
        std::uint64_t bits = 0;
        for_each_bit(a.row_bits(i), [&](int k) { bits |= b.row_bits(k); });
        result.set_row_bits(i, bits);
    }
    return result;
}

Adjacency with_diagonal(Adjacency matrix)
{
    for (int i = 0; i < matrix.rows(); ++i)
        matrix.set(i, i, true);
    return matrix;
}

Adjacency closure(Adjacency matrix)
{
    matrix = with_diagonal(matrix);
    for (Adjacency next = product(matrix, matrix); !(next == matrix); next = product(matrix, matrix))
        matrix = next;
    return matrix;
}

/// Random graphs of every kind: sizes 1 to 8, all densities, either matrix or both.
template <class F>
void for_random_graphs(int count, F check)
{
    for (int k = 0; k < count; ++k) {
        Random random(1, "random graphs", static_cast<std::uint64_t>(k));
        const int d_z = 1 + static_cast<int>(random.below(8));
        const int d_a = 1 + static_cast<int>(random.below(8));
        const std::uint64_t kind = random.below(3);
        const Adjacency Ga = random_adjacency(d_z, d_a, random.uniform(), false, random());
        const Adjacency Gz = random_adjacency(d_z, d_z, random.uniform(), random.below(2) == 0, random());
        check(kind == 1 ? nullptr : &Ga, kind == 0 ? nullptr : &Gz);
    }
}

}  // namespace

TEST_CASE("the permitted pattern is the golden one, exactly")
{
    const std::string file = DISENTANGLE_GOLDEN_DIR "/consistency.json";
    const auto cases = parse_json(read_file(file), file);
    REQUIRE(cases.size() == 30);
    for (std::size_t k = 0; k < cases.size(); ++k) {
        CAPTURE(k);
        const CausalGraph graph = graph_from_json({{"Ga", cases[k]["Ga"]}, {"Gz", cases[k]["Gz"]}}, file, "");
        CHECK(pattern_of_graph(graph) == adjacency_from_json(cases[k]["permitted"], file, "permitted"));
    }
}

// Expected patterns: Lachapelle et al. 2024, worked examples and synthetic data sets.
TEST_CASE("presets that come apart wholly permit nothing beside the diagonal")
{
    for (const char* name : {"Example2", "Example4", "Example5", "Example6", "TreeRobotBall"})
        CHECK(pattern_of_graph(name) == Adjacency::identity(3));
    for (const char* name : {"ActionDiag", "ActionNonDiag", "TimeDiag", "TimeNonDiag", "ActionTime"})
        CHECK(pattern_of_graph(name) == Adjacency::identity(10));
}

TEST_CASE("a factor without parents may absorb those with some, not the other way round")
{
    CHECK(pattern_of_graph("Example3") == rows({{1, 1, 1}, {0, 1, 0}, {1, 1, 1}}));
}

TEST_CASE("an added edge can mix what was apart")
{
    CHECK(pattern_of_graph("Example7") == rows({{1, 0, 0}, {0, 1, 1}, {0, 1, 1}}));
}

TEST_CASE("of the tree, the robot and the ball, time tells all apart and the action the robot alone")
{
    const CausalGraph& graph = graph_preset("TreeRobotBall").graph;
    CHECK(permitted_by_time(*graph.Gz) == Adjacency::identity(3));
    CHECK(permitted_by_actions(*graph.Ga) == pattern_of_graph("Example3"));
}

TEST_CASE("blocks stay mixed within and apart between")
{
    CHECK(pattern_of_graph("ActionBlockDiag") == pair_blocks());
    CHECK(pattern_of_graph("TimeBlockDiag") == pair_blocks());
}

TEST_CASE("the block with fewer parents may absorb the block with more")
{
    Adjacency expected = pair_blocks();
    fill_block(expected, 0, 8);
    CHECK(pattern_of_graph("ActionBlockNonDiag") == expected);
    CHECK(pattern_of_graph("TimeBlockNonDiag") == expected);

    expected = pair_blocks();
    fill_block(expected, 6, 2);
    CHECK(pattern_of_graph("TimeBlockNonDiag3.1") == expected);
}

TEST_CASE("children separate what parents alone would leave mixed")
{
    // By rows alone the third block of TimeBlockNonDiag may absorb the last.
    const Adjacency& Gz = *graph_preset("TimeBlockNonDiag").graph.Gz;
    const Adjacency by_rows = row_inclusion(Gz);
    const Adjacency by_both = permitted_by_time(Gz);
    for (int i : {4, 5}) {
        for (int j : {8, 9}) {
            CHECK(by_rows(i, j));
            CHECK_FALSE(by_both(i, j));
        }
    }
}

TEST_CASE("the pattern follows the latents when they are renamed")
{
    // Permuting rows of Ga, and rows and columns of Gz alike, permutes rows and columns of C alike.
    for_random_graphs(300, [](const Adjacency* Ga, const Adjacency* Gz) {
        const int d = Ga ? Ga->rows() : Gz->rows();
        const auto moved = [d](int i) { return (i + 1) % d; };
        Adjacency Ga2(d, Ga ? Ga->cols() : 0), Gz2(d, d), expected(d, d);
        const Adjacency C = permitted_pattern(Ga, Gz);
        for (int i = 0; i < d; ++i) {
            if (Ga)
                Ga2.set_row_bits(moved(i), Ga->row_bits(i));
            for (int j = 0; j < d; ++j) {
                if (Gz)
                    Gz2.set(moved(i), moved(j), (*Gz)(i, j));
                expected.set(moved(i), moved(j), C(i, j));
            }
        }
        CHECK(permitted_pattern(Ga ? &Ga2 : nullptr, Gz ? &Gz2 : nullptr) == expected);
    });
}

TEST_CASE("the permitted pattern is reflexive and transitive")
{
    for_random_graphs(2000, [](const Adjacency* Ga, const Adjacency* Gz) {
        const Adjacency C = permitted_pattern(Ga, Gz);
        CHECK(C == closure(C));
    });
}

TEST_CASE("more constraints never permit more")
{
    for_random_graphs(500, [](const Adjacency* Ga, const Adjacency* Gz) {
        if (!Ga || !Gz)
            return;
        const Adjacency C = permitted_pattern(Ga, Gz);
        CHECK(C == (permitted_by_actions(*Ga) & permitted_by_time(*Gz)));
        CHECK((C & permitted_by_actions(*Ga)) == C);
    });
}

TEST_CASE("the graphical criterion holds exactly where the pattern is the identity")
{
    int complete = 0, graphs = 0;
    for_random_graphs(5000, [&](const Adjacency* Ga, const Adjacency* Gz) {
        const Adjacency C = permitted_pattern(Ga, Gz);
        const auto sets = criterion_sets(Ga, Gz);
        bool holds = true;
        for (int i = 0; i < C.rows(); ++i) {
            // The sets are intersections of parents of children and children of parents; that they are the rows of C
            // is what makes the two forms equivalent.
            CHECK(sets[static_cast<std::size_t>(i)] == C.row_bits(i));
            holds = holds && sets[static_cast<std::size_t>(i)] == std::uint64_t{1} << i;
        }
        CHECK(holds == (C == Adjacency::identity(C.rows())));
        complete += holds;
        ++graphs;
    });
    // Both answers occur often, or the equivalence above would be idle.
    CHECK(complete > graphs / 10);
    CHECK(complete < graphs * 9 / 10);
}

TEST_CASE("an empty intersection of the criterion is everything")
{
    const Adjacency none(3, 1);
    CHECK(criterion_sets(&none, nullptr) == std::vector<std::uint64_t>(3, 0b111));
    const Adjacency widest(64, 64);
    CHECK(criterion_sets(nullptr, &widest) == std::vector<std::uint64_t>(64, ~std::uint64_t{0}));
}

TEST_CASE("self-loops without two-cycles are enough")
{
    // CLeaR 2022, Proposition 6: a sufficient condition of complete disentanglement by time.
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        Adjacency Gz = random_adjacency(10, 10, 0.5, true, seed);
        for (int i = 0; i < 10; ++i) {
            for (int j = 0; j < i; ++j) {
                if (Gz(i, j))
                    Gz.set(j, i, false);
            }
        }
        CHECK(permitted_by_time(Gz) == Adjacency::identity(10));
    }
}

TEST_CASE("the sizes at both ends work")
{
    CHECK(permitted_by_actions(Adjacency(1, 1)) == Adjacency::identity(1));
    CHECK(permitted_by_time(Adjacency(64, 64)) == Adjacency::full(64, 64));
    CHECK(permitted_by_time(Adjacency::full(64, 64)) == Adjacency::full(64, 64));
    CHECK(permitted_by_time(Adjacency::identity(64)) == Adjacency::identity(64));
}

TEST_CASE("the reduction of a preorder closes to it again and has no edge to spare")
{
    for_random_graphs(2000, [](const Adjacency* Ga, const Adjacency* Gz) {
        const Adjacency C = permitted_pattern(Ga, Gz);
        Adjacency reduced = transitive_reduction(C);
        CHECK(closure(reduced) == C);
        for (int i = 0; i < C.rows(); ++i) {
            CHECK_FALSE(reduced(i, i));
            for_each_bit(reduced.row_bits(i), [&](int j) {
                reduced.set(i, j, false);
                CHECK_FALSE(closure(reduced) == C);
                reduced.set(i, j, true);
            });
        }
    });
}

TEST_CASE("the reduction draws chains as chains and mixed classes as one cycle")
{
    const Adjacency chain = rows({{1, 1, 1}, {0, 1, 1}, {0, 0, 1}});
    CHECK(transitive_reduction(chain) == rows({{0, 1, 0}, {0, 0, 1}, {0, 0, 0}}));
    CHECK(transitive_reduction(Adjacency::full(3, 3)) == rows({{0, 1, 0}, {0, 0, 1}, {1, 0, 0}}));
    CHECK(transitive_reduction(Adjacency::full(64, 64)).edges() == 64);
    CHECK(transitive_reduction(Adjacency::identity(64)).edges() == 0);
    // Example 3: z1 and z3 absorb each other, and z2 by either.
    CHECK(transitive_reduction(pattern_of_graph("Example3")) == rows({{0, 1, 1}, {0, 0, 0}, {1, 0, 0}}));
}
