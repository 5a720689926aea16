// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace disentangle {

/// The bytes of a PNG file of 8 bits a channel: `pixels` are height x width x channels, 1 (grey) or 3 (red, green, blue)
/// channels. The same pixels give the same bytes with the same libpng. Throws Error when there is no memory for it.
std::string format_png(std::span<const std::uint8_t> pixels, int width, int height, int channels);

}  // namespace disentangle
