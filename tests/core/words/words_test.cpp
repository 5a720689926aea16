// SPDX-License-Identifier: GPL-3.0-or-later
// The documents that the window's words come from, and how they are read.
#include "core/base/error.h"
#include "core/experiment/parameter.h"
#include "core/record/catalogue.h"
#include "core/words/documents.h"
#include "core/words/explanations.h"
#include "core/words/glossary.h"
#include "core/words/notation.h"

#include <algorithm>
#include <array>
#include <doctest/doctest.h>
#include <set>
#include <string>

using namespace disentangle;

namespace {

/// How many lines of a document begin with a text.
std::ptrdiff_t lines_with(std::string_view document, std::string_view beginning)
{
    std::ptrdiff_t count = 0;
    for (std::size_t at = 0; (at = document.find(beginning, at)) != std::string_view::npos; ++at)
        count += at == 0 || document[at - 1] == '\n';
    return count;
}

/// The line that reading complains of; 0 where it does not.
int line_refused(const auto& read, std::string_view document)
{
    try {
        read(document);
    } catch (const InputError& error) {
        return error.line();
    }
    return 0;
}

}  // namespace

TEST_CASE("an entry of the glossary has a name, an id, sentences that may go on, a source and a section")
{
    const auto terms =
        read_glossary("# Glossary\nWords.\n\n## Scores\n- **MCC** (`mcc`): Mean |correlation|.\n"
                      "  It is 1 at best. *L24; docs/theory.md (f)*\n- **+** (`badge`): Mixed. *here*\n");
    REQUIRE(terms.size() == 2);
    CHECK(terms[0].id == "mcc");
    CHECK(terms[0].name == "MCC");
    CHECK(terms[0].sentence == "Mean |correlation|. It is 1 at best.");
    CHECK(terms[0].source == "Lachapelle et al. 2024; docs/theory.md (f)");
    CHECK(terms[1].name == "+");
    CHECK(terms[1].section == "Scores");
}

TEST_CASE("an entry that lacks a part, and an id that stands twice, are refused with their line")
{
    const auto refused = [](std::string_view document) { return line_refused(read_glossary, document); };
    CHECK(refused("\n- **MCC**: Mean. *here*") == 2);
    CHECK(refused("- **MCC** (`mcc`): Mean.") == 1);
    CHECK(refused("- **MCC** (`mcc`): Mean *here*") == 1);
    CHECK(refused("- **A** (`a`): One. *here*\n- **B** (`a`): Two. *here*") == 2);
    CHECK(refused("- **A** (`a`): One. *here*\n- **B** (`b`): Two. *here*") == 0);
}

TEST_CASE("every item of the document is an entry, and every entry stands in a section")
{
    CHECK(std::ssize(glossary()) == lines_with(words::glossary, "- "));
    CHECK(glossary().size() > 100);
    for (const GlossaryTerm& term : glossary()) {
        CAPTURE(term.id);
        CHECK(term.sentence.ends_with('.'));
        CHECK_FALSE(term.section.empty());
        CHECK(&glossary_term(term.id) == &term);
    }
    CHECK(find_glossary_term("no such word") == nullptr);
    CHECK_THROWS_AS(glossary_term("no such word"), std::out_of_range);
}

TEST_CASE("a row of the notation is four cells, with bars that are none of the table")
{
    const auto rows =
        read_notation("## A paper\n### A part\n| symbol | stands for | here | in the window |\n|---|---|---|---|\n"
                      "| q(z \\| x) | the posterior | mean | view `KL` |\n");
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].paper == "A paper");
    CHECK(rows[0].part == "A part");
    CHECK(rows[0].symbol == "q(z | x)");
    CHECK(rows[0].place == "view KL");
    CHECK(line_refused(read_notation, "| a | b | c | d |\n|---|---|---|---|\n| a | b | c |\n") == 3);
    CHECK(line_refused(read_notation, "| a | b | c | d |\n|---|---|---|---|\n| a | b |  | d |\n") == 3);
}

TEST_CASE("the notation has both papers, a symbol once in each part, and every row of the document")
{
    // Each table has a row of headings and one of dashes.
    CHECK(std::ssize(notation()) == lines_with(words::notation, "| ") - lines_with(words::notation, "|---"));
    std::set<std::string> papers, symbols;
    for (const NotationRow& row : notation()) {
        CAPTURE(row.symbol);
        papers.insert(row.paper);
        CHECK(symbols.insert(row.part + ": " + row.symbol).second);
    }
    CHECK(papers.size() == 2);
}

TEST_CASE("what the notation calls a name of this program is one")
{
    int seen = 0;
    std::string_view rest = words::notation.substr(words::notation.find("\n## "));
    for (std::size_t open = 0; (open = rest.find('`')) != std::string_view::npos;) {
        const std::size_t close = rest.find('`', open + 1);
        const std::string name(rest.substr(open + 1, close - open - 1));
        rest.remove_prefix(close + 1);
        CAPTURE(name);
        const bool other = name == "Ga" || name == "Gz" || name.starts_with("disentangle ");
        CHECK((other || find_parameter(name) || metric_info(name) || snapshot_info(name)));
        ++seen;
    }
    CHECK(seen > 30);
}

TEST_CASE("an explanation has two sentences or so, what to look for, and words that the glossary has")
{
    const auto sections =
        read_explanations("# What\nText.\n## Views\n### Loss (`view loss`)\nWhat is\nminimised. Low.\n"
                          "\nLook for: a rest.\n\nWords: mcc, r\n");
    REQUIRE(sections.size() == 1);
    CHECK(sections[0].id == "view loss");
    CHECK(sections[0].title == "Loss");
    CHECK(sections[0].text == "What is minimised. Low.");
    CHECK(sections[0].look_for == "a rest.");
    CHECK(sections[0].words == std::vector<std::string>{"mcc", "r"});
    CHECK(line_refused(read_explanations, "### Loss (`loss`)\nText.\n### KL (`kl`)\nText.\n\nLook for: it.\n") == 3);
    CHECK(line_refused(read_explanations, "### Loss\nText.\n") == 1);

    for (const Explanation& section : explanations()) {
        CAPTURE(section.id);
        const auto sentences = std::ranges::count(section.text, '.');
        CHECK(sentences >= 2);
        CHECK(sentences <= 3);
        CHECK(section.look_for.ends_with('.'));
        for (const std::string& word : section.words) {
            CAPTURE(word);
            CHECK(find_glossary_term(word) != nullptr);
        }
    }
}
