// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace disentangle {

/// What a number may be: from `minimum` to `maximum`, both allowed, the minimum unless `open_minimum`.
struct Range {
    double minimum = 0, maximum = 0;
    bool open_minimum = false;

    /// False for what is not a number.
    constexpr bool contains(double value) const
    {
        return (open_minimum ? value > minimum : value >= minimum) && value <= maximum;
    }
    bool operator==(const Range&) const = default;
};

constexpr Range above(double minimum, double maximum)
{
    return {minimum, maximum, true};
}

}  // namespace disentangle
