// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/causal_graph.h"

#include <cstdint>
#include <string>
#include <vector>

namespace disentangle {

/// The names of the set bits, as in "z1, z3 to z6 and z9": runs of three or more consecutive names are drawn together,
/// and what goes beyond six items becomes "and 12 more".
std::string list_names(const std::vector<std::string>& names, std::uint64_t which);

/// For each latent one sentence: why it is recovered (which parents and children set it apart, and from whom) or what
/// makes it absorb others (whose parents and children include its own). `permitted` is the graph's permitted pattern.
std::vector<std::string> reasons_for(const CausalGraph& graph, const Adjacency& permitted);

/// The whole pattern in one sentence: who is recovered, who stays mixed with whom, who may absorb whom one way.
std::string summary_of(const CausalGraph& graph, const Adjacency& permitted);

}  // namespace disentangle
