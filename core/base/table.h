// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace disentangle {

/// What is said beforehand of a table of numbers as text. What is left open is found out from the text; what the text
/// leaves open as well is an InputError that names the readings and the option that tells them apart (docs/tables.md).
struct TableOptions {
    std::optional<bool> header;        ///< whether the first line names the columns
    std::optional<char> separator;     ///< a mark such as ',', ';', '\t' or '|'; ' ' stands for any run of blanks
    std::optional<char> decimal;       ///< '.' or ','
    std::optional<std::string> index;  ///< the column that numbers the rows: "none", "first", or a column's name
    std::string comment;               ///< mark of comments, which may then stand anywhere; empty: see parse_csv()
    bool allow_non_finite = false;     ///< infinities are read, and missing values as NaN; else they are errors
};

/// A table of numbers as files hold it: one row per line, an optional header of column names.
struct Table {
    Eigen::MatrixXd values;            ///< rows x columns, at least 1 x 1 when it was read; never an index
    std::vector<std::string> columns;  ///< printable names; empty when the file has no header
    std::vector<int> lines;            ///< of a text: the line each row begins in, for errors; else empty
    int steps = 1;                     ///< rows that belong together: t of an NPY array (n, t, d)
    std::vector<int> fields = {};      ///< of a text: the field of a line each column is, from 1; else empty
    std::vector<std::string> findings =
        {};  ///< what was guessed and is worth saying, each one sentence without a full stop
};

/// Where an entry stands, as people count: "line 3, column 2" of a text, "row 3, column 2" of an array.
std::string place_of(const Table& table, Eigen::Index row, Eigen::Index column);

/// Reads a table: NPY and NPZ by their first bytes or their ending, anything else as text. NPY: 1 to 3 dimensions,
/// f2 f4 f8 i1 i2 i4 i8 u1 u2 u4 u8 b1 of either byte order, C or Fortran order; 1 dimension (n) is one column, 3 dimensions
/// (n, t, d) are read as (n t, d). NPZ: an archive of one such array; see npz.h for the others. Throws InputError with
/// file, place, what was found and what was expected.
Table read_table(const std::filesystem::path& path, const TableOptions& options = {});

/// Parses a table as text; `name` stands for the file in errors. docs/tables.md has the grammar. In short: comma,
/// semicolon, tab, '|' or blanks separate; quotes as in RFC 4180; an optional header; columns that number or name the
/// rows are left out; lines that begin with '#', '%' or '//' are comments before the first row; decimal point or comma;
/// UTF-8, UTF-16, or else Windows-1252; NumPy's and Python's lists of rows in brackets. No row is ever dropped: a
/// missing value, a word, a row of another length are errors that name line and column.
Table parse_csv(const std::string& text, const std::string& name, const TableOptions& options = {});
/// Comma-separated, every number in the shortest form that reads back as the same double. Reads back to the same table
/// without options where the columns have names that are not those of an index; else with header, separator and index.
std::string format_csv(const Table& table);

/// Parses the bytes of an NPY file, versions 1.0 to 3.0.
Table parse_npy(std::string_view bytes, const std::string& name, bool allow_non_finite = false);
/// NPY version 1.0, little-endian float32 ('<f4'), C order, of any shape. Returns the file's bytes.
std::string format_npy(const float* data, const std::vector<std::size_t>& shape);

}  // namespace disentangle
