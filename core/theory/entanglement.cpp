// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/theory/entanglement.h"

#include "core/theory/consistency.h"

#include <algorithm>

namespace disentangle {

bool EntanglementGraph::is_alone(int node) const
{
    return std::has_single_bit(nodes[static_cast<std::size_t>(node)]) &&
           std::ranges::none_of(edges, [node](const Edge& edge) { return edge.from == node || edge.to == node; });
}

EntanglementGraph entanglement_graph(const Adjacency& permitted)
{
    const Adjacency converse = permitted.transposed();
    EntanglementGraph graph;
    std::vector<int> node_of(static_cast<std::size_t>(permitted.rows()), -1);
    for (int i = 0; i < permitted.rows(); ++i) {
        const std::uint64_t members = permitted.row_bits(i) & converse.row_bits(i);
        if (std::countr_zero(members) != i)
            continue;
        for_each_bit(members,
                     [&](int j) { node_of[static_cast<std::size_t>(j)] = static_cast<int>(graph.nodes.size()); });
        graph.nodes.push_back(members);
    }
    const Adjacency reduced = transitive_reduction(permitted);
    for (int i = 0; i < reduced.rows(); ++i)
        for_each_bit(reduced.row_bits(i), [&](int j) {
            const int from = node_of[static_cast<std::size_t>(i)], to = node_of[static_cast<std::size_t>(j)];
            if (from != to)
                graph.edges.push_back({from, to});
        });
    // Without cycles, no path is longer than the number of nodes.
    graph.layer.assign(graph.nodes.size(), 0);
    for (bool changed = true; changed;) {
        changed = false;
        for (const auto& [from, to] : graph.edges) {
            int& below = graph.layer[static_cast<std::size_t>(to)];
            const int wanted = graph.layer[static_cast<std::size_t>(from)] + 1;
            changed = changed || below < wanted;
            below = std::max(below, wanted);
        }
    }
    return graph;
}

}  // namespace disentangle
