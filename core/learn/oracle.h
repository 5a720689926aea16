// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/source.h"
#include "core/graph/causal_graph.h"

#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace disentangle {

struct Experiment;

/// The part of the truth that an experiment asks for by name: nothing else of it reaches an estimator. Runs that use it
/// say so (choices_in_words), for a practitioner would not have it.
struct Oracle {
    std::optional<CausalGraph> graph;       ///< sparsity.search = truth: predict under the true graph
    std::optional<int> edges_Ga, edges_Gz;  ///< sparsity.bound_from = truth: the true number of edges as the bound
    /// estimator.kind = supervised: the true latents of rows, n x steps x d_z. Empty when nobody asks, or knows.
    std::function<std::vector<float>(Split, std::span<const std::int32_t>)> latents;
};

/// What a run of mechanism_sparsity asks for; empty for most. `truth` is null when nobody knows the graph. Throws
/// InputError when the search is for the true graph, and that is not known.
Oracle oracle_for(const Experiment& experiment, const CausalGraph* truth);

}  // namespace disentangle
