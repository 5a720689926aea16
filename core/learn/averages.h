// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace disentangle {

// Momentum of the averages that stand for variances (VarianceState): v <- momentum v + (1 - momentum) batch value.

/// Half-life of 34 steps: noise of single minibatches averages out.
inline constexpr float settled_momentum = 0.98F;

/// At the `step`-th step (from 1) from which averages start far from the data: of one step's half-life over the first 20,
/// which brings them within 1e-6 of the data wherever they start.
constexpr float fresh_momentum(std::int64_t step)
{
    return step <= 20 ? 0.5F : settled_momentum;
}

}  // namespace disentangle
