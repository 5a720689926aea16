// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace disentangle {

/// Where the estimator "mechanism_sparsity" starts from (Experiment::own).
struct StartSpec {
    bool linear = false;  ///< encoder and decoder are linear at first: the observations' white principal components
    int tried = 1;        ///< starts that are trained briefly; the likeliest on held-out rows goes on
    double without_decoder = 0;  ///< share of the run that trains the encoder alone, by the actions
    int harmonics = 0;           ///< of every action that it is to tell besides
    bool operator==(const StartSpec&) const = default;
};

/// Up to this number of latents, training and searching are cheap enough to be tried several times, and one bad start or
/// search does the most harm: several starts, longer previews, graphs refitted and compared.
inline constexpr int most_latents_tried_often = 5;

}  // namespace disentangle
