// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace disentangle {

/// A line "key: value", or "key:" with a list below it, each entry a line "- entry". Values may stand in double quotes.
struct FrontMatterEntry {
    std::string key;
    std::string value;              ///< empty where there is a list
    std::vector<std::string> list;  ///< empty where there is a value
    int line = 0;                   ///< from 1
};

/// The lines between the first line "---" and the next one, and what comes after them.
struct FrontMatter {
    std::vector<FrontMatterEntry> entries;  ///< each key once
    std::string_view body;                  ///< part of the text
    int body_line = 0;                      ///< the line that it begins with

    /// nullptr when there is none.
    const FrontMatterEntry* find(std::string_view key) const;
};

/// Throws InputError with the line: when there is none, it does not end, a line is neither of the two forms, or a key is
/// not among `known` or there twice.
FrontMatter parse_front_matter(std::string_view text, std::string_view file,
                               const std::vector<std::string_view>& known);

/// Without blanks at both ends.
std::string_view trimmed(std::string_view text);

}  // namespace disentangle
