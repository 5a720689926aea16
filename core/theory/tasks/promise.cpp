// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/theory/reason.h"
#include "core/theory/tasks/verdict.h"

namespace disentangle {
namespace {

const Assumption* failing(const TaskVerdict& verdict, std::initializer_list<int> numbers)
{
    for (const int number : numbers)
        if (!verdict.assumption(number).holds)
            return &verdict.assumption(number);
    return nullptr;
}

std::string clause_of(const Assumption& assumption)
{
    return "Assumption " + std::to_string(assumption.number) + " (" + assumption.name + ") fails";
}

/// "no two factors come apart": the subject of a sentence.
std::string who_mixes(const TaskVerdict& verdict, const TaskFamily& family)
{
    if (verdict.degree == Disentanglement::none)
        return "no two factors come apart";
    std::uint64_t mixed = 0;
    for (std::size_t i = 0; i < verdict.factors.size(); ++i)
        mixed |= std::uint64_t{!verdict.factors[i].recovered} << i;
    const bool one = (mixed & (mixed - 1)) == 0;
    return list_names(family.factors, mixed) + (one ? " stays mixed" : " stay mixed");
}

}  // namespace

Promise promise_of(const TaskVerdict& verdict, const TaskFamily& family)
{
    if (const Assumption* fails = failing(verdict, {4, 5}))
        return no_promise(clause_of(*fails));
    Promise promise;
    promise.r.ceiling = 1;
    promise.r.reason = "R can reach 1: the tasks fix the features up to a linear map, and R measures those.";
    if (const Assumption* fails = failing(verdict, {6})) {
        const Promise nothing = no_promise(clause_of(*fails));
        promise.mcc = nothing.mcc;
        promise.r_con = nothing.r_con;
        promise.summary = "In theory R can reach 1; nothing is promised of MCC and R_con: " + clause_of(*fails) + ".";
        return promise;
    }
    promise.r_con.ceiling = 1;
    if (verdict.degree == Disentanglement::complete) {
        promise.mcc.ceiling = 1;
        promise.mcc.reason = "MCC can reach 1: every factor is recovered alone.";
        promise.r_con.reason = "R_con can reach 1: no factor stays mixed, so it equals MCC.";
        promise.summary = "In theory MCC, R_con and R can reach 1: every factor is recovered alone.";
    } else {
        const std::string mixes = who_mixes(verdict, family);
        promise.mcc.reason = "Nothing is promised of MCC: " + mixes +
                             ", and how a mixed factor shares in the learned ones is left open.";
        promise.r_con.reason = "R_con can reach 1: it lets each factor mix with those that theory lets it mix with.";
        promise.summary = "In theory R_con and R can reach 1; nothing is promised of MCC, because " + mixes + ".";
    }
    for (const FactorVerdict& factor : verdict.factors)
        promise.latents.push_back({factor.recovered, factor.absorbs, factor.reason});
    if (!verdict.assumption(3).holds)
        promise.caveat =
            "Of classes the tasks' weights are known up to a common shift of all logits (Assumption 3); the "
            "promise rests on the differences between classes.";
    return promise;
}

}  // namespace disentangle
