// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/figure/picture.h"

#include <cstdint>
#include <vector>

namespace disentangle::figure {

/// The pictures, all of one size, side by side as one JPEG file: for pages, where thousands of them are to fit into a few
/// megabytes. `quality` 1 to 100. Throws Error when there is no memory for it.
std::vector<std::uint8_t> jpeg_strip(const std::vector<Picture>& pictures, int quality);

}  // namespace disentangle::figure
