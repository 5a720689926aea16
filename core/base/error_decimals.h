// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>

namespace disentangle {

/// Decimals of a mean and its standard error: the usual ones, and up to two more where an error that is not 0 would be read
/// as none.
inline int decimals_with_error(double error, int usual)
{
    int decimals = usual;
    while (error > 0 && decimals < usual + 2 && error < 0.5 * std::pow(10, -decimals))
        ++decimals;
    return decimals;
}

}  // namespace disentangle
