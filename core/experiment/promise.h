// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/experiment.h"
#include "core/theory/promise.h"

#include <optional>
#include <stop_token>

namespace disentangle {

/// Sufficient influence of the mechanism that an experiment draws its data from. None where the promise does not depend on
/// it (of other estimators nothing is promised), and of data whose mechanism nobody knows. A dense world of 64 latents
/// and 64 actions takes about a second, usual ones some milliseconds. Once `stop` is requested it returns soon, and
/// the result is of no use.
std::optional<Influence> influence_of(const Experiment& experiment, const std::stop_token& stop = {});

/// What theory promises of the scores of an experiment: of its graph where the data have one, and only of the estimator
/// that the theorems are about. Without `influence`, which influence_of() tests, the promise is conditional. What its
/// world breaks is taken from it.
Promise promise_of(const Experiment& experiment, const Influence* influence = nullptr);
/// Of a world, for the estimator that the theorems are about.
Promise promise_of(const WorldSpec& world, const Influence* influence);

/// A sentence on latents that no model can find, whatever theory says: without parents a latent varies by the noise of the
/// mechanism alone, sqrt(latent_variance), which a mixing network hardly lets show in x beside latents that are moved.
/// Empty where there is none, and where their deviation is a tenth or more.
std::string unseen_latents(const WorldSpec& world);

}  // namespace disentangle
