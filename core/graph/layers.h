// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/adjacency.h"

#include <cstdint>
#include <vector>

namespace disentangle {

// The parts of drawing a directed graph in layers (Sugiyama, Tagawa & Toda 1981). Everything is deterministic.

/// A graph whose nodes have layers; every edge goes from a lower number to a higher one.
struct LayeredGraph {
    struct Edge {
        int from = 0, to = 0;
    };
    std::vector<int> layer;  ///< of each node, from 0
    std::vector<Edge> edges;
};

/// Positions of nodes and edges across their layers, in units of a node's room.
struct LayeredPlaces {
    std::vector<double> x;                   ///< of each node; nodes of a layer are at least 1 apart
    std::vector<std::vector<double>> bends;  ///< of each edge: x in every layer it passes, in the edge's direction
    std::int64_t crossings = 0;              ///< pairs of edge pieces between neighbouring layers that cross
};

/// A sequence of the nodes in which few edges of a square matrix (row = child) point backwards: sources first, sinks
/// last, and between them the node with the largest surplus of outgoing over incoming edges (Eades, Lin & Smyth 1993).
/// Without a cycle none point backwards. The diagonal is ignored.
std::vector<int> acyclic_sequence(const Adjacency& matrix);

/// Orders each layer for few crossings and places the nodes near their neighbours.
LayeredPlaces place_layers(const LayeredGraph& graph);

/// The places closest to `wishes`, in the least-squares sense, that keep the order and are apart by the mean of two
/// neighbours' `room` (pool adjacent violators). Requires as many wishes as rooms.
std::vector<double> nearest_places(const std::vector<double>& wishes, const std::vector<double>& room);

}  // namespace disentangle
