// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace disentangle {

/// A table of numbers as files hold it: one row per line, an optional header of column names.
struct Table {
    Eigen::MatrixXd values;            ///< rows x columns, at least 1 x 1 when it was read
    std::vector<std::string> columns;  ///< printable names; empty when the file has no header
    std::vector<int> lines;            ///< of a CSV file: the line each row stands in, for errors; else empty
    int steps = 1;                     ///< rows that belong together: t of an NPY array (n, t, d)
};

/// Reads a table by its ending: .csv (comma, semicolon or tab; header optional; '#' comments) or .npy (1 or 2
/// dimensions, little-endian f4 f8 i1 i2 i4 i8 u1 u2 u4 u8 b1, C or Fortran order; 1 dimension (n) is one column,
/// 3 dimensions (n, t, d) are read as (n t, d)) or .npz (an archive of one such array; see npz.h for the others).
/// Throws InputError with file, line and column of what is wrong: a word that is no number, rows of different
/// lengths, an empty file, a truncated or foreign NPY, NaN or infinity unless `allow_non_finite`.
Table read_table(const std::filesystem::path& path, bool allow_non_finite = false);

/// Parses CSV text; `name` stands for the file in errors. A first line without any number is a header.
Table parse_csv(const std::string& text, const std::string& name, bool allow_non_finite = false);
/// Comma-separated, every number in the shortest form that reads back as the same double.
std::string format_csv(const Table& table);

/// Parses the bytes of an NPY file, versions 1.0 to 3.0.
Table parse_npy(std::string_view bytes, const std::string& name, bool allow_non_finite = false);
/// NPY version 1.0, little-endian float32 ('<f4'), C order, of any shape. Returns the file's bytes.
std::string format_npy(const float* data, const std::vector<std::size_t>& shape);

}  // namespace disentangle
