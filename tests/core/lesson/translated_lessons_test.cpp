// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lesson/library.h"
#include "core/lesson/lint.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <set>
#include <sstream>
#include <string>
#include <vector>

using namespace disentangle;

namespace {

/// What the program reads of a lesson's comments, a line each: checks, points and wrong turns without their answers.
std::vector<std::string> read_by_the_program(std::string_view text)
{
    std::vector<std::string> entries;
    bool inside = false;
    std::istringstream lines{std::string(text)};
    for (std::string line; std::getline(lines, line);) {
        if (line == "<!--" || line == "-->") {
            inside = line == "<!--";
            continue;
        }
        if (!inside)
            continue;
        const bool begins = line.starts_with("check:") || line.starts_with("point:") || line.starts_with("wrong:");
        if (begins)
            entries.push_back(line);
        else
            entries.back() += " " + line.substr(line.find_first_not_of(' '));
    }
    for (std::string& entry : entries)
        entry.resize(std::min(entry.size(), entry.find(" -> ")));
    return entries;
}

std::set<std::string> languages()
{
    std::set<std::string> all;
    for (const BuiltInLesson& lesson : translated_lessons())
        all.insert(std::string(lesson.name.substr(0, lesson.name.find('/'))));
    return all;
}

}  // namespace

TEST_CASE("a language has every lesson, and none that is not there in English")
{
    CHECK(languages().contains("zh_CN"));
    CHECK(translated_lessons().size() == languages().size() * built_in_lessons().size());
    for (const std::string& language : languages())
        for (const BuiltInLesson& lesson : built_in_lessons()) {
            const std::string name = language + '/' + std::string(lesson.name);
            CAPTURE(name);
            CHECK(std::ranges::find(translated_lessons(), name, &BuiltInLesson::name) != translated_lessons().end());
        }
}

TEST_CASE("a translated lesson asks, points and answers as the English one does, and has nothing to mend")
{
    for (const BuiltInLesson& lesson : translated_lessons()) {
        CAPTURE(lesson.name);
        const std::string_view file = lesson.name.substr(lesson.name.find('/') + 1);
        const auto english = std::ranges::find(built_in_lessons(), file, &BuiltInLesson::name);
        REQUIRE(english != built_in_lessons().end());
        CHECK(read_by_the_program(lesson.text) == read_by_the_program(english->text));

        const Lesson its = parse_lesson(lesson.text, lesson.name), original = parse_lesson(english->text, file);
        for (const InputError& problem : problems_of(its))
            FAIL_CHECK(problem.what());
        CHECK(its.minutes == original.minutes);
        CHECK(its.needs == original.needs);
        CHECK(its.data == (original.data.empty() ? "" : "../" + original.data));
        CHECK(its.title != original.title);
        REQUIRE(its.question.has_value() == original.question.has_value());
        if (its.question) {
            CHECK(its.question->options.size() == original.question->options.size());
            CHECK(its.question->answer == original.question->answer);
        }
        REQUIRE(its.steps.size() == original.steps.size());
        // Where Chinese follows a mark without a blank CommonMark may take the mark for text.
        CHECK(its.html.find('*') == std::string::npos);
        for (const LessonStep& step : its.steps) {
            CAPTURE(step.title);
            CHECK(step.html.find('*') == std::string::npos);
            for (const WrongTurn& wrong : step.wrong)
                CHECK(wrong.html.find('*') == std::string::npos);
        }
    }
}

TEST_CASE("the list of lessons is in the language that is asked for, with the same ids")
{
    const std::vector<LessonEntry> english = lessons(), chinese = lessons({}, {}, "zh_CN"),
                                   other = lessons({}, {}, "xx");
    REQUIRE(chinese.size() == english.size());
    for (std::size_t i = 0; i < english.size(); ++i) {
        CHECK(chinese[i].id == english[i].id);
        CHECK(chinese[i].title != english[i].title);
        CHECK(chinese[i].problem == "");
        CHECK(load_lesson(chinese[i]).title == chinese[i].title);
        CHECK(other[i].title == english[i].title);
    }
}
