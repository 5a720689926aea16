// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace disentangle {

/// A symbol of the papers: a row of docs/notation.md.
struct NotationRow {
    std::string paper;    ///< heading of the paper
    std::string part;     ///< heading of the table
    std::string symbol;   ///< "Ga"
    std::string meaning;  ///< what it stands for
    std::string here;     ///< what it is in this program
    std::string place;    ///< where the window shows it, or "none"
};

const std::vector<NotationRow>& notation();

/// The rows of a document's tables of four columns. Names of the program in `code` keep no quotes, and "\|" is "|".
/// Throws InputError with the line of a row of other width or with an empty cell.
std::vector<NotationRow> read_notation(std::string_view document);

}  // namespace disentangle
