// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/causal_graph.h"

#include <functional>
#include <string>
#include <vector>

namespace disentangle {

/// A graph whose latent i is latent latents[i] of `graph`, with name and edges, or a new one without edges where
/// latents[i] is -1; the same for actions. Names of new nodes are the first free of z1, z2, ... and a1, a2, ...
CausalGraph reindexed(const CausalGraph& graph, const std::vector<int>& latents, const std::vector<int>& actions);

/// 0, 1, ..., count - 1.
std::vector<int> sameOrder(int count);

/// sameOrder(count), shortened to `wanted` entries, or extended by -1.
std::vector<int> resizedOrder(int count, int wanted);

/// The order after moving element `from` to the place of `to`.
std::vector<int> movedOrder(int count, int from, int to);

/// A matrix with a 1 wherever `on` returns true.
Adjacency adjacencyWhere(int rows, int cols, const std::function<bool(int row, int col)>& on);

/// Ones in `blocks` equal blocks along the diagonal, as nearly equal as the sizes allow; every row and every column is
/// in one block. Requires 1 <= blocks <= min(rows, cols).
Adjacency blockDiagonal(int rows, int cols, int blocks);

}  // namespace disentangle
