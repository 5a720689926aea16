// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/network/layout.h"

#include <Eigen/Core>

#include <span>

namespace disentangle {

/// Gives the shared transition network sines of single inputs that explain what it leaves of the latents (`targets`, rows x
/// d_z, at `inputs`, rows x inputs), in place of those of its sines that say least. Its sines of all inputs at once hardly
/// learn a frequency far from those they start with; in coordinates in which latents are about single true ones, such sines
/// can be seen. Returns how many it has got.
int add_single_sines(const Layout& layout, std::span<float> parameters, const Eigen::MatrixXd& inputs,
                     const Eigen::MatrixXd& targets);

}  // namespace disentangle
