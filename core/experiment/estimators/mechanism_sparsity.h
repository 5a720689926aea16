// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/kinds.h"

namespace disentangle {

/// Its parameters: of the networks, of the transition, of the search for the sparse graph.
ParameterTable mechanism_sparsity_table();

/// Whether masks are to be trained under a bound that only the data can give: a rotation is searched for it first.
bool bound_needs_search(const Experiment& experiment);

}  // namespace disentangle
