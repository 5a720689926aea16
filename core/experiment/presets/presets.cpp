// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/experiment/catalogue.h"
#include "core/experiment/presets/scene_presets.h"
#include "core/experiment/presets/task_presets.h"
#include "core/graph/presets.h"
#include "core/graph/random_graph.h"

#include <algorithm>
#include <cctype>

namespace disentangle {

namespace {

using nlohmann::json;

bool is_paper(std::string name)
{
    std::ranges::transform(name, name.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return name == "paper";
}

}  // namespace

/// Of Example 3, two of whose latents nothing moves. At the papers' variance of 1e-4 they would not show in x, so that all
/// of x would follow one latent, and what else were learned would be other functions of it.
constexpr double seen_though_unmoved = 0.25;

json preset_document(const std::string& preset, const std::string& settings)
{
    if (is_paper(preset)) {
        json document = preset_document("ActionDiag", "paper");
        document["name"] = "paper";
        return document;
    }
    if (const auto problem = mismatch(*find_parameter("settings"), settings))
        throw InputError("", "settings", problem->found, problem->expected);
    if (preset.starts_with(random_graph_prefix))
        return {{"format", experiment_format},
                {"name", preset},
                {"settings", settings},
                {"world", {{"graph", to_json(random_graph(parse_random_graph(preset)))}}}};
    if (const TaskPreset* tasks = find_task_preset(preset))
        return {{"format", experiment_format},
                {"name", tasks->name},
                {"settings", settings},
                {"data", tasks->data},
                {"estimator", {{"kind", sparse_multitask.name}}}};
    if (const ScenePreset* scene = find_scene_preset(preset))
        return {
            {"format", experiment_format}, {"name", scene->name}, {"settings", settings}, {"world", world_of(*scene)}};
    const GraphPreset& found = graph_preset(preset);
    json mechanism{{"kind", found.mechanism}};
    if (found.name == "Example3")
        mechanism["latent_variance"] = seen_though_unmoved;
    return {{"format", experiment_format},
            {"name", found.name},
            {"settings", settings},
            {"world", {{"graph", to_json(found.graph)}, {"mechanism", mechanism}}}};
}

Experiment preset_experiment(const std::string& preset, const std::string& settings)
{
    return experiment_from_json(preset_document(preset, settings), preset);
}

}  // namespace disentangle
