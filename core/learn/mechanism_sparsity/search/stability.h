// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/estimator.h"
#include "core/learn/mechanism_sparsity/seen.h"
#include "core/learn/mechanism_sparsity/state.h"

#include <Eigen/Core>

#include <cstdint>
#include <span>
#include <vector>

namespace disentangle {

/// What the graph is searched anew from. `seen` are rows in the present latents; `blocks` the numbers of the first rows of
/// what is drawn together, rising, from 0.
struct Resampled {
    Seen seen;
    bool time = false;                 ///< the first d_z inputs are the latents one step earlier
    std::vector<std::int32_t> blocks;  ///< empty: every row stands for itself
    Eigen::MatrixXd decoder;           ///< decoder_moment of the latents, d_z x d_z
};

/// How often a graph comes out again: the bootstrap of Efron (1979), of blocks where rows follow each other in time
/// (Kunsch 1989). For each resample
///   drawn anew    the rows, with replacement, or their blocks; by them the regression of the latents on waves of single
///                 inputs, from that the influence of every input, and the search for the sparsest coordinates of the
///                 latents with as many edges as `graph` has (d_z x inputs, 0 and 1);
///   kept          the encoder and the decoder, the frequencies of the waves, and the number of edges.
/// The latents found are matched to the present ones, and edges are counted in their order. So it says how much of the graph
/// hangs on which rows there were, given the representation; another representation takes another seed. Results are by
/// [Gz | Ga] in `edges`, d_z x inputs.
struct GraphStability {
    std::vector<float> edges, latents;
};
GraphStability stability_of(const Resampled& rows, std::span<const float> graph, std::uint64_t seed, int resamples);

/// The same of the present model and at most 4,096 of its training rows, evenly chosen blocks of them.
Stability stability_of(const State& state, int resamples);

}  // namespace disentangle
