// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/figure/text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>

namespace disentangle::figure {

namespace {

using Widths = std::array<std::uint16_t, 95>;  // thousandths of an em, from the blank to '~'

constexpr Widths regular{278,  278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
                         556,  556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
                         1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
                         667,  778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
                         333,  556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
                         556,  556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584};
constexpr Widths bold_widths{278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278,
                             556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611,
                             975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833, 722, 778,
                             667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556,
                             333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611,
                             611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584};

double character_width(char32_t c, bool bold)
{
    if (c >= U' ' && c <= U'~')
        return (bold ? bold_widths : regular)[static_cast<std::size_t>(c - U' ')] / 1000.0;
    if ((c >= 0x300 && c <= 0x36F) || c < U' ')  // combining marks
        return 0;
    switch (c) {
    case U'ẑ': return 0.5;
    case U'Ĝ': return 0.778;
    case U'←':
    case U'→':
    case U'…': return 1;
    case U'·': return 0.333;
    case U'−':
    case U'×':
    case U'±':
    case U'‖': return 0.584;
    default: break;
    }
    if (c >= 0x2E80 && c < 0x20000)  // East Asian scripts and symbols beyond
        return 1;
    return bold ? 0.65 : 0.6;
}

}  // namespace

std::string with_index(std::string_view base, std::string_view index)
{
    return std::string(base) + sub_begin + std::string(index) + sub_end;
}

std::string with_indices(std::string_view label)
{
    const auto is_letter = [&](std::size_t at) {
        return at < label.size() && ((label[at] >= 'a' && label[at] <= 'z') || (label[at] >= 'A' && label[at] <= 'Z'));
    };
    std::string text;
    for (std::size_t i = 0; i < label.size(); ++i) {
        if (label[i] == '_' && is_letter(i + 1)) {
            std::size_t end = i + 1;
            while (is_letter(end))
                ++end;
            text = with_index(text, label.substr(i + 1, end - i - 1));
            i = end - 1;
            continue;
        }
        const bool hat = label.substr(i).starts_with("Ĝ");
        const std::size_t letter = i + (hat ? std::string_view("Ĝ").size() : 1);
        const bool named = letter < label.size() && (label[letter] == 'a' || label[letter] == 'z');
        if ((hat || label[i] == 'G') && named && !is_letter(letter + 1)) {
            text += with_index(label.substr(i, letter - i), label.substr(letter, 1));
            i = letter;
        } else {
            text += label[i];
        }
    }
    return text;
}

std::string with_number_index(std::string_view name)
{
    if (name.empty())
        return {};
    std::string_view number = name;
    const char32_t letter = take_character(number);
    const bool is_letter = (letter >= U'a' && letter <= U'z') || (letter >= U'A' && letter <= U'Z') || letter == U'ẑ';
    const bool counted =
        !number.empty() && std::ranges::all_of(number, [](char digit) { return digit >= '0' && digit <= '9'; });
    return is_letter && counted ? with_index(name.substr(0, name.size() - number.size()), number) : std::string(name);
}

std::string with_number_indices(std::string_view sentence, const std::vector<std::string>& names)
{
    // Words of ASCII letters and digits: whatever else is a name has no number that would be an index.
    const auto in_word = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; };
    std::string text;
    while (!sentence.empty()) {
        const auto end = static_cast<std::size_t>(std::ranges::find_if_not(sentence, in_word) - sentence.begin());
        const std::string word(sentence.substr(0, end));
        text += std::ranges::find(names, word) != names.end() ? with_number_index(word) : word;
        if (end < sentence.size())
            text += sentence[end];
        sentence.remove_prefix(std::min(end + 1, sentence.size()));
    }
    return text;
}

std::string plain(std::string_view text)
{
    std::string result;
    for (const char c : text) {
        if (c == sub_begin)
            result += '_';
        else if (c != sub_end)
            result += c;
    }
    return result;
}

std::vector<Run> runs_of(std::string_view text)
{
    std::vector<Run> runs;
    bool index = false;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of("\x0e\x0f"), text.size());
        if (end > 0)
            runs.push_back({std::string(text.substr(0, end)), index});
        if (end < text.size())
            index = text[end] == sub_begin;
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return runs;
}

double text_width(std::string_view text, bool bold)
{
    double width = 0;
    for (const Run& run : runs_of(text)) {
        std::string_view rest = run.text;
        while (!rest.empty())
            width += character_width(take_character(rest), bold) * (run.index ? index_size : 1);
    }
    return width;
}

std::string elided(const std::string& text, double width, bool bold)
{
    if (text_width(text, bold) <= width)
        return text;
    std::string result;
    std::string_view rest = text;
    while (!rest.empty()) {
        const std::string_view before = rest;
        take_character(rest);
        const std::string longer = result + std::string(before.substr(0, before.size() - rest.size()));
        if (!result.empty() && text_width(longer + "…", bold) > width)
            break;
        result = longer;
    }
    // A subscript that was begun ends before the dots do.
    if (result.rfind(sub_begin) != std::string::npos && result.rfind(sub_begin) > result.rfind(sub_end) + 1)
        result += sub_end;
    return result + "…";
}

std::vector<std::string> wrapped_lines(std::string_view text, double width)
{
    std::vector<std::string> lines;
    std::string line;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        const std::string word(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (!line.empty() && text_width(line + ' ' + word) > width) {
            lines.push_back(line);
            line = word;
        } else {
            line += (line.empty() ? "" : " ") + word;
        }
    }
    if (!line.empty())
        lines.push_back(line);
    return lines;
}

char32_t take_character(std::string_view& text)
{
    const auto first = static_cast<unsigned char>(text[0]);
    const std::size_t length = first < 0x80 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 0;
    if (length == 0 || length > text.size()) {
        text.remove_prefix(1);
        return 0xFFFD;
    }
    char32_t character = length == 1 ? first : first & (0x7FU >> length);
    for (std::size_t i = 1; i < length; ++i) {
        const auto next = static_cast<unsigned char>(text[i]);
        if ((next & 0xC0U) != 0x80U) {
            text.remove_prefix(1);
            return 0xFFFD;
        }
        character = (character << 6) | (next & 0x3FU);
    }
    text.remove_prefix(length);
    return character;
}

std::string utf8_of(char32_t c)
{
    const auto byte = [](char32_t value) { return static_cast<char>(static_cast<unsigned char>(value)); };
    if (c < 0x80)
        return {byte(c)};
    if (c < 0x800)
        return {byte(0xC0 | (c >> 6)), byte(0x80 | (c & 0x3F))};
    if (c < 0x10000)
        return {byte(0xE0 | (c >> 12)), byte(0x80 | ((c >> 6) & 0x3F)), byte(0x80 | (c & 0x3F))};
    return {byte(0xF0 | (c >> 18)), byte(0x80 | ((c >> 12) & 0x3F)), byte(0x80 | ((c >> 6) & 0x3F)),
            byte(0x80 | (c & 0x3F))};
}

}  // namespace disentangle::figure
