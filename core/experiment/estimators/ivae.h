// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace disentangle {

/// What the estimator "ivae" has for itself (Experiment::own).
struct IvaeSpec {
    int prior_hidden_layers = 2;  ///< of the network from actions to the prior
    int prior_width = 64;
    bool operator==(const IvaeSpec&) const = default;
};

}  // namespace disentangle
