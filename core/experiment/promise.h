// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/experiment.h"
#include "core/theory/promise.h"

namespace disentangle {

/// What theory promises of the scores of an experiment: of its graph where the data have one, and only of the estimator
/// that the theorems are about. Influence is not tested here, since that may take seconds: without it the promise is
/// conditional (`disentangle verdict` and the Verdict panel test it). What its world breaks is taken from it.
Promise promise_of(const Experiment& experiment, const Influence* influence = nullptr);
/// Of a world, for the estimator that the theorems are about.
Promise promise_of(const WorldSpec& world, const Influence* influence);

/// A sentence on latents that no model can find, whatever theory says: without parents a latent varies by the noise of the
/// mechanism alone, sqrt(latent_variance), which a mixing network hardly lets show in x beside latents that are moved.
/// Empty where there is none, and where their deviation is a tenth or more.
std::string unseen_latents(const WorldSpec& world);

}  // namespace disentangle
