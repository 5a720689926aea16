// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/causal_graph.h"

#include <cstdint>
#include <string>
#include <vector>

namespace disentangle {

/// How much a changed graph disentangles beyond the present one.
struct Gain {
    int recovered = 0;  ///< further latents recovered alone (may be negative)
    int pairs = 0;  ///< pairs (i, j), i != j, that come apart: ones that leave the permitted pattern (may be negative)
    auto operator<=>(const Gain&) const = default;  ///< recovered first, then pairs
};

/// One edge toggled.
struct EdgeAdvice {
    bool in_Ga = false;  ///< else in Gz
    int child = 0, parent = 0;
    bool add = false;  ///< else remove
    Gain gain;
};

/// The single edges whose addition or removal disentangles most, best first (ties: additions before removals, then Ga
/// before Gz, then by row and column), at most `most`, each with a positive gain. Exact, by trying every edge:
/// d_z (d_a + d_z) of them, of d_z steps each.
std::vector<EdgeAdvice> advise_edges(const CausalGraph& graph, int most = 10);

/// A further action that reaches `targets` (bit i = latent i).
struct InterventionAdvice {
    std::uint64_t targets = 0;
    Gain gain;
    bool exact = true;  ///< every admissible set was tried; else a greedy search with exchanges
};

/// The new action column of at most `most_targets` latents that disentangles most; the smallest set among equals. A new
/// column T leaves C'(i, j) = C(i, j) unless i in T and j not in T, so i in T is recovered iff row i of C meets T in i
/// alone. Exact when at most `exact_limit` sets are admissible. Gain 0 and no targets when nothing helps.
InterventionAdvice advise_intervention(const CausalGraph& graph, int most_targets,
                                       std::int64_t exact_limit = 2'000'000);

}  // namespace disentangle
