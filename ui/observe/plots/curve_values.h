// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/observe/run/run_data.h"

#include <span>
#include <vector>

namespace disentangle {

/// Extends `smoothed` to the length of `samples`: at every sample the mean of the last `window` finite values up to and with
/// it, so that a value never depends on what came later. NaN where none of them is finite.
/// @param window >= 1, in evaluations
void extendMean(std::vector<Sample>& smoothed, std::span<const Sample> samples, std::size_t window);

/// The value of a curve at a step that need not be evaluated, between its ends: interpolated, or for `holds` the value of the
/// sample before. NaN outside.
double valueBetween(std::span<const Sample> samples, double step, bool holds);

/// a - b at the steps of `a` that lie within `b`, which is taken between its own steps as in valueBetween().
std::vector<Sample> difference(std::span<const Sample> a, std::span<const Sample> b, bool holds);

}  // namespace disentangle
