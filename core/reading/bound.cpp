// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/bound.h"

#include "core/experiment/kinds.h"

namespace disentangle {

std::optional<BoundOrigin> bound_origin(const Experiment& experiment, bool time)
{
    const GraphSearch search = experiment.sparsity.search;
    if (experiment.estimator_kind != mechanism_sparsity.name || !variables_of(experiment).has_graph(time))
        return std::nullopt;
    if (search == GraphSearch::truth)
        return BoundOrigin{.graph_is_given = true};
    if (search != GraphSearch::masks && search != GraphSearch::rotate)
        return std::nullopt;
    return BoundOrigin{.bound = time ? bound_Gz(experiment) : bound_Ga(experiment)};
}

bool bound_from_truth(const Experiment& experiment)
{
    for (const bool time : {false, true})
        if (const auto origin = bound_origin(experiment, time);
            origin && (origin->graph_is_given || origin->bound.source == Bound::Source::truth))
            return true;
    return false;
}

}  // namespace disentangle
