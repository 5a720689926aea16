// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/cell.h"

#include "core/base/error.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>

namespace disentangle {
namespace {

constexpr std::string_view no_break_space = "\xC2\xA0";

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool is_word(std::string_view text, std::string_view word)
{
    return std::equal(text.begin(), text.end(), word.begin(), word.end(), [](char a, char b) { return lower(a) == b; });
}

// What pandas, R, SAS, Stata, MATLAB, C libraries, databases and spreadsheets write for a value that is not there.
constexpr std::array<std::string_view, 24> missing_words{
    "na",   "n/a", "nan", "-nan", "+nan", "null", "none",    "<na>",    "nat",      "nil",     "nd",     "n/d",
    "n.a.", "-",   "--",  "?",    ".",    "*",    "missing", "1.#qnan", "-1.#qnan", "-1.#ind", "1.#ind", "-nan(ind)"};

/// "#N/A", "#DIV/0!", "#WERT!": the error values of spreadsheets, in any of their languages.
bool is_spreadsheet_error(std::string_view text)
{
    if (text.size() < 3 || text[0] != '#')
        return false;
    if (is_word(text, "#n/a") || is_word(text, "#na") || is_word(text, "#nv") || is_word(text, "#n/d") ||
        is_word(text, "#n/a n/a"))
        return true;
    const char last = text.back();
    return (last == '!' || last == '?') &&
           std::none_of(text.begin(), text.end(), [](char c) { return c == ' ' || (c >= 'a' && c <= 'z'); });
}

/// Marks that stand for a sign, in texts that people or typesetters touched.
constexpr std::array<std::string_view, 4> minus_signs{"\xE2\x88\x92", "\xE2\x80\x93", "\xEF\xB9\xA3", "\xEF\xBC\x8D"};

/// Takes a sign off the front; returns 1 or -1. "+-1" has none that counts.
int take_sign(std::string_view& text, std::uint8_t& spelling)
{
    for (const std::string_view minus : minus_signs) {
        if (text.starts_with(minus)) {
            text.remove_prefix(minus.size());
            spelling |= Cell::sign;
            return -1;
        }
    }
    const int sign = text.starts_with('-') ? -1 : 1;
    if (text.starts_with('-') || text.starts_with('+'))
        text.remove_prefix(1);
    return sign;
}

/// The bytes of the mark that sets thousands apart at the front of `text`, or 0.
std::size_t group_mark(std::string_view text, char decimal)
{
    // No-break space, narrow no-break space, thin space, right quotation mark.
    for (const std::string_view mark : {no_break_space, std::string_view("\xE2\x80\xAF"),
                                        std::string_view("\xE2\x80\x89"), std::string_view("\xE2\x80\x99")})
        if (text.starts_with(mark))
            return mark.size();
    const char other = decimal == '.' ? ',' : '.';
    return !text.empty() && (text[0] == other || text[0] == '\'' || text[0] == ' ') ? 1 : 0;
}

/// "1,234,567.8" without its marks, or nothing: groups of three after a first one of one to three that begins with no 0,
/// always by the same mark.
std::string ungrouped(std::string_view text, char decimal)
{
    std::string digits;
    std::string_view mark;
    std::size_t in_group = 0, groups = 0;
    while (!text.empty() && text[0] != decimal && lower(text[0]) != 'e') {
        if (is_digit(text[0])) {
            ++in_group;
            digits += text[0];
            text.remove_prefix(1);
            continue;
        }
        const std::size_t length = group_mark(text, decimal);
        const bool fits = groups == 0 ? in_group >= 1 && in_group <= 3 && digits[0] != '0' : in_group == 3;
        if (length == 0 || !fits || (groups > 0 && text.substr(0, length) != mark))
            return {};
        mark = text.substr(0, length);
        text.remove_prefix(length);
        ++groups;
        in_group = 0;
    }
    return groups == 0 || in_group != 3 ? std::string() : digits + std::string(text);
}

/// Digits with at most one mark and an exponent that E or D (Fortran) announces, or its sign alone (Fortran, where it
/// takes three digits). Turns decimal mark and exponent into '.' and 'e'; nothing when `text` is no such number.
std::string standard(std::string_view text, char decimal, Cell& cell)
{
    std::string result;
    std::size_t at = 0, digits = 0;
    const auto take_digits = [&] {
        std::size_t count = 0;
        for (; at < text.size() && is_digit(text[at]); ++at, ++count)
            result += text[at];
        return count;
    };
    digits = take_digits();
    cell.whole = at == text.size();
    if (at < text.size() && text[at] == decimal) {
        result += '.';
        ++at;
        const std::size_t after = take_digits();
        digits += after;
        cell.comma = decimal == ',';
        if (decimal == ',' && after == 0)
            return {};
    }
    if (digits == 0)
        return {};
    if (at == text.size())
        return result;
    const char mark = lower(text[at]);
    const bool sign_alone = (text[at] == '-' || text[at] == '+') && text.size() - at == 4;
    if (mark == 'e' || mark == 'd')
        ++at;
    else if (!sign_alone)
        return {};
    if (mark != 'e')
        cell.spelling |= Cell::fortran;
    result += 'e';
    if (at < text.size() && (text[at] == '-' || text[at] == '+'))
        result += text[at++];
    return take_digits() > 0 && at == text.size() ? result : std::string();
}

}  // namespace

std::string_view without_blanks(std::string_view text)
{
    const auto blank = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
    for (;;) {
        if (!text.empty() && blank(text.front()))
            text.remove_prefix(1);
        else if (!text.empty() && blank(text.back()))
            text.remove_suffix(1);
        else if (text.starts_with(no_break_space))
            text.remove_prefix(no_break_space.size());
        else if (text.ends_with(no_break_space))
            text.remove_suffix(no_break_space.size());
        else
            return text;
    }
}

bool stands_for_missing(std::string_view text)
{
    return text.empty() || is_spreadsheet_error(text) ||
           std::any_of(missing_words.begin(), missing_words.end(),
                       [&](std::string_view word) { return is_word(text, word); });
}

Cell read_cell(std::string_view text, char decimal, bool grouping)
{
    Cell cell;
    cell.value = std::numeric_limits<double>::quiet_NaN();
    // The usual spelling first: a million rows are read by this alone.
    if (!text.empty() && (is_digit(text[0]) || text[0] == '-') && is_digit(text.back())) {
        double value = 0;
        const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
        if (result.ec == std::errc{} && result.ptr == text.data() + text.size() && decimal == '.') {
            const std::size_t sign = text[0] == '-';
            cell.kind = Cell::Kind::number;
            cell.value = value;
            cell.whole = std::all_of(text.begin() + static_cast<std::ptrdiff_t>(sign), text.end(), is_digit);
            return cell;
        }
    }
    if (stands_for_missing(text)) {
        cell.kind = Cell::Kind::missing;
        return cell;
    }
    std::string_view rest = text;
    const int sign = take_sign(rest, cell.spelling);
    if (is_word(rest, "inf") || is_word(rest, "infinity") || is_word(rest, "1.#inf") || rest == "\xE2\x88\x9E") {
        cell.kind = Cell::Kind::number;
        cell.value = sign * std::numeric_limits<double>::infinity();
        return cell;
    }
    if (is_word(text, "true") || is_word(text, "false")) {
        cell.kind = Cell::Kind::number;
        cell.value = is_word(text, "true") ? 1 : 0;
        cell.spelling |= Cell::truth;
        return cell;
    }
    std::string number = standard(rest, decimal, cell);
    if (number.empty() && grouping) {
        if (const std::string without = ungrouped(rest, decimal); !without.empty()) {
            number = standard(without, decimal, cell);
            cell.whole = false;
            cell.spelling |= Cell::grouped;
        }
    }
    if (number.empty())
        return {Cell::Kind::word, cell.value, false, false, Cell::plain};
    double value = 0;
    const auto result = std::from_chars(number.data(), number.data() + number.size(), value);
    if (result.ec == std::errc::result_out_of_range) {
        cell.kind = Cell::Kind::out_of_range;
    } else if (result.ec == std::errc{}) {
        cell.kind = Cell::Kind::number;
        cell.value = sign * value;
    }
    return cell;
}

std::string found_word(std::string_view text, char decimal)
{
    const std::string found = "found " + in_quotes(text);
    const std::string_view digits = text.substr(
        text.find_first_not_of("+-") == std::string_view::npos ? text.size() : text.find_first_not_of("+-"));
    if (digits.starts_with("0x") || digits.starts_with("0X"))
        return found + " (hexadecimal)";
    if (text.ends_with('%') && read_cell(text.substr(0, text.size() - 1), decimal, false).kind == Cell::Kind::number)
        return found + " (per cent)";
    if (text.find_first_not_of('*') == std::string_view::npos)
        return found + " (Fortran's mark of a number too wide for its column)";
    if (read_cell(text, decimal == '.' ? ',' : '.', false).kind == Cell::Kind::number)
        return found + (decimal == '.' ? " (decimals are written with a point here)"
                                       : " (decimals are written with a comma here)");
    return found;
}

std::string quoted_cell(std::string_view text)
{
    std::string quoted = "\"";
    for (const char c : text)
        quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + '"';
}

std::string csv_cell(std::string_view text)
{
    return text.find_first_of(",\"\n\r") == std::string_view::npos ? std::string(text) : quoted_cell(text);
}

}  // namespace disentangle
