// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/experiment.h"

#include <optional>

namespace disentangle {

/// What keeps a learned graph sparse, and where that came from.
struct BoundOrigin {
    bool graph_is_given = false;  ///< the true graph itself is: nothing is searched
    Bound bound = {};             ///< on its edges, otherwise
    bool operator==(const BoundOrigin&) const = default;
};
/// Absent where nothing bounds the edges of Gz (or Ga): there is no such graph, or the search has no bound.
std::optional<BoundOrigin> bound_origin(const Experiment& experiment, bool time);

/// Whether a bound in force was read off the true graph: then scores say what is possible, not what a practitioner
/// without the truth would get.
bool bound_from_truth(const Experiment& experiment);

}  // namespace disentangle
