// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lesson/front_matter.h"

#include "core/base/error.h"

#include <algorithm>

namespace disentangle {
namespace {

std::string listed(const std::vector<std::string_view>& names)
{
    std::string text;
    for (const std::string_view name : names)
        text += (text.empty() ? "" : ", ") + std::string(name);
    return text;
}

/// A value that YAML would misread, such as one with a colon in it, may stand in double quotes.
std::string unquoted(std::string_view value)
{
    if (value.size() >= 2 && value.front() == '"' && value.back() == '"')
        value = value.substr(1, value.size() - 2);
    return std::string(value);
}

}  // namespace

const FrontMatterEntry* FrontMatter::find(std::string_view key) const
{
    const auto found = std::ranges::find(entries, key, &FrontMatterEntry::key);
    return found == entries.end() ? nullptr : &*found;
}

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view blank = " \t\r";
    const std::size_t first = text.find_first_not_of(blank);
    return first == std::string_view::npos ? std::string_view{}
                                           : text.substr(first, text.find_last_not_of(blank) - first + 1);
}

FrontMatter parse_front_matter(std::string_view text, std::string_view file, const std::vector<std::string_view>& known)
{
    FrontMatter matter;
    int number = 0;
    const auto next_line = [&] {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        ++number;
        return trimmed(line);
    };
    if (const std::string_view first = next_line(); first != "---")
        throw InputError(file, "first line", in_quotes(first), "---, which begins title, minutes and the question", 1);
    for (;;) {
        if (text.empty())
            throw InputError(file, "front matter", "the end of the file", "a line --- at its end", number);
        const std::string_view line = next_line();
        if (line == "---")
            break;
        if (line.empty() || line.starts_with('#'))
            continue;
        if (line.starts_with("- ")) {
            if (matter.entries.empty() || !matter.entries.back().value.empty())
                throw InputError(file, "front matter", in_quotes(line), "a list below a key without a value", number);
            matter.entries.back().list.push_back(unquoted(trimmed(line.substr(2))));
            continue;
        }
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos)
            throw InputError(file, "front matter", in_quotes(line), "key: value, or - entry", number);
        const std::string key(trimmed(line.substr(0, colon)));
        if (std::ranges::find(known, key) == known.end())
            throw InputError(file, "front matter", in_quotes(key), "one of " + listed(known), number);
        if (matter.find(key) != nullptr)
            throw InputError(file, key, "it a second time", "each key once", number);
        matter.entries.push_back({key, unquoted(trimmed(line.substr(colon + 1))), {}, number});
    }
    matter.body = text;
    matter.body_line = number + 1;
    return matter;
}

}  // namespace disentangle
