// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/npz.h"

#include <doctest/doctest.h>
#include <unistd.h>

using namespace disentangle;

namespace {

const std::vector<float> one{1.5F, -2, 3, 0.25F, 5, 6}, two{7};

std::string two_arrays()
{
    return format_npz(std::vector<NamedArray>{{"one", {3, 2}, one}, {"net.weight", {1, 1}, two}});
}

/// As numpy.savez_compressed wrote it: x = [[1.5, -2], [3, 0.25]] of float32, names = two words, n = 0 to 5 of int64.
std::string compressed()
{
    return read_file(DISENTANGLE_GOLDEN_DIR "/compressed.npz");
}

std::string error_of(const std::string& bytes, const std::string& array)
{
    try {
        parse_npz(bytes, array, "t.npz");
    } catch (const InputError& error) {
        return error.what();
    }
    return "no error";
}

}  // namespace

TEST_CASE("an NPZ file that was written is read back, by names with dots too")
{
    const std::string bytes = two_arrays();
    CHECK(names_in_npz(bytes, "t.npz") == std::vector<std::string>{"one", "net.weight"});
    CHECK(parse_npz(bytes, "one", "t.npz").values == (Eigen::MatrixXd(3, 2) << 1.5, -2, 3, 0.25, 5, 6).finished());
    CHECK(parse_npz(bytes, "net.weight", "t.npz").values(0, 0) == 7);
}

TEST_CASE("the same arrays give the same NPZ file whenever it is written, each array stored as its NPY file")
{
    const std::string bytes = two_arrays();
    CHECK(bytes == two_arrays());
    CHECK(bytes.find(format_npy(one.data(), {3, 2})) != std::string::npos);
}

TEST_CASE("an NPZ file that numpy compressed is read, and what is no array of numbers can stand beside")
{
    const std::string bytes = compressed();
    CHECK(names_in_npz(bytes, "t.npz") == std::vector<std::string>{"x", "names", "n"});
    CHECK(parse_npz(bytes, "x", "t.npz").values == (Eigen::MatrixXd(2, 2) << 1.5, -2, 3, 0.25).finished());
    CHECK(parse_npz(bytes, "n", "t.npz").values == (Eigen::MatrixXd(3, 2) << 0, 1, 2, 3, 4, 5).finished());
    CHECK(error_of(bytes, "names").starts_with("t.npz: names: NPY header: the values are of type '<U6' (text)"));
}

TEST_CASE("an NPZ file without the array asked for says what it holds")
{
    CHECK(error_of(two_arrays(), "x") == "t.npz: holds 'one', 'net.weight', expected an array 'x'");
}

TEST_CASE("what is no NPZ file, or a damaged one, is refused with the reason")
{
    CHECK(error_of("", "x") == "t.npz: is empty, expected an NPZ archive");
    CHECK(error_of(format_npy(one.data(), {3, 2}), "x").find("ZIP archive") != std::string::npos);
    const std::string bytes = two_arrays();
    for (std::size_t length = 0; length < bytes.size(); length += 7)
        CHECK(error_of(bytes.substr(0, length), "one") != "no error");

    std::string changed = bytes;
    changed[bytes.find("NUMPY") + 130] ^= 1;  // one of the numbers
    CHECK(error_of(changed, "one") == "t.npz: one: is damaged: CRC error");

    // The method stands 10 bytes into an entry of the ZIP directory; 12 is bzip2, which has no bound on its gain.
    std::string method = bytes;
    method[bytes.find("PK\x01\x02") + 10] = 12;
    CHECK(error_of(method, "one") ==
          "t.npz: one: is compressed by method 12, expected stored (0) or deflated (8), as numpy.savez and "
          "numpy.savez_compressed write");
}

TEST_CASE("a table is read from an NPZ file of one array, and from no other")
{
    const std::string path = std::filesystem::temp_directory_path() / ("npz-" + std::to_string(::getpid()) + ".npz");
    write_file_atomically(path, format_npz(std::vector<NamedArray>{{"x", {3, 2}, one}}));
    CHECK(read_table(path).values(2, 1) == 6);
    write_file_atomically(path, two_arrays());
    CHECK_THROWS_WITH_AS(
        read_table(path),
        (path +
         ": holds 2 arrays ('one', 'net.weight'), expected an NPZ archive of one, or one array saved by numpy.save")
            .c_str(),
        InputError);
    std::filesystem::remove(path);
}
