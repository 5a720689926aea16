// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/data_kinds.h"

#include "core/base/error.h"
#include "core/data/scene/source.h"
#include "core/data/synthetic/source.h"
#include "core/data/table/source.h"
#include "core/data/tasks/source.h"

#include <algorithm>
#include <array>
#include <string>

namespace disentangle {
namespace {

const std::array kinds{
    DataKind{"synthetic",
             [](const Experiment& experiment, int threads) { return make_synthetic(experiment.world, threads); },
             [](const Experiment& experiment) { return &experiment.world.graph; }},
    DataKind{"scene",
             [](const Experiment& experiment, int threads) {
                 return make_scene(experiment.world, experiment.own.get<SceneSpec>(), threads);
             },
             [](const Experiment& experiment) { return &experiment.world.graph; }},
    DataKind{"table", [](const Experiment& experiment, int) { return make_table(experiment.own.get<TableSpec>()); },
             [](const Experiment& experiment) -> const CausalGraph* {
                 const std::optional<CausalGraph>& graph = experiment.own.get<TableSpec>().graph;
                 return graph ? &*graph : nullptr;
             }},
    DataKind{
        "tasks",
        [](const Experiment& experiment, int threads) { return make_tasks(experiment.own.get<TasksSpec>(), threads); },
        [](const Experiment&) -> const CausalGraph* { return nullptr; }},
};

}  // namespace

std::span<const DataKind> data_kinds()
{
    return kinds;
}

const DataKind& data_kind(std::string_view name)
{
    const auto found = std::ranges::find(kinds, name, &DataKind::name);
    if (found != kinds.end())
        return *found;
    std::string known;
    for (const DataKind& kind : kinds)
        known += (known.empty() ? "" : ", ") + std::string(kind.name);
    throw InputError("", "data.kind", "found '" + std::string(name) + "'", known);
}

Data make_data(const Experiment& experiment, int threads)
{
    return data_kind(experiment.data_kind).make(experiment, threads);
}

}  // namespace disentangle
