// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/data/synthetic/ranges.h"
#include "core/experiment/defaults.h"
#include "core/graph/adjacency.h"

#include <algorithm>
#include <array>

namespace disentangle {

namespace {

using nlohmann::json;
using nlohmann::ordered_json;

ParameterTable world_table()
{
    return {
        entry("world.mechanism.kind", "Mechanism", DISENTANGLE_AT(world.mechanism), any_value, "",
              "How a latent's mean depends on its parents. linear violates sufficient influence: theory then promises "
              "nothing.",
              source::data),
        entry("world.mechanism.variance", "Variance", DISENTANGLE_AT(world.variance), any_value, "",
              "Whether a latent's variance given its parents is fixed (k = 1) or moves with its history (k = 2 "
              "sufficient statistics).",
              source::data),
        entry("world.mechanism.latent_variance", "Latent variance", DISENTANGLE_AT(world.latent_variance),
              world_range::latent_variance, "squared latent units", "Variance of each latent given its parents.",
              source::data)
            .acts_when([](const Experiment& e) { return e.world.variance == VarianceKind::fixed; },
                       "world.mechanism.variance is fixed"),
        entry("world.mechanism.action_range", "Action range", DISENTANGLE_AT(world.action_range),
              world_range::action_range, "action units", "Actions are uniform between minus this and plus this.",
              source::data)
            .acts_when([](const Experiment& e) { return e.world.graph.Ga.has_value(); }, "the world has actions"),
        entry("world.mixing.kind", "Mixing", DISENTANGLE_AT(world.mixing), any_value, "",
              "How latents become observations: a four-layer leaky-ReLU network with orthogonal weights, or one "
              "matrix.",
              source::data),
        entry("world.mixing.seed", "Mixing seed", DISENTANGLE_AT(world.mixing_seed), seed_range, "",
              "Seed of the mixing and of the mechanism's random constants: another world, not another sample of it.",
              source::program),
        entry("world.mixing.negative_slope", "Mixing negative slope", DISENTANGLE_AT(world.negative_slope),
              world_range::negative_slope, "",
              "Slope of the mixing's leaky ReLU below zero; must not be 0, or the latents could not be recovered.",
              source::data)
            .acts_when([](const Experiment& e) { return e.world.mixing == MixingKind::network; },
                       "world.mixing.kind is network"),
        entry("world.d_x", "d_x", DISENTANGLE_AT(world.d_x), world_range::d_x, "dimensions",
              "Observed dimensions, at least as many as latents. Default 20, or twice the number of latents when there "
              "are more than 10.",
              source::data),
        entry("world.noise", "Noise", DISENTANGLE_AT(world.noise), world_range::noise, "standard deviations of x",
              "Standard deviation of the noise that is added to the standardised observations.", source::data),
        entry("world.seed", "Seed", DISENTANGLE_AT(world.seed), seed_range, "",
              "Seed of sampling: other rows of the same world.", source::program),
        entry("world.rows.train", "Train rows", DISENTANGLE_AT(world.train), world_range::rows, "rows",
              "Rows to train on. The published million is divided 80 : 10 : 10.", source::data),
        entry("world.rows.validation", "Validation rows", DISENTANGLE_AT(world.validation), world_range::rows, "rows",
              "Rows to choose settings by; training never sees them.", source::data),
        entry("world.rows.test", "Test rows", DISENTANGLE_AT(world.test), world_range::rows, "rows",
              "Rows that scores are computed on; training never sees them.", source::data),
    };
}

void read_graph(Experiment& e, const json* value, const std::string& file, const std::string& place)
{
    if (value == nullptr)
        throw InputError(file, place, "found nothing", "an object with Ga, Gz or both");
    e.world.graph = graph_from_json(*value, file, place);
}

ordered_json write_graph(const Experiment& e)
{
    const json unordered = to_json(e.world.graph);
    ordered_json result = ordered_json::object();
    for (const char* key : {"latents", "actions", "Ga", "Gz"})
        result[key] = unordered.at(key);
    return result;
}

json names_schema(int minimum, const char* description)
{
    return {{"type", "array"},     {"items", {{"type", "string"}, {"minLength", 1}}},
            {"minItems", minimum}, {"maxItems", max_nodes},
            {"uniqueItems", true}, {"description", description}};
}

json matrix_schema(const char* description)
{
    const json cell = {{"enum", json::array({0, 1})}};
    const json row = {{"type", "array"}, {"items", cell}, {"minItems", 1}, {"maxItems", max_nodes}};
    return {{"type", json::array({"array", "null"})},
            {"items", row},
            {"minItems", 1},
            {"maxItems", max_nodes},
            {"description", description}};
}

json graph_schema()
{
    // At least one of the two matrices is there and not null.
    const auto present = [](const char* name) {
        return json{{"required", json::array({name})}, {"properties", {{name, {{"type", "array"}}}}}};
    };
    return {
        {"type", "object"},
        {"description", "The causal graph. Row = child, column = parent."},
        {"additionalProperties", false},
        {"properties",
         {{"latents", names_schema(1, "Names of the latents; z1, z2, ... when absent.")},
          {"actions", names_schema(0, "Names of the actions; a1, a2, ... when absent.")},
          {"Ga", matrix_schema("Latents x actions: 1 where the action reaches the latent. null without actions.")},
          {"Gz", matrix_schema("Latents x latents: 1 where the column's latent, one step earlier, reaches the row's. "
                               "null without time.")}}},
        {"anyOf", json::array({present("Ga"), present("Gz")})}};
}

constexpr std::array world_structures{Structure{"graph", read_graph, write_graph, graph_schema, true}};

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
    validate(e.world.graph, file);
    require_value(e.world.d_x >= e.world.graph.d_z(), file, "world.d_x", e.world.d_x,
                  "at least the number of latents, " + std::to_string(e.world.graph.d_z()));
    require_value(e.training.batch <= e.world.train, file, "training.batch", e.training.batch,
                  "at most world.rows.train, " + std::to_string(e.world.train));
    require_value(e.training.evaluation_rows <= e.world.test, file, "training.evaluation_rows",
                  e.training.evaluation_rows, "at most world.rows.test, " + std::to_string(e.world.test));
}

}  // namespace

const DataParameters synthetic_data{"synthetic",        "world",     world_structures,         world_table,
                                    use_world_defaults, world_sizes, require_consistent_world, world_variables};

WorldSpec default_world(const CausalGraph& graph)
{
    WorldSpec world;
    world.graph = graph;
    world.d_x = std::max(world.d_x, 2 * graph.d_z());
    return world;
}

}  // namespace disentangle
