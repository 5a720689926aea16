// SPDX-License-Identifier: GPL-3.0-or-later
// Frames of the user's own, in arrays, HDF5 files and folders of pictures: what is read is what is there, and what is wrong
// is said with its file.
#include "core/base/file.h"
#include "core/data/frames/array.h"
#include "core/data/frames/hdf5.h"
#include "core/data/frames/picture_file.h"
#include "core/data/frames/pictures.h"
#include "core/data/table/columns.h"
#include "tests/core/data/picture_fixtures.h"

#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>
#include <functional>
#include <limits>
#include <unistd.h>

using namespace disentangle;
using namespace disentangle::test;

namespace {

constexpr Shape colour{3, 5, 4}, grey{1, 5, 4};

std::string error_of(const std::function<void()>& what)
{
    try {
        what();
    } catch (const InputError& error) {
        return error.what();
    }
    return "no error";
}

/// Frames of these numbers as bytes.
std::vector<std::uint8_t> bytes_of(const Frames& frames, const std::vector<std::int32_t>& numbers)
{
    std::vector<float> read(numbers.size() * static_cast<std::size_t>(frames.size().frame.size()));
    frames.read(numbers, read);
    std::vector<std::uint8_t> bytes;
    for (const float value : read)
        bytes.push_back(static_cast<std::uint8_t>(std::lround(255 * value)));
    return bytes;
}

/// Those of `numbers` in frames_up_to(), one after the other.
std::vector<std::uint8_t> expected(const std::vector<std::int32_t>& numbers, const Shape& shape)
{
    std::vector<std::uint8_t> all;
    for (const std::int32_t number : numbers)
        for (const std::uint8_t pixel : frame_number(number, shape))
            all.push_back(pixel);
    return all;
}

const std::vector<std::int32_t> any_order{7, 2, 3, 4, 2, 0, 9};

/// What `what` writes to standard error.
std::string standard_error_of(const std::filesystem::path& file, const std::function<void()>& what)
{
    std::fflush(stderr);
    const int before = dup(2);
    FILE* const to = std::fopen(file.c_str(), "w");
    dup2(fileno(to), 2);
    what();
    std::fflush(stderr);
    dup2(before, 2);
    close(before);
    std::fclose(to);
    return read_file(file);
}

}  // namespace

TEST_CASE("arrays hold frames where their sizes are those of pictures, and numbers where they are not")
{
    const auto shape = [](const std::vector<std::size_t>& sizes, bool floats = false) {
        const std::optional<FrameLayout> layout = frames_in_shape(sizes, floats);
        if (!layout)
            return std::vector<int>{};
        return std::vector<int>{static_cast<int>(layout->rows), layout->steps,
                                layout->frame.height,           layout->frame.width,
                                layout->frame.channels,         layout->planes};
    };
    CHECK(shape({10, 32, 24, 3}) == std::vector{10, 1, 32, 24, 3, 0});
    CHECK(shape({10, 32, 24, 1}) == std::vector{10, 1, 32, 24, 1, 0});
    CHECK(shape({10, 3, 32, 24}) == std::vector{10, 1, 32, 24, 3, 1});
    CHECK(shape({10, 32, 24}) == std::vector{10, 1, 32, 24, 1, 0});
    CHECK(shape({10, 64, 64}, true) == std::vector{10, 1, 64, 64, 1, 0});
    CHECK(shape({10, 2, 32, 24, 3}) == std::vector{10, 2, 32, 24, 3, 0});
    CHECK(shape({10, 7, 3, 32, 24}) == std::vector{10, 7, 32, 24, 3, 1});
    CHECK(shape({10, 2, 32, 24}) == std::vector{10, 2, 32, 24, 1, 0});
    // MPI3D as a grid: 6 x 2 x 40 rows.
    CHECK(shape({6, 2, 40, 64, 64, 3}) == std::vector{480, 1, 64, 64, 3, 0});
    // Tables: rows x columns, rows x times x columns.
    CHECK(shape({10, 20}).empty());
    CHECK(shape({10, 2, 20}).empty());
    CHECK(shape({10, 30, 20}, true).empty());
    CHECK(shape({10, 9, 32, 24}).empty());
}

