// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace disentangle {

/// What the estimator "slow_vae" has for itself (Experiment::own).
struct SlowVaeSpec {
    double beta = 1;   ///< weight of the divergence from N(0, 1)
    double gamma = 8;  ///< weight of the divergence from the Laplace distribution about the other step
    double rate = 10;  ///< of that distribution, per unit of z
    bool operator==(const SlowVaeSpec&) const = default;
};

}  // namespace disentangle
