// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/disentangle/source.h"

#include "app/disentangle/console.h"
#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/json.h"
#include "core/data/synthetic/world.h"
#include "core/experiment/document/migrate.h"
#include "core/experiment/presets/task_presets.h"
#include "core/graph/graph_file.h"
#include "core/graph/presets.h"
#include "core/graph/random_graph.h"
#include "core/record/run_file.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

namespace disentangle {

namespace {

bool names_a_preset(const std::string& what)
{
    if (what == "paper" || what.starts_with(random_graph_prefix) || find_task_preset(what) != nullptr)
        return true;
    try {
        graph_preset(what);
        return true;
    } catch (const InputError&) {
        return false;
    }
}

/// The preset `what`; for a name that is none, says that there is no such file either.
nlohmann::json document_of_preset(const std::string& what, const std::string& settings)
{
    try {
        return preset_document(what, settings.empty() ? "auto" : settings);
    } catch (const InputError& error) {
        const std::string says = error.what();
        if (!says.starts_with("unknown preset"))
            throw;
        throw InputError("there is no file " + in_quotes(what) + " here: " + says);
    }
}

bool is_run(const std::string& file)
{
    std::error_code missing;
    const auto size = std::filesystem::file_size(file, missing);
    return !missing && size > 0 && may_be_run(file);
}

/// An experiment that says no more than its graph.
nlohmann::json document_of_graph(const CausalGraph& graph)
{
    return {{"format", experiment_format},
            {"settings", "auto"},
            {"world", {{"graph", to_json(graph)}, {"d_x", std::max(WorldSpec{}.d_x, graph.d_z())}}}};
}

/// What a file holds of an experiment: a document, a graph, or a run.
nlohmann::json document_of_file(const std::string& what)
{
    if (is_run(what))
        return to_json(RunReader(what).experiment());
    const std::string text = read_file(what);
    const std::optional<Pasting> graph = graph_alone(text, what);
    if (!graph)
        return parse_json(text, what);
    for (const std::string& finding : graph->findings)
        say(what + ": " + finding);
    return document_of_graph(graph->graph);
}

}  // namespace

bool names_a_file(const std::string& what)
{
    if (what.ends_with(".json") || what.find('/') != std::string::npos)
        return true;
    std::error_code ignored;
    // A link to nowhere is a file that was meant, and is refused as what it is.
    return !names_a_preset(what) && std::filesystem::exists(std::filesystem::symlink_status(what, ignored));
}

void ExperimentSource::add_to(CLI::App& verb)
{
    verb.add_option("experiment", what,
                    "Preset (see 'disentangle presets'), random graph (random:latents=20,parents=3,seed=5; also "
                    "actions=N, time, density=P), experiment file, or run, whose experiment is taken")
        ->required()
        ->type_name("PRESET|FILE");
    verb.add_option("--set", overrides, "Change a key, e.g. training.steps=2000 (repeatable)")
        ->type_name("KEY=VALUE")
        ->allow_extra_args(false);
    verb.add_option("--settings", settings,
                    "Defaults for what the document leaves open: auto (by the sizes of the data, the "
                    "graph unknown), recipe (the paper's search, tuned to the presets) or paper "
                    "(the authors' own)")
        ->type_name("NAME")
        ->check(CLI::IsMember(find_parameter("settings")->choices));
}

nlohmann::json ExperimentSource::document() const
{
    std::vector<std::string> changes = overrides;
    if (seed)
        changes.push_back("seed=" + std::to_string(*seed));
    JsonDocument document{{}, what, {}};
    if (names_a_file(what)) {
        if (!settings.empty())
            changes.insert(changes.begin(), "settings=" + settings);
        document.json = document_of_file(what);
        // Changes name keys as they are called now.
        migrate(document);
    } else {
        document.json = document_of_preset(what, settings);
    }
    if (!changes.empty() && document.json.is_object())
        document.json = with_overrides(std::move(document.json), changes);
    return document.json;
}

Experiment ExperimentSource::load() const
{
    const Experiment experiment = experiment_from_json(document(), what);
    for (const std::string& idle : idle_overrides(experiment, overrides))
        say("warning: " + idle);
    return experiment;
}

}  // namespace disentangle
