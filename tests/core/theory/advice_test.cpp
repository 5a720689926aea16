// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/theory/advice.h"

#include "core/base/random.h"
#include "core/graph/presets.h"
#include "core/theory/consistency.h"

#include <doctest/doctest.h>

#include <bit>

using namespace disentangle;

namespace {

Adjacency pattern_of(const CausalGraph& graph)
{
    return permitted_pattern(graph.Ga ? &*graph.Ga : nullptr, graph.Gz ? &*graph.Gz : nullptr);
}

Gain gain_of(const CausalGraph& before, const CausalGraph& after)
{
    const Adjacency a = pattern_of(before), b = pattern_of(after);
    Gain gain;
    for (int i = 0; i < a.rows(); ++i) {
        gain.recovered += (std::popcount(b.row_bits(i)) == 1) - (std::popcount(a.row_bits(i)) == 1);
        gain.pairs += std::popcount(a.row_bits(i)) - std::popcount(b.row_bits(i));
    }
    return gain;
}

CausalGraph random_graph(std::uint64_t seed)
{
    Random random(seed, "advice test");
    const int d_z = 1 + static_cast<int>(random.below(8)), d_a = 1 + static_cast<int>(random.below(6));
    const double density = random.uniform(0.1, 0.9);
    const bool actions = random.below(3) != 0, time = !actions || random.below(2) == 0;
    return make_graph(actions ? std::optional(random_adjacency(d_z, d_a, density, false, seed)) : std::nullopt,
                      time ? std::optional(random_adjacency(d_z, d_z, density, random.below(2) == 0, seed + 1))
                           : std::nullopt);
}

/// The graph with one more action that reaches `targets`.
CausalGraph with_action(const CausalGraph& graph, std::uint64_t targets)
{
    Adjacency Ga(graph.d_z(), graph.d_a() + 1);
    for (int i = 0; i < graph.d_z(); ++i) {
        for (int l = 0; l < graph.d_a(); ++l)
            Ga.set(i, l, (*graph.Ga)(i, l));
        Ga.set(i, graph.d_a(), (targets >> i) & 1U);
    }
    return make_graph(Ga, graph.Gz);
}

}  // namespace

TEST_CASE("the best single edge gains what trying every edge by hand finds, on graphs of up to eight latents")
{
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        CAPTURE(seed);
        const CausalGraph graph = random_graph(seed);
        Gain best;
        for (const bool in_Ga : {true, false}) {
            const auto& matrix = in_Ga ? graph.Ga : graph.Gz;
            if (!matrix)
                continue;
            for (int i = 0; i < matrix->rows(); ++i)
                for (int j = 0; j < matrix->cols(); ++j) {
                    CausalGraph changed = graph;
                    auto& target = in_Ga ? *changed.Ga : *changed.Gz;
                    target.set(i, j, !(*matrix)(i, j));
                    best = std::max(best, gain_of(graph, changed));
                }
        }
        const auto advice = advise_edges(graph, 1000);
        if (best > Gain{}) {
            REQUIRE_FALSE(advice.empty());
            CHECK(advice.front().gain == best);
        } else {
            CHECK(advice.empty());
        }
        for (std::size_t k = 0; k < advice.size(); ++k) {
            CausalGraph changed = graph;
            auto& target = advice[k].in_Ga ? *changed.Ga : *changed.Gz;
            CHECK(target(advice[k].child, advice[k].parent) == !advice[k].add);
            target.set(advice[k].child, advice[k].parent, advice[k].add);
            CHECK(gain_of(graph, changed) == advice[k].gain);
            if (k > 0)
                CHECK(advice[k].gain <= advice[k - 1].gain);
        }
    }
}

TEST_CASE(
    "the best new action gains what trying every set of targets by hand finds, exact and greedy alike on small graphs")
{
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        CAPTURE(seed);
        const CausalGraph graph = random_graph(seed);
        const int most = 1 + static_cast<int>(seed % 4);
        Gain best;
        for (std::uint64_t targets = 1; targets < std::uint64_t{1} << graph.d_z(); ++targets)
            if (std::popcount(targets) <= most)
                best = std::max(best, gain_of(graph, with_action(graph, targets)));
        const InterventionAdvice advice = advise_intervention(graph, most);
        CHECK(advice.exact);
        CHECK(advice.gain == best);
        CHECK(std::popcount(advice.targets) <= most);
        if (advice.targets != 0)
            CHECK(gain_of(graph, with_action(graph, advice.targets)) == advice.gain);

        const InterventionAdvice greedy = advise_intervention(graph, most, 0);
        CHECK_FALSE(greedy.exact);
        CHECK(greedy.gain <= best);
        CHECK(greedy.gain.recovered >= best.recovered - 1);
    }
}

TEST_CASE("example 3 is completed by one more intervention on either mixed factor")
{
    // Ga = (0 1 0)^T recovers z2; z1 and z3 mix everything. A new action on z1 frees z1: row 1 becomes {1}.
    const CausalGraph graph = make_graph(Adjacency::from_rows({{0}, {1}, {0}}), std::nullopt);
    const InterventionAdvice advice = advise_intervention(graph, 1);
    CHECK(advice.targets == 0b001);
    CHECK(advice.gain == Gain{1, 2});
}

TEST_CASE("a graph that is disentangled already gets no advice")
{
    const CausalGraph graph = make_graph(Adjacency::identity(4), std::nullopt);
    CHECK(advise_edges(graph).empty());
    CHECK(advise_intervention(graph, 2).targets == 0);
    CHECK(advise_intervention(graph, 2).gain == Gain{});
}
