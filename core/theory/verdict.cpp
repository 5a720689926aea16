// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/theory/verdict.h"

#include "core/theory/consistency.h"
#include "core/theory/reason.h"

#include <nlohmann/json.hpp>

namespace disentangle {

namespace {

std::vector<int> others_in(std::uint64_t bits, int i)
{
    std::vector<int> result;
    for_each_bit(bits & ~(std::uint64_t{1} << i), [&](int j) { result.push_back(j); });
    return result;
}

bool each_alone(const std::vector<std::uint64_t>& sets)
{
    for (std::size_t i = 0; i < sets.size(); ++i) {
        if (sets[i] != std::uint64_t{1} << i)
            return false;
    }
    return true;
}

}  // namespace

const char* name_of(Disentanglement degree)
{
    switch (degree) {
    case Disentanglement::complete: return "complete";
    case Disentanglement::partial: return "partial";
    case Disentanglement::none: break;
    }
    return "none";
}

Verdict judge(const CausalGraph& graph)
{
    validate(graph);
    const Adjacency* Ga = graph.Ga ? &*graph.Ga : nullptr;
    const Adjacency* Gz = graph.Gz ? &*graph.Gz : nullptr;
    const int d_z = graph.d_z();

    Verdict verdict;
    if (Ga)
        verdict.permitted_by_actions = permitted_by_actions(*Ga);
    if (Gz)
        verdict.permitted_by_time = permitted_by_time(*Gz);
    verdict.permitted = !Ga   ? verdict.permitted_by_time
                        : !Gz ? verdict.permitted_by_actions
                              : verdict.permitted_by_actions & verdict.permitted_by_time;
    verdict.criterion = each_alone(criterion_sets(Ga, Gz));
    if (verdict.permitted == Adjacency::identity(d_z))
        verdict.degree = Disentanglement::complete;
    else if (verdict.permitted == Adjacency::full(d_z, d_z))
        verdict.degree = Disentanglement::none;
    else
        verdict.degree = Disentanglement::partial;

    const Adjacency converse = verdict.permitted.transposed();
    std::vector<std::string> reasons = reasons_for(graph, verdict.permitted);
    for (int i = 0; i < d_z; ++i) {
        LatentVerdict latent;
        latent.absorbs = others_in(verdict.permitted.row_bits(i), i);
        latent.absorbed_by = others_in(converse.row_bits(i), i);
        latent.recovered = latent.absorbs.empty();
        latent.reason = std::move(reasons[static_cast<std::size_t>(i)]);
        verdict.latents.push_back(std::move(latent));
    }
    verdict.summary = summary_of(graph, verdict.permitted);
    return verdict;
}

Origin origin_of(const Verdict& verdict)
{
    Origin origin;
    for (int i = 0; i < verdict.permitted.rows(); ++i) {
        const auto self = std::uint64_t{1} << i;
        const auto alone_in = [&](const Adjacency& pattern) { return !pattern.empty() && pattern.row_bits(i) == self; };
        if (alone_in(verdict.permitted_by_actions))
            origin.actions |= self;
        if (alone_in(verdict.permitted_by_time))
            origin.time |= self;
        if (alone_in(verdict.permitted) && ((origin.actions | origin.time) & self) == 0)
            origin.together |= self;
    }
    return origin;
}

nlohmann::json to_json(const Verdict& verdict, const CausalGraph& graph)
{
    auto latents = nlohmann::json::array();
    for (std::size_t i = 0; i < verdict.latents.size(); ++i) {
        const LatentVerdict& latent = verdict.latents[i];
        auto absorbs = nlohmann::json::array();
        for (const int j : latent.absorbs)
            absorbs.push_back(graph.latents[static_cast<std::size_t>(j)]);
        latents.push_back({{"name", graph.latents[i]},
                           {"recovered", latent.recovered},
                           {"absorbs", absorbs},
                           {"reason", latent.reason}});
    }
    return {{"permitted", verdict.permitted.to_rows()},
            {"complete", verdict.degree == Disentanglement::complete},
            {"degree", name_of(verdict.degree)},
            {"criterion", verdict.criterion},
            {"summary", verdict.summary},
            {"latents", latents}};
}

}  // namespace disentangle
