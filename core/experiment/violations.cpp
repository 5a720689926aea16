// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/violations.h"

#include "core/base/decimal.h"
#include "core/theory/reason.h"

#include <bit>
#include <cmath>
#include <nlohmann/json.hpp>

namespace disentangle {

namespace {

std::string short_number(double value)
{
    return general_decimal(value, 3);
}

/// Latents 0 to count - 1.
std::uint64_t first_latents(int count)
{
    return count >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << count) - 1;
}

/// Whether linear means lack influence here: where some action has several children, or time several edges.
bool lacks_when_linear(const CausalGraph& graph)
{
    if (graph.Gz && graph.Gz->edges() > 1)
        return true;
    if (!graph.Ga)
        return false;
    const Adjacency children = graph.Ga->transposed();
    for (int l = 0; l < children.rows(); ++l)
        if (std::popcount(children.row_bits(l)) > 1)
            return true;
    return false;
}

Violation lack_of_influence(const WorldSpec& world)
{
    const double share = world.violations.influence;
    if (share >= 1)
        return {"world.violations.influence",
                share,
                "Sufficient influence",
                "Every mean is linear in its parents: the effects of a parent on its children vary in one direction "
                "alone, and the rank test fails for a parent with several children.",
                "What does not need influence in several directions: a latent that is the only child of an action.",
                lacks_when_linear(world.graph)};
    return {
        "world.violations.influence",
        share,
        "Sufficient influence",
        "A share of " + short_number(share) +
            " of every mean is linear, so that the effects of a parent on its children differ by less: the rank is "
            "as without it, and its margin, the smallest singular value needed, falls towards 0.",
        "All that theory promises with influence, as long as the rank test holds; but it takes more rows to see it.",
        false};
}

Violation dependent_latents(const WorldSpec& world)
{
    return {
        "world.violations.noise_correlation", world.violations.noise_correlation,
        "Assumption 2: the latents are independent given the past",
        "Given their parents, every two latents are correlated by " + short_number(world.violations.noise_correlation) +
            ". A model whose latents are independent given the past fits such data best after it has mixed them.",
        // Their joint density is still an exponential family in z with natural parameter Sigma^-1 mu, which is all
        // that the argument for linear identifiability needs (Lachapelle et al. 2022, Theorem 4).
        "R can still reach 1: where the means vary enough, latents are found up to a linear map, which does not need "
        "independence. Nothing is promised of which latents come apart."};
}

Violation unseen_actions(const WorldSpec& world)
{
    const double share = world.violations.hidden_actions;
    if (share >= 1)
        return {"world.violations.hidden_actions", share, "Actions are observed",
                "No action is shown: that they act is known, but not when or how.",
                world.graph.Gz ? "What the past of the latents tells apart by itself (Gz), if latents were independent "
                                 "given it; those with an action in common are not."
                               : "Nothing: without time there is no other history to tell latents apart by."};
    return {"world.violations.hidden_actions", share, "Actions are observed",
            "An action is shown as 0 in " + short_number(share) +
                " of the rows, though it acts. Given what is shown, latents follow a mixture, and those with a hidden "
                "action in common are dependent.",
            "Of the rows that show all actions, " + short_number(std::pow(1 - share, world.graph.d_a())) +
                " of all, everything; but nothing says which they are."};
}

Violation folded(const WorldSpec& world)
{
    const int fold = world.violations.fold;
    const bool one = fold == 1;
    return {"world.violations.fold", static_cast<double>(fold), "Assumption 1: the mixing is injective",
            "x tells only the absolute value of " + list_names(world.graph.latents, first_latents(fold)) +
                ", so that no function of x gives " + (one ? "it" : "them") + " back.",
            fold < world.graph.d_z()
                ? "Nothing by the theorems, which suppose that all latents can be seen. The others enter x as before."
                : "Nothing."};
}

void take_ceiling(ScorePromise& score, const char* name, const std::string& because)
{
    if (score.ceiling)
        score = {std::nullopt, std::string("Nothing is promised of ") + name + ": " + because};
}

}  // namespace

std::vector<Violation> violations_of(const WorldSpec& world)
{
    std::vector<Violation> violations;
    if (world.violations.influence > 0 && world.mechanism != MechanismKind::linear)
        violations.push_back(lack_of_influence(world));
    if (world.violations.noise_correlation > 0 && world.graph.d_z() > 1)
        violations.push_back(dependent_latents(world));
    if (world.violations.hidden_actions > 0 && world.graph.Ga)
        violations.push_back(unseen_actions(world));
    if (world.violations.fold > 0)
        violations.push_back(folded(world));
    return violations;
}

Promise weakened(Promise promise, const WorldSpec& world)
{
    for (const Violation& violation : violations_of(world)) {
        promise.caveat += (promise.caveat.empty() ? "" : " ") + violation.broken;
        // Influence is what the rank test is for: where that fails, the promise is gone already.
        if (violation.key == "world.violations.influence")
            continue;
        std::string because = violation.assumption + ", is broken.";
        if (violation.key != "world.violations.noise_correlation")
            take_ceiling(promise.r, "R", because);
        take_ceiling(promise.mcc, "MCC", because);
        take_ceiling(promise.r_con, "R_con", because);
        for (LatentPromise& latent : promise.latents) {
            latent.alone = false;
            latent.reason = "Nothing is promised: " + because;
        }
        promise.summary = promise.r.ceiling ? "Theory promises nothing of MCC and R_con, for " + because +
                                                  " R can reach 1 all the same."
                                            : "Theory promises nothing of the scores, for " + because;
    }
    return promise;
}

nlohmann::json to_json(const std::vector<Violation>& violations)
{
    auto list = nlohmann::json::array();
    for (const Violation& violation : violations)
        list.push_back({{"key", violation.key},
                        {"value", violation.value},
                        {"assumption", violation.assumption},
                        {"broken", violation.broken},
                        {"remains", violation.remains}});
    return list;
}

}  // namespace disentangle
