// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/table.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
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
/// NPY version 1.0, unsigned bytes ('|u1'), C order. Returns the file's bytes.
std::string format_npy(const std::uint8_t* data, const std::vector<std::size_t>& shape);

/// The bytes of an NPZ file: a ZIP archive with one NPY file for each array, stored as they are, as numpy.savez does.
/// The same arrays give the same bytes. At least one array; names must differ.
std::string format_npz(std::span<const NamedArray> arrays);

/// The names of the arrays in an NPZ file, in its order; other files in the archive are passed over. `name` stands for
/// the file in errors. Throws InputError for bytes that are no ZIP archive.
std::vector<std::string> names_in_npz(std::string_view bytes, const std::string& name);

/// One array of an NPZ file, stored or deflated, by the rules of parse_npy. Throws InputError with what the file holds
/// when there is no such array, and for an archive that is damaged, encrypted or compressed in a way numpy never does.
Table parse_npz(std::string_view bytes, const std::string& array, const std::string& name,
                bool allow_non_finite = false);

}  // namespace disentangle