TEST_CASE("frames of an NPY file are read in any order, from black to full brightness")
{
    const PictureFolder folder("npy");
    const auto file = folder.write("x.npy", format_npy(frames_up_to(10, colour).data(), {10, 5, 4, 3}));
    const auto frames = frames_in_array(file, "", "x.npy");
    REQUIRE(frames);
    CHECK(frames->size().frame == colour);
    CHECK(frames->size().count == 10);
    CHECK(frames->size().white == 255);
    CHECK(bytes_of(*frames, any_order) == expected(any_order, colour));

    // Channels first, as PyTorch has it: the same frames.
    std::vector<std::uint8_t> planes;
    for (int k = 0; k < 10; ++k)
        for (std::size_t c = 0; c < 3; ++c)
            for (std::size_t i = 0; i < 20; ++i)
                planes.push_back(frame_number(k, colour)[3 * i + c]);
    const auto first = frames_in_array(folder.write("p.npy", format_npy(planes.data(), {10, 3, 5, 4})), "", "p.npy");
    CHECK(bytes_of(*first, any_order) == expected(any_order, colour));
}

TEST_CASE("floats are frames from 0 to 1 or to 255, whichever they reach, and bytes of 0 and 1 are full brightness")
{
    const PictureFolder folder("floats");
    std::vector<float> values(4 * 8 * 8, 0.5F);
    values[70] = 1.01F;
    const auto of = [&](const char* name) {
        return frames_in_array(folder.write(name, format_npy(values.data(), {4, 8, 8})), "", name);
    };
    CHECK(of("one.npy")->size().white == 1);
    values[71] = 200;
    CHECK(of("many.npy")->size().white == 255);
    values[71] = -1;
    CHECK(error_of([&] { of("signed.npy"); }) ==
          "signed.npy: row 2: pixels from -1 to 1.01, expected 0, black, to 255 or to 1, full brightness; shift and "
          "scale the numbers");
    values[71] = std::numeric_limits<float>::quiet_NaN();
    CHECK(error_of([&] { of("nan.npy"); }) == "nan.npy: row 2: a pixel is missing or infinite, expected a number");
    std::vector<std::uint8_t> switches(3 * 8 * 8, 0);
    switches[5] = 1;
    const auto frames = frames_in_array(folder.write("s.npy", format_npy(switches.data(), {3, 8, 8})), "", "s.npy");
    CHECK(bytes_of(*frames, {0})[5] == 255);
}

TEST_CASE("an NPZ file is read from where its array lies, stored or packed")
{
    const PictureFolder folder("npz");
    // Written by numpy.savez_compressed: imgs of 6 x 8 x 8 bytes, k % 2, and latents_values.
    const std::filesystem::path packed = std::filesystem::path(DISENTANGLE_GOLDEN_DIR) / "dsprites_like.npz";
    const auto frames = frames_in_array(packed, "imgs", "imgs");
    REQUIRE(frames);
    CHECK(frames->size().frame == Shape{1, 8, 8});
    CHECK(frames->size().count == 6);
    for (const std::int32_t k : {5, 0, 3}) {
        const std::vector<std::uint8_t> pixels = bytes_of(*frames, {k});
        for (std::size_t i = 0; i < 64; ++i)
            CHECK(pixels[i] == (i % 7 <= static_cast<std::size_t>(k) ? 255 : 0));
    }
    std::vector<float> stored;
    for (const std::uint8_t byte : frames_up_to(10, colour))
        stored.push_back(byte);
    const auto file = folder.write("s.npz", format_npz(std::vector<NamedArray>{{"images", {10, 5, 4, 3}, stored}}));
    CHECK(bytes_of(*frames_in_array(file, "images", "images"), any_order) == expected(any_order, colour));
}

TEST_CASE("files as 3D Shapes and MPI3D are read: images in packed chunks, labels as columns, grids row by row")
{
    const PictureFolder folder("hdf5");
    const std::filesystem::path shapes = folder.path() / "3dshapes.h5";
    write_shapes3d(shapes, 10, colour);
    CHECK(names_in_hdf5(shapes) == std::vector<std::string>{"images", "labels"});
    const auto frames = frames_in_hdf5(shapes, "images");
    REQUIRE(frames);
    CHECK(frames->size().frame == colour);
    CHECK(bytes_of(*frames, any_order) == expected(any_order, colour));
    const Table labels = table_in_hdf5(shapes, "labels");
    CHECK(labels.values.rows() == 10);
    CHECK(labels.values.row(9) == Eigen::RowVectorXd::LinSpaced(6, 54, 59));
    CHECK(frames_in_hdf5(shapes, "labels") == nullptr);

    const std::filesystem::path grid = folder.path() / "mpi3d.hdf5";
    const hid_t file = H5Fcreate(grid.c_str(), H5F_ACC_TRUNC, H5P_DEFAULT, H5P_DEFAULT);
    add_to_hdf5(file, "real/images", H5T_NATIVE_UINT8, {2, 1, 5, 5, 4, 3}, frames_up_to(10, colour).data());
    H5Fclose(file);
    CHECK(names_in_hdf5(grid) == std::vector<std::string>{"real/images"});
    const auto rows = frames_in_hdf5(grid, "real/images");
    CHECK(rows->size().count == 10);
    CHECK(bytes_of(*rows, any_order) == expected(any_order, colour));
    // A file's only array needs no name.
    CHECK(read_columns(grid).frames->size().count == 10);
}

