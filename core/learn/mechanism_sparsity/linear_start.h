// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/network/layout.h"

#include <cstdint>
#include <span>
#include <vector>

namespace disentangle {

/// Lets encoder and decoder start as affine maps: the encoder's means are the white principal components of the
/// observations x (n x d_x), the decoder is the way back, V = diag(deviations) directions:
///
///   mean(x) = diag(1 / deviations) directions (x - m),   x_hat(z) = m + directions^T diag(deviations) z.
///
/// Random networks fold the observations: two regions of the latents' range may come to lie the wrong way round, and a
/// fold that has settled is a local optimum which training does not leave; with few latents it is common. Hidden units
/// start in pairs of opposite sign, leaky(u) - leaky(-u) = 1.2 u, and part from each other as they learn.
///
/// Returns false, and changes nothing, for networks that cannot: other than orthogonal initialisation, no hidden layer, an
/// odd width or one below 2 d_z, fewer observed dimensions than latents, or fewer than two rows.
bool start_linear(const Layout& layout, const std::vector<float>& x, std::uint64_t seed, std::span<float> parameters);

}  // namespace disentangle
