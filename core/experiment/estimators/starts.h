// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace disentangle {

/// Where the estimator "mechanism_sparsity" starts from (Experiment::own).
struct StartSpec {
    bool linear = false;  ///< encoder and decoder are linear at first: the observations' white principal components
    int tried = 1;        ///< starts that are trained briefly; the likeliest on held-out rows goes on
    bool operator==(const StartSpec&) const = default;
};

/// Up to so many latents everything is cheap enough to be tried more than once, and errors of a start or of a search count
/// most: several starts, longer previews, graphs refitted and compared.
inline constexpr int few_latents = 5;

}  // namespace disentangle
