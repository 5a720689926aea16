// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/presets.h"
#include "core/graph/random_graph.h"
#include "core/graph/unrolled_order.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <numeric>

using namespace disentangle;

namespace {

std::vector<int> natural(int count)
{
    std::vector<int> order(static_cast<std::size_t>(count));
    std::iota(order.begin(), order.end(), 0);
    return order;
}

/// By definition: every pair of edges of a matrix, looked at.
std::int64_t counted(const Adjacency& matrix, const std::vector<int>& rows, const std::vector<int>& cols)
{
    const auto place = [](const std::vector<int>& order, int node) {
        return std::find(order.begin(), order.end(), node) - order.begin();
    };
    std::vector<std::pair<std::ptrdiff_t, std::ptrdiff_t>> edges;
    for (int row = 0; row < matrix.rows(); ++row)
        for (int col = 0; col < matrix.cols(); ++col)
            if (matrix(row, col))
                edges.emplace_back(place(cols, col), place(rows, row));
    std::int64_t crossings = 0;
    for (const auto& a : edges)
        for (const auto& b : edges)
            crossings += a.first < b.first && a.second > b.second;
    return crossings;
}

std::int64_t counted(const CausalGraph& graph, const std::vector<int>& latents, const std::vector<int>& actions)
{
    return (graph.Gz ? counted(*graph.Gz, latents, latents) : 0) +
           (graph.Ga ? counted(*graph.Ga, latents, actions) : 0);
}

std::int64_t fewest_by_trying_all(const CausalGraph& graph)
{
    auto latents = natural(graph.d_z());
    std::int64_t fewest = counted(graph, latents, natural(graph.d_a()));
    do {
        auto actions = natural(graph.d_a());
        do
            fewest = std::min(fewest, counted(graph, latents, actions));
        while (std::next_permutation(actions.begin(), actions.end()));
    } while (std::next_permutation(latents.begin(), latents.end()));
    return fewest;
}

bool is_permutation(std::vector<int> order, int count)
{
    std::sort(order.begin(), order.end());
    return order == natural(count);
}

}  // namespace

TEST_CASE("an order holds every node once and says how many edges cross in it")
{
    for (int d_z = 1; d_z <= max_nodes; d_z += 9)
        for (const double density : {0.1, 0.4, 1.0}) {
            const CausalGraph graph = random_graph({d_z, d_z / 2, true, density, true, 7});
            const UnrolledOrder order = unrolled_order(graph);
            CHECK(is_permutation(order.latents, graph.d_z()));
            CHECK(is_permutation(order.actions, graph.d_a()));
            CHECK(order.crossings == unrolled_crossings(graph, order.latents, order.actions));
            if (d_z < 30)
                CHECK(order.crossings == counted(graph, order.latents, order.actions));
            CHECK(order.crossings <= unrolled_crossings(graph, natural(graph.d_z()), natural(graph.d_a())));
        }
}

TEST_CASE("up to five latents and four actions no order has fewer crossings")
{
    for (std::uint64_t seed = 0; seed < 30; ++seed) {
        const CausalGraph graph = random_graph({1 + static_cast<int>(seed % 5), static_cast<int>(seed * 3 % 5), true,
                                                0.25 + 0.1 * static_cast<double>(seed % 5), false, seed});
        CHECK(unrolled_order(graph).crossings == fewest_by_trying_all(graph));
    }
}

TEST_CASE("beyond the exact size, crossings that a permutation of names brought in go away again")
{
    // Blocks of two and a diagonal can be drawn with one crossing per full block of time: 2 x 2 edges.
    CausalGraph graph = make_graph(Adjacency(12, 12), Adjacency(12, 12));
    const auto shuffled = [](int i) { return (i * 5 + 3) % 12; };  // 5 and 12 are coprime
    for (int i = 0; i < 12; ++i) {
        graph.Ga->set(shuffled(i), (i * 7 + 1) % 12, true);
        graph.Gz->set(shuffled(i), shuffled(i), true);
        graph.Gz->set(shuffled(i), shuffled(i ^ 1), true);
    }
    CHECK(unrolled_order(graph).crossings == 6);
}

TEST_CASE("the document's order stays where no other is better")
{
    for (const char* preset : {"ActionDiag", "TimeDiag", "TimeBlockDiag", "Example3"}) {
        const CausalGraph& graph = graph_preset(preset).graph;
        CAPTURE(preset);
        CHECK(unrolled_order(graph).latents == natural(graph.d_z()));
    }
}
