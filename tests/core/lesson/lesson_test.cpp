// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/file.h"
#include "core/lesson/library.h"
#include "core/lesson/lint.h"
#include "core/lesson/places.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <filesystem>
#include <unistd.h>

using namespace disentangle;

namespace {

const std::string front = R"(---
title: Three latents
minutes: 6
needs: Example3
question: Is it so?
options:
  - Yes
  - No
answer: 2
because: It is not.
---
)";

const std::string steps = R"(
Something *first*.

## Choose a preset
<!--
check: preset == "Example4"
point: presets
wrong: preset == "Example3" -> That is the one you had. Choose **another**,
  such as Example 4.
wrong: edges Ga == 0 -> Undo that.
-->

Press the button.

### A remark
- one

## Read `this`

The end.
)";

std::string problem(const std::string& text)
{
    try {
        parse_lesson(text, "a.md");
    } catch (const InputError& error) {
        return error.what();
    }
    return {};
}

std::string replaced(std::string text, const std::string& what, const std::string& by)
{
    text.replace(text.find(what), what.size(), by);
    return text;
}

std::vector<std::string> lint(const std::string& text)
{
    std::vector<std::string> found;
    for (const InputError& problem : problems_of(parse_lesson(text, "a.md")))
        found.emplace_back(problem.what());
    return found;
}

struct OwnFolder {
    std::filesystem::path path;
    OwnFolder() : path(std::filesystem::temp_directory_path() / ("disentangle-lessons-" + std::to_string(::getpid())))
    {
        std::filesystem::create_directories(path);
    }
    ~OwnFolder() { std::filesystem::remove_all(path); }
};

}  // namespace

TEST_CASE("a lesson is read with its question, its steps and where they stand")
{
    const Lesson lesson = parse_lesson(front + steps, "a.md");
    CHECK(lesson.title == "Three latents");
    CHECK(lesson.minutes == 6);
    CHECK(lesson.needs == "Example3");
    REQUIRE(lesson.question);
    CHECK(lesson.question->text == "Is it so?");
    CHECK(lesson.question->options == std::vector<std::string>{"Yes", "No"});
    CHECK(lesson.question->answer == 1);
    CHECK(lesson.html == "<p>Something <em>first</em>.</p>\n");
    REQUIRE(lesson.steps.size() == 2);
    const LessonStep& first = lesson.steps[0];
    CHECK(first.title == "Choose a preset");
    CHECK(first.line == 15);
    CHECK(first.check_line == 17);
    CHECK(first.point == "presets");
    CHECK(first.html == "<p>Press the button.</p>\n<h3>A remark</h3>\n<ul>\n<li>one</li>\n</ul>\n");
    REQUIRE(first.wrong.size() == 2);
    CHECK(first.wrong[0].html ==
          "<p>That is the one you had. Choose <strong>another</strong>, such as Example 4.</p>\n");
    CHECK(first.wrong[1].line == 21);
    LessonState state;
    CHECK_FALSE(holds(*first.check, state));
    state.set("preset", "Example4");
    CHECK(holds(*first.check, state));
    CHECK(lesson.steps[1].title == "Read this");
    CHECK_FALSE(lesson.steps[1].check);
    CHECK(lint(front + steps).empty());
    CHECK(parse_lesson(replaced(front, "Three latents", "\"Three: latents\"") + steps, "a.md").title ==
          "Three: latents");
    // The same with the line ends of Windows.
    std::string windows;
    for (const char c : front + steps)
        windows += c == '\n' ? std::string("\r\n") : std::string(1, c);
    CHECK(parse_lesson(windows, "a.md").steps[0].check_line == 17);
}

TEST_CASE("a lesson without a question, or without a preset, is one too")
{
    const Lesson lesson = parse_lesson("---\ntitle: A\nminutes: 1\n---\n## B\nC\n", "a.md");
    CHECK_FALSE(lesson.question);
    CHECK(lesson.needs.empty());
    CHECK(lesson.steps.size() == 1);
}

