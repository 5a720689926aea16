// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/graph/presets.h"
#include "core/graph/random_graph.h"

#include <doctest/doctest.h>

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
