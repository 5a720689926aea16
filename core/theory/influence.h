// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/theory/gaussian_transition.h"

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace disentangle {

/// Rank found against rank needed for one condition.
struct InfluenceRank {
    int rank = 0;
    int needed = 0;
    /// By how much it holds: the smallest of the singular values needed, over the largest, in [0, 1]; 0 where the rank
    /// falls short. The smaller, the more rows it takes to see that the condition holds.
    double margin = 1;
    bool holds() const { return rank >= needed; }
};

/// Sufficient influence of a mechanism, by rank tests (docs/theory.md (d)).
struct Influence {
    std::vector<InfluenceRank> actions;  ///< per action column l: needs |Ch_l|; empty without Ga
    std::optional<InfluenceRank> time;   ///< needs ||Gz||_0; absent without Gz
    std::string time_form;               ///< "exponential family" or "nonparametric"; which assumption was tested
    std::vector<std::string> caveats;    ///< plain sentences, e.g. why the fixed-point form cannot hold here
    bool holds() const;
    /// The smallest margin of all conditions; 1 without any.
    double margin() const;
};

/// Draws 4 x the target dimension of histories, z_{t-1} ~ N(0, I) and a ~ U(-2, 2), and takes numerical ranks: singular
/// values above 1e-6 of the largest, after each coordinate and each draw is scaled to unit length. Where a rank depends on
/// the point z*, the smallest over 20 points counts (fewer, at least 3, beyond 100 edges).
/// Actions: nonparametric form. Time: exponential-family form for fixed variance (the nonparametric form is bound to
/// fail for first-order Markov data without actions, and the caveats say so), else nonparametric. Of more than 256 edges
/// in Gz that span more than 256 directions at most 256 are tested, those of parents drawn at random; the rank is then an
/// upper bound, and a caveat says so.
/// Once `stop` is requested it returns as soon as the rank in hand is found; the result is then of no use.
Influence test_influence(const GaussianTransition& transition, std::uint64_t seed = 0,
                         const std::stop_token& stop = {});

/// {"action": [{"action", "rank", "needed", "margin"}], "time": {"rank", "needed", "margin", "form"} or null, "caveats": [...]}.
nlohmann::json to_json(const Influence& influence, const CausalGraph& graph);

}  // namespace disentangle
