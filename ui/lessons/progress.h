// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lesson/library.h"

#include <QString>

#include <optional>
#include <set>
#include <vector>

namespace disentangle {

/// How far somebody has come in a lesson. Kept in the studio's settings, by the lesson's id.
struct LessonProgress {
    int page = 0;                    ///< 0: before the first step; 1 for that, and so on; one more than steps: the end
    std::set<int> ticked = {};       ///< steps that the program has noticed, from 1
    std::optional<int> before = {};  ///< what was answered before, an index of the question's options
    bool done = false;               ///< has been at the end
    bool operator==(const LessonProgress&) const = default;
};

/// How a lesson stands, in two or three words: "8 min", "step 3 of 7", "done", "cannot be read".
QString progressInWords(const LessonEntry& entry, const LessonProgress& progress);
/// How much of it was read, in [0, 1].
double shareRead(const LessonEntry& entry, const LessonProgress& progress);

LessonProgress lessonProgress(const std::string& id);
void keepLessonProgress(const std::string& id, const LessonProgress& progress);

/// Where the studio looks for lessons of one's own: "lessons" in the user's data folder.
QString lessonFolder();
/// The program's lessons and those of that folder, each with whether it was gone through.
std::vector<LessonEntry> studioLessons();

}  // namespace disentangle
