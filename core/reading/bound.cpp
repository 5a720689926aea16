// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/bound.h"

#include "core/experiment/kinds.h"

namespace disentangle {

std::optional<BoundOrigin> bound_origin(const Experiment& experiment, bool time)
{
    using From = BoundOrigin::From;
    const GraphSearch search = experiment.sparsity.search;
    if (experiment.estimator_kind != mechanism_sparsity.name || !variables_of(experiment).has_graph(time))
        return std::nullopt;
    if (search == GraphSearch::truth)
        return BoundOrigin{From::true_graph, 0};
    if (search != GraphSearch::masks && search != GraphSearch::rotate)
        return std::nullopt;
    const Bound bound = time ? bound_Gz(experiment) : bound_Ga(experiment);
    switch (bound.source) {
    case Bound::Source::given: return BoundOrigin{From::given, bound.beta};
    case Bound::Source::truth: return BoundOrigin{From::truth, bound.beta};
    case Bound::Source::data: return BoundOrigin{From::data, 0};
    }
    return std::nullopt;
}

bool bound_from_truth(const Experiment& experiment)
{
    for (const bool time : {false, true})
        if (const auto origin = bound_origin(experiment, time);
            origin && (origin->from == BoundOrigin::From::true_graph || origin->from == BoundOrigin::From::truth))
            return true;
    return false;
}

}  // namespace disentangle
