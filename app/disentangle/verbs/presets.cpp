// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/disentangle/console.h"
#include "app/disentangle/text.h"
#include "app/disentangle/verbs.h"
#include "app/disentangle/verbs/verdict_tasks.h"
#include "core/experiment/presets/scene_presets.h"
#include "core/experiment/presets/task_presets.h"
#include "core/experiment/experiment.h"
#include "core/graph/presets.h"
#include "core/theory/verdict.h"

#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>

namespace disentangle {

namespace {

struct PresetsOptions {
    std::string name;
    std::string settings = "auto";
    bool json = false;
};

constexpr const char* tasks_group = "Tasks";
constexpr const char* scenes_group = "Scenes";

nlohmann::json edges_or_null(const std::optional<Adjacency>& graph)
{
    return graph ? nlohmann::json(graph->edges()) : nlohmann::json(nullptr);
}

std::string list_as_json()
{
    nlohmann::json list = nlohmann::json::array();
    for (const GraphPreset& preset : graph_presets()) {
        list.push_back({{"name", preset.name},
                        {"group", preset.group},
                        {"description", preset.description},
                        {"source", preset.source},
                        {"mechanism", preset.mechanism},
                        {"d_z", preset.graph.d_z()},
                        {"d_a", preset.graph.d_a()},
                        {"edges_Ga", edges_or_null(preset.graph.Ga)},
                        {"edges_Gz", edges_or_null(preset.graph.Gz)}});
    }
    for (const ScenePreset& preset : scene_presets()) {
        const GraphPreset& graph = graph_preset(preset.graph);
        list.push_back({{"name", preset.name},
                        {"group", scenes_group},
                        {"description", preset.description},
                        {"source", graph.source},
                        {"mechanism", graph.mechanism},
                        {"d_z", graph.graph.d_z()},
                        {"d_a", graph.graph.d_a()},
                        {"edges_Ga", edges_or_null(graph.graph.Ga)},
                        {"edges_Gz", edges_or_null(graph.graph.Gz)}});
    }
    for (const TaskPreset& preset : task_presets())
        list.push_back({{"name", preset.name},
                        {"group", tasks_group},
                        {"description", preset.description},
                        {"source", preset.source},
                        {"mechanism", nullptr},
                        {"d_z", preset.data["latents"]},
                        {"d_a", 0},
                        {"edges_Ga", nullptr},
                        {"edges_Gz", nullptr}});
    return list.dump() + '\n';
}

std::string list_as_text()
{
    std::size_t width = 0;
    for (const GraphPreset& preset : graph_presets())
        width = std::max(width, preset.name.size());
    for (const ScenePreset& preset : scene_presets())
        width = std::max(width, preset.name.size());
    std::string text, group;
    for (const GraphPreset& preset : graph_presets()) {
        if (preset.group != group) {
            group = preset.group;
            text += (text.empty() ? "" : "\n") + group + '\n';
        }
        text += "  " + padded(preset.name, width + 2) + preset.description + '\n';
    }
    text += std::string("\n") + scenes_group + '\n';
    for (const ScenePreset& preset : scene_presets())
        text += "  " + padded(preset.name, width + 2) + preset.description + '\n';
    text += std::string("\n") + tasks_group + '\n';
    for (const TaskPreset& preset : task_presets())
        text += "  " + padded(preset.name, width + 2) + preset.description + '\n';
    return text;
}

std::string one_as_text(const Experiment& experiment, const std::string& name)
{
    std::string text = experiment.name + '\n';
    for (const GraphPreset& preset : graph_presets())
        if (preset.name == experiment.name || preset.name == name)
            text += wrapped(preset.description, 0) + wrapped("Source: " + preset.source, 0);
    if (const ScenePreset* scene = find_scene_preset(name))
        text += wrapped(scene->description, 0) +
                wrapped("The graph of " + scene->graph + ": " + graph_preset(scene->graph).source, 0);
    return text + '\n' + draw_graph(experiment.world.graph) + '\n' + wrapped(judge(experiment.world.graph).summary, 0);
}

int presets(const PresetsOptions& options)
{
    if (options.name.empty()) {
        print(options.json ? list_as_json() : list_as_text());
        return exit_done;
    }
    const Experiment experiment = preset_experiment(options.name, options.settings);
    if (const TaskPreset* tasks = find_task_preset(options.name); tasks != nullptr && !options.json) {
        print(experiment.name + '\n' + wrapped(tasks->description, 0) + wrapped("Source: " + tasks->source, 0) + '\n');
        print_task_verdict(experiment, false);
        return exit_done;
    }
    print(options.json ? format_experiment(experiment) : one_as_text(experiment, options.name));
    return exit_done;
}

}  // namespace

void add_presets(CLI::App& program, Action& action)
{
    CLI::App* verb = program.add_subcommand("presets", "List the graphs of the papers, or print one as an experiment");
    auto options = std::make_shared<PresetsOptions>();
    verb->add_option("name", options->name, "Preset to show")->type_name("NAME");
    verb->add_option("--settings", options->settings, "Defaults of the experiment: auto, recipe or paper")
        ->type_name("NAME")
        ->check(CLI::IsMember(find_parameter("settings")->choices));
    verb->add_flag("--json", options->json, "The list, or the complete experiment that train and verdict accept");
    verb->footer("Example:\n"
                 "  disentangle presets ActionNonDiag --json > mine.json");
    verb->callback([&action, options] { action = [options] { return presets(*options); }; });
}

}  // namespace disentangle
