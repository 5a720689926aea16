// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lesson/lint.h"

#include "core/experiment/catalogue.h"
#include "core/experiment/experiment.h"
#include "core/experiment/parameter.h"
#include "core/experiment/presets/scene_presets.h"
#include "core/experiment/presets/task_presets.h"
#include "core/graph/presets.h"
#include "core/lesson/library.h"
#include "core/lesson/places.h"
#include "core/record/catalogue.h"

#include <algorithm>
#include <filesystem>
#include <set>

namespace disentangle {
namespace {

std::vector<std::string> preset_names()
{
    std::vector<std::string> names;
    for (const GraphPreset& preset : graph_presets())
        names.push_back(preset.name);
    for (const ScenePreset& preset : scene_presets())
        names.push_back(preset.name);
    for (const TaskPreset& preset : task_presets())
        names.push_back(preset.name);
    return names;
}

template <class Names>
std::string one_of(std::string_view name, const Names& names, std::string_view what)
{
    if (const std::string meant = closest_name(name, names); !meant.empty())
        return "perhaps '" + meant + "'";
    std::string text;
    for (const auto& known : names)
        text += (text.empty() ? "" : ", ") + std::string(known);
    return std::string(what) + ": " + text;
}

class LessonReview {
public:
    explicit LessonReview(const Lesson& lesson) : lesson_(lesson) {}

    std::vector<InputError> problems()
    {
        find_names();
        if (!lesson_.needs.empty())
            require_preset(lesson_.needs, "needs", lesson_.needs_line);
        if (!lesson_.data.empty() && !has_data())
            add("data", "the file " + in_quotes(lesson_.data) + ", which does not exist",
                "a table, its path relative to the lesson's", lesson_.data_line);
        for (std::size_t k = 0; k < lesson_.steps.size(); ++k)
            review(lesson_.steps[k], "step " + std::to_string(k + 1));
        std::ranges::stable_sort(found_, {}, &InputError::line);
        return std::move(found_);
    }

private:
    void add(const std::string& place, const std::string& found, const std::string& expected, int line)
    {
        found_.emplace_back(lesson_.file, place, found, expected, line);
    }

    void each_check(const auto& visit) const
    {
        for (const LessonStep& step : lesson_.steps) {
            if (step.check)
                each_fact(*step.check, visit);
            for (const WrongTurn& wrong : step.wrong)
                each_fact(wrong.when, visit);
        }
    }

    static bool is_preset(const Check& fact) { return fact.fact->name == "preset" || fact.fact->name == "run.preset"; }

    /// Of latents and actions, in every preset that the lesson speaks of.
    void find_names()
    {
        std::set<std::string> presets;
        if (!lesson_.needs.empty())
            presets.insert(lesson_.needs);
        each_check([&](const Check& fact) {
            if (is_preset(fact))
                presets.insert(std::get<std::string>(fact.value));
        });
        const std::vector<std::string> known = preset_names();
        for (const std::string& preset : presets) {
            if (std::ranges::find(known, preset) == known.end())
                continue;
            const CausalGraph& graph = preset_experiment(preset).world.graph;
            names_.insert(graph.latents.begin(), graph.latents.end());
            names_.insert(graph.actions.begin(), graph.actions.end());
        }
        // What is added to a graph is called so.
        if (!names_.empty())
            for (const char* prefix : {"z", "a"})
                for (const std::string& name : default_names(prefix, 64))
                    names_.insert(name);
    }

    /// Beside the file; a lesson of the program, which is no file, brings what is built in.
    bool has_data() const
    {
        const std::filesystem::path folder = std::filesystem::path(lesson_.file).parent_path();
        const std::string name = std::filesystem::path(lesson_.data).filename().string();
        return std::filesystem::exists(folder / lesson_.data) ||
               (!std::filesystem::exists(lesson_.file) &&
                std::ranges::find(built_in_tables(), name, &BuiltInTable::name) != built_in_tables().end());
    }

