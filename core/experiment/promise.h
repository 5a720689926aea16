// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/experiment.h"
#include "core/theory/promise.h"

namespace disentangle {

/// What theory promises of the scores of an experiment: of its graph where the data have one, and only of the estimator
/// that the theorems are about. Influence is not tested here, since that may take seconds: the promise is conditional on
/// it (`disentangle verdict` and the Verdict panel test it).
Promise promise_of(const Experiment& experiment);

}  // namespace disentangle
