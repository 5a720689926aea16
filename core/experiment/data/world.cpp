// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/data/world.h"

#include "core/base/error.h"
#include "core/data/synthetic/ranges.h"
#include "core/graph/adjacency.h"

namespace disentangle {

using nlohmann::json;
using nlohmann::ordered_json;

namespace {

constexpr const char* lab = "docs/lab.md";

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

}  // namespace

ParameterTable mechanism_table()
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
        entry("world.violations.influence", "Lack of influence", DISENTANGLE_AT(world.violations.influence),
              world_range::influence, "share",
              "Share of a linear function in every mean. Breaks sufficient influence as it nears 1; at 0 it holds.",
              lab)
            .acts_when([](const Experiment& e) { return e.world.mechanism != MechanismKind::linear; },
                       "world.mechanism.kind is not linear"),
        entry("world.violations.noise_correlation", "Noise correlation",
              DISENTANGLE_AT(world.violations.noise_correlation), world_range::noise_correlation, "correlation",
              "Correlation of every two latents given their parents. Breaks their conditional independence (Assumption "
              "2); at 0 it holds.",
              lab),
        entry(
            "world.violations.hidden_actions", "Hidden actions", DISENTANGLE_AT(world.violations.hidden_actions),
            world_range::hidden_actions, "share of entries",
            "Share of the actions' entries that are shown as 0 though they act. Breaks that actions are observed; at 0 "
            "they all are, at 1 only that something acts is known.",
            lab)
            .acts_when([](const Experiment& e) { return e.world.graph.Ga.has_value(); }, "the world has actions"),
    };
}

ParameterEntry mixing_seed_entry()
{
    return entry("world.mixing.seed", "Mixing seed", DISENTANGLE_AT(world.mixing_seed), seed_range, "",
                 "Seed of the mixing and of the mechanism's random constants: another world, not another sample of it.",
                 source::program);
}

ParameterTable sampling_table()
{
    return {
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

void read_world_graph(Experiment& e, const json* value, const std::string& file, const std::string& place)
{
    if (value == nullptr)
        throw InputError(file, place, "found nothing", "an object with Ga, Gz or both");
    e.world.graph = graph_from_json(*value, file, place);
}

ordered_json write_world_graph(const Experiment& e)
{
    const json unordered = to_json(e.world.graph);
    ordered_json result = ordered_json::object();
    for (const char* key : {"latents", "actions", "Ga", "Gz"})
        result[key] = unordered.at(key);
    return result;
}

json world_graph_schema()
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

bool has_world(const Experiment& experiment)
{
    return experiment.data_kind == synthetic_data.name || experiment.data_kind == scene_data.name;
}

void require_consistent_rows(const Experiment& e, const std::string& file)
{
    validate(e.world.graph, file);
    require_value(e.training.batch <= e.world.train, file, "training.batch", e.training.batch,
                  "at most world.rows.train, " + std::to_string(e.world.train));
    require_value(e.training.evaluation_rows <= e.world.test, file, "training.evaluation_rows",
                  e.training.evaluation_rows, "at most world.rows.test, " + std::to_string(e.world.test));
}

}  // namespace disentangle
