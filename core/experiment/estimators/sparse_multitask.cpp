// SPDX-License-Identifier: GPL-3.0-or-later
// Parameters of the estimator sparse_multitask.
#include "core/experiment/estimators/sparse_multitask.h"

#include "core/experiment/kinds.h"

#include <algorithm>

namespace disentangle {
namespace {

constexpr const char* tasks_paper = "Lachapelle et al. 2023, arXiv 2211.14666";
constexpr const char* tasks_notes = "docs/tasks.md, section 4";

#define DISENTANGLE_MULTITASK_AT(member) DISENTANGLE_AT(own.template get<MultitaskSpec>().member)

MultitaskMethod method_of(const Experiment& e)
{
    return e.own.get<MultitaskSpec>().method;
}

bool is_two_stage(const Experiment& e)
{
    return method_of(e) == MultitaskMethod::two_stage;
}

bool penalises(const Experiment& e)
{
    return method_of(e) == MultitaskMethod::joint || method_of(e) == MultitaskMethod::bilevel;
}

constexpr const char* when_two_stage = "estimator.method is two_stage";

ParameterTable multitask_table()
{
    ParameterTable table;
    for (ParameterEntry& shared : network_table())
        if (shared.parameter.key == "estimator.hidden_layers" || shared.parameter.key == "estimator.width" ||
            shared.parameter.key == "estimator.initialisation")
            table.push_back(std::move(shared));
    for (ParameterEntry& own : ParameterTable{
             entry("estimator.method", "Method", DISENTANGLE_MULTITASK_AT(method), any_value, "",
                   "two_stage: predictors without penalty, then the linear map that makes their weights sparse. joint: "
                   "group lasso, one penalised objective for all. bilevel: group lasso inside, the error outside, the "
                   "paper's. ridge: predictors without penalty. ridge_ica: those, then ICA of the features.",
                   tasks_notes)
                 .leading(),
             entry("estimator.ratio", "Lambda ratio", DISENTANGLE_MULTITASK_AT(ratio), above(0, 1), "of the largest",
                   "Penalty of the predictors, as a share of what would leave them no feature.", tasks_paper)
                 .live(Parameter::Live::often)
                 .acts_when(penalises, "estimator.method is joint or bilevel"),
             entry(
                 "estimator.whitening", "Whitening", DISENTANGLE_MULTITASK_AT(whitening), {0, 1000}, "",
                 "Added to the covariance of x before x is whitened by it, which correlated latents need; 0 takes x as "
                 "it is.",
                 tasks_notes),
             entry("estimator.tolerance", "Tolerance", DISENTANGLE_MULTITASK_AT(tolerance), above(0, 0.1), "",
                   "Relative change of the weights at which a predictor counts as fitted; correlated features want "
                   "1e-6.",
                   tasks_notes),
             entry("estimator.l2", "Ridge of classifiers", DISENTANGLE_MULTITASK_AT(l2), above(0, 100), "",
                   "Weight of a classifier's squared weights, without which separable classes have no fit.",
                   tasks_notes)
                 .acts_when([](const Experiment& e) { return sizes_of(e).classes > 0; }, "targets are classes"),
             entry("estimator.first_look", "First look", DISENTANGLE_MULTITASK_AT(first_look), {1, largest_count},
                   "steps",
                   "Steps before the sparse map is searched for the first time; then training goes on, and it is "
                   "searched again after four times as many, and so on.",
                   tasks_notes)
                 .acts_when(is_two_stage, when_two_stage),
             entry("estimator.tasks", "Tasks", DISENTANGLE_MULTITASK_AT(tasks), {10, 1000000}, "tasks",
                   "Tasks on whose predictors the sparse map is searched.", tasks_notes)
                 .acts_when(is_two_stage, when_two_stage),
             entry("estimator.rounds", "Rounds", DISENTANGLE_MULTITASK_AT(rounds), {1, 1000}, "rounds",
                   "Rounds of refinement: supports by elimination, then a Gauss-Newton step of the map.", tasks_notes)
                 .acts_when(is_two_stage, when_two_stage),
             entry("estimator.first_threshold", "First threshold", DISENTANGLE_MULTITASK_AT(first_threshold),
                   above(0, 10000), "squared t-value",
                   "A weight below it is dropped in the first round; the threshold falls to the last one.", tasks_notes)
                 .acts_when(is_two_stage, when_two_stage),
             entry("estimator.last_threshold", "Last threshold", DISENTANGLE_MULTITASK_AT(last_threshold),
                   above(0, 10000), "squared t-value", "A weight below it is dropped in the last rounds.", tasks_notes)
                 .acts_when(is_two_stage, when_two_stage),
         })
        table.push_back(std::move(own));
    return table;
}

/// docs/tasks.md, section 7: what reached most on worlds of 6 to 20 latents, chosen on none of those that are reported.
void use_multitask_defaults(Experiment& e, const DataSizes& sizes)
{
    const MultitaskMethod method = method_of(e);
    MultitaskSpec& spec = e.own.get<MultitaskSpec>() = {};
    spec.method = method;
    spec.tasks = std::max(1000, 100 * sizes.d_z);
    if (sizes.classes > 0) {
        spec.first_threshold = 6;
        spec.last_threshold = 1.5;
        spec.rounds = 8;
    }
    constexpr int tasks_a_step = 16;
    e.training.batch = tasks_a_step * std::max(sizes.points, 1);
    e.training.steps = method == MultitaskMethod::two_stage ? (sizes.classes > 0 ? 6400 : 24000) : 2000;
    // Tasks that come again are learned by heart: a pool of 300 gave .990 after 32 rounds through it, .985 after 340.
    constexpr int rounds_through_a_pool = 32, fewest_steps = 600;
    const int of_pool = sizes.train_rows / e.training.batch * rounds_through_a_pool;
    e.training.steps = std::min(e.training.steps, std::max(of_pool, fewest_steps));
    e.training.warm_up = 100;
    e.training.evaluation_rows = 5000;
    e.training.evaluate_every = 200;
    e.training.checkpoint_every = 2000;
}

void require_consistent_multitask(const Experiment& e, const std::string& file)
{
    require_value(sizes_of(e).points > 0, file, "estimator.kind", e.estimator_kind,
                  "an estimator for data without tasks, data.kind tasks, or a table with y");
}

}  // namespace

const EstimatorParameters sparse_multitask{
    "sparse_multitask", multitask_table,
    [](Experiment& e) { e.own.get<MultitaskSpec>().method = MultitaskMethod::two_stage; }, use_multitask_defaults,
    require_consistent_multitask};

}  // namespace disentangle
