// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// The window's parts by the names that lessons use. core knows no window: a test of the window holds it to this list.
namespace disentangle {

struct LessonPlace {
    enum class Kind { control, view, panel };
    Kind kind;
    std::string_view name;      ///< a view and a panel may have the same
    std::string_view sentence;  ///< what it is
};

/// Controls, then views of the observatory, then panels.
std::span<const LessonPlace> lesson_places();
/// nullptr for a name that is none of that kind.
const LessonPlace* find_lesson_place(LessonPlace::Kind kind, std::string_view name);
/// Of one kind, in that order.
std::vector<std::string_view> lesson_place_names(LessonPlace::Kind kind);

/// What `point:` names: `run`, `view graphs`, `panel verdict`, `parameter training.steps`.
struct LessonPoint {
    const LessonPlace* place = nullptr;  ///< nullptr where it is a parameter
    std::string parameter = {};          ///< its key
};
/// Nothing for a point that is none.
std::optional<LessonPoint> lesson_point(std::string_view text);

}  // namespace disentangle
