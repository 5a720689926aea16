// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/spread.h"

#include <cmath>
#include <limits>

namespace disentangle {

double Spread::error() const
{
    return count > 1 ? deviation / std::sqrt(static_cast<double>(count)) : 0;
}

Spread spread_of(std::span<const double> values)
{
    Spread spread{values.size(), std::numeric_limits<double>::quiet_NaN(), 0};
    if (values.empty())
        return spread;
    const auto n = static_cast<double>(values.size());
    double sum = 0, squares = 0;
    for (const double value : values)
        sum += value;
    spread.mean = sum / n;
    for (const double value : values)
        squares += (value - spread.mean) * (value - spread.mean);
    spread.deviation = values.size() > 1 ? std::sqrt(squares / (n - 1)) : 0;
    return spread;
}

}  // namespace disentangle
