// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace disentangle {

/// What the text of one cell of a table is.
struct Cell {
    enum class Kind { number, missing, word, out_of_range };
    /// Spellings that are read as the number they stand for, and are worth a word.
    enum Spelling : std::uint8_t { plain = 0, sign = 1, fortran = 2, grouped = 4, truth = 8, rounded = 16 };

    Kind kind = Kind::word;
    double value = 0;               ///< of a number (perhaps infinite); NaN for everything else
    bool whole = false;             ///< a number of digits alone, perhaps with a sign
    bool comma = false;             ///< a number with a decimal comma
    std::uint8_t spelling = plain;  ///< one or more of Spelling
};

/// Reads a cell without blanks around it. `decimal` is '.' or ','; `grouping` says whether thousands may be set apart by
/// the other of the two marks as well as by blanks and apostrophes, in groups of three. Missing are an empty cell and
/// what programs write for one: NA, NaN, null, #N/A, "-" and the like.
Cell read_cell(std::string_view text, char decimal, bool grouping);

/// True for an empty cell and the words for a missing value, among them the error values of spreadsheets (#DIV/0!).
bool stands_for_missing(std::string_view text);

/// True for what a person reads as a quantity and this program does not read as a number: "$1.5", "15%", "(2.5)", "1/2",
/// "1.5 m", "1 e5", digits of other scripts, and yes and no. Dates, times and names are none.
bool is_quantity(std::string_view text);

/// `text` without blanks at its ends, and without marks there that nobody sees (no-break and zero-width spaces, marks of
/// direction).
std::string_view without_blanks(std::string_view text);

/// `text` between quotation marks, its own doubled (RFC 4180).
std::string quoted_cell(std::string_view text);
/// `text` as one cell of comma-separated values: quoted where a comma, a quotation mark or an end of line stands in it.
std::string csv_cell(std::string_view text);

/// The mark by which numbers are separated in "1.5:2", or 0.
char mark_between_numbers(std::string_view text, char decimal);

/// What to say of a word where a number is expected: "found '0x1F' (hexadecimal)".
std::string found_word(std::string_view text, char decimal);

// What the name of a column says of it.

/// The name that programs give to an index without one: none at all, or pandas' "Unnamed: 0".
bool is_unnamed(const std::string& name);
/// Names by which programs and people call what tells the rows apart.
bool names_an_index(const std::string& name);
/// Whole numbers under these names are dates: 20240131, 2024, seconds since 1970.
bool names_a_date(const std::string& name);
/// Names that an index may have, and a factor as well.
bool may_name_an_index(const std::string& name);
/// Names of what several rows have in common: whole numbers under them are more often labels than values.
bool names_a_group(const std::string& name);

}  // namespace disentangle
