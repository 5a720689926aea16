// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/defaults.h"

#include "core/base/error.h"

namespace disentangle {

namespace {

/// What of an experiment others' defaults follow from, in the order in which they do.
enum class Stage { data, leading, rest };

Stage stage_of(const ParameterEntry& entry, const Catalogue& all)
{
    return all.is_of_data(entry) ? Stage::data : entry.leads ? Stage::leading : Stage::rest;
}

}  // namespace

Experiment with_defaults(Experiment experiment, const Catalogue& all)
{
    const Experiment bare;
    for (const ParameterEntry& entry : all.entries()) {
        const bool kind_of_data = entry.leads && all.is_of_data(entry);  // not what an experiment of no such kind has
        if (!kind_of_data && (!entry.parameter.is_of(experiment) || stage_of(entry, all) == Stage::rest))
            entry.set(experiment, entry.get(bare));
    }
    const DataSizes sizes = all.data_of(experiment).sizes(experiment);
    all.estimator_of(experiment).use_defaults(experiment, sizes);
    // No default asks for more rows than there are.
    experiment.training.batch = std::min(experiment.training.batch, sizes.train_rows);
    if (sizes.points > 0)  // tasks stay whole
        experiment.training.batch = std::max(experiment.training.batch / sizes.points, 1) * sizes.points;
    experiment.training.evaluation_rows = std::min(experiment.training.evaluation_rows, sizes.test_rows);
    return experiment;
}

Experiment default_experiment(const std::string& settings, const WorldSpec& world)
{
    Experiment e;
    e.settings = settings;
    e.world = world;
    mechanism_sparsity.use_leading_defaults(e);
    return with_defaults(std::move(e));
}

Experiment defaults_of(const Experiment& experiment, const Catalogue& all)
{
    // Each default by what the experiment has of that which it follows from.
    Experiment result = with_defaults(experiment, all);
    all.estimator_of(experiment).use_leading_defaults(result);
    all.data_of(experiment).use_defaults(result);
    const Experiment bare;
    result.settings = bare.settings;
    result.estimator_kind = bare.estimator_kind;
    return result;
}

nlohmann::json default_value(const Experiment& experiment, std::string_view key)
{
    return catalogue().require(key).get(defaults_of(experiment));
}

Experiment followed(const Experiment& before, Experiment changed, const Catalogue& all)
{
    const Experiment old_defaults = defaults_of(before, all);
    const Experiment edited = changed;
    for (const Stage stage : {Stage::data, Stage::leading, Stage::rest}) {
        const Experiment defaults = defaults_of(changed, all);
        for (const ParameterEntry& entry : all.entries()) {
            const nlohmann::json value = entry.get(before);
            const bool untouched = entry.get(edited) == value;
            const bool foreign = !entry.parameter.is_of(changed);
            if (stage_of(entry, all) == stage && (foreign || (untouched && value == entry.get(old_defaults))))
                entry.set(changed, entry.get(defaults));
        }
    }
    return changed;
}

Experiment with_edit(const Experiment& experiment, std::string_view key, const nlohmann::json& value)
{
    const ParameterEntry& entry = catalogue().require(key);
    if (const auto problem = mismatch(entry.parameter, value))
        throw InputError("", key, problem->found, problem->expected);
    Experiment edited = experiment;
    entry.set(edited, value);
    edited = followed(experiment, std::move(edited));
    require_consistent(edited, "");
    return edited;
}

Experiment with_graph(const Experiment& experiment, const CausalGraph& graph)
{
    Experiment edited = experiment;
    edited.world.graph = graph;
    edited = followed(experiment, std::move(edited));
    if (edited.world.d_x < graph.d_z())
        edited.world.d_x = default_world(graph).d_x;
    if (!graph.Ga)
        edited.sparsity.beta_Ga.reset();
    if (!graph.Gz)
        edited.sparsity.beta_Gz.reset();
    require_consistent(edited, "");
    return edited;
}

}  // namespace disentangle
