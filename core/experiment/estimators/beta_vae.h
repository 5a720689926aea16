// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace disentangle {

/// What the estimator "beta_vae" has for itself (Experiment::own).
struct BetaVaeSpec {
    double beta = 4;  ///< weight of the KL divergence from N(0, I); 1 is the plain VAE
    bool operator==(const BetaVaeSpec&) const = default;
};

}  // namespace disentangle
