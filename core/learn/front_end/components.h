// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/components.h"
#include "core/data/source.h"

#include <cstdint>
#include <optional>
#include <span>

namespace disentangle {

/// The strongest principal components of frames (n x p, n >= 2), by randomised subspace iteration (Halko, Martinsson and
/// Tropp 2011, algorithm 4.4: 16 spare directions, 4 passes). At most min(count, n - 1, p) of them.
Components principal_components(const Components::Matrix& frames, Shape shape, int count, std::uint64_t seed);

/// Those that training rows of `frames` are learned through: `count` of them, or as many as their spectrum asks for where
/// that is absent, which is the least number, from 2 d_z on, that keeps 99 % of what stands out from the noise; at most
/// 64, or 128 where the 64th still stands out.
Components fitted_components(const Source& frames, std::optional<int> count, int d_z);

/// scores (n x k) of frames (n x p), as Components::scores has them, by the BLAS.
void project(const Components& components, std::span<const float> frames, std::span<float> scores);

}  // namespace disentangle
