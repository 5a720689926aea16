#pragma once

#include "core/learn/estimator.h"

namespace disentangle {

/// The edges that count as learned: probability above one half.
Adjacency learned_edges(const LearnedGraph::Part& part);

}  // namespace disentangle
