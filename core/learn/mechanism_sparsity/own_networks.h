// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/network/layout.h"

#include <Eigen/Core>

#include <span>

namespace disentangle {

/// Whether the latents' own transition networks are sums of sines, which can start from a fit.
bool start_from_sines(const Layout& layout);

/// Lets every latent's own transition network start from sines of its single parents under `graph` (d_z x inputs, 0 and 1),
/// fitted to what the latents do: `targets`, rows x d_z, at `inputs`, rows x inputs ([z_{t-1} | a]). Networks that start at
/// random find no frequency that is far from those they start with. Units that the fit does not need keep their weights, for
/// what is no sum over parents, and have no say yet. Requires start_from_sines().
void start_own_networks(const Layout& layout, std::span<float> parameters, std::span<const float> graph,
                        const Eigen::MatrixXd& inputs, const Eigen::MatrixXd& targets);

}  // namespace disentangle
