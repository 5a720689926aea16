// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/table.h"

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace disentangle {

/// An array to be written under a name: float32, in C order, of any shape.
struct NamedArray {
    std::string name;  ///< as numpy.load gives it back; without ".npy"
    std::vector<std::size_t> shape;
    std::span<const float> values;  ///< as many as the shape says
};

/// An array of any number of dimensions, in C order.
struct NpyArray {
    std::vector<std::size_t> shape;
    std::vector<float> values;
    bool bytes = false;  ///< the numbers were unsigned bytes
};

/// Parses the bytes of an NPY file of the types that parse_npy() reads. Throws InputError, also for numbers that are not
/// finite; `name` stands for the file.
NpyArray parse_npy_array(std::string_view bytes, const std::string& name);

/// What the header of an NPY file says of its numbers, so that some of them can be read without the others.
struct NpyLayout {
    std::vector<std::size_t> shape;
    std::string type;       ///< as numpy writes it: "<f4"
    std::size_t item = 1;   ///< bytes that a number takes
    std::size_t begin = 0;  ///< bytes before the first number
    bool fortran = false;   ///< the first index runs fastest

    bool is_byte() const { return type == "|u1"; }
    bool is_float() const { return type.size() > 1 && type[1] == 'f'; }
};
/// The most that a header takes, with what stands before it.
inline constexpr std::size_t most_npy_header = (1 << 16) + 16;
/// `begin`: the first most_npy_header bytes of a file of `size` bytes, or all. Throws InputError for a header that is none,
/// for types that parse_npy() does not read, and where the file does not hold what it says.
NpyLayout npy_layout(std::string_view begin, std::uint64_t size, const std::string& name);
/// `to.size()` numbers as they lie in the file, from `from`.
void convert_npy(const NpyLayout& layout, const char* from, std::span<float> to);

/// NPY version 1.0, unsigned bytes ('|u1'), C order. Returns the file's bytes.
std::string format_npy(const std::uint8_t* data, const std::vector<std::size_t>& shape);

/// The bytes of an NPZ file: a ZIP archive with one NPY file for each array, stored as they are, as numpy.savez does.
/// The same arrays give the same bytes. At least one array; names must differ.
std::string format_npz(std::span<const NamedArray> arrays);

/// The names of the arrays in an NPZ file, in its order; other files in the archive are passed over. `name` stands for
/// the file in errors. Throws InputError for bytes that are no ZIP archive.
std::vector<std::string> names_in_npz(std::string_view bytes, const std::string& name);

/// The same of a file, of which no more is read than that takes.
std::vector<std::string> names_in_npz(const std::filesystem::path& path);
/// The bytes of the NPY file of an array in it. Throws InputError as parse_npz() does.
std::string npy_in_npz(const std::filesystem::path& path, const std::string& array);
/// The first `most` of these bytes, and how many there are.
std::pair<std::string, std::uint64_t> begin_of_npy_in_npz(const std::filesystem::path& path, const std::string& array,
                                                          std::size_t most);

/// One array of an NPZ file, stored or deflated, by the rules of parse_npy. Throws InputError with what the file holds
/// when there is no such array, and for an archive that is damaged, encrypted or compressed in a way numpy never does.
Table parse_npz(std::string_view bytes, const std::string& array, const std::string& name,
                bool allow_non_finite = false);

}  // namespace disentangle
