// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/mechanism_sparsity/phases/phase.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace disentangle {

/// A stretch of a run and what is done in it.
struct Planned {
    Stretch stretch;
    std::unique_ptr<Phase> phase;
};

/// The phases of a run, in order and without gaps; they add up to training.steps. Most searches train in one. `rotate`
/// tries several starts where the experiment asks for them, trains unmasked, searches, adopts, straightens where the estimator has a quadratic correction, refines, and without
/// one searches once more on the way. `masks` under a bound from the data trains unmasked, searches a rotation for the
/// number of its edges alone, then trains.
std::vector<Planned> plan_of(const Experiment& experiment, const Bounds& bounds);

/// What step `number` (from 1; 0 counts as 1) belongs to.
const Planned& planned_at(const std::vector<Planned>& plan, std::int64_t number);

}  // namespace disentangle
