// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/causal_graph.h"

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

namespace disentangle {

enum class Disentanglement {
    complete,  ///< C is the identity: every factor is recovered up to permutation and element-wise maps
    partial,   ///< some, not all, pairs of factors come apart
    none       ///< C is all ones: nothing can be told apart
};
/// "complete", "partial" or "none".
const char* name_of(Disentanglement degree);

/// What theory says of one latent.
struct LatentVerdict {
    bool recovered = false;        ///< row i of C is e_i: a function of one learned factor alone
    std::vector<int> absorbs;      ///< factors j != i that may leak into the learned counterpart of i (C(i, j) = 1)
    std::vector<int> absorbed_by;  ///< factors j != i with C(j, i) = 1
    std::string reason;            ///< in words, with the parents and children that separate or fail to
};

/// Theory's verdict on a graph, assuming sufficient influence (see influence.h).
struct Verdict {
    Adjacency permitted;             ///< C, d_z x d_z
    Adjacency permitted_by_actions;  ///< empty without Ga
    Adjacency permitted_by_time;     ///< empty without Gz
    Disentanglement degree = Disentanglement::none;
    bool criterion = false;  ///< graphical criterion in set form; equivalent to C = identity
    std::vector<LatentVerdict> latents;
    std::string summary;  ///< one sentence for the whole graph
};

/// A 64 x 64 graph takes under 5 ms. Throws InputError for an invalid graph.
Verdict judge(const CausalGraph& graph);

/// Which graph recovers each latent, bit i = latent i. A recovered latent is in at least one of these sets.
struct Origin {
    std::uint64_t actions = 0;   ///< recovered by Ga alone
    std::uint64_t time = 0;      ///< recovered by Gz alone
    std::uint64_t together = 0;  ///< recovered by both together and by neither alone
};
Origin origin_of(const Verdict& verdict);

/// {"permitted", "complete", "degree", "criterion", "summary", "latents": [{"name", "recovered", "absorbs",
/// "reason"}]}.
nlohmann::json to_json(const Verdict& verdict, const CausalGraph& graph);

}  // namespace disentangle