TEST_CASE("what is wrong with an HDF5 file is said by us, and not by its library")
{
    const PictureFolder folder("hdf5-errors");
    const std::filesystem::path good = folder.path() / "good.h5";
    write_shapes3d(good, 10, colour);
    const hid_t file = H5Fopen(good.c_str(), H5F_ACC_RDWR, H5P_DEFAULT);
    const std::vector<double> numbers(10 * 5 * 4 * 7);
    add_to_hdf5(file, "group/odd", H5T_NATIVE_DOUBLE, {10, 5, 4, 7}, numbers.data());
    H5Fclose(file);
    const std::string name = good.string();
    std::string says;
    const auto said = [&](const std::function<void()>& what) {
        std::string sentence;
        says += standard_error_of(folder.path() / "err.txt", [&] { sentence = error_of(what); });
        return sentence;
    };
    CHECK(said([&] { frames_in_hdf5(good, "pictures"); }) ==
          name + ": holds 'group/odd', 'images', 'labels', expected a data set 'pictures'");
    CHECK(said([&] { table_in_hdf5(good, "group"); }) ==
          name + ": group: is a group, expected a data set in it: 'disentangle data' lists those of a file");
    CHECK(said([&] { table_in_hdf5(good, "group/odd"); }) ==
          name +
              ": group/odd: an array of 10 x 5 x 4 x 7, expected a table, rows x columns, or frames, rows x height x "
              "width x channels with 1 or 3 channels");
    const auto text = folder.write("text.h5", "no such file");
    CHECK(said([&] { names_in_hdf5(text); }).starts_with(text.string() + ": cannot be read as HDF5 ("));
    // Cut anywhere, or a byte changed anywhere: an error or the numbers, never an end of the program.
    const std::string whole = read_file(good);
    for (std::size_t cut = 0; cut < whole.size(); cut += 97)
        said([&] { names_in_hdf5(folder.write("cut.h5", whole.substr(0, cut))); });
    int errors = 0;
    for (std::size_t at = 0; at < whole.size(); at += 13) {
        std::string damaged = whole;
        damaged[at] = static_cast<char>(damaged[at] ^ 0xFF);
        const auto path = folder.write("damaged.h5", damaged);
        errors += said([&] {
                      for (const std::string& its : names_in_hdf5(path))
                          if (read_columns(path, its).frames)
                              bytes_of(*frames_in_hdf5(path, its), {0, 9});
                  }) != "no error";
    }
    CHECK(errors > 0);
    CHECK(says.empty());
}

TEST_CASE("pictures of a folder come in natural order, and what is beside them is passed over")
{
    CHECK(in_natural_order("x2.png", "x10.png"));
    CHECK(!in_natural_order("x10.png", "x2.png"));
    CHECK(in_natural_order("x02.png", "x2.png"));
    CHECK(in_natural_order("a-9-2.png", "a-10-1.png"));
    CHECK(!in_natural_order("a.png", "a.png"));
    const PictureFolder folder("folder");
    for (int k = 0; k < 12; ++k)
        folder.write("f" + std::to_string(k) + ".png", png_of(k, colour));
    folder.write("labels.csv", "z\n1\n");
    const auto frames = frames_in_folder(folder.path());
    CHECK(frames->size().count == 12);
    CHECK(frames->size().steps == 1);
    CHECK(frames->place_of(10) == "f10.png");
    CHECK(bytes_of(*frames, {11, 2, 10}) == expected({11, 2, 10}, colour));
}

TEST_CASE("names of rows and times make pairs, and pictures without the one of them make none")
{
    const PictureFolder folder("pairs");
    for (int row = 0; row < 3; ++row)
        for (int time = 0; time < 2; ++time)
            folder.write("x-00" + std::to_string(row) + "-" + std::to_string(time + 1) + ".png",
                         png_of(2 * row + time, grey));
    CHECK(frames_in_folder(folder.path())->size().steps == 2);
    folder.write("x-003-1.png", png_of(6, grey));
    CHECK(frames_in_folder(folder.path())->size().steps == 1);
}

