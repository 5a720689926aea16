// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/network/objective.h"

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

namespace disentangle {

/// A reference value of the objective: a tiny estimator with all its parameters, one batch with its noise, and the
/// negative ELBO with every gradient, from independent code (tests/golden/elbo.json). Double throughout.
struct ElboCase {
    Layout layout;
    std::vector<double> parameters;  ///< layout.size()
    std::vector<double> x, a, eps;   ///< as Batch
    int rows = 0;
    std::vector<double> mask;  ///< d_z x inputs, the soft draw
    double negative_elbo = 0, reconstruction_loss = 0, kl = 0;
    std::vector<double> gradient;        ///< layout.size()
    std::vector<double> logit_gradient;  ///< d_z x inputs
};

/// One element of the file's list. Throws InputError with file, place, what was found and what was expected.
ElboCase parse_elbo_case(const nlohmann::json& json, const std::string& file, const std::string& place);

/// Largest deviations of a backend from the case: |value - expected| / max(1, |expected|) for the terms; for gradients
/// the largest absolute deviation of a tensor relative to the tensor's largest expected entry (or 1e-3 if smaller).
struct ElboDeviation {
    double negative_elbo = 0, reconstruction_loss = 0, kl = 0, gradients = 0;
    std::string worst_gradient;  ///< the tensor that deviates most
};
template <class Real>
ElboDeviation compare(Objective<Real>& objective, const ElboCase& reference);

}  // namespace disentangle
