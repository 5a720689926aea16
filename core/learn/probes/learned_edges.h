// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/estimator.h"

namespace disentangle {

/// The edges that count as learned: probability above one half.
Adjacency learned_edges(const GraphEstimate::Part& part);

}  // namespace disentangle
