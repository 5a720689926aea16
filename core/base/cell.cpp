// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/cell.h"

#include "core/base/error.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cmath>
#include <limits>
#include <span>

namespace disentangle {
namespace {

constexpr std::string_view no_break_space = "\xC2\xA0";
constexpr double largest_exact = 9007199254740992;  // 2^53: whole numbers from there on may be rounded

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

std::string letters_of(const std::string& name)
{
    std::string letters;
    for (const char c : name)
        if (std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '#' || (c & 0x80) != 0)
            letters += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return letters;
}

bool is_among(std::span<const std::string_view> names, const std::string& name)
{
    return std::find(names.begin(), names.end(), letters_of(name)) != names.end();
}

}  // namespace

bool is_quantity(std::string_view text)
{
    for (const std::string_view answer : {"t", "f", "y", "n", "yes", "no", "on", "off"})
        if (is_word(text, answer))
            return true;
    // tensor(1.5), np.float64(1.5), R$ 1,5
    if (const auto mark = text.find_first_of("($");
        mark != std::string_view::npos && mark > 0 && (text[mark] == '$' ? mark <= 2 : text.ends_with(')')))
        if (std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(mark), [](char c) {
                return c == '.' || c == '_' || std::isalnum(static_cast<unsigned char>(c)) != 0;
            }))
            text.remove_prefix(mark);
    // What people set before a number: a currency, a bracket for a minus, a sheet's mark of a text.
    for (bool more = true; more;) {
        more = false;
        for (const std::string_view mark : {"$", "\xE2\x82\xAC", "\xC2\xA3", "\xC2\xA5", "(", "[", "'", "=", "\"", "<",
                                            ">", "~", "\xE2\x89\x88", "\xC2\xB1", "+", "-", "\xE2\x88\x92", " "})
            if (text.starts_with(mark)) {
                text.remove_prefix(mark.size());
                more = true;
            }
    }
    for (const std::string_view digit : {"\xEF\xBC\x90", "\xD9\xA0", "\xDB\xB0"})  // full-width, Arabic, Persian
        if (text.size() >= digit.size() && text.substr(0, digit.size() - 1) == digit.substr(0, digit.size() - 1) &&
            static_cast<unsigned char>(text[digit.size() - 1] - digit.back()) < 10)
            return true;
    std::size_t at = 0, marks = 0;
    for (; at < text.size() && (is_digit(text[at]) || text[at] == '.' || text[at] == ','); ++at)
        marks += !is_digit(text[at]);
    if (at == marks)
        return false;  // no digit
    std::string_view rest = text.substr(at);
    if (rest.empty())
        return marks < 2 || text.size() > 10;  // 04.05.24 is a date
    if (text.ends_with(']'))
        return true;  // [1, 2]
    if (rest.starts_with('/'))
        return rest.size() > 1 && std::all_of(rest.begin() + 1, rest.end(), is_digit);
    for (const std::string_view mark :
         {"%", "\xE2\x80\xB0", "\xC2\xB0", ")", "]", "'", "\"", "$", "\xE2\x82\xAC", "\xC2\xA3", "\xC2\xB7", "\xC3\x97",
          "\xC2\xB1", "*", "^", "\xC2\xB2", "\xC2\xB3"})
        if (rest.starts_with(mark))
            return true;
    const bool apart = rest.starts_with(' ') || rest.starts_with(no_break_space);
    rest = without_blanks(rest);
    if (apart && (rest.starts_with("e") || rest.starts_with("E") || is_digit(rest.empty() ? ' ' : rest[0])))
        return rest.find_first_not_of("eE+-0123456789") == std::string_view::npos;
    constexpr std::array<std::string_view, 24> units{"m",  "s",  "kg", "g",   "cm",  "mm",  "km",  "ms",
                                                     "hz", "v",  "mv", "a",   "ma",  "k",   "w",   "pa",
                                                     "n",  "px", "db", "deg", "rad", "min", "khz", "m/s"};
    // "12 kg", "12kg" and "1.5m", but not 1a, which may be a name.
    const bool unit = (apart || rest.size() > 1) &&
                      std::any_of(units.begin(), units.end(), [&](std::string_view its) { return is_word(rest, its); });
    return unit || (marks == 1 && rest.size() <= 4 && rest.find_first_of("-:.") == std::string_view::npos) ||
           rest.starts_with("\xE2\x82\xAC") || rest.starts_with('%');
}

