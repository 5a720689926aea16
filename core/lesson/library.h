// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lesson/lesson.h"

#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace disentangle {

/// A lesson in a list.
struct LessonEntry {
    std::string id;     ///< the file's name without ".md": what progress is remembered by
    std::string file;   ///< the path of one's own; of the program's, its name from resources/lessons
    std::string title;  ///< the id, where the file cannot be read
    int minutes = 0;
    int steps = 0;
    bool own = false;     ///< of the user's, not of the program
    bool done = false;    ///< was gone through to its end
    std::string problem;  ///< why it cannot be read; empty where it can
};

/// The program's lessons in their order, then those of a folder, *.md by name; a file there that is called like one of the
/// program's takes its place. A folder that is missing holds none. `done`: the ids of those gone through. `language`: the
/// program's in that language ("zh_CN") where there are any, else in English.
std::vector<LessonEntry> lessons(const std::filesystem::path& own_folder = {}, const std::set<std::string>& done = {},
                                 const std::string& language = {});

/// Throws InputError, for the program's too where there is none of that name.
Lesson load_lesson(const LessonEntry& entry);

/// A lesson's text, built in from resources/lessons.
struct BuiltInLesson {
    std::string_view name;  ///< "01-identifiable.md"
    std::string_view text;
};
/// In the order of their names.
const std::vector<BuiltInLesson>& built_in_lessons();
/// The same lessons in other languages: "zh_CN/01-identifiable.md".
const std::vector<BuiltInLesson>& translated_lessons();

/// A table that the program's lessons bring, built in from resources/lessons/data.
struct BuiltInTable {
    std::string_view name;  ///< "greenhouse.csv"
    std::string_view text;
};
const std::vector<BuiltInTable>& built_in_tables();
/// The file that a lesson brings: beside one of the user's own; of the program's, a copy that is made in `folder` unless it
/// is there. Throws InputError where there is none of that name, and Error where it cannot be written.
std::filesystem::path lesson_data(const LessonEntry& entry, const Lesson& lesson, const std::filesystem::path& folder);

}  // namespace disentangle
