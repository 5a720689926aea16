// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>

namespace disentangle {

/// log(1 + e^raw): how a variance is kept above 0.
inline double softplus(double raw)
{
    return std::max(raw, 0.0) + std::log1p(std::exp(-std::abs(raw)));
}

/// The raw value of a variance, value > 0.
inline double inverse_softplus(double value)
{
    return value > 20 ? value : std::log(std::expm1(value));
}

}  // namespace disentangle