std::string_view without_blanks(std::string_view text)
{
    // The spaces of Unicode that spreadsheets and web pages leave, and marks without a width.
    constexpr std::array<std::string_view, 16> unseen{no_break_space, "\xE2\x80\x82", "\xE2\x80\x83", "\xE2\x80\x87",
                                                      "\xE2\x80\x89", "\xE2\x80\x8A", "\xE2\x80\x8B", "\xE2\x80\x8E",
                                                      "\xE2\x80\x8F", "\xE2\x80\xAA", "\xE2\x80\xAC", "\xE2\x80\xAD",
                                                      "\xE2\x80\xAF", "\xE2\x81\xA0", "\xE3\x80\x80", "\xEF\xBB\xBF"};
    const auto blank = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
    for (;;) {
        if (!text.empty() && blank(text.front())) {
            text.remove_prefix(1);
        } else if (!text.empty() && blank(text.back())) {
            text.remove_suffix(1);
        } else if (!text.empty() && ((text.front() | text.back()) & 0x80) != 0) {
            const std::size_t before = text.size();
            for (const std::string_view mark : unseen) {
                if (text.starts_with(mark))
                    text.remove_prefix(mark.size());
                if (text.ends_with(mark))
                    text.remove_suffix(mark.size());
            }
            if (text.size() == before)
                return text;
        } else {
            return text;
        }
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
            if (cell.whole && std::abs(value) >= largest_exact)
                cell.spelling |= Cell::rounded;
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

char mark_between_numbers(std::string_view text, char decimal)
{
    const auto mark = text.find_first_of(":~^&!/|;");
    if (mark == std::string_view::npos || mark == 0)
        return 0;
    const auto is_number = [&](std::string_view part) {
        return read_cell(without_blanks(part), decimal, false).kind == Cell::Kind::number;
    };
    const std::string_view rest = text.substr(mark + 1);
    return is_number(text.substr(0, mark)) && is_number(rest.substr(0, rest.find(text[mark]))) ? text[mark] : '\0';
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

bool is_unnamed(const std::string& name)
{
    return without_blanks(name).empty() || name.starts_with("Unnamed: ");
}

bool names_an_index(const std::string& name)
{
    constexpr std::array<std::string_view, 20> names{
        "index",    "idx", "id",  "ids",         "row",  "rows",   "rowid",    "rowindex", "rownumber", "rowname",
        "rownames", "rn",  "obs", "observation", "case", "caseid", "sampleid", "uid",      "level0",    "indexlevel0"};
    return is_among(names, name);
}

bool names_a_date(const std::string& name)
{
    constexpr std::array<std::string_view, 7> names{"date", "datetime", "timestamp", "year",
                                                    "ts",   "unixtime", "epochtime"};
    return is_among(names, name);
}

bool may_name_an_index(const std::string& name)
{
    constexpr std::array<std::string_view, 20> names{"x",    "v1",     "1", "column1", "t",     "time",  "timestep",
                                                     "step", "frame",  "i", "n",       "k",     "no",    "nr",
                                                     "num",  "number", "#", "sample",  "epoch", "record"};
    return names_an_index(name) || names_a_date(name) || is_among(names, name);
}

bool names_a_group(const std::string& name)
{
    constexpr std::array<std::string_view, 18> names{
        "subject", "subjectid", "participant", "patient", "patientid", "person", "animal", "session", "trial",
        "run",     "group",     "fold",        "batch",   "cluster",   "label",  "class",  "target",  "site"};
    return is_among(names, name);
}

}  // namespace disentangle
