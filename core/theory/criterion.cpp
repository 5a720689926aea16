// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/theory/criterion.h"

#include <algorithm>

namespace disentangle {

namespace {

/// Puts the sets into greedy order and computes what is left after each.
void put_most_telling_first(std::vector<CriterionSet>& sets, std::uint64_t everyone)
{
    std::uint64_t left = everyone;
    const auto takes = [&](const CriterionSet& set) { return std::popcount(left & ~set.members); };
    auto next = sets.begin();
    for (; next != sets.end(); ++next) {
        const auto best =
            std::max_element(next, sets.end(), [&](const auto& a, const auto& b) { return takes(a) < takes(b); });
        if (takes(*best) == 0)
            break;
        std::rotate(next, best, best + 1);
        left &= next->members;
        next->left = left;
    }
    for (; next != sets.end(); ++next)
        next->left = left;
}

}  // namespace

std::vector<std::vector<CriterionSet>> criterion_of(const CausalGraph& graph)
{
    using Kind = CriterionSet::Kind;
    const Adjacency targets = graph.Ga ? graph.Ga->transposed() : Adjacency();
    const Adjacency children = graph.Gz ? graph.Gz->transposed() : Adjacency();
    std::vector<std::vector<CriterionSet>> all;
    for (int i = 0; i < graph.d_z(); ++i) {
        auto& sets = all.emplace_back();
        const auto append = [&](Kind kind, std::uint64_t which, const Adjacency& members) {
            for_each_bit(which, [&](int index) { sets.push_back({kind, index, members.row_bits(index), 0}); });
        };
        if (graph.Ga)
            append(Kind::targets_of_action, graph.Ga->row_bits(i), targets);
        if (graph.Gz) {
            append(Kind::children_of_parent, graph.Gz->row_bits(i), children);
            append(Kind::parents_of_child, children.row_bits(i), *graph.Gz);
        }
        put_most_telling_first(sets, ~std::uint64_t{0} >> (max_nodes - graph.d_z()));
    }
    return all;
}

Difference difference(const CausalGraph& graph, int i, int j)
{
    Difference result;
    if (graph.Ga)
        result.actions = graph.Ga->row_bits(i) & ~graph.Ga->row_bits(j);
    if (graph.Gz) {
        result.parents = graph.Gz->row_bits(i) & ~graph.Gz->row_bits(j);
        result.children = graph.Gz->col_bits(i) & ~graph.Gz->col_bits(j);
    }
    return result;
}

}  // namespace disentangle
