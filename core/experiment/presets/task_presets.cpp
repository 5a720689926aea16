// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/presets/task_presets.h"

#include "core/experiment/plain_name.h"

#include <algorithm>

namespace disentangle {
namespace {

std::vector<TaskPreset> make_task_presets()
{
    const auto preset = [](const char* name, const char* description, const char* source, nlohmann::json data) {
        data["kind"] = "tasks";
        return TaskPreset{name, description, source, std::move(data)};
    };
    const char* experiments = "Lachapelle et al. 2023, arXiv 2211.14666, section 5";
    return {
        preset("Tasks6", "Six independent factors, tasks that need about half of them", experiments, {{"latents", 6}}),
        preset("Tasks10", "Ten independent factors, tasks that need about half of them", experiments,
               {{"latents", 10}}),
        preset("TasksCorrelated", "Six factors, every two of them correlated by 0.9", experiments,
               {{"latents", 6}, {"correlation", 0.9}}),
        preset("TasksClasses", "Six independent factors, tasks with five classes", experiments,
               {{"latents", 6}, {"classes", 5}}),
        preset("TasksBlocks", "Tasks that need two neighbours always together: they stay mixed (Assumption 7 fails)",
               experiments, {{"latents", 6}, {"support", {{"law", "blocks"}, {"size", 2}}}}),
        preset("TasksScene", "Six factors that move the parts of a landscape, seen in pictures", experiments,
               {{"latents", 6}, {"mixing", {{"kind", "scene"}}}}),
    };
}

}  // namespace

const std::vector<TaskPreset>& task_presets()
{
    static const std::vector<TaskPreset> presets = make_task_presets();
    return presets;
}

const TaskPreset* find_task_preset(const std::string& name)
{
    const std::string wanted = plain_name(name);
    const auto found = std::ranges::find_if(
        task_presets(), [&](const TaskPreset& preset) { return plain_name(preset.name) == wanted; });
    return found == task_presets().end() ? nullptr : &*found;
}

}  // namespace disentangle
