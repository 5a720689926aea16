// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace disentangle {

/// "What am I looking at?" of a view or a panel: a section of docs/views.md.
struct Explanation {
    std::string id;                  ///< "view scores", "panel world"
    std::string title;               ///< as it stands above the view
    std::string text;                ///< two sentences
    std::string look_for;            ///< what to look for
    std::vector<std::string> words;  ///< ids of the glossary that it uses
};

const std::vector<Explanation>& explanations();
/// nullptr where there is none.
const Explanation* find_explanation(std::string_view id);

/// Sections of a document: a heading "### Title (`id`)", a paragraph, one that begins with "Look for: " and one that begins
/// with "Words: ". Throws InputError with the line of what does not belong, or of a section that lacks a part.
std::vector<Explanation> read_explanations(std::string_view document);

}  // namespace disentangle
