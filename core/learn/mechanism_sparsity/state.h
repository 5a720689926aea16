// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/source.h"
#include "core/learn/mechanism_sparsity/bounds.h"
#include "core/learn/mechanism_sparsity/masks.h"
#include "core/learn/mechanism_sparsity/model.h"
#include "core/learn/mechanism_sparsity/sparse_rotation.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace disentangle {

/// What the phases of a run work on, one after the other.
struct State {
    State(const Experiment& experiment, std::shared_ptr<const Source> source, const Resources& resources);

    /// Bounds as the experiment has them.
    Bounds bounds() const { return bounds_of(experiment.sparsity, model.dimensions(), oracle); }
    /// Puts the bounds in force on the masks. One that is to come from the data allows every edge until it is found.
    void bound_masks();
    /// The graph in force, d_z x inputs: the one that a search gave, else what the masks say.
    std::vector<float> edge_probabilities() const { return graph.empty() ? masks.probabilities() : graph; }
    /// Whether a rotation is still to be settled, so that latents are shown in other coordinates than the networks' own.
    bool rotation_open() const { return experiment.sparsity.search == GraphSearch::rotate && graph.empty(); }

    Experiment experiment;  ///< with the changes made while it trains
    std::shared_ptr<const Source> source;
    Oracle oracle;
    int threads;  ///< for what is not the model's objective
    Model model;
    Masks masks;
    Terms last_terms;

    /// The likeliest of the starts tried so far; absent once one of them goes on.
    struct BestStart {
        int number = 0;   ///< from 0
        double loss = 0;  ///< on held-out rows
        std::vector<float> parameters;
        VarianceState<float> variances;
    };
    std::optional<BestStart> best_start;

    // Found by a search.
    std::vector<float> graph;        ///< adopted, d_z x inputs of 0 and 1; empty before
    std::int64_t adopted_at = 0;     ///< step at which it was
    std::optional<CostCurve> found;  ///< the cost of the best rotation for every number of edges
    struct Edges {
        double Ga = 0, Gz = 0;
    };
    std::optional<Edges> found_edges;  ///< the bounds that the data gave
};

/// Sizes of the estimation problem, from the data and the number of latents to learn.
Dimensions dimensions_of(const Experiment& experiment, const Facts& facts);

/// The networks that a run needs: the shared transition only where a rotation is searched. Throws InputError naming what
/// such a search lacks.
EstimatorSpec networks_of(const Experiment& experiment, const Bounds& bounds);

/// Whether masks are to be trained under a bound that only the data can give.
bool needs_bound(const Experiment& experiment, const Bounds& bounds);

}  // namespace disentangle
