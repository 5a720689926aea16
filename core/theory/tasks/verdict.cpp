// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/theory/tasks/verdict.h"

#include "core/theory/numerical_rank.h"

#include <algorithm>
#include <bit>
#include <nlohmann/json.hpp>

namespace disentangle {
namespace {

constexpr int supports_tried = 400;  // of Assumption 6
constexpr int tasks_a_factor = 20;   // of Assumption 5

std::string counted_factors(int n)
{
    return std::to_string(n) + (n == 1 ? " factor" : " factors");
}

/// "z1, z2 and z3".
std::string listed(const std::vector<std::string>& names, std::uint64_t bits)
{
    std::string text;
    for_each_bit(bits, [&](int i) {
        const bool last = (bits >> i) == 1;
        text += (text.empty() ? "" : last ? " and " : ", ") + names[static_cast<std::size_t>(i)];
    });
    return text;
}

std::uint64_t bits_of(const std::vector<int>& factors)
{
    std::uint64_t bits = 0;
    for (const int i : factors)
        bits |= std::uint64_t{1} << i;
    return bits;
}

/// The columns of a support.
Eigen::MatrixXd columns_in(const Eigen::MatrixXd& weights, std::uint64_t support)
{
    Eigen::MatrixXd columns(weights.rows(), std::popcount(support));
    Eigen::Index next = 0;
    for_each_bit(support, [&](int j) { columns.col(next++) = weights.col(j); });
    return columns;
}

Assumption identifiable_parameter(const TaskFamily& family)
{
    if (family.classes == 0)
        return {3, "identifiable parameter", true, "The mean of y follows from its law."};
    return {
        3, "identifiable parameter", false,
        "A softmax over all classes takes no notice of a number added to every logit: only differences of the rows of "
        "W follow from y."};
}

Assumption representation_varies(const TaskFamily& family)
{
    const int m = static_cast<int>(family.factors.size()), rank = numerical_rank(family.features);
    return {4, "sufficient representation variability", rank == m,
            "The factors of " + std::to_string(family.features.rows()) + " observations have rank " +
                std::to_string(rank) + (rank == m ? ", all there is." : " of " + std::to_string(m) + ".")};
}

Assumption tasks_vary(const TaskFamily& family, std::uint64_t seed)
{
    const auto m = static_cast<Eigen::Index>(family.factors.size());
    Random random(seed, "assumption 5");
    const auto tasks = tasks_a_factor * m;
    Eigen::MatrixXd rows;
    for (Eigen::Index task = 0; task < tasks; ++task) {
        const Eigen::MatrixXd weights = family.weights(family.support(random), random);
        if (rows.size() == 0)
            rows.resize(tasks * weights.rows(), m);
        rows.middleRows(task * weights.rows(), weights.rows()) = weights;
    }
    const int rank = numerical_rank(rows);
    return {5, "sufficient task variability", rank == m,
            "The rows of the weights of " + std::to_string(tasks) + " tasks have rank " + std::to_string(rank) +
                (rank == m ? ", all there is." : " of " + std::to_string(m) + ".")};
}

Assumption weights_spread(const TaskFamily& family, std::uint64_t seed)
{
    constexpr const char* name = "intra-support sufficient task variability";
    Random random(seed, "assumption 6");
    for (int attempt = 0; attempt < supports_tried; ++attempt) {
        const std::uint64_t support = family.support(random);
        const int size = std::popcount(support);
        Eigen::MatrixXd stacked;
        for (int draw = 0; draw < size; ++draw) {
            const Eigen::MatrixXd columns = columns_in(family.weights(support, random), support);
            if (stacked.size() == 0)
                stacked.resize(size * columns.rows(), size);
            stacked.middleRows(draw * columns.rows(), columns.rows()) = columns;
        }
        if (const int rank = numerical_rank(stacked); rank < size)
            return {6, name, false,
                    "Of the tasks that need " + listed(family.factors, support) + ", " + std::to_string(size) +
                        (size == 1 ? " draw" : " draws") + " of the weights had rank " + std::to_string(rank) +
                        ": with positive probability they keep to a proper subspace."};
    }
    return {
        6, name, true,
        "In " + std::to_string(supports_tried) +
            " draws of a support S, |S| draws of the weights always had rank |S|: they keep to no proper subspace."};
}

Assumption supports_vary(const TaskFamily& family, const Adjacency& pattern)
{
    constexpr const char* name = "sufficient support variability";
    for (int i = 0; i < pattern.rows(); ++i) {
        const std::uint64_t others = pattern.row_bits(i) & ~(std::uint64_t{1} << i);
        if (others == 0)
            continue;
        const std::string& factor = family.factors[static_cast<std::size_t>(i)];
        const bool needed = std::ranges::any_of(family.supports, [i](std::uint64_t s) { return (s >> i & 1U) != 0; });
        return {7, name, false,
                needed ? "Every task that needs " + factor + " needs " + listed(family.factors, others) + " too."
                       : "No task needs " + factor + "."};
    }
    return {7, name, true, "For every factor, tasks that do without it need together all the others."};
}

FactorVerdict factor_verdict(const TaskFamily& family, const Adjacency& pattern, int i)
{
    FactorVerdict verdict;
    const std::string& name = family.factors[static_cast<std::size_t>(i)];
    const std::uint64_t others = pattern.row_bits(i) & ~(std::uint64_t{1} << i);
    for_each_bit(others, [&](int j) { verdict.absorbs.push_back(j); });
    verdict.recovered = verdict.absorbs.empty();
    verdict.cover = cover_of_others(pattern.rows(), i, family.supports);
    const bool needed = std::ranges::any_of(family.supports, [i](std::uint64_t s) { return (s >> i & 1U) != 0; });
    if (verdict.recovered)
        verdict.reason = name + " is recovered: for each other factor some task needs " + name + " and not that one.";
    else if (needed)
        verdict.reason = name + " may absorb " + listed(family.factors, others) + ": no task needs " + name +
                         " without " + (std::popcount(others) == 1 ? "it." : "them.");
    else
        verdict.reason = name + " may absorb every other factor: no task needs it.";
    return verdict;
}

std::string summary_of(const TaskVerdict& verdict, const TaskFamily& family)
{
    std::string text;
    const auto alone = std::ranges::count_if(verdict.factors, &FactorVerdict::recovered);
    const int m = verdict.permitted.rows();
    if (verdict.degree == Disentanglement::complete)
        text = "Complete disentanglement: the tasks' supports tell every factor apart.";
    else if (verdict.degree == Disentanglement::none)
        text = "The tasks' supports tell no two factors apart.";
    else
        text = "Partial disentanglement: " + std::to_string(alone) + " of " + counted_factors(m) +
               (alone == 1 ? " comes" : " come") + " apart from all others; the rest keep to the permitted pattern.";
    for (const int number : {4, 5, 6})
        if (!verdict.assumption(number).holds)
            return text + " But Assumption " + std::to_string(number) + " (" + verdict.assumption(number).name +
                   ") fails, and with it the theorem: this is what the supports alone would allow.";
    if (!verdict.assumption(3).holds)
        text += " Softmax logits are known up to a common shift (Assumption 3), which leaves the differences between "
                "classes to learn from.";
    if (verdict.help.support != 0)
        text += " A task that needs " + listed(family.factors, verdict.help.support) + " would recover " +
                counted_factors(verdict.help.recovered) + " more.";
    return text;
}

nlohmann::json names_in(const std::vector<std::string>& names, std::uint64_t bits)
{
    auto list = nlohmann::json::array();
    for_each_bit(bits, [&](int i) { list.push_back(names[static_cast<std::size_t>(i)]); });
    return list;
}

}  // namespace

bool TaskVerdict::applies() const
{
    return assumption(4).holds && assumption(5).holds && assumption(6).holds && assumption(7).holds;
}

TaskVerdict judge(const TaskFamily& family, std::uint64_t seed)
{
    const int m = static_cast<int>(family.factors.size());
    TaskVerdict verdict;
    verdict.permitted = support_pattern(m, family.supports);
    verdict.degree = verdict.permitted == Adjacency::identity(m)  ? Disentanglement::complete
                     : verdict.permitted == Adjacency::full(m, m) ? Disentanglement::none
                                                                  : Disentanglement::partial;
    verdict.assumptions = {identifiable_parameter(family), representation_varies(family), tasks_vary(family, seed),
                           weights_spread(family, seed), supports_vary(family, verdict.permitted)};
    for (int i = 0; i < m; ++i)
        verdict.factors.push_back(factor_verdict(family, verdict.permitted, i));
    if (verdict.degree != Disentanglement::complete)
        verdict.help = most_helpful_task(verdict.permitted);
    verdict.summary = summary_of(verdict, family);
    return verdict;
}

nlohmann::json to_json(const TaskVerdict& verdict, const TaskFamily& family)
{
    auto assumptions = nlohmann::json::object();
    for (const Assumption& assumption : verdict.assumptions)
        assumptions[std::to_string(assumption.number)] = {
            {"name", assumption.name}, {"holds", assumption.holds}, {"reason", assumption.reason}};
    auto latents = nlohmann::json::array();
    for (std::size_t i = 0; i < verdict.factors.size(); ++i) {
        const FactorVerdict& factor = verdict.factors[i];
        auto cover = nlohmann::json::array();
        for (const std::uint64_t support : factor.cover)
            cover.push_back(names_in(family.factors, support));
        latents.push_back({{"name", family.factors[i]},
                           {"recovered", factor.recovered},
                           {"absorbs", names_in(family.factors, bits_of(factor.absorbs))},
                           {"told_apart_by", cover},
                           {"reason", factor.reason}});
    }
    nlohmann::json help;
    if (verdict.help.support != 0)
        help = {{"support", names_in(family.factors, verdict.help.support)},
                {"recovered", verdict.help.recovered},
                {"pairs", verdict.help.pairs}};
    return {{"permitted", verdict.permitted.to_rows()},
            {"complete", verdict.degree == Disentanglement::complete},
            {"degree", name_of(verdict.degree)},
            {"summary", verdict.summary},
            {"assumptions", assumptions},
            {"latents", latents},
            {"help", help}};
}

}  // namespace disentangle
