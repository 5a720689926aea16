// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/figure/page/jpeg.h"

#include "core/base/error.h"
#include "core/data/frames/jpeg_errors.h"

#include <algorithm>
#include <cstdlib>

namespace disentangle::figure {
namespace {

/// False where it failed, which it does for want of memory. Holds nothing with a destructor, as it may be left by a jump.
bool write_jpeg(std::uint8_t* pixels, int width, int height, int channels, int quality, unsigned char*& bytes,
                unsigned long& size)
{
    jpeg_compress_struct jpeg{};
    JpegErrors errors;
    jpeg.err = start(errors);
    if (setjmp(errors.back) != 0) {
        jpeg_destroy_compress(&jpeg);
        return false;
    }
    jpeg_create_compress(&jpeg);
    jpeg_mem_dest(&jpeg, &bytes, &size);
    jpeg.image_width = static_cast<JDIMENSION>(width);
    jpeg.image_height = static_cast<JDIMENSION>(height);
    jpeg.input_components = channels;
    jpeg.in_color_space = channels == 1 ? JCS_GRAYSCALE : JCS_RGB;
    jpeg_set_defaults(&jpeg);
    jpeg_set_quality(&jpeg, quality, TRUE);
    jpeg.dct_method = JDCT_ISLOW;  // the same bytes on every machine
    jpeg.optimize_coding = TRUE;
    jpeg_start_compress(&jpeg, TRUE);
    while (jpeg.next_scanline < jpeg.image_height) {
        JSAMPROW row = pixels + std::size_t{jpeg.next_scanline} * jpeg.image_width * static_cast<std::size_t>(channels);
        jpeg_write_scanlines(&jpeg, &row, 1);
    }
    jpeg_finish_compress(&jpeg);
    jpeg_destroy_compress(&jpeg);
    return true;
}

}  // namespace

std::vector<std::uint8_t> jpeg_strip(const std::vector<Picture>& pictures, int quality)
{
    const Picture& first = pictures.front();
    const int width = first.width * static_cast<int>(pictures.size());
    const auto line = static_cast<std::size_t>(first.width * first.channels);
    std::vector<std::uint8_t> pixels;
    for (std::size_t y = 0; y < static_cast<std::size_t>(first.height); ++y)
        for (const Picture& picture : pictures) {
            const auto from = picture.bytes.begin() + static_cast<std::ptrdiff_t>(y * line);
            pixels.insert(pixels.end(), from, from + static_cast<std::ptrdiff_t>(line));
        }
    unsigned char* bytes = nullptr;
    unsigned long size = 0;
    const bool written = write_jpeg(pixels.data(), width, first.height, first.channels, quality, bytes, size);
    const std::vector<std::uint8_t> result(bytes, bytes + (written ? size : 0));
    std::free(bytes);
    if (!written)
        throw Error("pictures could not be written as JPEG");
    return result;
}

}  // namespace disentangle::figure
