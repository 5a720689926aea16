// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/figure/model.h"

#include <string>
#include <vector>

namespace disentangle::figure {

struct Tick {
    double value = 0;
    std::string label;
};

/// The range of an axis and where it is labelled.
struct Scale {
    double low = 0, high = 1;
    bool log = false;
    std::vector<Tick> ticks;  ///< within [low, high]
    std::string unit;         ///< what labels are counted in, for the axis label: "thousands", or empty

    /// Where a value lies, 0 = low, 1 = high.
    double part(double value) const;
};

/// An axis over [low, high], widened to round numbers where `widen`, with at most `most` ticks (at least 2) a step of 1, 2
/// or 5 times a power of ten apart; whole numbers where `whole`. Labels above 10,000 are in thousands or millions where
/// `in_units`. An empty or infinite range becomes 0 to 1.
Scale linear_scale(double low, double high, int most, bool whole, bool widen, bool in_units);
/// Powers of ten; requires 0 < low <= high.
Scale log_scale(double low, double high, int most);

/// With a minus sign as typesetters set it and `decimals` digits.
std::string number_label(double value, int decimals);

}  // namespace disentangle::figure
