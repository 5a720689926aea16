// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace disentangle::figure {

/// Text of a figure is UTF-8 in which a subscript stands between these two control characters; names that people give
/// hold no control characters, so nothing needs escaping.
inline constexpr char sub_begin = '\x0e', sub_end = '\x0f';
/// "R" with index "con".
std::string with_index(std::string_view base, std::string_view index);
/// A metric's label with its indices set as such: "R_con" -> R with index con, "SHD Ga" -> SHD G with index a.
std::string with_indices(std::string_view label);
/// A name whose number is an index, as a formula has it: "z12" -> z with index 12, "ẑ3" -> ẑ with index 3; others stay.
std::string with_number_index(std::string_view name);
/// A sentence in which these names may stand, those with numbers as with_number_index() has them.
std::string with_number_indices(std::string_view sentence, const std::vector<std::string>& names);
/// The text without its markup: "R_con".
std::string plain(std::string_view text);

/// A stretch of text of one kind.
struct Run {
    std::string text;
    bool index = false;  ///< a subscript
};
std::vector<Run> runs_of(std::string_view text);

inline constexpr double index_size = 0.72;      ///< of a subscript, relative to the text
inline constexpr double index_drop = 0.18;      ///< of its baseline, in em of the text
inline constexpr double cap_height = 0.716;     ///< of Helvetica (its AFM: CapHeight 718) and Liberation Sans, in em
inline constexpr double x_height = 0.52;        ///< of Helvetica (its AFM: XHeight 523), in em
inline constexpr double mm_per_pt = 25.4 / 72;  ///< PostScript points, as journals and fonts count them

/// Width in em by the advance widths of Helvetica, which Arial and Liberation Sans share (Adobe Core 14 AFM; characters
/// outside ASCII by their nearest of kin). So every writer sets text where the layout has put it.
double text_width(std::string_view text, bool bold = false);

/// Shortened with "…" to at most `width` em; at least one character stays.
std::string elided(const std::string& text, double width, bool bold = false);
/// Broken at blanks into lines of at most `width` em; a longer word stays whole.
std::vector<std::string> wrapped_lines(std::string_view text, double width);

/// Takes the first character off `text`, which is not empty, and returns its code point; U+FFFD for what is no UTF-8.
char32_t take_character(std::string_view& text);
std::string utf8_of(char32_t character);

}  // namespace disentangle::figure
