// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/causal_graph.h"

#include <cstdint>
#include <vector>

namespace disentangle {

/// The order in which an unrolled diagram shows its nodes: latents from top to bottom, the same at t-1 and at t, so
/// that a factor and its past are side by side; actions from left to right, above and beyond the latents they reach.
struct UnrolledOrder {
    std::vector<int> latents;    ///< indices, top first
    std::vector<int> actions;    ///< indices, left first
    std::int64_t crossings = 0;  ///< pairs of edges that cross in this order
};

/// Pairs of edges that cross: two of Gz when one starts above the other and ends below it, two of Ga when one starts
/// left of the other and ends below it. Each order holds every index once.
std::int64_t unrolled_crossings(const CausalGraph& graph, const std::vector<int>& latents,
                                const std::vector<int>& actions);

/// An order with few crossings, the same on every machine. Exact up to 5 latents and 5 actions. Beyond, sifting
/// (Matuszewski, Schönfeld & Molitor 1999: every node in turn is moved through all places and left at the best one),
/// starting from the document's order and from barycentres. Where nothing is better, the document's order stays. 64 x
/// 64 takes a few milliseconds.
UnrolledOrder unrolled_order(const CausalGraph& graph);

}  // namespace disentangle
