// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cell.h"
#include "core/base/error.h"
#include "core/base/table.h"

#include <optional>
#include <string>
#include <vector>

namespace disentangle {

/// A cell that is remembered for an error.
struct Remark {
    int line = 0;
    std::string text;
};

/// What the cells of one column are, below the first row of the text.
struct ColumnSummary {
    std::size_t numbers = 0, empty = 0, missing = 0, words = 0;  ///< missing: words for it, without empty cells
    bool whole = true;                                           ///< every number is written with digits alone
    bool fraction = true;                                        ///< none is
    bool counts = true;                                          ///< every number is the one above plus 1
    bool rising = true;                                          ///< every number is above the one before
    bool quoted = true;                                          ///< every cell
    std::size_t quantities = 0;                                  ///< words that are spoilt numbers, is_quantity()
    Remark repeated = {};                                        ///< the first word that stood in a row before
    double first = 0, last = 0;
    std::uint8_t spellings = 0;
    Remark word, absent, infinite;  ///< the first of each, line 0 for none
};

struct FirstCell {
    std::string name;  ///< as a header would have it
    std::string text;
    Cell cell;
    bool quoted = false;
};

/// A text read by one separator and one decimal mark; nothing is decided yet of header and index.
struct Reading {
    char separator = 0;  ///< 0: one column
    char decimal = '.';
    std::vector<FirstCell> first;  ///< the first row of cells, a header perhaps
    int first_line = 0;
    std::size_t width = 0;               ///< of the rows below; of the first where there are none
    std::vector<double> numbers;         ///< the first row's, then the others', row by row; NaN for what is no number
    std::vector<int> lines;              ///< of the rows below the first
    std::vector<ColumnSummary> columns;  ///< of the rows below the first
    bool comma = false;                  ///< a decimal comma was read
    std::vector<std::string> announced;  ///< fields of a comment right above the first row
    Remark comment;                      ///< the first comment between the first row and the second
    std::vector<int> blank_lines;        ///< between rows, the first few
    std::size_t blank_count = 0;
    int blank_below_first = 0;   ///< a blank line right below the first row, 0 for none
    std::size_t empty_rows = 0;  ///< lines of separators alone below the last row
    std::optional<InputError> error;
    std::size_t progress = 0;  ///< rows read before the error, and fields of its row
    std::size_t progress_in_row = 0;

    std::size_t rows_below() const { return lines.size(); }
};

/// Reads `text` (UTF-8) by one separator and decimal mark. `line_map` gives each line's number in the file where `text`
/// was made from it; empty otherwise.
Reading read_as(std::string_view text, const std::string& name, char separator, char decimal,
                const TableOptions& options, const std::vector<int>& line_map);

/// "line 3, column 2".
std::string text_place(int line, std::size_t column);

}  // namespace disentangle
