// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/theory/criterion.h"

#include "core/graph/presets.h"
#include "core/theory/consistency.h"
#include "core/theory/verdict.h"

#include <doctest/doctest.h>

#include <bit>

using namespace disentangle;

namespace {

using Kind = CriterionSet::Kind;

CausalGraph some_random_graph(std::uint64_t seed)
{
    const int d_z = 1 + static_cast<int>(seed % 9), d_a = 1 + static_cast<int>(seed % 5);
    const double density = 0.1 + 0.1 * static_cast<double>(seed % 8);
    auto Ga = seed % 3 == 0 ? std::nullopt : std::optional(random_adjacency(d_z, d_a, density, false, seed));
    auto Gz = Ga && seed % 3 == 1 ? std::nullopt
                                  : std::optional(random_adjacency(d_z, d_z, density, seed % 2 == 0, seed + 1));
    return make_graph(std::move(Ga), std::move(Gz));
}

}  // namespace

TEST_CASE("what the criterion's sets have in common is the row of the permitted pattern, whatever the graph")
{
    for (std::uint64_t seed = 0; seed < 400; ++seed) {
        CAPTURE(seed);
        const CausalGraph graph = some_random_graph(seed);
        const Verdict verdict = judge(graph);
        const auto criterion = criterion_of(graph);
        REQUIRE(static_cast<int>(criterion.size()) == graph.d_z());
        for (int i = 0; i < graph.d_z(); ++i) {
            const auto& sets = criterion[static_cast<std::size_t>(i)];
            std::uint64_t left = ~std::uint64_t{0} >> (64 - graph.d_z());
            int taken_before = 64;
            for (const CriterionSet& set : sets) {
                CHECK(((set.members >> i) & 1U) == 1);
                const int taken = std::popcount(left & ~set.members);
                CHECK(taken <= taken_before);
                taken_before = taken;
                left &= set.members;
                CHECK(set.left == left);
            }
            CHECK(left == verdict.permitted.row_bits(i));
        }
    }
}

TEST_CASE("the criterion of tree, robot and ball names the sets that can be read off the graph")
{
    // Gz = 100/110/111 (tree, robot, ball), Ga = (0 1 0)^T: the action moves the robot.
    const auto criterion = criterion_of(graph_preset("TreeRobotBall").graph);
    // Robot: the action's only target is the robot, which settles it.
    REQUIRE_FALSE(criterion[1].empty());
    CHECK(criterion[1].front().kind == Kind::targets_of_action);
    CHECK(criterion[1].front().members == 0b010);
    CHECK(criterion[1].front().left == 0b010);
    // Tree: its own parents are {tree}.
    REQUIRE_FALSE(criterion[0].empty());
    CHECK(criterion[0].front().kind == Kind::parents_of_child);
    CHECK(criterion[0].front().index == 0);
    CHECK(criterion[0].front().members == 0b001);
    // Ball: a child of itself alone, with all three for parents; as its own parent, its only child is {ball}.
    REQUIRE_FALSE(criterion[2].empty());
    CHECK(criterion[2].front().kind == Kind::children_of_parent);
    CHECK(criterion[2].front().index == 2);
    CHECK(criterion[2].front().members == 0b100);
}

TEST_CASE("a latent that nothing touches has no set, and stays with everybody")
{
    const auto criterion = criterion_of(make_graph(Adjacency::from_rows({{0}, {1}}), std::nullopt));
    CHECK(criterion[0].empty());
    REQUIRE(criterion[1].size() == 1);
    CHECK(criterion[1].front().left == 0b10);
}

TEST_CASE("two latents differ in nothing exactly where the pattern permits absorbing")
{
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        CAPTURE(seed);
        const CausalGraph graph = some_random_graph(seed);
        const Adjacency permitted = judge(graph).permitted;
        for (int i = 0; i < graph.d_z(); ++i)
            for (int j = 0; j < graph.d_z(); ++j)
                CHECK(difference(graph, i, j).empty() == permitted(i, j));
    }
}

TEST_CASE("a difference holds the actions, parents and children of one that the other lacks")
{
    // Tree against robot: the tree has no parent of its own (row 1 0 0 within 1 1 0), all three as children against two.
    const CausalGraph graph = graph_preset("TreeRobotBall").graph;
    CHECK(difference(graph, 0, 1) == Difference{0, 0, 0b001});
    CHECK(difference(graph, 1, 0) == Difference{0b1, 0b010, 0});
}

TEST_CASE("recovered latents owe it to the actions, to time, or to both together")
{
    // docs/theory.md (e): Gz alone gives the identity, Ga = (0 1 0)^T alone recovers z2.
    const Origin example = origin_of(judge(graph_preset("TreeRobotBall").graph));
    CHECK(example.actions == 0b010);
    CHECK(example.time == 0b111);
    CHECK(example.together == 0);

    // By hand. Actions a1 on {z1, z2}, a2 on {z3}: Ca = {1,2},{1,2},{3}. Time with Gz = 110/010/001:
    // Pa = {1,2},{2},{3}, Ch = {1},{1,2},{3}; no inclusion both ways for 1 and 2 (Pa_2 in Pa_1, but Ch_2 not in Ch_1).
    const Origin time = origin_of(judge(make_graph(Adjacency::from_rows({{1, 0}, {1, 0}, {0, 1}}),
                                                   Adjacency::from_rows({{1, 1, 0}, {0, 1, 0}, {0, 0, 1}}))));
    CHECK(time.actions == 0b100);
    CHECK(time.time == 0b111);

    // Actions split {z1, z2} from {z3, z4}, blocks in time split {z1, z3} from {z2, z4}: only together are all four alone.
    const CausalGraph crossed =
        make_graph(Adjacency::from_rows({{1, 0}, {1, 0}, {0, 1}, {0, 1}}),
                   Adjacency::from_rows({{1, 0, 1, 0}, {0, 1, 0, 1}, {1, 0, 1, 0}, {0, 1, 0, 1}}));
    const Origin both = origin_of(judge(crossed));
    CHECK(both.actions == 0);
    CHECK(both.time == 0);
    CHECK(both.together == 0b1111);

    // Without one of the graphs the other has done it all.
    CHECK(origin_of(judge(graph_preset("ActionDiag").graph)).time == 0);
    CHECK(origin_of(judge(graph_preset("TimeDiag").graph)).actions == 0);
}
