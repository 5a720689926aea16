// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

namespace disentangle {

/// The smallest and the largest of the values included so far; what is not finite is left out.
struct ValueRange {
    double low = std::numeric_limits<double>::infinity();
    double high = -std::numeric_limits<double>::infinity();

    bool empty() const { return !(low <= high); }
    void include(double value)
    {
        if (!std::isfinite(value))
            return;
        low = std::min(low, value);
        high = std::max(high, value);
    }
    void include(std::span<const float> values)
    {
        for (const float value : values)
            include(static_cast<double>(value));
    }
    void include(const ValueRange& other)
    {
        low = std::min(low, other.low);
        high = std::max(high, other.high);
    }
    /// 0 at the low end, 1 at the high end; NaN for NaN.
    double place(double value) const { return (value - low) / (high - low); }
    /// A range to draw in: never empty or without width, with a margin of `share` of it at either end.
    ValueRange padded(double share) const
    {
        if (empty())
            return {-1, 1};
        const double half = low < high ? share * (high - low) : low == 0 ? 1 : std::abs(low) / 2;
        return {low - half, high + half};
    }
    /// Widened to reach as far above zero as below.
    ValueRange aboutZero() const
    {
        const double reach = empty() ? 1 : std::max({std::abs(low), std::abs(high), 1e-9});
        return {-reach, reach};
    }
    bool operator==(const ValueRange&) const = default;
};

}  // namespace disentangle
