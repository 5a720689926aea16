// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace disentangle {

/// What a cell of a matrix is besides its value.
enum class Mark : std::uint8_t {
    none,
    missing,    ///< a true edge that was not learned
    extra,      ///< a learned edge that is not true
    forbidden,  ///< a dependence that theory does not permit
};

}  // namespace disentangle
