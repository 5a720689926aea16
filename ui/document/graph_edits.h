#pragma once

#include "core/graph/causal_graph.h"

#include <functional>
#include <string>
#include <vector>

namespace disentangle {

/// A graph whose latent i is latent latents[i] of `graph`, with its name and edges, or a new one without edges where
/// that is -1; the same for actions. Names of new nodes are the first free of z1, z2, ... and a1, a2, ...
CausalGraph reindexed(const CausalGraph& graph, const std::vector<int>& latents, const std::vector<int>& actions);

/// 0, 1, ..., count - 1.
std::vector<int> sameOrder(int count);

/// sameOrder(count), cut or continued with -1 to `wanted`.
std::vector<int> resizedOrder(int count, int wanted);

/// The order in which `from` has been taken out and put where `to` was.
std::vector<int> movedOrder(int count, int from, int to);

/// A matrix of that size with the cells that `on` says.
Adjacency adjacencyWhere(int rows, int cols, const std::function<bool(int row, int col)>& on);

/// Ones in `blocks` equal blocks along the diagonal, as nearly equal as the sizes allow; every row and every column is
/// in one block. Requires 1 <= blocks <= min(rows, cols).
Adjacency blockDiagonal(int rows, int cols, int blocks);

}  // namespace disentangle
