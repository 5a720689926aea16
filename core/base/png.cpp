// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/png.h"

#include "core/base/error.h"

#include <png.h>

namespace disentangle {

std::string format_png(std::span<const std::uint8_t> pixels, int width, int height, int channels)
{
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(width);
    image.height = static_cast<png_uint_32>(height);
    image.format = channels == 1 ? PNG_FORMAT_GRAY : PNG_FORMAT_RGB;
    png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
    std::string bytes(size, '\0');
    if (png_image_write_to_memory(&image, bytes.data(), &size, 0, pixels.data(), 0, nullptr) == 0)
        throw Error(std::string("a picture could not be written as PNG: ") + image.message);
    bytes.resize(size);
    return bytes;
}

}  // namespace disentangle
