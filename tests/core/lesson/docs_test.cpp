// SPDX-License-Identifier: GPL-3.0-or-later
// docs/lessons.md names every fact and every place that a lesson may speak of: those of the tables in the code.
#include "core/base/file.h"
#include "core/lesson/facts.h"
#include "core/lesson/lint.h"
#include "core/lesson/places.h"

#include <cstdlib>
#include <doctest/doctest.h>

using namespace disentangle;

namespace {

const std::string page_path = DISENTANGLE_GOLDEN_DIR "/../../docs/lessons.md";
const std::string begin_mark = "<!-- The tables below are written by tests/core/lesson/docs_test.cpp. -->\n";
const std::string end_mark = "<!-- End of the tables. -->\n";

std::string in_cell(std::string_view text)
{
    std::string out;
    for (const char c : text)
        out += c == '|' ? std::string("\\|") : std::string(1, c);
    return out;
}

std::string value_in_words(const FactKind& fact)
{
    switch (fact.is) {
    case FactIs::flag: return "holds or not";
    case FactIs::number: return "a number";
    case FactIs::text: return "a text";
    case FactIs::value: return "as the parameter";
    case FactIs::word: break;
    }
    std::string words;
    for (const std::string_view word : fact.words)
        words += (words.empty() ? "`" : ", `") + std::string(word) + '`';
    return words;
}

std::string tables()
{
    std::string text = "### Facts\n| fact | | is | for example |\n|---|---|---|---|\n";
    for (const FactKind& fact : fact_kinds()) {
        text += "| `" + std::string(fact.name) + "`";
        if (fact.takes != FactTakes::nothing)
            text += " and " + std::string(words_for(fact.takes));
        text +=
            " | " + in_cell(fact.sentence) + " | " + value_in_words(fact) + " | `" + in_cell(fact.example) + "` |\n";
    }
    text += "\n### Places\n| place | |\n|---|---|\n";
    for (const LessonPlace& place : lesson_places()) {
        const char* kind = place.kind == LessonPlace::Kind::view    ? "view "
                           : place.kind == LessonPlace::Kind::panel ? "panel "
                                                                    : "";
        text += "| `" + std::string(kind) + std::string(place.name) + "` | " + in_cell(place.sentence) + " |\n";
    }
    return text + "| `parameter KEY` | the row of a parameter in Parameters |\n";
}

}  // namespace

TEST_CASE("docs/lessons.md lists every fact and every place, as the code does")
{
    std::string page = read_file(page_path);
    const std::size_t begin = page.find(begin_mark), end = page.find(end_mark);
    REQUIRE(begin != std::string::npos);
    REQUIRE(end != std::string::npos);
    const std::size_t first = begin + begin_mark.size();
    if (std::getenv("DISENTANGLE_UPDATE_RESOURCES") != nullptr) {
        page.replace(first, end - first, tables());
        write_file_atomically(page_path, page);
    } else {
        INFO("run this test with DISENTANGLE_UPDATE_RESOURCES=1 to write the tables anew");
        CHECK(page.substr(first, end - first) == tables());
    }
}

TEST_CASE("the lesson in docs/lessons.md is one")
{
    const std::string page = read_file(page_path), fence = "```markdown\n";
    const std::size_t begin = page.find(fence) + fence.size();
    const Lesson lesson = parse_lesson(page.substr(begin, page.find("```", begin) - begin), "docs/lessons.md");
    CHECK(lesson.steps.size() == 3);
    CHECK(problems_of(lesson).empty());
}
