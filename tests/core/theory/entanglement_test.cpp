// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/theory/entanglement.h"

#include "core/graph/presets.h"
#include "core/theory/verdict.h"

#include <doctest/doctest.h>

using namespace disentangle;

namespace {

/// The pattern that the reduced graph implies when its chains are followed.
Adjacency pattern_of(const EntanglementGraph& graph, int d_z)
{
    Adjacency pattern(d_z, d_z);
    std::vector<std::uint64_t> reach = graph.nodes;
    for (std::size_t round = 0; round < graph.nodes.size(); ++round)
        for (const auto& [from, to] : graph.edges)
            reach[static_cast<std::size_t>(from)] |= reach[static_cast<std::size_t>(to)];
    for (std::size_t node = 0; node < graph.nodes.size(); ++node)
        for_each_bit(graph.nodes[node], [&](int i) { pattern.set_row_bits(i, reach[node]); });
    return pattern;
}

}  // namespace

TEST_CASE("the reduced entanglement graph says what the pattern says, and its edges lead downwards")
{
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        CAPTURE(seed);
        const int d_z = 1 + static_cast<int>(seed % 20);
        const double density = 0.05 + 0.1 * static_cast<double>(seed % 9);
        const Adjacency permitted =
            judge(make_graph(random_adjacency(d_z, 1 + static_cast<int>(seed % 7), density, false, seed), std::nullopt))
                .permitted;
        const EntanglementGraph graph = entanglement_graph(permitted);
        CHECK(pattern_of(graph, d_z) == permitted);
        for (const auto& [from, to] : graph.edges)
            CHECK(graph.layer[static_cast<std::size_t>(from)] < graph.layer[static_cast<std::size_t>(to)]);
    }
}

TEST_CASE("an implied edge is left out, and latents that absorb each other are one node")
{
    // Pa_1 within Pa_2 within Pa_3, and z4 like z3: C = 1111/0111/0011/0011.
    const CausalGraph chain =
        make_graph(Adjacency::from_rows({{1, 0, 0}, {1, 1, 0}, {1, 1, 1}, {1, 1, 1}}), std::nullopt);
    const EntanglementGraph graph = entanglement_graph(judge(chain).permitted);
    CHECK(graph.nodes == std::vector<std::uint64_t>{0b0001, 0b0010, 0b1100});
    REQUIRE(graph.edges.size() == 2);
    CHECK(graph.layer == std::vector<int>{0, 1, 2});
    CHECK_FALSE(graph.is_alone(0));
    CHECK_FALSE(graph.is_alone(2));
}

TEST_CASE("recovered latents that nobody absorbs stand alone")
{
    const EntanglementGraph graph = entanglement_graph(judge(graph_preset("ActionDiag").graph).permitted);
    CHECK(graph.nodes.size() == 10);
    CHECK(graph.edges.empty());
    for (int node = 0; node < 10; ++node)
        CHECK(graph.is_alone(node));
}
