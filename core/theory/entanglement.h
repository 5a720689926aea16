// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/adjacency.h"

#include <cstdint>
#include <vector>

namespace disentangle {

/// The entanglement graph of a permitted pattern, reduced to what needs to be drawn: latents that absorb each other are
/// one node, and an edge that a chain of others implies is left out.
struct EntanglementGraph {
    struct Edge {
        int from = 0, to = 0;  ///< the latents of node `from` may absorb those of node `to`
    };
    std::vector<std::uint64_t> nodes;  ///< bit i = latent i is in it; in the order of their first latents
    std::vector<Edge> edges;
    std::vector<int> layer;  ///< of each node: the length of the longest path to it, from 0

    /// Neither absorbs nor is absorbed, and holds one latent.
    bool is_alone(int node) const;
};

/// `permitted` is a preorder, as every permitted pattern is.
EntanglementGraph entanglement_graph(const Adjacency& permitted);

}  // namespace disentangle
