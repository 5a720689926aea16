// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/causal_graph.h"

#include <cstdint>
#include <vector>

namespace disentangle {

/// One of the sets of latents that the graphical criterion intersects for latent i; i is in each of them. The edge that
/// puts i into the set sets i apart from the latents that the set leaves out.
struct CriterionSet {
    enum class Kind {
        targets_of_action,   ///< Ch_l of an action l that reaches i; edge Ga(i, l)
        children_of_parent,  ///< Ch_j of a parent j of i; edge Gz(i, j)
        parents_of_child     ///< Pa_j of a child j of i; edge Gz(j, i)
    } kind = Kind::targets_of_action;
    int index = 0;              ///< of the action, parent or child
    std::uint64_t members = 0;  ///< bit j = latent j
    std::uint64_t left = 0;     ///< the intersection of this set and those before it
};

/// The sets of each latent i, most telling first: each leaves as few as possible of what those before it left (greedy;
/// ties in the order of Kind, then by index). Those that take nothing more away come last. What is left in the end is
/// row i of the permitted pattern, so i is recovered iff that is {i}. Without any set, when nothing touches i, every
/// latent is left.
std::vector<std::vector<CriterionSet>> criterion_of(const CausalGraph& graph);

/// What latent i has and latent j lacks; all empty iff C(i, j) = 1.
struct Difference {
    std::uint64_t actions = 0;   ///< that reach i and not j
    std::uint64_t parents = 0;   ///< of i and not of j
    std::uint64_t children = 0;  ///< of i and not of j
    bool empty() const { return (actions | parents | children) == 0; }
    bool operator==(const Difference&) const = default;
};
Difference difference(const CausalGraph& graph, int i, int j);

}  // namespace disentangle
