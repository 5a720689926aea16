// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/adjacency.h"

#include <cstdint>
#include <vector>

namespace disentangle {

/// Row inclusion: C(i, j) = 1 iff row i of G is contained in row j (pattern of G-preserving matrices; Lachapelle et
/// al. 2024, a-consistency). G is m x n, the result m x m, reflexive and transitive.
Adjacency row_inclusion(const Adjacency& G);

/// Permitted pattern of Ga: Pa_i within Pa_j. Row = true factor, column = the factor it may absorb.
Adjacency permitted_by_actions(const Adjacency& Ga);

/// Permitted pattern of Gz: Pa_i within Pa_j and Ch_i within Ch_j (z-consistency).
Adjacency permitted_by_time(const Adjacency& Gz);

/// Permitted pattern of the graphs given ((a,z)-consistency when both); null = absent. Requires at least one.
Adjacency permitted_pattern(const Adjacency* Ga, const Adjacency* Gz);

/// The graphical criterion in its set form: for each i, the intersection of Pa_j over the children j of i, of Ch_j
/// over the parents j of i, and of Ch_l over the actions l that reach i, is {i} (an empty intersection is everything).
/// Returns the intersections, bit j of entry i = factor j survives. The criterion holds iff each is {i}.
std::vector<std::uint64_t> criterion_sets(const Adjacency* Ga, const Adjacency* Gz);

/// Transitive reduction of a preorder for drawing: edges i -> j (i absorbs j), i != j, that no chain of other edges
/// implies; factors that absorb each other are joined in a cycle through their class.
Adjacency transitive_reduction(const Adjacency& preorder);

}  // namespace disentangle
