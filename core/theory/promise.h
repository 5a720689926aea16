// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/theory/influence.h"
#include "core/theory/verdict.h"

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

namespace disentangle {

/// What theory promises of one score.
struct ScorePromise {
    std::optional<double>
        ceiling;         ///< the value, in [0, 1], that a perfect model reaches; none where nothing is promised
    std::string reason;  ///< one sentence: why it reaches that value, or why nothing is promised
};

/// What theory promises of one latent.
struct LatentPromise {
    bool alone = false;           ///< it is recovered as a function of one learned latent: its share of MCC can reach 1
    std::vector<int> mixed_with;  ///< the latents that its learned counterpart may absorb; empty iff alone
    std::string reason;           ///< one sentence, as in LatentVerdict
};

/// What theory promises of the scores of an estimator that fits the data perfectly and uses no more edges than the true
/// graph (Lachapelle et al. 2024, Theorems 1 to 3). What such a model leaves open is a map V = C P, C of the permitted
/// pattern and P a permutation, hence:
///   - MCC reaches 1 only where the pattern is the identity. Where latents stay mixed nothing is promised: which of the
///     permitted maps training ends in is left open, and with it how far a learned latent correlates with a true one.
///   - R_con reaches 1 for any pattern: it regresses each latent on just those learned latents that the pattern permits.
///   - R reaches 1 for any pattern: it regresses each latent on all of them.
/// Nothing is promised where influence does not suffice, nor without a known graph. The scores see linear maps, so 1
/// supposes that V is linear, as it is for Gaussian transitions of fixed variance with enough variability (Lachapelle et
/// al. 2022, Theorem 4); `caveat` says where that is in doubt.
struct Promise {
    ScorePromise mcc, r_con, r;
    std::vector<LatentPromise> latents;  ///< one for each latent; empty without a graph
    std::string summary;                 ///< one sentence about the three scores
    std::string caveat;                  ///< one sentence, or empty
    bool supposes_influence = false;     ///< it is conditional on influence, which has not been tested

    /// Whether anything is promised of the latents. Where nothing is, no dependence breaks a promise.
    bool of_latents() const { return r_con.ceiling && !latents.empty(); }
};

/// `graph`: null where it is not known, as for data of the user's own. `influence`: null where it has not been tested; the
/// promise is then conditional, and its sentences say so. Throws InputError for an invalid graph.
Promise promise_of(const CausalGraph* graph, const Influence* influence = nullptr);
/// The same, of a verdict that is at hand.
Promise promise_of(const Verdict& verdict, const CausalGraph& graph, const Influence* influence = nullptr);

/// Latents without parents, which nothing moves: bit i for latent i.
std::uint64_t unmoved_latents(const CausalGraph& graph);

/// No ceiling for any score and no latents. `because` is a clause: "the estimator learns no sparse graph".
Promise no_promise(const std::string& because);

/// {"mcc", "r_con", "r": {"ceiling": number or null, "reason"}, "latents": [{"name", "alone", "mixed_with", "reason"}],
///  "summary", "caveat"}. `names`: of the latents.
nlohmann::json to_json(const Promise& promise, const std::vector<std::string>& names);

}  // namespace disentangle
