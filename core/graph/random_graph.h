// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/causal_graph.h"

#include <cstdint>
#include <string_view>

namespace disentangle {

/// What a random graph is drawn from. The same values give the same graph on every machine.
struct RandomGraph {
    int d_z = 6;             ///< latents, 1 to 64
    int d_a = 6;             ///< actions, 0 to 64; 0 leaves Ga out
    bool time = true;        ///< has Gz; required when there is no action
    double density = 0.2;    ///< probability of an edge, 0 to 1; the papers use 0.1, 0.2 and 0.4
    bool self_loops = true;  ///< every latent depends on its own past, whatever the density
    std::uint64_t seed = 1;
    int parents = 0;  ///< of every latent in each matrix, see regular_adjacency(); 0 = as density says

    bool operator==(const RandomGraph&) const = default;
};

/// rows x cols with `parents` ones in every row: the diagonal's, entry (i, i mod cols), and others at random, no two rows
/// alike. Where every row has as many parents and its own set of them, no latent's parents are among another's, so that
/// theory permits nothing to be mixed. Throws InputError where there are no such rows, or hardly any.
Adjacency regular_adjacency(int rows, int cols, int parents, std::uint64_t seed);

/// Edges of Ga and Gz, each from a stream of its own. Throws InputError naming what is out of range.
CausalGraph random_graph(const RandomGraph& wanted);

/// What a random graph is called where a preset's name may stand: "random:" and its properties in any order, such as
/// "random:latents=20,actions=20,parents=3,seed=5" or "random:latents=8,time,density=0.3". Without `actions` there are
/// as many as latents, or none where there is time.
inline constexpr std::string_view random_graph_prefix = "random:";
/// Throws InputError naming the property that is unknown or not a number.
RandomGraph parse_random_graph(std::string_view text);

/// The graph with `flips` edges added or removed, each a different cell of Ga or Gz: a fair coin decides whether an
/// edge is removed or added, so that the number of edges stays about the same; where there is no edge left, or no free
/// cell, the other is done. Sizes and names stay. `flips` beyond the number of cells flips all. Throws InputError when
/// it is negative.
CausalGraph random_variation(const CausalGraph& graph, int flips, std::uint64_t seed);

}  // namespace disentangle
