// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/mechanism_sparsity/state.h"

#include "core/base/error.h"
#include "core/experiment/kinds.h"

namespace disentangle {
namespace {

/// The true graph as a mask, d_z x inputs; empty without an oracle for it.
std::vector<float> fixed_mask(const Dimensions& dimensions, const Oracle& oracle)
{
    std::vector<float> mask;
    if (!oracle.graph)
        return mask;
    const int past = dimensions.time ? dimensions.d_z : 0;
    for (int i = 0; i < dimensions.d_z; ++i)
        for (int j = 0; j < dimensions.inputs(); ++j)
            mask.push_back((j < past ? (*oracle.graph->Gz)(i, j) : (*oracle.graph->Ga)(i, j - past)) ? 1.F : 0.F);
    return mask;
}

}  // namespace

State::State(const Experiment& e, std::shared_ptr<const Source> rows, const Resources& resources)
    : experiment(e),
      source(std::move(rows)),
      oracle(resources.oracle),
      threads(resources.threads),
      model(dimensions_of(e, source->facts()),
            networks_of(e, bounds_of(e.sparsity, dimensions_of(e, source->facts()), oracle)), e, resources),
      masks(model.dimensions(), e.sparsity, fixed_mask(model.dimensions(), oracle))
{
    bound_masks();
}

void State::bound_masks()
{
    const Dimensions& dim = model.dimensions();
    const Bounds now = bounds();
    const auto beta = [&](const std::optional<Bound>& bound, double Edges::*edges, int possible) {
        if (!bound || bound->source != Bound::Source::data)
            return bound ? bound->beta : 0.0;
        return found_edges ? (*found_edges).*edges : static_cast<double>(dim.d_z * possible);
    };
    masks.set_spec(experiment.sparsity, beta(now.Ga, &Edges::Ga, dim.d_a), beta(now.Gz, &Edges::Gz, dim.d_z));
}

Dimensions dimensions_of(const Experiment& experiment, const Facts& facts)
{
    return {sizes_of(experiment).d_z, facts.d_x(), facts.d_a, facts.steps > 1};
}

bool needs_bound(const Experiment& experiment, const Bounds& bounds)
{
    return experiment.sparsity.search == GraphSearch::masks && bounds.from_data();
}

EstimatorSpec networks_of(const Experiment& experiment, const Bounds& bounds)
{
    EstimatorSpec spec = experiment.estimator;
    const bool rotates = experiment.sparsity.search == GraphSearch::rotate;
    spec.bend = spec.bend && rotates;
    if (!rotates && !needs_bound(experiment, bounds))
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

}  // namespace disentangle
