// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace disentangle {

/// What the estimator "beta_tcvae" has for itself (Experiment::own).
struct BetaTcvaeSpec {
    double beta = 2;  ///< weight of the total correlation; 1 is the plain VAE
    bool operator==(const BetaTcvaeSpec&) const = default;
};

}  // namespace disentangle
