// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/experiment.h"

#include <optional>

namespace disentangle {

/// Where the learned graph, or the bound on its edges, came from.
struct BoundOrigin {
    enum class From {
        true_graph,  ///< the graph itself is given: nothing is searched
        given,       ///< by whoever wrote the experiment
        truth,       ///< the number of edges of the true graph
        data,        ///< chosen without the truth
    };
    From from = From::given;
    double beta = 0;  ///< edges; of `given` and `truth`
};
/// Absent where nothing bounds the edges of Gz (or Ga): there is no such graph, or the search has no bound.
std::optional<BoundOrigin> bound_origin(const Experiment& experiment, bool time);

/// Whether a bound in force was read off the true graph: then scores say what is possible, not what a practitioner
/// without the truth would get.
bool bound_from_truth(const Experiment& experiment);

}  // namespace disentangle
