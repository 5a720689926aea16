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

/// Whether there is something to search anew, and time for it, after `taken` steps: `rotate` has adopted a graph, no
/// quadratic correction has been fitted in its coordinates, and enough steps are left to search and to learn the graph.
bool can_search_again(const Experiment& experiment, std::int64_t taken);
/// The plan of a run that searches once more under other bounds from step `taken` on: what was planned from there is given
/// up, the transition of all latents is brought up to date, the graph searched and adopted, and refining goes on along its
/// schedule. Follows from its arguments alone. Requires can_search_again().
void search_again(std::vector<Planned>& plan, const Experiment& experiment, std::int64_t taken);

/// What step `number` (from 1; 0 counts as 1) belongs to.
const Planned& planned_at(const std::vector<Planned>& plan, std::int64_t number);

}  // namespace disentangle
