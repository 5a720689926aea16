// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lesson/lint.h"

#include "app/disentangle/console.h"
#include "app/disentangle/verbs.h"

#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>

namespace disentangle {

namespace {

struct LessonOptions {
    std::string what;
    std::vector<std::string> files;
    bool json = false;
};

/// What checking a file has found: of one that is no lesson, the first thing that is wrong.
struct CheckedLesson {
    std::string file;
    std::optional<Lesson> lesson;
    std::vector<InputError> problems;
};

CheckedLesson checked(const std::string& file)
{
    try {
        Lesson lesson = load_lesson(std::filesystem::path(file));
        std::vector<InputError> problems = problems_of(lesson);
        return {file, std::move(lesson), std::move(problems)};
    } catch (const InputError& error) {
        return {file, {}, {error}};
    }
}

nlohmann::json as_json(const CheckedLesson& checked)
{
    nlohmann::json problems = nlohmann::json::array();
    for (const InputError& problem : checked.problems)
        problems.push_back({{"line", problem.line()},
                            {"place", problem.place()},
                            {"found", problem.found()},
                            {"expected", problem.expected()},
                            {"text", problem.what()}});
    const Lesson* lesson = checked.lesson ? &*checked.lesson : nullptr;
    return {{"file", checked.file},
            {"title", lesson ? nlohmann::json(lesson->title) : nlohmann::json(nullptr)},
            {"minutes", lesson ? nlohmann::json(lesson->minutes) : nlohmann::json(nullptr)},
            {"steps", lesson ? nlohmann::json(lesson->steps.size()) : nlohmann::json(nullptr)},
            {"problems", problems}};
}

int check_lessons(const LessonOptions& options)
{
    nlohmann::json all = nlohmann::json::array();
    std::string text;
    bool fine = true;
    for (const std::string& file : options.files) {
        const CheckedLesson found = checked(file);
        fine = fine && found.problems.empty();
        all.push_back(as_json(found));
        for (const InputError& problem : found.problems)
            text += std::string(problem.what()) + '\n';
        if (found.problems.empty())
            text += file + ": " + found.lesson->title + ", " + std::to_string(found.lesson->steps.size()) +
                    (found.lesson->steps.size() == 1 ? " step" : " steps") + ", nothing to mend\n";
    }
    print(options.json ? all.dump() + '\n' : text);
    return fine ? exit_done : exit_bad_input;
}

}  // namespace

void add_lesson(CLI::App& program, Action& action)
{
    CLI::App* verb =
        program.add_subcommand("lesson", "Check lessons for the studio: their form, and what they speak of");
    auto options = std::make_shared<LessonOptions>();
    verb->add_option("what", options->what, "check")->type_name("WHAT")->required()->check(CLI::IsMember({"check"}));
    verb->add_option("files", options->files, "Lessons (.md)")->type_name("FILE")->required();
    verb->add_flag("--json", options->json, "Each file with its problems: line, place, found, expected");
    verb->footer("How to write a lesson: docs/lessons.md. The exit code is 2 when there is something to mend.\n"
                 "Example:\n"
                 "  disentangle lesson check mine.md\n"
                 "  disentangle-studio --lesson mine.md");
    verb->callback([&action, options] { action = [options] { return check_lessons(*options); }; });
}

}  // namespace disentangle
