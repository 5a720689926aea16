#include "core/learn/stages.h"

#include "core/base/error.h"
#include "core/learn/optim/optimiser.h"
#include "core/learn/search/rotation.h"

#include <algorithm>
#include <cmath>

namespace disentangle {

namespace {

constexpr double bound_share = 0.35;  // of a run with masks whose bound is to be found: steps without them

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
    if (!rotates && !needs_bound(experiment))
        spec.transition.shared_width = 0;
    else if (rotates && !spec.unmix)
        throw InputError("", "estimator.unmix", "false", "true: the search 'rotate' turns the unmixing matrix");
    else if (spec.transition.shared_width == 0)
        throw InputError("", "estimator.transition.shared_width", "0",
                         rotates ? "at least 1 for the search 'rotate'"
                                 : "at least 1, or bounds that are given: the data give one through a model without masks");
    return spec;
}

std::vector<Stage> stages_of(const Experiment& experiment)
{
    const std::int64_t steps = experiment.training.steps;
    const std::int64_t searched = std::min<std::int64_t>(RotationSearch::steps, steps / 4);
    const auto share = [&](double part) { return std::llround(part * static_cast<double>(steps - searched)); };
    if (needs_bound(experiment)) {
        const std::int64_t searching = share(bound_share);
        return {{Stage::Kind::unmasked, 0, searching},
                {Stage::Kind::search, searching, searched},
                {Stage::Kind::train, searching + searched, steps - searching - searched}};
    }
    if (experiment.sparsity.search != GraphSearch::rotate)
        return {{Stage::Kind::train, 0, steps}};
    constexpr double adopting = 0.04;  // of the steps after the search: new networks, until they predict
    const double unmasked = experiment.sparsity.unmasked_share;
    const std::int64_t searching = share(unmasked), adopted = searching + searched;
    const std::int64_t refining = adopted + share(adopting * (1 - unmasked));
    return {{Stage::Kind::unmasked, 0, searching},
            {Stage::Kind::search, searching, searched},
            {Stage::Kind::adopt, adopted, refining - adopted},
            {Stage::Kind::refine, refining, steps - refining}};
}

double stage_factor(const Experiment& experiment, const Stage& stage, std::int64_t step)
{
    TrainingSpec local = experiment.training;
    local.steps = static_cast<int>(std::max<std::int64_t>(stage.length, 1));
    if (stage.kind == Stage::Kind::adopt || stage.kind == Stage::Kind::unmasked)
        local.hold = 0;
    if (stage.kind == Stage::Kind::adopt || stage.kind == Stage::Kind::refine)
        local.warm_up = std::min(local.warm_up, local.steps / 10);
    const double peak = stage.kind == Stage::Kind::refine ? experiment.training.refine_factor : 1;
    return peak * schedule_factor(local, step - stage.first);
}

}  // namespace disentangle
