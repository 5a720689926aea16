// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lesson/places.h"

#include "core/experiment/parameter.h"

#include <algorithm>
#include <array>

namespace disentangle {
namespace {

constexpr auto make_places()
{
    using enum LessonPlace::Kind;
    return std::array{
        LessonPlace{control, "presets", "the button that opens the list of presets"},
        LessonPlace{control, "needed", "the matrix of tasks and the factors that they need"},
        LessonPlace{control, "law", "which factors tasks need"},
        LessonPlace{control, "supports", "Assumption 7 as sets, below the verdict on tasks"},
        LessonPlace{control, "further task", "the button that adds the task that would help most"},
        LessonPlace{control, "rotation", "the button Why sparse?, of tasks"},
        LessonPlace{control, "columns", "the button Files and columns, of data of one's own"},
        LessonPlace{control, "proposed latents", "how many latents are learned from data of one's own"},
        LessonPlace{control, "Ga", "the matrix of edges from actions to latents"},
        LessonPlace{control, "Gz", "the matrix of edges from latents to latents, one step later"},
        LessonPlace{control, "diagram", "the graph, drawn"},
        LessonPlace{control, "count", "the number of latents"},
        LessonPlace{control, "advice", "which edge or action would help, below the verdict"},
        LessonPlace{control, "pattern", "the permitted pattern, below the verdict"},
        LessonPlace{control, "origin", "which graph recovers which latent, below the verdict"},
        LessonPlace{control, "influence", "the rank test, below the verdict"},
        LessonPlace{control, "run", "the button Run"},
        LessonPlace{control, "steer", "the button that changes parameters of the run that trains"},
        LessonPlace{control, "scrubber", "the slider over the steps of the run"},
        LessonPlace{control, "live", "the button that follows the newest step"},
        LessonPlace{control, "list", "the list of runs"},

        LessonPlace{view, "scores", "Scores"},
        LessonPlace{view, "held_out", "Held-out likelihood"},
        LessonPlace{view, "latents", "Promised and reached"},
        LessonPlace{view, "tasks", "Tasks"},
        LessonPlace{view, "graphs", "Graphs"},
        LessonPlace{view, "entanglement", "Entanglement"},
        LessonPlace{view, "traversals", "Traversals"},
        LessonPlace{view, "data", "Held-out data"},
        LessonPlace{view, "loss", "Loss"},
        LessonPlace{view, "kl", "KL"},
        LessonPlace{view, "sparsity", "Sparsity"},
        LessonPlace{view, "edges", "Edges"},

        LessonPlace{panel, "world", "World"},
        LessonPlace{panel, "verdict", "Verdict"},
        LessonPlace{panel, "runs", "Runs"},
        LessonPlace{panel, "parameters", "Parameters"},
        LessonPlace{panel, "history", "History"},
        LessonPlace{panel, "log", "Log"},
        LessonPlace{panel, "data", "World's data"},
        LessonPlace{panel, "lessons", "Lessons"},
        LessonPlace{panel, "transport", "the transport below"},
    };
}

constexpr auto place_table = make_places();

}  // namespace

std::span<const LessonPlace> lesson_places()
{
    return place_table;
}

const LessonPlace* find_lesson_place(LessonPlace::Kind kind, std::string_view name)
{
    const auto* found = std::ranges::find_if(
        place_table, [&](const LessonPlace& place) { return place.kind == kind && place.name == name; });
    return found == place_table.end() ? nullptr : found;
}

std::vector<std::string_view> lesson_place_names(LessonPlace::Kind kind)
{
    std::vector<std::string_view> names;
    for (const LessonPlace& place : place_table)
        if (place.kind == kind)
            names.push_back(place.name);
    return names;
}

std::optional<LessonPoint> lesson_point(std::string_view text)
{
    const std::size_t blank = text.find(' ');
    const std::string_view first = text.substr(0, blank);
    const std::string_view name = blank == std::string_view::npos ? std::string_view{} : text.substr(blank + 1);
    if (first == "parameter")
        return find_parameter(name) ? std::optional(LessonPoint{nullptr, std::string(name)}) : std::nullopt;
    const LessonPlace* place = first == "view"    ? find_lesson_place(LessonPlace::Kind::view, name)
                               : first == "panel" ? find_lesson_place(LessonPlace::Kind::panel, name)
                                                  : find_lesson_place(LessonPlace::Kind::control, text);
    return place ? std::optional(LessonPoint{place, {}}) : std::nullopt;
}

}  // namespace disentangle
