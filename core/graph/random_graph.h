// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/causal_graph.h"

#include <cstdint>

namespace disentangle {

/// What a random graph is drawn from. The same values give the same graph on every machine.
struct RandomGraph {
    int d_z = 6;             ///< latents, 1 to 64
    int d_a = 6;             ///< actions, 0 to 64; 0 leaves Ga out
    bool time = true;        ///< has Gz; required when there is no action
    double density = 0.2;    ///< probability of an edge, 0 to 1; the papers use 0.1, 0.2 and 0.4
    bool self_loops = true;  ///< every latent depends on its own past, whatever the density
    std::uint64_t seed = 1;

    bool operator==(const RandomGraph&) const = default;
};

/// Independent edges in Ga and Gz, each from a stream of its own. Throws InputError naming what is out of range.
CausalGraph random_graph(const RandomGraph& wanted);

/// The graph with `flips` edges added or removed, each a different cell of Ga or Gz: a fair coin decides whether an
/// edge is removed or added, so that the number of edges stays about the same; where there is no edge left, or no free
/// cell, the other is done. Sizes and names stay. `flips` beyond the number of cells flips all. Throws InputError when
/// it is negative.
CausalGraph random_variation(const CausalGraph& graph, int flips, std::uint64_t seed);

}  // namespace disentangle
