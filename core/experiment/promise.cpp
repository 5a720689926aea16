// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/promise.h"

#include "core/base/decimal.h"
#include "core/data/synthetic/world.h"
#include "core/data/tasks/law.h"
#include "core/experiment/estimators/sparse_multitask.h"
#include "core/experiment/kinds.h"
#include "core/experiment/plain_name.h"
#include "core/experiment/variables.h"
#include "core/experiment/violations.h"
#include "core/theory/reason.h"

#include <bit>
#include <cmath>

namespace disentangle {

namespace {

/// By what the estimator makes of the tasks.
Promise promise_of_tasks(const Experiment& experiment)
{
    const TasksSpec& spec = experiment.own.get<TasksSpec>();
    const TaskFamily family = task_family(spec);
    Promise promise = promise_of(judge(family, spec.seed), family);
    const MultitaskMethod method = experiment.own.get<MultitaskSpec>().method;
    const std::string name = in_words(std::string(multitask_method_names[static_cast<std::size_t>(method)]));
    if (method == MultitaskMethod::ridge || method == MultitaskMethod::ridge_ica) {
        const Promise without = no_promise("the method " + name + " has no sparse predictors");
        promise.mcc = without.mcc;
        promise.r_con = without.r_con;
        promise.latents.clear();
        promise.summary = promise.r.ceiling
                              ? "In theory R can reach 1; nothing is promised of MCC and R_con: the method " + name +
                                    " has no sparse predictors."
                              : without.summary;
    } else if (method != MultitaskMethod::two_stage && spec.correlation > 0 && promise.r.ceiling) {
        promise.caveat = "The theorem bounds the number of features in use; the penalty that the method " + name +
                         " has in its place is biased where factors are correlated, as they are here.";
    }
    return promise;
}

}  // namespace

std::optional<Influence> influence_of(const Experiment& experiment, const std::stop_token& stop)
{
    if (experiment.estimator_kind != mechanism_sparsity.name || !has_world(experiment))
        return std::nullopt;
    return test_influence(*make_transition(experiment.world), 0, stop);
}

Promise promise_of(const Experiment& experiment, const Influence* influence)
{
    if (experiment.data_kind == tasks_data.name && experiment.estimator_kind == sparse_multitask.name)
        return promise_of_tasks(experiment);
    if (experiment.estimator_kind == sparse_multitask.name)
        return no_promise("which latents the tasks need is not known");
    if (experiment.estimator_kind != mechanism_sparsity.name)
        return no_promise("the estimator " + in_words(experiment.estimator_kind) + " does not look for a sparse graph");
    return has_world(experiment) ? promise_of(experiment.world, influence)
                                 : promise_of(variables_of(experiment).graph, influence);
}

Promise promise_of(const WorldSpec& world, const Influence* influence)
{
    Promise promise = weakened(promise_of(&world.graph, influence), world);
    if (const std::string unseen = unseen_latents(world); !unseen.empty())
        promise.caveat += (promise.caveat.empty() ? "" : " ") + unseen;
    return promise;
}

std::string unseen_latents(const WorldSpec& world)
{
    constexpr double seen = 0.1;  // of latents that are moved, the deviation is about 1
    const CausalGraph& graph = world.graph;
    const double deviation = std::sqrt(world.latent_variance);
    const std::uint64_t unmoved = unmoved_latents(graph);
    if (unmoved == 0 || deviation >= seen)
        return {};
    const bool one = std::has_single_bit(unmoved);
    return "Nothing moves " + list_names(graph.latents, unmoved) + ": with a deviation of " +
           general_decimal(deviation, 3) + (one ? " it does" : " they do") + " not show in x, so that no model finds " +
           (one ? "it" : "them") + ", and R and R_con stay well below 1 whatever theory lets them reach.";
}

}  // namespace disentangle
