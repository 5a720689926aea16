// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/words/explanations.h"

#include "core/base/error.h"
#include "core/words/documents.h"

#include <algorithm>

namespace disentangle {
namespace {

constexpr const char* views_file = "docs/views.md";

std::vector<std::string> listed_words(std::string_view list)
{
    std::vector<std::string> ids;
    while (!list.empty()) {
        const std::size_t end = std::min(list.find(','), list.size());
        ids.emplace_back(words::trimmed(list.substr(0, end)));
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return ids;
}

}  // namespace

std::vector<Explanation> read_explanations(std::string_view document)
{
    constexpr std::string_view look_for = "Look for: ", words_used = "Words: ";
    std::vector<Explanation> sections;
    const auto finish = [&sections](int line) {
        if (!sections.empty() && (sections.back().text.empty() || sections.back().look_for.empty()))
            throw InputError(views_file, sections.back().title, "a section without a part",
                             "a paragraph and one that begins with \"Look for: \"", line);
    };
    int last = 0;
    bool inside = false;
    for (const words::Line& line : words::lines_of(document)) {
        const std::string_view text = line.text;
        last = line.number;
        if (text.starts_with("#")) {
            finish(line.number);
            inside = text.starts_with("### ");
            if (!inside)
                continue;
            const std::size_t open = text.find(" (`"), close = text.find("`)");
            if (open == std::string_view::npos || close == std::string_view::npos)
                throw InputError(views_file, "heading", in_quotes(text), "### Title (`id`)", line.number);
            sections.push_back({std::string(text.substr(open + 3, close - open - 3)),
                                std::string(text.substr(4, open - 4)),
                                {},
                                {},
                                {}});
        } else if (!inside) {
            continue;
        } else if (text.starts_with(look_for)) {
            sections.back().look_for = text.substr(look_for.size());
        } else if (text.starts_with(words_used)) {
            sections.back().words = listed_words(text.substr(words_used.size()));
        } else if (sections.back().text.empty()) {
            sections.back().text = text;
        } else {
            throw InputError(views_file, sections.back().title, in_quotes(text), "one paragraph", line.number);
        }
    }
    finish(last);
    return sections;
}

const std::vector<Explanation>& explanations()
{
    static const std::vector<Explanation> sections = read_explanations(words::views);
    return sections;
}

const Explanation* find_explanation(std::string_view id)
{
    const auto found = std::ranges::find(explanations(), id, &Explanation::id);
    return found == explanations().end() ? nullptr : &*found;
}

}  // namespace disentangle