TEST_CASE("what is wrong with the form of a lesson is told with its line")
{
    CHECK(problem("# A lesson\n") ==
          "a.md: first line: '# A lesson', expected ---, which begins title, minutes and the question (line 1)");
    CHECK(problem("---\ntitle: A\n") ==
          "a.md: front matter: the end of the file, expected a line --- at its end (line 2)");
    CHECK(problem("---\nminutes: 3\n---\n## B\nC\n") ==
          "a.md: front matter: no title, expected title: and what it is (line 3)");
    CHECK(problem(replaced(front, "minutes: 6", "minutes: long") + steps) ==
          "a.md: minutes: 'long', expected a whole number from 1 to 60 (line 3)");
    CHECK(
        problem(replaced(front, "title", "titel") + steps) ==
        "a.md: front matter: 'titel', expected one of title, minutes, needs, data, question, options, answer, because (line 2)");
    CHECK(problem(replaced(front, "minutes: 6", "title: again") + steps) ==
          "a.md: title: it a second time, expected each key once (line 3)");
    CHECK(problem(replaced(front, "answer: 2", "answer: 3") + steps) ==
          "a.md: answer: '3', expected a whole number from 1 to 2 (line 9)");
    CHECK(problem(replaced(front, "because: It is not.\n", "") + steps) ==
          "a.md: front matter: no because, expected because: and what it is (line 10)");
    CHECK(problem(replaced(front, "  - No\n", "") + steps) ==
          "a.md: options: 1 of them, expected 2 to 6, each a line - below options: (line 6)");
    CHECK(problem(front + "Text alone.\n") == "a.md: steps: none, expected a heading ## for each step");
    CHECK(
        problem(front + "# Title\n") ==
        "a.md: text before the first step: a heading #, expected ## for a step; the title is in the front matter (line "
        "12)");
    CHECK(problem(front + "## A\n\n<b>bold</b>\n\n<div>x</div>\n").find("step 1: HTML, expected Markdown") !=
          std::string::npos);
    CHECK(problem(front + replaced(steps, "check:", "chek:")) ==
          "a.md: step 1: 'chek: preset == \"Example4\"', expected check:, point: or wrong: (line 17)");
    CHECK(problem(front + replaced(steps, "== \"Example4\"", "= \"Example4\"")).find("step 1, check: '='") !=
          std::string::npos);
    CHECK(problem(front + replaced(steps, " -> Undo that.", "")) ==
          "a.md: step 1, wrong: 'edges Ga == 0', expected CHECK -> answer (line 21)");
    CHECK(problem(front + replaced(steps, "point: presets", "check: run")) ==
          "a.md: step 1, check: it a second time, expected one of it (line 18)");
}

TEST_CASE("the linter finds what does not exist")
{
    CHECK(lint(replaced(front, "needs: Example3", "needs: Example33") + steps) ==
          std::vector<std::string>{
              "a.md: needs: the preset 'Example33', which does not exist, expected perhaps 'Example3' (line 4)"});
    const auto with = [&](const std::string& check) {
        return lint(front + replaced(steps, "preset == \"Example4\"", check));
    };
    CHECK(with("score mmc > 0.5") ==
          std::vector<std::string>{"a.md: step 1, check: the metric 'mmc', which does not exist, expected one of "
                                   "docs/reading-runs.md (line 17)"});
    CHECK(with("view graph") ==
          std::vector<std::string>{
              "a.md: step 1, check: the view 'graph', which does not exist, expected perhaps 'graphs' (line 17)"});
    CHECK(with("panel verdicts") ==
          std::vector<std::string>{
              "a.md: step 1, check: the panel 'verdicts', which does not exist, expected perhaps 'verdict' (line 17)"});
    CHECK(with("parameter training.step > 3").front().find("perhaps 'training.steps'") != std::string::npos);
    CHECK(with("parameter training.steps == \"many\"").front().find("expected an integer") != std::string::npos);
    CHECK(with("parameter sparsity.search == \"mask\"").size() == 1);
    CHECK(with("parameter sparsity.search == \"masks\"").empty());
    CHECK(with("edge Ga z2<-a1").empty());
    CHECK(with("edge Ga robot<-a1").front().find("the latent or action 'robot'") != std::string::npos);
    CHECK(lint(front + replaced(steps, "point: presets", "point: preset")) ==
          std::vector<std::string>{
              "a.md: step 1, point: 'preset', which does not exist, expected perhaps 'presets' (line 18)"});
    for (const char* point : {"view graphs", "panel verdict", "parameter training.steps", "run"})
        CHECK(lint(front + replaced(steps, "point: presets", "point: " + std::string(point))).empty());
    CHECK(lint(front + "## A\n").front() == "a.md: step 1: no text, expected what is to be done, and why (line 12)");
}

