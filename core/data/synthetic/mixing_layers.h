// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/synthetic/arithmetic.h"

#include <Eigen/Core>
#include <vector>

namespace disentangle {

/// Lanes of scratch that mix_lanes needs.
std::size_t mixing_scratch(const std::vector<Eigen::MatrixXd>& weights);

/// z by which the first `fold` latents are folded: |z|.
void fold_lanes(int fold, Lanes* z);

/// f(z) of several rows side by side: z W1, leaky ReLU, W2, ... without activation after the last. z: d_z Lanes.
/// Returns the d_x Lanes of x, inside the scratch. Internal to core/data/synthetic; see Mixing.
const Lanes* mix_lanes(const std::vector<Eigen::MatrixXd>& weights, double negative_slope, const Lanes* z,
                       Lanes* scratch);

}  // namespace disentangle
