// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/estimator.h"
#include "core/learn/network/objective.h"
#include "core/learn/optim/optimiser.h"

#include <memory>
#include <span>
#include <vector>

namespace disentangle {

/// The networks of one estimator: their numbers, what evaluates them and what moves them.
struct Model {
    /// Throws InputError for a backend that does not exist, Error for one that cannot be loaded.
    Model(const Dimensions& dimensions, const EstimatorSpec& spec, const Experiment& experiment,
          const Resources& resources);

    /// Goes back to before the first step, with these parameters.
    void restart(std::vector<float> from);

    const Dimensions& dimensions() const { return layout.dimensions(); }
    /// Posterior means of n observations (n x d_x -> n x d_z), in the networks' own coordinates.
    std::vector<float> encode(std::span<const float> x) const;
    std::vector<float> encode(std::span<const float> x, std::span<const float> with_parameters) const;
    /// Decoded means of n latent vectors in those coordinates (n x d_z -> n x d_x).
    std::vector<float> decode(std::span<const float> z) const;

    Layout layout;
    std::unique_ptr<Objective<float>> objective;
    Optimiser optimiser;
    std::vector<float> parameters;
    VarianceState<float> variances;
    // Of the step in progress.
    std::vector<float> gradient, mask_gradient, noise;
};

}  // namespace disentangle