    void require_preset(const std::string& name, const std::string& place, int line)
    {
        const std::vector<std::string> known = preset_names();
        if (std::ranges::find(known, name) == known.end())
            add(place, "the preset " + in_quotes(name) + ", which does not exist", one_of(name, known, "one of"), line);
    }

    void review(const LessonStep& step, const std::string& place)
    {
        if (step.html.empty())
            add(place, "no text", "what is to be done, and why", step.line);
        if (!step.check && !step.wrong.empty())
            add(place, "wrong: without check:", "a check that says what is right", step.wrong.front().line);
        if (!step.point.empty() && !lesson_point(step.point)) {
            const auto controls = lesson_place_names(LessonPlace::Kind::control);
            add(place + ", point", in_quotes(step.point) + ", which does not exist",
                one_of(step.point, controls, "view NAME, panel NAME, parameter KEY or one of"), step.point_line);
        }
        if (step.check)
            each_fact(*step.check, [&](const Check& fact) { review(fact, place + ", check", step.check_line); });
        for (const WrongTurn& wrong : step.wrong)
            each_fact(wrong.when, [&](const Check& fact) { review(fact, place + ", wrong", wrong.line); });
    }

    void review(const Check& fact, const std::string& place, int line)
    {
        if (is_preset(fact) && !std::get<std::string>(fact.value).empty())
            require_preset(std::get<std::string>(fact.value), place, line);
        for (const std::string& object : fact.objects)
            review(object, fact, place, line);
    }

    void review(const std::string& object, const Check& fact, const std::string& place, int line)
    {
        const auto missing = [&](const std::string& what, const std::string& expected) {
            add(place, "the " + what + " " + in_quotes(object) + ", which does not exist", expected, line);
        };
        switch (fact.fact->takes) {
        case FactTakes::nothing: break;
        case FactTakes::pair:
        case FactTakes::node:
            if (!names_.empty() && !names_.contains(object))
                missing("latent or action", one_of(object, names_, "one of the presets named here"));
            break;
        case FactTakes::metric:
            if (metric_info(object) == nullptr)
                missing("metric", "one of docs/reading-runs.md");
            break;
        case FactTakes::parameter: review_parameter(object, fact, place, line); break;
        case FactTakes::assumption:
            if (object.size() != 1 || object < "3" || object > "7")
                missing("assumption", "its number, from 3 to 7");
            break;
        case FactTakes::view:
        case FactTakes::panel: {
            const bool view = fact.fact->takes == FactTakes::view;
            const auto kind = view ? LessonPlace::Kind::view : LessonPlace::Kind::panel;
            if (find_lesson_place(kind, object) == nullptr)
                missing(view ? "view" : "panel", one_of(object, lesson_place_names(kind), "one of"));
            break;
        }
        }
    }

    void review_parameter(const std::string& key, const Check& fact, const std::string& place, int line)
    {
        const Parameter* parameter = find_parameter(key);
        if (parameter == nullptr) {
            const std::string meant = catalogue().suggest_key(key);
            add(place, "the parameter " + in_quotes(key) + ", which does not exist",
                meant.empty() ? "a key of an experiment" : "perhaps '" + meant + "'", line);
            return;
        }
        const nlohmann::json value = std::visit([](const auto& known) -> nlohmann::json { return known; }, fact.value);
        // Of a number any may be asked, also one that the parameter cannot be.
        const bool number = parameter->type == Parameter::Type::integer || parameter->type == Parameter::Type::number ||
                            parameter->type == Parameter::Type::nullable_number;
        if (number ? !value.is_number() : mismatch(*parameter, value).has_value())
            add(place, key + " compared with " + describe(value), expected_text(*parameter), line);
    }

    const Lesson& lesson_;
    std::set<std::string> names_;
    std::vector<InputError> found_;
};

}  // namespace

std::vector<InputError> problems_of(const Lesson& lesson)
{
    return LessonReview(lesson).problems();
}

}  // namespace disentangle
