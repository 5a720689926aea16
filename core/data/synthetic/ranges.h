// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/range.h"

/// What the numbers of a WorldSpec may be, for whoever makes one and for the experiment document alike.
namespace disentangle::world_range {

inline constexpr Range latent_variance = above(0, 100);
inline constexpr Range action_range = above(0, 100);
inline constexpr Range noise{0, 10};
/// At 0 the mixing would not be injective.
inline constexpr Range negative_slope = above(0, 1);
inline constexpr Range d_x{1, 1024};
// Of the dials that break an assumption each.
inline constexpr Range influence{0, 1};
/// At 1 all latents would have the same noise.
inline constexpr Range noise_correlation{0, 0.99};
inline constexpr Range hidden_actions{0, 1};
inline constexpr Range fold{0, 64};
/// Of one split.
inline constexpr Range rows{1, 100000000};

}  // namespace disentangle::world_range
