// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/figure/model.h"

#include <vector>

namespace disentangle::figure {

/// A curve without the points that cannot be seen: over each of `columns` equal parts of [low, high] the first, lowest,
/// highest and last remain, in their order, and of a stretch that varies by less than `flat` its two ends. Curves of up to
/// two points a column only lose flat stretches. Gaps (y NaN or infinite) remain as one NaN each; points outside
/// [low, high] are dropped but for the nearest on either side.
std::vector<Point> thinned(const std::vector<Point>& points, double low, double high, int columns, double flat);

/// The corners of a curve that holds each value until the next point.
std::vector<Point> stairs(const std::vector<Point>& points);

/// The parts of a curve between its gaps; none is empty.
std::vector<std::vector<Point>> unbroken(const std::vector<Point>& points);

}  // namespace disentangle::figure
