// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/graph/presets.h"
#include "core/graph/random_graph.h"

#include <doctest/doctest.h>

#include <bit>

using namespace disentangle;

namespace {

int distance(const CausalGraph& a, const CausalGraph& b)
{
    int cells = 0;
    for (const auto& [one, other] : {std::pair{&a.Ga, &b.Ga}, std::pair{&a.Gz, &b.Gz}})
        for (int row = 0; *one && row < (*one)->rows(); ++row)
            cells += std::popcount((*one)->row_bits(row) ^ (*other)->row_bits(row));
    return cells;
}

}  // namespace

TEST_CASE("the same seed gives the same graph, another seed another, and Ga is not Gz")
{
    const RandomGraph wanted{10, 10, true, 0.5, false, 42};
    RandomGraph other = wanted;
    other.seed = 43;
    CHECK(random_graph(wanted) == random_graph(wanted));
    CHECK(!(random_graph(wanted) == random_graph(other)));
    CHECK(*random_graph(wanted).Ga != *random_graph(wanted).Gz);
}

TEST_CASE("densities 0 and 1 are exact, and self-loops are there whatever the density")
{
    CHECK(random_graph({5, 3, true, 0, false, 1}) == make_graph(Adjacency(5, 3), Adjacency(5, 5)));
    CHECK(random_graph({5, 3, true, 1, false, 1}) == make_graph(Adjacency::full(5, 3), Adjacency::full(5, 5)));
    CHECK(*random_graph({5, 3, true, 0, true, 1}).Gz == Adjacency::identity(5));
    CHECK(!random_graph({5, 0, true, 0.2, true, 1}).Ga);
    CHECK(!random_graph({5, 3, false, 0.2, true, 1}).Gz);
}

TEST_CASE("what no graph can be drawn from is refused with what was expected")
{
    CHECK_THROWS_AS(random_graph({0, 3, true, 0.2, true, 1}), InputError);
    CHECK_THROWS_AS(random_graph({65, 3, true, 0.2, true, 1}), InputError);
    CHECK_THROWS_AS(random_graph({5, 65, true, 0.2, true, 1}), InputError);
    CHECK_THROWS_AS(random_graph({5, 3, true, 1.5, true, 1}), InputError);
    CHECK_THROWS_WITH_AS(random_graph({5, 0, false, 0.2, true, 1}),
                         "random graph: there are neither actions nor time, expected at least one of them", InputError);
    CHECK_THROWS_AS(random_variation(graph_preset("TreeRobotBall").graph, -1, 1), InputError);
}

TEST_CASE("a variation differs in as many cells as were asked for, and its seed repeats it")
{
    for (const GraphPreset& preset : graph_presets()) {
        const CausalGraph& graph = preset.graph;
        const int cells = (graph.Ga ? graph.d_z() * graph.d_a() : 0) + (graph.Gz ? graph.d_z() * graph.d_z() : 0);
        for (const int flips : {0, 1, 3, cells, cells + 5}) {
            const CausalGraph varied = random_variation(graph, flips, 9);
            CHECK(distance(graph, varied) == std::min(flips, cells));
            CHECK(varied == random_variation(graph, flips, 9));
            CHECK(varied.latents == graph.latents);
        }
    }
}

TEST_CASE("a regular graph has its diagonal, as many parents everywhere, and no two latents with the same")
{
    for (const std::uint64_t seed : {1, 2, 3})
        for (const int parents : {1, 2, 3, 20}) {
            CAPTURE(parents);
            const int rows = parents == 20 ? 1 : 20;
            const Adjacency drawn = regular_adjacency(rows, 20, parents, seed);
            for (int row = 0; row < rows; ++row) {
                CHECK(drawn(row, row));
                CHECK(std::popcount(drawn.row_bits(row)) == parents);
                for (int other = 0; other < row; ++other)
                    CHECK(drawn.row_bits(row) != drawn.row_bits(other));
            }
        }
    CHECK(regular_adjacency(20, 20, 3, 1) == regular_adjacency(20, 20, 3, 1));
    CHECK(regular_adjacency(20, 20, 3, 1) != regular_adjacency(20, 20, 3, 2));
    CHECK_THROWS_AS(regular_adjacency(5, 5, 6, 1), InputError);
    CHECK_THROWS_WITH_AS(regular_adjacency(5, 5, 5, 1), doctest::Contains("parents of its own"), InputError);
    CHECK_THROWS_AS(regular_adjacency(65, 5, 1, 1), InputError);
}

TEST_CASE("a random graph is drawn by its name")
{
    RandomGraph expected{20, 20, false, 0.2, true, 5};
    expected.parents = 3;
    CHECK(parse_random_graph("random:latents=20,parents=3,seed=5") == expected);
    CHECK(parse_random_graph("random:seed=9,latents=8,time,density=0.3") == RandomGraph{8, 0, true, 0.3, true, 9});
    CHECK(parse_random_graph("random:latents=8,actions=2,time") == RandomGraph{8, 2, true, 0.2, true, 1});
    CHECK(parse_random_graph("random:") == RandomGraph{6, 6, false, 0.2, true, 1});
    for (const char* wrong : {"random:latents", "random:latents=x", "random:latents=3x", "random:time=1", "random:,",
                              "random:parent=3", "random:density=.2.3"}) {
        CAPTURE(wrong);
        CHECK_THROWS_AS(parse_random_graph(wrong), InputError);
    }
    CHECK_THROWS_WITH_AS(
        parse_random_graph("random:parent=3"),
        "random:parent=3: found parent=3, expected latents=N, actions=N, time, parents=N or density=P, "
        "seed=N",
        InputError);
}
