// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace disentangle::figure {

/// Pixels row by row from the top, the channels of each beside each other: 1 (grey) or 3 (red, green, blue).
struct Picture {
    int width = 0, height = 0, channels = 1;
    std::vector<std::uint8_t> bytes;  ///< height x width x channels
};

}  // namespace disentangle::figure
