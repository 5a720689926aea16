// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/theory/promise.h"

#include "core/theory/reason.h"

#include <bit>
#include <nlohmann/json.hpp>

namespace disentangle {

namespace {

using Bits = std::uint64_t;

/// "action a1 (rank 1 of 2) and 2 more conditions": what falls short first, and how much else does.
std::string shortfall(const Influence& influence, const CausalGraph& graph)
{
    std::string first;
    int more = -1;
    const auto take = [&](const std::string& name, const InfluenceRank& rank) {
        if (rank.holds())
            return;
        if (++more == 0)
            first = name + " (rank " + std::to_string(rank.rank) + " of " + std::to_string(rank.needed) + ")";
    };
    for (std::size_t l = 0; l < influence.actions.size(); ++l)
        take("action " + graph.actions[l], influence.actions[l]);
    if (influence.time)
        take("time", *influence.time);
    if (more == 0)
        return first;
    return first + " and " + std::to_string(more) + (more == 1 ? " more condition" : " more conditions");
}

Bits mixed_latents(const Verdict& verdict)
{
    Bits mixed = 0;
    for (std::size_t i = 0; i < verdict.latents.size(); ++i) {
        if (!verdict.latents[i].recovered)
            mixed |= Bits{1} << i;
    }
    return mixed;
}

/// Who stays mixed: the subject of a sentence.
std::string who_stays_mixed(const Verdict& verdict, const CausalGraph& graph)
{
    const Bits mixed = mixed_latents(verdict);
    if (verdict.degree == Disentanglement::none)
        return "no two latents come apart";
    if (std::popcount(mixed) == graph.d_z())
        return "no latent comes apart from all others";
    return list_names(graph.latents, mixed) + (std::has_single_bit(mixed) ? " stays mixed" : " stay mixed");
}

/// Latents without parents have one distribution throughout. Of two that may mix, any map that keeps that distribution
/// fits, and not only linear ones do (a rotation by an angle that depends on the radius keeps a Gaussian).
std::string doubt_about_linearity(const Verdict& verdict, const CausalGraph& graph)
{
    const Bits still = unmoved_latents(graph);
    Bits doubtful = 0;
    for (int i = 0; i < graph.d_z(); ++i) {
        const Bits with = verdict.permitted.row_bits(i) & still & ~(Bits{1} << i);
        if ((still >> i & 1) && with != 0)
            doubtful |= with | Bits{1} << i;
    }
    if (doubtful == 0)
        return "";
    return "Nothing moves " + list_names(graph.latents, doubtful) +
           ", so they may mix in a way that is not linear; R_con and R measure linear maps and may then stay below 1.";
}

}  // namespace

std::uint64_t unmoved_latents(const CausalGraph& graph)
{
    std::uint64_t unmoved = 0;
    for (int i = 0; i < graph.d_z(); ++i)
        if ((!graph.Ga || graph.Ga->row_bits(i) == 0) && (!graph.Gz || graph.Gz->row_bits(i) == 0))
            unmoved |= std::uint64_t{1} << i;
    return unmoved;
}

Promise no_promise(const std::string& because)
{
    Promise promise;
    promise.mcc.reason = "Nothing is promised of MCC: " + because + ".";
    promise.r_con.reason = "Nothing is promised of R_con: " + because + ".";
    promise.r.reason = "Nothing is promised of R: " + because + ".";
    promise.summary = "Theory promises nothing of the scores: " + because + ".";
    return promise;
}

Promise promise_of(const CausalGraph* graph, const Influence* influence)
{
    if (!graph)
        return no_promise("without a known graph theory cannot say which latents come apart");
    return promise_of(judge(*graph), *graph, influence);
}

Promise promise_of(const Verdict& verdict, const CausalGraph& graph, const Influence* influence)
{
    Promise promise;
    if (influence && !influence->holds()) {
        promise = no_promise("influence falls short for " + shortfall(*influence, graph));
    } else {
        promise.supposes_influence = influence == nullptr;
        const std::string reaches = influence ? " can reach 1: " : " can reach 1 if influence suffices: ";
        promise.r_con.ceiling = 1;
        promise.r.ceiling = 1;
        promise.r.reason = "R" + reaches + "it lets each latent depend on all learned latents.";
        if (verdict.degree == Disentanglement::complete) {
            promise.mcc.ceiling = 1;
            promise.mcc.reason = "MCC" + reaches + "every latent is recovered alone.";
            promise.r_con.reason = "R_con" + reaches + "no latent stays mixed, so it equals MCC.";
            promise.summary = "In theory MCC, R_con and R" + reaches + "every latent is recovered alone.";
        } else {
            const std::string mixed = who_stays_mixed(verdict, graph);
            promise.mcc.reason = "Nothing is promised of MCC: " + mixed +
                                 ", and how a mixed latent shares in the learned ones is left open.";
            promise.r_con.reason =
                "R_con" + reaches + "it lets each latent mix with those that theory lets it mix with.";
            promise.summary = std::string("In theory R_con and R can reach 1") +
                              (influence ? "" : " if influence suffices") + "; nothing is promised of MCC, because " +
                              mixed + ".";
            promise.caveat = doubt_about_linearity(verdict, graph);
        }
    }
    for (const LatentVerdict& latent : verdict.latents)
        promise.latents.push_back({latent.recovered, latent.absorbs, latent.reason});
    return promise;
}

nlohmann::json to_json(const Promise& promise, const std::vector<std::string>& names)
{
    const auto score = [](const ScorePromise& of) {
        return nlohmann::json{{"ceiling", of.ceiling ? nlohmann::json(*of.ceiling) : nlohmann::json(nullptr)},
                              {"reason", of.reason}};
    };
    auto latents = nlohmann::json::array();
    for (std::size_t i = 0; i < promise.latents.size(); ++i) {
        auto mixed_with = nlohmann::json::array();
        for (const int j : promise.latents[i].mixed_with)
            mixed_with.push_back(names[static_cast<std::size_t>(j)]);
        latents.push_back({{"name", names[i]},
                           {"alone", promise.latents[i].alone},
                           {"mixed_with", mixed_with},
                           {"reason", promise.latents[i].reason}});
    }
    return {{"mcc", score(promise.mcc)}, {"r_con", score(promise.r_con)}, {"r", score(promise.r)},
            {"latents", latents},        {"summary", promise.summary},    {"caveat", promise.caveat}};
}

}  // namespace disentangle
