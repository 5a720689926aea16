#include "core/learn/mechanism_sparsity/stages.h"

#include "core/base/error.h"
#include "core/learn/optim/optimiser.h"
#include "core/learn/mechanism_sparsity/search/rotation.h"
#include "core/learn/mechanism_sparsity/quadratic_fit.h"

#include <algorithm>
#include <cmath>

namespace disentangle {

namespace {

constexpr double bound_share = 0.35;  // of a run with masks whose bound is to be found: steps without them

// Of the steps after the first search. Where the encoder learns on under the graph, new transition networks need few
// steps until they predict, and the graph is looked at again once the latents are better; where it does not, the
// transition networks are fitted to the end before the latents are straightened.
constexpr double adopting_share = 0.015, first_refining_share = 0.17, relearning_share = 0.025;
constexpr double settling_share = 0.7;

}  // namespace

bool needs_bound(const Experiment& experiment)
{
    const CausalGraph& graph = experiment.world.graph;
    return experiment.sparsity.search == GraphSearch::masks &&
           ((graph.Ga && bound_Ga(experiment).source == Bound::Source::data) ||
            (graph.Gz && bound_Gz(experiment).source == Bound::Source::data));
}

Dimensions dimensions_of(const Experiment& experiment)
{
    const WorldSpec& world = experiment.world;
    return {world.graph.d_z(), world.d_x, world.graph.d_a(), world.graph.Gz.has_value()};
}

EstimatorSpec estimator_of(const Experiment& experiment)
{
    EstimatorSpec spec = experiment.estimator;
    const bool rotates = experiment.sparsity.search == GraphSearch::rotate;
    spec.bend = spec.bend && rotates;
    if (!rotates && !needs_bound(experiment))
        spec.transition.shared_width = 0;
    else if (rotates && !spec.unmix)
        throw InputError("", "estimator.unmix", "false", "true: the search 'rotate' turns the unmixing matrix");
    else if (spec.transition.shared_width == 0)
        throw InputError("", "estimator.transition.shared_width", "0",
                         rotates
                             ? "at least 1 for the search 'rotate'"
                             : "at least 1, or bounds that are given: the data give one through a model without masks");
    return spec;
}

std::vector<Stage> stages_of(const Experiment& experiment)
{
    const std::int64_t steps = experiment.training.steps;
    const std::int64_t searched = std::min<std::int64_t>(RotationSearch::steps, steps / 4);
    if (needs_bound(experiment)) {
        const std::int64_t searching = std::llround(bound_share * static_cast<double>(steps - searched));
        return {{Stage::Kind::unmasked, 0, searching},
                {Stage::Kind::search, searching, searched},
                {Stage::Kind::train, searching + searched, steps - searching - searched}};
    }
    if (experiment.sparsity.search != GraphSearch::rotate)
        return {{Stage::Kind::train, 0, steps}};
    std::vector<Stage> stages;
    std::int64_t left = steps;
    const auto add = [&](Stage::Kind kind, std::int64_t length) {
        if (length > 0)
            stages.push_back({kind, steps - left, length});
        left -= length;
    };
    add(Stage::Kind::unmasked, unmasked_steps(experiment, steps - searched));
    add(Stage::Kind::search, searched);
    const std::int64_t rest = left;
    const auto of_rest = [&](double part) { return std::llround(part * static_cast<double>(rest)); };
    const std::int64_t straightened =
        experiment.estimator.bend ? std::min<std::int64_t>(QuadraticFit::steps, rest / 4) : 0;
    if (experiment.training.refine_factor == 0) {
        add(Stage::Kind::adopt, of_rest(settling_share));
        add(Stage::Kind::straighten, straightened);
        add(Stage::Kind::adopt, left);
        return stages;
    }
    add(Stage::Kind::adopt, of_rest(adopting_share));
    add(Stage::Kind::straighten, straightened);
    if (!experiment.estimator.bend) {  // a rotation would have to turn the bend too
        add(Stage::Kind::refine, of_rest(first_refining_share));
        add(Stage::Kind::relearn, of_rest(relearning_share));
        add(Stage::Kind::search, std::min(searched, left / 4));
        add(Stage::Kind::adopt, of_rest(adopting_share));
    }
    add(Stage::Kind::refine, left - straightened);
    add(Stage::Kind::straighten, straightened);
    return stages;
}

double stage_factor(const TrainingSpec& training, const std::vector<Stage>& stages, const Stage& stage,
                    std::int64_t step)
{
    TrainingSpec local = training;
    local.steps = static_cast<int>(std::max<std::int64_t>(stage.length, 1));
    std::int64_t at = step - stage.first;
    if (stage.kind != Stage::Kind::train && stage.kind != Stage::Kind::refine)
        local.hold = 0;
    if (stage.kind != Stage::Kind::train && stage.kind != Stage::Kind::unmasked)
        local.warm_up = std::min(local.warm_up, local.steps / 10);
    if (stage.kind != Stage::Kind::refine)
        return schedule_factor(local, at);
    // One schedule over all stages under a graph, whatever lies between them.
    const auto first = std::ranges::find(stages, Stage::Kind::refine, &Stage::kind);
    local.steps = static_cast<int>(stages.back().end() - first->first);
    at = step - first->first;
    return training.refine_factor * schedule_factor(local, at);
}

}  // namespace disentangle
