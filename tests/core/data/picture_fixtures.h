// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/npz.h"
#include "core/base/png.h"
#include "core/data/facts.h"

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <hdf5.h>
#include <jpeglib.h>
#include <png.h>
#include <string>
#include <vector>

namespace disentangle::test {

/// A folder for files, removed in the end.
class PictureFolder {
public:
    explicit PictureFolder(const std::string& name)
        : path_(std::filesystem::temp_directory_path() / ("disentangle-frames-" + name))
    {
        std::filesystem::remove_all(path_);
        std::filesystem::create_directories(path_);
    }
    ~PictureFolder() { std::filesystem::remove_all(path_); }
    PictureFolder(const PictureFolder&) = delete;
    PictureFolder& operator=(const PictureFolder&) = delete;

    const std::filesystem::path& path() const { return path_; }
    std::filesystem::path write(const std::string& name, const std::string& content) const
    {
        std::ofstream(path_ / name, std::ios::binary) << content;
        return path_ / name;
    }

private:
    std::filesystem::path path_;
};

/// The `number`th of frames that are all different: a byte of pixel i is (7 number + 3 i) mod 251.
inline std::vector<std::uint8_t> frame_number(int number, const Shape& shape)
{
    std::vector<std::uint8_t> pixels(static_cast<std::size_t>(shape.size()));
    for (std::size_t i = 0; i < pixels.size(); ++i)
        pixels[i] = static_cast<std::uint8_t>((7 * static_cast<std::size_t>(number) + 3 * i) % 251);
    return pixels;
}

inline std::vector<std::uint8_t> frames_up_to(int count, const Shape& shape)
{
    std::vector<std::uint8_t> all;
    for (int k = 0; k < count; ++k)
        for (const std::uint8_t pixel : frame_number(k, shape))
            all.push_back(pixel);
    return all;
}

inline std::string png_of(int number, const Shape& shape)
{
    return format_png(frame_number(number, shape), shape.width, shape.height, shape.channels);
}

/// PNG in any of libpng's formats: with transparency, or 16 bits a channel (PNG_FORMAT_LINEAR_*).
inline std::string png_in_format(const void* pixels, int width, int height, png_uint_32 format)
{
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(width);
    image.height = static_cast<png_uint_32>(height);
    image.format = format;
    png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
    std::string bytes(size, '\0');
    png_image_write_to_memory(&image, bytes.data(), &size, 0, pixels, 0, nullptr);
    bytes.resize(size);
    return bytes;
}

inline std::string jpeg_of(std::vector<std::uint8_t> pixels, const Shape& shape)
{
    jpeg_compress_struct jpeg{};
    jpeg_error_mgr errors;
    jpeg.err = jpeg_std_error(&errors);
    jpeg_create_compress(&jpeg);
    unsigned char* memory = nullptr;
    unsigned long size = 0;
    jpeg_mem_dest(&jpeg, &memory, &size);
    jpeg.image_width = static_cast<JDIMENSION>(shape.width);
    jpeg.image_height = static_cast<JDIMENSION>(shape.height);
    jpeg.input_components = shape.channels;
    jpeg.in_color_space = shape.channels == 1 ? JCS_GRAYSCALE : JCS_RGB;
    jpeg_set_defaults(&jpeg);
    jpeg_set_quality(&jpeg, 100, TRUE);
    jpeg_start_compress(&jpeg, TRUE);
    for (int y = 0; y < shape.height; ++y) {
        JSAMPROW row = pixels.data() + y * shape.width * shape.channels;
        jpeg_write_scanlines(&jpeg, &row, 1);
    }
    jpeg_finish_compress(&jpeg);
    std::string bytes(reinterpret_cast<const char*>(memory), size);
    jpeg_destroy_compress(&jpeg);
    free(memory);
    return bytes;
}

/// A data set of an HDF5 file, in chunks of `chunk` rows that are packed (as a whole where 0). Groups in its name are made.
inline void add_to_hdf5(hid_t file, const std::string& name, hid_t type, const std::vector<hsize_t>& shape,
                        const void* numbers, hsize_t chunk = 0)
{
    const hid_t space = H5Screate_simple(static_cast<int>(shape.size()), shape.data(), nullptr);
    const hid_t links = H5Pcreate(H5P_LINK_CREATE), how = H5Pcreate(H5P_DATASET_CREATE);
    H5Pset_create_intermediate_group(links, 1);
    if (chunk > 0) {
        std::vector<hsize_t> chunks = shape;
        chunks[0] = chunk;
        H5Pset_chunk(how, static_cast<int>(chunks.size()), chunks.data());
        H5Pset_deflate(how, 4);
    }
    const hid_t set = H5Dcreate2(file, name.c_str(), type, space, links, how, H5P_DEFAULT);
    H5Dwrite(set, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, numbers);
    H5Dclose(set);
    H5Pclose(how);
    H5Pclose(links);
    H5Sclose(space);
}

/// A file as 3D Shapes is one: `rows` images of bytes, in packed chunks, and labels of six factors, row k: 6 k, 6 k + 1, ...
inline void write_shapes3d(const std::filesystem::path& path, int rows, const Shape& shape)
{
    const hid_t file = H5Fcreate(path.c_str(), H5F_ACC_TRUNC, H5P_DEFAULT, H5P_DEFAULT);
    const auto size = [](int n) { return static_cast<hsize_t>(n); };
    const std::vector<std::uint8_t> images = frames_up_to(rows, shape);
    add_to_hdf5(file, "images", H5T_NATIVE_UINT8,
                {size(rows), size(shape.height), size(shape.width), size(shape.channels)}, images.data(), 4);
    std::vector<double> labels;
    for (int k = 0; k < 6 * rows; ++k)
        labels.push_back(k);
    add_to_hdf5(file, "labels", H5T_NATIVE_DOUBLE, {size(rows), 6}, labels.data());
    H5Fclose(file);
}

}  // namespace disentangle::test
