// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

// The documents that the window reads its words from, built into the program by core/CMakeLists.txt.
namespace disentangle::words {

extern const std::string_view glossary;  ///< docs/glossary.md
extern const std::string_view notation;  ///< docs/notation.md
extern const std::string_view views;     ///< docs/views.md

/// A line of a document that stands for itself: a heading, an item of a list, a row of a table or a paragraph, with the
/// lines that go on with it joined by single spaces.
struct Line {
    std::string text;
    int number = 0;  ///< of its first line, from 1
};
/// What the document consists of, in its order.
std::vector<Line> lines_of(std::string_view document);

/// Without white space at its ends.
std::string_view trimmed(std::string_view text);

}  // namespace disentangle::words