TEST_CASE("one's own lessons follow the program's, or take their place")
{
    const auto built_in = lessons();
    REQUIRE(!built_in.empty());
    const OwnFolder own;
    write_file_atomically(own.path / "zebra.md", "---\ntitle: Mine\nminutes: 3\n---\n## A\nB\n");
    write_file_atomically(own.path / (built_in[0].id + ".md"), "---\ntitle: Other\nminutes: 3\n---\n## A\nB\n");
    write_file_atomically(own.path / "broken.md", "no lesson\n");
    write_file_atomically(own.path / "notes.txt", "no lesson\n");
    const auto all = lessons(own.path, {"zebra"});
    REQUIRE(all.size() == built_in.size() + 2);
    CHECK(all[0].title == "Other");
    CHECK(all[0].own);
    CHECK(all[built_in.size()].id == "broken");
    CHECK(all[built_in.size()].problem.find("first line") != std::string::npos);
    CHECK(all.back().title == "Mine");
    CHECK(all.back().done);
    CHECK(load_lesson(all.back()).steps.size() == 1);
    CHECK(lessons(own.path / "nowhere").size() == built_in.size());
}

TEST_CASE("a lesson brings a table: from beside it, or of the program's as a copy")
{
    const OwnFolder own;
    LessonEntry entry;
    entry.own = true;
    entry.file = (own.path / "mine.md").string();
    write_file_atomically(entry.file, "---\ntitle: Mine\nminutes: 3\ndata: rows.csv\n---\n## A\nB\n");
    const Lesson mine = load_lesson(entry);
    CHECK(lesson_data(entry, mine, own.path / "copies") == own.path / "rows.csv");
    REQUIRE(problems_of(mine).size() == 1);
    CHECK(problems_of(mine)[0].place() == "data");
    CHECK(problems_of(mine)[0].line() == 4);
    write_file_atomically(own.path / "rows.csv", "x\n1\n");
    CHECK(problems_of(mine).empty());

    entry = LessonEntry();
    entry.file = "12-own-data.md";
    const Lesson lesson = load_lesson(entry);
    const std::filesystem::path copy = lesson_data(entry, lesson, own.path / "copies");
    CHECK(copy == own.path / "copies" / "greenhouse.csv");
    const std::string text = read_file(copy);
    CHECK(text.starts_with("sensor1,"));
    // One that was spoilt is made anew.
    write_file_atomically(copy, "nothing\n");
    CHECK(read_file(lesson_data(entry, lesson, own.path / "copies")) == text);
    Lesson other = lesson;
    other.data = "data/orchard.csv";
    CHECK_THROWS_AS(lesson_data(entry, other, own.path / "copies"), InputError);
}

TEST_CASE("the program's lessons are well written, short, and ask before and after")
{
    for (const LessonEntry& entry : lessons()) {
        CAPTURE(entry.id);
        REQUIRE(entry.problem == "");
        const Lesson lesson = load_lesson(entry);
        for (const InputError& problem : problems_of(lesson))
            FAIL_CHECK(problem.what());
        CHECK(lesson.question);
        CHECK(lesson.minutes >= 5);
        CHECK(lesson.minutes <= 10);
        // In each at least one wrong turn is answered.
        CHECK(std::ranges::any_of(lesson.steps, [](const LessonStep& step) { return !step.wrong.empty(); }));
    }
}

TEST_CASE("every place has a name of its own kind")
{
    for (const LessonPlace& place : lesson_places())
        CHECK(find_lesson_place(place.kind, place.name) == &place);
    CHECK_FALSE(lesson_point("parameter nothing"));
    CHECK_FALSE(lesson_point("view verdict"));
    CHECK_FALSE(lesson_point(""));
}
