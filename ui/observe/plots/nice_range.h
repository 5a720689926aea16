// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <utility>

namespace disentangle {

/// The range of an axis for values from `values->first` to `values->second`: its ends are round numbers, so that an axis
/// moves rarely while values keep coming. It follows from the values alone.
/// @param fromZero  starts at 0 when no value is negative
/// @param whole     counts: at least 4 apart
std::pair<double, double> niceRange(std::optional<std::pair<double, double>> values, bool fromZero, bool whole);

}  // namespace disentangle
