// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"

#include <algorithm>
#include <vector>

namespace disentangle {

namespace {

std::string message(std::string_view file, std::string_view place, std::string_view found, std::string_view expected,
                    int line)
{
    std::string text;
    for (const std::string_view part : {file, place, found}) {
        if (part.empty())
            continue;
        if (!text.empty())
            text += ": ";
        text += part;
    }
    if (!expected.empty()) {
        text += text.empty() ? "expected " : ", expected ";
        text += expected;
    }
    if (line > 0)
        text += " (line " + std::to_string(line) + ")";
    return text;
}

/// Bytes of the printable UTF-8 character that `text` begins with, or 0 if it begins with none.
std::size_t utf8_length(std::string_view text)
{
    const auto first = static_cast<unsigned char>(text[0]);
    if (first < 0x80)
        return first >= 0x20 && first != 0x7F ? 1 : 0;
    const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || text.size() < length)
        return 0;
    for (std::size_t i = 1; i < length; ++i) {
        if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U)
            return 0;
    }
    // Overlong forms, surrogates and code points past the last one differ from characters in their second byte.
    const auto second = static_cast<unsigned char>(text[1]);
    const bool foreign = (first == 0xE0 && second < 0xA0) || (first == 0xED && second > 0x9F) ||
                         (first == 0xF0 && second < 0x90) || (first == 0xF4 && second > 0x8F);
    return foreign ? 0 : length;
}

}  // namespace

InputError::InputError(std::string_view file, std::string_view place, std::string_view found, std::string_view expected,
                       int line)
    : Error(message(file, place, found, expected, line)),
      file_(file),
      place_(place),
      found_(found),
      expected_(expected),
      line_(line)
{
}

std::string printable(std::string_view text, std::size_t longest)
{
    std::string result;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t length = utf8_length(text.substr(at));
        if (at + std::max<std::size_t>(length, 1) > longest)
            return result + "...";
        if (length == 0)
            result += '?';
        else
            result += text.substr(at, length);
        at += std::max<std::size_t>(length, 1);
    }
    return result;
}

std::string well_formed(std::string_view text)
{
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        const bool ascii = static_cast<unsigned char>(text[at]) < 0x80;
        const std::size_t length = ascii ? 1 : utf8_length(text.substr(at));
        if (length == 0)
            result += '?';
        else
            result += text.substr(at, length);
        at += std::max<std::size_t>(length, 1);
    }
    return result;
}

std::string in_quotes(std::string_view text)
{
    return "'" + printable(text, 40) + "'";
}

int edit_distance(std::string_view a, std::string_view b)
{
    std::vector<int> row(b.size() + 1);
    for (std::size_t j = 0; j < row.size(); ++j)
        row[j] = static_cast<int>(j);
    for (std::size_t i = 1; i <= a.size(); ++i) {
        int diagonal = row[0];
        row[0] = static_cast<int>(i);
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const int replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row.back();
}

}  // namespace disentangle
