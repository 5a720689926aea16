// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/facts.h"

#include <cstdint>
#include <filesystem>
#include <span>

namespace disentangle {

/// Whether the name ends in .png, .jpg or .jpeg, in any case.
bool is_picture_name(const std::filesystem::path& path);

/// Size of a PNG or JPEG file, by its first bytes: 1 channel of grey, 3 of red, green and blue; what is transparent besides
/// has no channel of its own. Throws InputError that names the file: no picture, 16 bits a channel, CMYK, cut short.
Shape picture_shape(const std::filesystem::path& path);

/// Its pixels, height x width x channels, of the shape that picture_shape() says. Throws InputError that names the file for
/// what is damaged, or transparent anywhere.
void read_picture(const std::filesystem::path& path, const Shape& shape, std::span<std::uint8_t> to);

}  // namespace disentangle
