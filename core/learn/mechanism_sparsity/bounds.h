// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/experiment.h"
#include "core/learn/network/layout.h"
#include "core/learn/oracle.h"

#include <optional>

namespace disentangle {

/// Bounds on the expected edges, and where they come from; each absent exactly when its graph is.
struct Bounds {
    std::optional<Bound> Ga, Gz;

    /// Whether one of them has to be found in the data.
    bool from_data() const;
    /// Edges in all, or nothing while one has to be found in the data.
    std::optional<int> total() const;
};

/// Given ones first; else as sparsity.bound_from says: the true numbers of edges, where the oracle knows them, or bounds
/// that the data are to give. Throws InputError when a search needs a true number that nobody knows.
Bounds bounds_of(const SparsitySpec& spec, const Dimensions& dimensions, const Oracle& oracle);

}  // namespace disentangle