TEST_CASE("JPEG files are read, and the same when they are read again")
{
    const PictureFolder folder("jpeg");
    // One grey, so that nothing is lost but rounding.
    const Shape large{3, 16, 24};
    const std::vector<std::uint8_t> pixels(static_cast<std::size_t>(large.size()), 130);
    folder.write("1.JPG", jpeg_of(pixels, large));
    folder.write("2.jpeg", jpeg_of(pixels, large));
    const auto frames = frames_in_folder(folder.path());
    CHECK(frames->size().frame == large);
    for (const std::uint8_t byte : bytes_of(*frames, {0, 1}))
        CHECK(std::abs(byte - 130) <= 1);
}

TEST_CASE("transparency is left out where nothing is seen through, and refused where something is")
{
    const PictureFolder folder("alpha");
    std::vector<std::uint8_t> pixels;
    for (int i = 0; i < 20; ++i)
        for (const int value : {i, 2 * i, 3 * i, 255})
            pixels.push_back(static_cast<std::uint8_t>(value));
    folder.write("1.png", png_in_format(pixels.data(), 4, 5, PNG_FORMAT_RGBA));
    const auto frames = frames_in_folder(folder.path());
    CHECK(frames->size().frame == colour);
    const std::vector<std::uint8_t> read = bytes_of(*frames, {0});
    CHECK(std::vector(read.begin() + 57, read.end()) == std::vector<std::uint8_t>{19, 38, 57});
    pixels[43] = 100;
    folder.write("1.png", png_in_format(pixels.data(), 4, 5, PNG_FORMAT_RGBA));
    CHECK(error_of([&] { bytes_of(*frames_in_folder(folder.path()), {0}); })
              .ends_with("1.png: is transparent in places, expected pictures without transparency; put them on one "
                         "background first"));
}

TEST_CASE("a picture that is not like the first, or is none, is named")
{
    const PictureFolder folder("broken");
    const std::string path = folder.path().string();
    const auto said = [&] {
        return error_of([&] {
            const auto frames = frames_in_folder(folder.path());
            std::vector<std::int32_t> all;
            for (std::int32_t k = 0; k < frames->size().count; ++k)
                all.push_back(k);
            bytes_of(*frames, all);
        });
    };
    CHECK(said() == path + ": holds no picture, expected PNG or JPEG files");
    std::filesystem::create_directory(folder.path() / "images");
    CHECK(said() ==
          path + ": holds folders and no picture, expected PNG or JPEG files; give the folder that they are in");
    folder.write("1.png", png_of(1, colour));
    folder.write("2.png", png_of(2, {3, 5, 5}));
    CHECK(said() == path +
                        "/2.png: has 5 x 5 pixels in colour, expected 4 x 5 pixels in colour, as 1.png has; frames are "
                        "all of one size and one kind");
    folder.write("2.png", png_of(2, grey));
    CHECK(said().starts_with(path + "/2.png: has 4 x 5 pixels of grey, expected 4 x 5 pixels in colour"));
    const std::vector<std::uint16_t> deep(60, 30000);
    folder.write("2.png", png_in_format(deep.data(), 4, 5, PNG_FORMAT_LINEAR_RGB));
    CHECK(said() == path + "/2.png: has 16 bits a channel, expected 8 bits a channel, grey or red, green and blue");
    const std::string whole = png_of(2, colour);
    folder.write("2.png", whole.substr(0, whole.size() - 9));
    CHECK(said() ==
          path + "/2.png: is cut short, expected a whole picture; write it again, or take it out of the folder");
    std::string damaged = whole;
    damaged[damaged.size() - 18] = static_cast<char>(damaged[damaged.size() - 18] ^ 0x55);  // of the pixels
    folder.write("2.png", damaged);
    CHECK(said().starts_with(path + "/2.png: is damaged ("));
    folder.write("2.png", "");
    CHECK(said().starts_with(path + "/2.png: is empty"));
    folder.write("2.png", "GIF89a");
    CHECK(said().starts_with(path + "/2.png: is no PNG or JPEG picture, whatever its name"));
    const std::string jpeg = jpeg_of(frame_number(3, {3, 32, 32}), {3, 32, 32});
    for (std::size_t cut = 3; cut < jpeg.size(); cut += 11) {
        folder.write("1.png", jpeg.substr(0, cut));
        std::filesystem::remove(folder.path() / "2.png");
        CHECK(said().starts_with(path + "/1.png: is damaged ("));
    }
}

TEST_CASE("frames too large to be learned from are refused with what is enough")
{
    const PictureFolder folder("large");
    const std::vector<std::uint8_t> pixels(600 * 500);
    folder.write("1.png", format_png(pixels, 600, 500, 1));
    CHECK(error_of([&] { frames_in_folder(folder.path()); }) ==
          folder.path().string() +
              ": frames of 600 x 500 pixels, expected at most 262144 numbers in a frame; scale the "
              "frames down: 64 x 64 pixels are mostly enough");
}
