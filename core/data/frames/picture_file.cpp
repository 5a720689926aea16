// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/frames/picture_file.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/data/frames/ending.h"
#include "core/data/frames/jpeg_errors.h"

#include <png.h>

#include <algorithm>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

namespace disentangle {
namespace {

constexpr std::string_view png_signature = "\x89PNG\r\n\x1a\n", jpeg_signature = "\xff\xd8\xff";
constexpr const char* one_kind = "8 bits a channel, grey or red, green and blue";
constexpr const char* whole_file = "a whole picture; write it again, or take it out of the folder";

int number_at(std::string_view bytes, std::size_t at)
{
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i)
        value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
    return static_cast<int>(std::min<std::uint32_t>(value, 1U << 30));
}

// ---- PNG: https://www.w3.org/TR/png-3 ----

struct PngHead {
    Shape shape;
    bool alpha = false;
};

/// By the first 33 bytes, which are those of the signature and of the first chunk.
PngHead png_head(std::string_view bytes, const std::string& name)
{
    constexpr std::size_t whole = 33;
    if (bytes.size() < whole || bytes.substr(12, 4) != "IHDR")
        throw InputError(name, "", "is no PNG picture, or cut short", whole_file);
    const int bits = bytes[24], kind = bytes[25];
    if (bits > 8)
        throw InputError(name, "", "has " + std::to_string(bits) + " bits a channel", one_kind);
    const bool grey = kind == 0 || kind == 4;
    return {{grey ? 1 : 3, number_at(bytes, 20), number_at(bytes, 16)}, kind == 4 || kind == 6};
}

void read_png(const std::string& bytes, const std::string& name, const Shape& shape, std::span<std::uint8_t> to)
{
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    if (png_image_begin_read_from_memory(&image, bytes.data(), bytes.size()) == 0)
        throw InputError(name, "", std::string("is damaged (") + image.message + ")", whole_file);
    const bool alpha = (image.format & PNG_FORMAT_FLAG_ALPHA) != 0;
    const auto channels = static_cast<std::size_t>(shape.channels);
    const auto pixels = static_cast<std::size_t>(shape.width) * static_cast<std::size_t>(shape.height);
    image.format =
        channels == 1 ? (alpha ? PNG_FORMAT_GA : PNG_FORMAT_GRAY) : (alpha ? PNG_FORMAT_RGBA : PNG_FORMAT_RGB);
    std::vector<std::uint8_t> with_alpha(alpha ? pixels * (channels + 1) : 0);
    std::uint8_t* const target = alpha ? with_alpha.data() : to.data();
    // What is only warned of, such as a chunk beside the pixels that is not right, does not harm them.
    if (png_image_finish_read(&image, nullptr, target, 0, nullptr) == 0)
        throw InputError(name, "", std::string("is damaged (") + image.message + ")", whole_file);
    for (std::size_t i = 0; i < pixels && alpha; ++i) {
        const std::uint8_t* const pixel = with_alpha.data() + i * (channels + 1);
        if (pixel[channels] != 255)
            throw InputError(name, "", "is transparent in places",
                             "pictures without transparency; put them on one background first");
        std::copy_n(pixel, channels, to.data() + i * channels);
    }
}

// ---- JPEG ----

enum class JpegResult { read, failed };

/// Reads the size, and the pixels where `to` has room for them. Holds nothing with a destructor, as it may be left by a
/// jump.
JpegResult run_jpeg(const std::string& bytes, JpegErrors& errors, Shape& shape, int& bits, std::uint8_t* to)
{
    jpeg_decompress_struct jpeg{};
    jpeg.err = start(errors);
    if (setjmp(errors.back) != 0) {
        jpeg_destroy_decompress(&jpeg);
        return JpegResult::failed;
    }
    jpeg_create_decompress(&jpeg);
    jpeg_mem_src(&jpeg, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    jpeg_read_header(&jpeg, TRUE);
    bits = jpeg.data_precision;
    shape = {jpeg.num_components, static_cast<int>(jpeg.image_height), static_cast<int>(jpeg.image_width)};
    if (to != nullptr) {
        jpeg.out_color_space = shape.channels == 1 ? JCS_GRAYSCALE : JCS_RGB;
        jpeg.dct_method = JDCT_ISLOW;  // the same pixels on every machine
        jpeg_start_decompress(&jpeg);
        while (jpeg.output_scanline < jpeg.output_height) {
            JSAMPROW row =
                to + std::size_t{jpeg.output_scanline} * jpeg.output_width * static_cast<std::size_t>(shape.channels);
            jpeg_read_scanlines(&jpeg, &row, 1);
        }
        jpeg_finish_decompress(&jpeg);
    }
    jpeg_destroy_decompress(&jpeg);
    return JpegResult::read;
}

Shape run_jpeg(const std::string& bytes, const std::string& name, std::uint8_t* to)
{
    JpegErrors errors;
    Shape shape;
    int bits = 8;
    if (run_jpeg(bytes, errors, shape, bits, to) == JpegResult::failed)
        throw InputError(name, "", "is damaged (" + std::string(errors.message.data()) + ")", whole_file);
    if (bits != 8 || (shape.channels != 1 && shape.channels != 3))
        throw InputError(name, "",
                         "has " + std::to_string(bits) + " bits a channel and " + std::to_string(shape.channels) +
                             " channels",
                         one_kind);
    return shape;
}

}  // namespace

bool is_picture_name(const std::filesystem::path& path)
{
    const std::string ending = ending_of(path);
    return ending == ".png" || ending == ".jpg" || ending == ".jpeg";
}

Shape picture_shape(const std::filesystem::path& path)
{
    const std::string name = path.string();
    std::ifstream file(path, std::ios::binary);
    std::string begin(64, '\0');
    file.read(begin.data(), static_cast<std::streamsize>(begin.size()));
    begin.resize(static_cast<std::size_t>(file.gcount()));
    if (begin.starts_with(png_signature)) {
        // Every whole file ends with the chunk IEND.
        std::string end(12, '\0');
        file.clear();
        file.seekg(-12, std::ios::end);
        file.read(end.data(), 12);
        if (end.substr(4, 4) != "IEND")
            throw InputError(name, "", "is cut short", whole_file);
        return png_head(begin, name).shape;
    }
    if (begin.starts_with(jpeg_signature))
        return run_jpeg(read_file(path), name, nullptr);
    if (begin.empty())
        throw InputError(name, "", "is empty", whole_file);
    throw InputError(name, "", "is no PNG or JPEG picture, whatever its name", "pictures of these kinds");
}

void read_picture(const std::filesystem::path& path, const Shape& shape, std::span<std::uint8_t> to)
{
    const std::string bytes = read_file(path), name = path.string();
    const auto require = [&](const Shape& found) {
        if (found != shape)
            throw InputError(name, "", "has another size than before", "a folder that stays as it is");
    };
    if (bytes.starts_with(png_signature)) {
        require(png_head(bytes, name).shape);
        read_png(bytes, name, shape, to);
    } else {
        require(run_jpeg(bytes, name, nullptr));
        run_jpeg(bytes, name, to.data());
    }
}

}  // namespace disentangle
