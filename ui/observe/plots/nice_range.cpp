// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/observe/plots/nice_range.h"

#include <algorithm>
#include <cmath>

namespace disentangle {
namespace {

/// The smallest of 1, 1.5, 2, 3, 4, 5, 6, 8 and 10 times a power of ten that is not less.
double roundUp(double value)
{
    const double power = std::pow(10, std::floor(std::log10(value)));
    for (const double digit : {1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0})
        if (value <= digit * power * (1 + 1e-9))
            return digit * power;
    return 10 * power;
}

}  // namespace

std::pair<double, double> niceRange(std::optional<std::pair<double, double>> values, bool fromZero, bool whole)
{
    constexpr double headroom = 1.02;  // a curve does not run along the edge
    constexpr double fewestCounts = 4;
    if (!values)
        return {0, whole ? fewestCounts : 1};
    auto [low, high] = *values;
    const double flat = whole ? fewestCounts : 1e-6 + 1e-3 * std::max(std::abs(low), std::abs(high));
    if (fromZero && low >= 0)
        return {0, std::max(whole ? fewestCounts : flat, high > 0 ? roundUp(headroom * high) : flat)};
    if (high - low < flat) {
        const double middle = (low + high) / 2;
        low = middle - flat / 2;
        high = middle + flat / 2;
    }
    const double margin = (headroom - 1) * (high - low);
    const double tick = roundUp((high - low) / 8);
    return {std::floor((low - margin) / tick) * tick, std::ceil((high + margin) / tick) * tick};
}

}  // namespace disentangle
