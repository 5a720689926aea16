// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/words/glossary.h"

#include "core/base/error.h"
#include "core/words/documents.h"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

namespace disentangle {
namespace {

constexpr const char* glossary_file = "docs/glossary.md";

/// Takes what stands between two signs off the front of a text; empty, and nothing is taken, where it does not begin so.
std::string_view take_between(std::string_view& text, std::string_view open, std::string_view close)
{
    if (!text.starts_with(open))
        return {};
    const std::size_t end = text.find(close, open.size());
    if (end == std::string_view::npos)
        return {};
    const std::string_view inside = text.substr(open.size(), end - open.size());
    text.remove_prefix(end + close.size());
    return inside;
}

/// The document's short names of the papers, written out.
std::string full_source(std::string source)
{
    constexpr std::array papers{std::pair{"L22", "Lachapelle et al. 2022"}, std::pair{"L23", "Lachapelle et al. 2023"},
                                std::pair{"L24", "Lachapelle et al. 2024"}};
    for (const auto& [name, paper] : papers)
        if (const std::size_t at = source.find(name); at != std::string::npos)
            source.replace(at, std::string_view(name).size(), paper);
    return source;
}

GlossaryTerm term_of(const words::Line& line, const std::string& section)
{
    std::string_view rest = std::string_view(line.text).substr(2);
    const std::string_view name = take_between(rest, "**", "**");
    const std::string_view id = take_between(rest, " (`", "`): ");
    const std::size_t source =
        rest.ends_with('*') ? rest.substr(0, rest.size() - 1).rfind(" *") : std::string_view::npos;
    if (name.empty() || id.empty() || source == std::string_view::npos || !rest.substr(0, source).ends_with('.'))
        throw InputError(glossary_file, "entry", in_quotes(line.text), "- **name** (`id`): Sentence. *Source*",
                         line.number);
    return {std::string(id), std::string(name), std::string(rest.substr(0, source)),
            full_source(std::string(rest.substr(source + 2, rest.size() - source - 3))), section};
}

}  // namespace

std::vector<GlossaryTerm> read_glossary(std::string_view document)
{
    std::vector<GlossaryTerm> terms;
    std::string section;
    for (const words::Line& line : words::lines_of(document)) {
        if (line.text.starts_with("## "))
            section = line.text.substr(3);
        if (!line.text.starts_with("- "))
            continue;
        GlossaryTerm term = term_of(line, section);
        if (std::ranges::find(terms, term.id, &GlossaryTerm::id) != terms.end())
            throw InputError(glossary_file, "entry", in_quotes(term.id) + " a second time", "one entry of each id",
                             line.number);
        terms.push_back(std::move(term));
    }
    return terms;
}

const std::vector<GlossaryTerm>& glossary()
{
    static const std::vector<GlossaryTerm> terms = read_glossary(words::glossary);
    return terms;
}

const GlossaryTerm* find_glossary_term(std::string_view id)
{
    const auto found = std::ranges::find(glossary(), id, &GlossaryTerm::id);
    return found == glossary().end() ? nullptr : &*found;
}

const GlossaryTerm& glossary_term(std::string_view id)
{
    if (const GlossaryTerm* term = find_glossary_term(id))
        return *term;
    throw std::out_of_range("no word " + std::string(id) + " in the glossary");
}

}  // namespace disentangle
