// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/synthetic/ranges.h"
#include "core/data/synthetic/source.h"
#include "core/experiment/data/world.h"
#include "core/experiment/defaults.h"

#include <algorithm>
#include <array>
#include <utility>

namespace disentangle {

namespace {

ParameterTable world_table()
{
    ParameterTable table = mechanism_table();
    table.push_back(
        entry("world.mixing.kind", "Mixing", DISENTANGLE_AT(world.mixing), any_value, "",
              "How latents become observations: a four-layer leaky-ReLU network with orthogonal weights, or one "
              "matrix.",
              source::data));
    table.push_back(mixing_seed_entry());
    table.push_back(entry("world.mixing.negative_slope", "Mixing negative slope", DISENTANGLE_AT(world.negative_slope),
                          world_range::negative_slope, "",
                          "Slope of the mixing's leaky ReLU below zero; must not be 0, or the latents could not be "
                          "recovered.",
                          source::data)
                        .acts_when([](const Experiment& e) { return e.world.mixing == MixingKind::network; },
                                   "world.mixing.kind is network"));
    table.push_back(entry(
        "world.violations.fold", "Folded latents", DISENTANGLE_AT(world.violations.fold), world_range::fold, "latents",
        "The first so many latents are observed by their absolute value alone. Breaks that the mixing "
        "is injective (Assumption 1); at 0 it is.",
        "docs/lab.md"));
    table.push_back(entry("world.d_x", "d_x", DISENTANGLE_AT(world.d_x), world_range::d_x, "dimensions",
                          "Observed dimensions, at least as many as latents. Default 20, or twice the number of "
                          "latents when there are more than 10.",
                          source::data));
    table.push_back(
        entry("world.noise", "Noise", DISENTANGLE_AT(world.noise), world_range::noise, "standard deviations of x",
              "Standard deviation of the noise that is added to the standardised observations.", source::data));
    for (ParameterEntry& entry : sampling_table())
        table.push_back(std::move(entry));
    return table;
}

constexpr std::array world_structures{
    Structure{"graph", read_world_graph, write_world_graph, world_graph_schema, true}};

void use_world_defaults(Experiment& e)
{
    e.world = default_world(e.world.graph);
}

DataSizes world_sizes(const Experiment& e)
{
    const CausalGraph& graph = e.world.graph;
    return {graph.d_z(),   e.world.d_x,  graph.Ga.has_value(), graph.Gz.has_value(),
            e.world.train, e.world.test, graph.d_a()};
}

Variables world_variables(const Experiment& e)
{
    const CausalGraph& graph = e.world.graph;
    return {graph.latents, graph.actions, {}, e.world.d_x, graph.Gz.has_value(), &graph};
}

void require_consistent_world(const Experiment& e, const std::string& file)
{
    require_consistent_rows(e, file);
    require_value(e.world.d_x >= e.world.graph.d_z(), file, "world.d_x", e.world.d_x,
                  "at least the number of latents, " + std::to_string(e.world.graph.d_z()));
    require_value(e.world.violations.fold <= e.world.graph.d_z(), file, "world.violations.fold",
                  e.world.violations.fold, "at most the number of latents, " + std::to_string(e.world.graph.d_z()));
}

}  // namespace

const DataParameters synthetic_data{"synthetic",
                                    "world",
                                    world_structures,
                                    world_table,
                                    use_world_defaults,
                                    world_sizes,
                                    require_consistent_world,
                                    [](const Experiment& e, int threads) { return make_synthetic(e.world, threads); },
                                    world_variables};

WorldSpec default_world(const CausalGraph& graph)
{
    WorldSpec world;
    world.graph = graph;
    world.d_x = std::max(world.d_x, 2 * graph.d_z());
    return world;
}

}  // namespace disentangle
