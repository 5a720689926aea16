// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/causal_graph.h"

#include <cstdint>
#include <vector>

namespace disentangle {

/// A place in a diagram. One unit across or down has room for one node; y grows downwards.
struct DiagramPoint {
    double x = 0, y = 0;
    bool operator==(const DiagramPoint&) const = default;
};

/// The points at which an edge passes between other nodes, in the edge's direction.
struct DiagramBend {
    bool from_action = false;  ///< an edge of Ga, else of Gz
    int row = 0, col = 0;      ///< child and parent, as in the matrix
    std::vector<DiagramPoint> through;
};

/// Centres of the nodes. No two are closer than one unit in both directions at once.
struct DiagramLayout {
    std::vector<DiagramPoint> actions;  ///< d_a
    std::vector<DiagramPoint> latents;  ///< d_z, at time t
    std::vector<DiagramPoint> past;     ///< d_z, at time t-1; empty when time is folded
    std::vector<int> layers;            ///< folded in layers: of each latent, 1 beneath the actions; else empty
    std::vector<DiagramBend> bends;     ///< of edges that do not go straight
    std::int64_t crossings = 0;         ///< of unrolled and layered diagrams
};

/// Time unrolled: z at t-1 in a column at the left, z at t in a column `apart` units to the right in the same order,
/// actions in a row above and to the right of them, so that edges of Ga come from one side and edges of Gz from the
/// other. Orders are those of unrolled_order(). The past has its column even without Gz, so that edges can be drawn
/// from it.
DiagramLayout unrolled_layout(const CausalGraph& graph, double apart = 4);

/// One node per latent, in layers below the actions (Sugiyama, Tagawa & Toda 1981): cycles are broken by reversing few
/// edges (Eades, Lin & Smyth 1993), layers are longest paths, crossings are reduced by barycentres and exchanges of
/// neighbours, nodes are placed as close to their neighbours as the order allows (isotonic regression). Self-loops are
/// ignored. Where the edges would have to pass more than `most_bends` layers in all, the graph is drawn as a ring
/// instead, in which straight edges meet no node.
DiagramLayout folded_layout(const CausalGraph& graph, int most_bends = 300);

/// The latents on a ring in the document's order, clockwise from the top; actions in a row above, near their latents.
DiagramLayout ring_layout(const CausalGraph& graph);

}  // namespace disentangle
