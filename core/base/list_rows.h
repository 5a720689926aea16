// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace disentangle {

/// A nested list as lines of text, one for each row.
struct ListRows {
    std::string text;        ///< rows separated by line ends, cells by ',' or by blanks as the list has them
    std::vector<int> lines;  ///< the line of the list in which each row begins
    bool flat = false;       ///< a list of numbers, not of rows: each number is a row
};

/// True for text that is a list in brackets as NumPy, PyTorch, Python, MATLAB and JSON print them: "[[1. 2.]", "array([".
bool is_list(std::string_view text);

/// The rows of the list. Throws InputError naming the line for brackets that do not match, three levels, text between
/// rows, and the "..." by which NumPy shortens.
ListRows rows_of_list(std::string_view text, const std::string& name);

}  // namespace disentangle
