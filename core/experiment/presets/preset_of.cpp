// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/presets/preset_of.h"

#include "core/data/scene/spec.h"
#include "core/data/tasks/spec.h"
#include "core/experiment/kinds.h"
#include "core/experiment/presets/scene_presets.h"
#include "core/experiment/presets/task_presets.h"
#include "core/graph/presets.h"

#include <algorithm>

namespace disentangle {
namespace {

struct KnownPreset {
    std::string name;
    Experiment experiment;
};

template <class Presets>
std::vector<KnownPreset> experiments_of(const Presets& presets)
{
    std::vector<KnownPreset> known;
    for (const auto& preset : presets)
        known.push_back({preset.name, preset_experiment(preset.name)});
    return known;
}

std::string first(const std::vector<KnownPreset>& presets, const auto& is_it)
{
    const auto found = std::ranges::find_if(presets, is_it, &KnownPreset::experiment);
    return found == presets.end() ? std::string() : found->name;
}

}  // namespace

std::string preset_of(const Experiment& experiment)
{
    if (experiment.data_kind == tasks_data.name) {
        static const std::vector<KnownPreset> tasks = experiments_of(task_presets());
        return first(tasks, [&](const Experiment& preset) {
            return preset.own.get<TasksSpec>() == experiment.own.get<TasksSpec>();
        });
    }
    if (!has_world(experiment))
        return {};
    const WorldSpec& world = experiment.world;
    if (experiment.data_kind == scene_data.name) {
        static const std::vector<KnownPreset> scenes = experiments_of(scene_presets());
        return first(scenes, [&](const Experiment& preset) {
            return preset.world.graph == world.graph && preset.world.mechanism == world.mechanism &&
                   preset.own.get<SceneSpec>().picture == experiment.own.get<SceneSpec>().picture;
        });
    }
    for (const GraphPreset& preset : graph_presets())
        if (preset.graph == world.graph &&
            preset.mechanism == mechanism_names[static_cast<std::size_t>(world.mechanism)])
            return preset.name;
    return {};
}

}  // namespace disentangle
