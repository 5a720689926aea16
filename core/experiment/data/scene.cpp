// SPDX-License-Identifier: GPL-3.0-or-later
// Parameters of the data "scene": a world whose latents are seen as pictures.
#include "core/data/scene/source.h"
#include "core/data/scene/spec.h"

#include "core/experiment/data/picture.h"
#include "core/experiment/data/world.h"
#include "core/experiment/defaults.h"
#include "core/experiment/front_end.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace disentangle {
namespace {

const SceneSpec& scene_of(const Experiment& e)
{
    return e.own.get<SceneSpec>();
}

ParameterTable scene_table()
{
    ParameterTable table = mechanism_table();
    table.push_back(mixing_seed_entry());
    for (ParameterTable part :
         {picture_table("world", DISENTANGLE_AT(own.template get<SceneSpec>())), sampling_table(), front_end_table()})
        std::ranges::move(part, std::back_inserter(table));
    return table;
}

constexpr std::array scene_structures{
    Structure{"graph", read_world_graph, write_world_graph, world_graph_schema, true}};

void use_scene_defaults(Experiment& e)
{
    e.world = default_world(e.world.graph);
    // Frames cost more than vectors, and these many show all that a scene has.
    e.world.train = 50000;
    e.world.validation = e.world.test = 5000;
    e.own.get<SceneSpec>() = {};
}

DataSizes scene_sizes(const Experiment& e)
{
    const CausalGraph& graph = e.world.graph;
    const auto components = e.own.get<FrontEndSpec>().components.value_or(usual_components);
    return {graph.d_z(),          static_cast<int>(components),
            graph.Ga.has_value(), graph.Gz.has_value(),
            e.world.train,        e.world.test,
            graph.d_a()};
}

Variables scene_variables(const Experiment& e)
{
    const CausalGraph& graph = e.world.graph;
    Variables variables{graph.latents, graph.actions, {}, scene_sizes(e).d_x, graph.Gz.has_value(), &graph};
    variables.frame = scene_of(e).frame();
    return variables;
}

void require_consistent_scene(const Experiment& e, const std::string& file)
{
    require_consistent_rows(e, file);
    validate(scene_of(e), e.world.graph.d_z(), file);
    require_components(e, e.world.graph.d_z(), scene_of(e).frame(), file);
}

/// Latents without names of their own are called by what they move.
void name_latents(Experiment& e, const std::string&)
{
    CausalGraph& graph = e.world.graph;
    if (graph.latents == default_names("z", graph.d_z()) && graph.d_z() <= most_latents(scene_of(e).picture))
        graph.latents = factor_names(scene_of(e).picture, graph.d_z());
}

}  // namespace

const DataParameters scene_data{
    "scene",
    "world",
    scene_structures,
    scene_table,
    use_scene_defaults,
    scene_sizes,
    require_consistent_scene,
    [](const Experiment& e, int threads) { return make_scene(e.world, e.own.get<SceneSpec>(), threads); },
    scene_variables,
    name_latents};

}  // namespace disentangle
