// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lesson/check.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace disentangle {

/// What is answered when the reader does something else than a step asks for.
struct WrongTurn {
    Check when;
    std::string html;
    int line = 0;  ///< of the file, from 1
};

/// A step: a heading, what the program is to notice, and a text.
struct LessonStep {
    std::string title;           ///< plain text: what is to be done
    std::optional<Check> check;  ///< absent: it is to be read
    std::string point;           ///< what the ring is drawn around, see lesson_point(); empty: nothing
    std::vector<WrongTurn> wrong;
    std::string html;
    int line = 0, check_line = 0, point_line = 0;  ///< of the file, from 1; 0 for what is absent
};

/// Asked before the first step and again after the last.
struct LessonQuestion {
    std::string text;
    std::vector<std::string> options;  ///< 2 to 6
    int answer = 0;                    ///< index of the right one, from 0
    std::string because;               ///< why it is right; shown the second time
};

/// A lesson as it is in its file, described in docs/lessons.md. Texts are UTF-8; HTML is that of CommonMark, safe: what
/// HTML the file holds of its own is refused.
struct Lesson {
    std::string file;  ///< as errors name it
    std::string title;
    int minutes = 0;    ///< 1 to 60
    std::string needs;  ///< the preset that it begins with; empty: whatever is there
    int needs_line = 0;
    std::string data;  ///< a table that it brings, its path relative to the lesson's; empty: none
    int data_line = 0;
    std::optional<LessonQuestion> question;
    std::string html;  ///< before the first step
    std::vector<LessonStep> steps;
};

/// Throws InputError naming file, place, line, what was found and what was expected.
Lesson parse_lesson(std::string_view text, std::string_view file);
Lesson load_lesson(const std::filesystem::path& path);

}  // namespace disentangle
