// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>

namespace disentangle {

/// Of several values of one thing, such as a score over seeds.
struct Spread {
    std::size_t count = 0;
    double mean = 0;       ///< NaN without values
    double deviation = 0;  ///< of the sample (n - 1); 0 of a single value
    double error() const;  ///< standard error of the mean, deviation / sqrt(n); 0 of a single value
};
Spread spread_of(std::span<const double> values);

}  // namespace disentangle
