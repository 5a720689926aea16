// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/diagram_layout.h"
#include "core/graph/layers.h"
#include "core/graph/presets.h"
#include "core/graph/random_graph.h"

#include <cmath>
#include <doctest/doctest.h>

using namespace disentangle;

namespace {

/// Rounding of sums of at most 64 rooms.
constexpr double rounding = 1e-9;

void check_no_overlap(const DiagramLayout& layout)
{
    std::vector<DiagramPoint> all;
    for (const auto* nodes : {&layout.actions, &layout.latents, &layout.past})
        all.insert(all.end(), nodes->begin(), nodes->end());
    for (std::size_t a = 0; a < all.size(); ++a)
        for (std::size_t b = a + 1; b < all.size(); ++b)
            if (std::abs(all[a].x - all[b].x) < 1 - rounding && std::abs(all[a].y - all[b].y) < 1 - rounding)
                FAIL_CHECK("nodes " << a << " and " << b << " overlap");
}

std::vector<CausalGraph> some_graphs()
{
    std::vector<CausalGraph> graphs;
    for (const GraphPreset& preset : graph_presets())
        graphs.push_back(preset.graph);
    for (const int d_z : {1, 2, 3, 17, 40, 64})
        for (const double density : {0.0, 0.05, 0.2, 1.0})
            for (const int d_a : {0, 1, d_z})
                graphs.push_back(random_graph({d_z, d_a, true, density, false, 11}));
    return graphs;
}

}  // namespace

TEST_CASE("no two nodes overlap, whatever the graph and however it is laid out")
{
    for (const CausalGraph& graph : some_graphs())
        for (const DiagramLayout& layout : {unrolled_layout(graph), folded_layout(graph), ring_layout(graph)}) {
            CHECK(layout.latents.size() == graph.latents.size());
            CHECK(layout.actions.size() == graph.actions.size());
            check_no_overlap(layout);
        }
}

TEST_CASE("unrolled, a factor stands beside its past, the past at the left and actions above all")
{
    for (const CausalGraph& graph : some_graphs()) {
        const DiagramLayout layout = unrolled_layout(graph);
        REQUIRE(layout.past.size() == layout.latents.size());
        for (std::size_t i = 0; i < layout.latents.size(); ++i) {
            CHECK(layout.past[i].y == layout.latents[i].y);
            CHECK(layout.past[i].x < layout.latents[i].x);
            for (const DiagramPoint& action : layout.actions)
                CHECK(action.y <= layout.latents[i].y - 1);
        }
    }
}

TEST_CASE("in layers, actions are on top and every edge of a graph without cycles points down")
{
    Adjacency Gz(6, 6);
    for (const auto& [child, parent] : {std::pair{3, 0}, {3, 1}, {4, 2}, {5, 4}, {5, 0}, {2, 2}})
        Gz.set(child, parent, true);
    Adjacency Ga(6, 2);
    Ga.set(0, 0, true);
    Ga.set(5, 1, true);
    const DiagramLayout layout = folded_layout(make_graph(Ga, Gz));
    CHECK(layout.layers == std::vector<int>{1, 1, 1, 2, 2, 3});  // longest path from a factor without parents
    CHECK(layout.crossings == 0);
    for (int child = 0; child < 6; ++child)
        for (int parent = 0; parent < 6; ++parent)
            if (child != parent && Gz(child, parent))
                CHECK(layout.latents[static_cast<std::size_t>(parent)].y <
                      layout.latents[static_cast<std::size_t>(child)].y);
    for (const DiagramPoint& action : layout.actions)
        CHECK(action.y == 0);
    // a2 -> z6 passes two layers, z1 -> z6 one.
    REQUIRE(layout.bends.size() == 2);
    for (const DiagramBend& bend : layout.bends)
        CHECK(bend.through.size() == (bend.from_action ? 2 : 1));
}

TEST_CASE("a cycle is opened at one edge, which then runs upwards through its bends in its own direction")
{
    const CausalGraph graph = make_graph({}, Adjacency::from_rows({{0, 0, 1}, {1, 0, 0}, {0, 1, 0}}));
    const DiagramLayout layout = folded_layout(graph);
    CHECK(layout.layers == std::vector<int>{1, 2, 3});
    REQUIRE(layout.bends.size() == 1);
    CHECK(layout.bends[0].row == 0);
    CHECK(layout.bends[0].col == 2);
    CHECK(layout.bends[0].through.size() == 1);
}

TEST_CASE("a graph too dense for layers is a ring: no node lies between two others")
{
    const CausalGraph graph = random_graph({40, 3, true, 0.4, true, 5});
    const DiagramLayout layout = folded_layout(graph);
    CHECK(layout.bends.empty());
    const double radius = (layout.latents[20].y - layout.latents[0].y) / 2;
    for (const DiagramPoint& p : layout.latents)
        CHECK(std::hypot(p.x, p.y - layout.latents[0].y - radius) == doctest::Approx(radius));
}

TEST_CASE("layouts are the same every time")
{
    const CausalGraph graph = random_graph({23, 9, true, 0.1, true, 3});
    CHECK(unrolled_layout(graph).latents == unrolled_layout(graph).latents);
    CHECK(folded_layout(graph).latents == folded_layout(graph).latents);
}

TEST_CASE("places that are near enough already stay, and others give way evenly")
{
    CHECK(nearest_places({0, 2, 5}, {1, 1, 1}) == std::vector<double>{0, 2, 5});
    CHECK(nearest_places({1, 1, 1}, {1, 1, 1}) == std::vector<double>{0, 1, 2});
    CHECK(nearest_places({3, 0}, {1, 1}) == std::vector<double>{1, 2});
    CHECK(nearest_places({}, {}).empty());
}

TEST_CASE("without cycles the sequence has every parent before its children")
{
    Adjacency lower(9, 9);
    for (int child = 0; child < 9; ++child)
        for (int parent = 0; parent <= child; ++parent)  // the diagonal does not matter
            lower.set((child * 4) % 9, (parent * 4) % 9, true);
    std::vector<int> expected;
    for (int i = 0; i < 9; ++i)
        expected.push_back(i * 4 % 9);
    CHECK(acyclic_sequence(lower) == expected);
}
