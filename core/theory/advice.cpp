// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/theory/advice.h"

#include "core/theory/consistency.h"

#include <algorithm>
#include <bit>
#include <tuple>

namespace disentangle {
namespace {

Adjacency pattern_of(const CausalGraph& graph)
{
    return permitted_pattern(graph.Ga ? &*graph.Ga : nullptr, graph.Gz ? &*graph.Gz : nullptr);
}

/// How the row inclusion of G changes when its row i becomes `row`: the result's row i and, as bits, its column i.
struct Cross {
    int i;
    std::uint64_t row, column;

    Cross(const Adjacency& G, int place, std::uint64_t changed) : i(place), row(0), column(0)
    {
        for (int j = 0; j < G.rows(); ++j) {
            const std::uint64_t other = j == i ? changed : G.row_bits(j);
            row |= std::uint64_t{(changed & ~other) == 0} << j;
            column |= std::uint64_t{(other & ~changed) == 0} << j;
        }
    }
    /// Row m of the inclusion that was `before`.
    std::uint64_t applied(int m, std::uint64_t before) const
    {
        const auto place = std::uint64_t{1} << i;
        return m == i ? row : (before & ~place) | (((column >> m) & 1U) << i);
    }
};

template <class RowAfter>
Gain gain_of(const Adjacency& before, RowAfter row_after)
{
    Gain gain;
    for (int m = 0; m < before.rows(); ++m) {
        const auto self = std::uint64_t{1} << m;
        const std::uint64_t now = before.row_bits(m), then = row_after(m);
        gain.recovered += (then == self) - (now == self);
        gain.pairs += std::popcount(now) - std::popcount(then);
    }
    return gain;
}

/// Gain of a new column T, without forming the pattern.
Gain column_gain(const Adjacency& pattern, std::uint64_t targets)
{
    Gain gain;
    for (std::uint64_t rest = targets; rest != 0; rest &= rest - 1) {
        const int i = std::countr_zero(rest);
        const auto self = std::uint64_t{1} << i;
        const std::uint64_t row = pattern.row_bits(i);
        gain.recovered += row != self && (row & targets) == self;
        gain.pairs += std::popcount(row & ~targets);
    }
    return gain;
}

/// Number of subsets of 1..k of n elements, or `limit` + 1 when there are more.
std::int64_t count_sets(int n, int k, std::int64_t limit)
{
    std::int64_t total = 0, binomial = 1;
    for (int size = 1; size <= std::min(n, k); ++size) {
        binomial = binomial * (n - size + 1) / size;
        total += binomial;
        if (total > limit)
            return limit + 1;
    }
    return total;
}

void keep_better(InterventionAdvice& best, std::uint64_t targets, const Gain& gain)
{
    const auto rank = [](std::uint64_t set, const Gain& g) {
        return std::tuple(-g.recovered, -g.pairs, std::popcount(set), set);
    };
    if (rank(targets, gain) < rank(best.targets, best.gain))
        best = {targets, gain, best.exact};
}

void enumerate(const Adjacency& pattern, int next, int left, std::uint64_t targets, InterventionAdvice& best)
{
    for (int i = next; i < pattern.rows() && left > 0; ++i) {
        const std::uint64_t larger = targets | std::uint64_t{1} << i;
        keep_better(best, larger, column_gain(pattern, larger));
        enumerate(pattern, i + 1, left - 1, larger, best);
    }
}

/// Starts from every single target, then adds, removes or exchanges the latent that gains most, until none gains.
void search(const Adjacency& pattern, int most_targets, InterventionAdvice& best)
{
    const int d_z = pattern.rows();
    for (int start = 0; start < d_z; ++start) {
        InterventionAdvice current{std::uint64_t{1} << start, {}, false};
        current.gain = column_gain(pattern, current.targets);
        for (std::uint64_t before = 0; before != current.targets;) {
            before = current.targets;
            for (int in = 0; in < d_z; ++in) {
                const std::uint64_t flipped = before ^ std::uint64_t{1} << in;
                if (flipped != 0 && std::popcount(flipped) <= most_targets)
                    keep_better(current, flipped, column_gain(pattern, flipped));
                if ((before >> in) & 1U)
                    continue;
                for (std::uint64_t rest = before; rest != 0; rest &= rest - 1) {
                    const std::uint64_t exchanged = flipped & ~(rest & -rest);
                    keep_better(current, exchanged, column_gain(pattern, exchanged));
                }
            }
        }
        keep_better(best, current.targets, current.gain);
    }
}

}  // namespace

std::vector<EdgeAdvice> advise_edges(const CausalGraph& graph, int most)
{
    const Adjacency before = pattern_of(graph);
    const Adjacency everything = Adjacency::full(graph.d_z(), graph.d_z());
    const Adjacency by_actions = graph.Ga ? row_inclusion(*graph.Ga) : everything;
    const Adjacency by_time = graph.Gz ? permitted_by_time(*graph.Gz) : everything;
    std::vector<EdgeAdvice> advice;
    const auto consider = [&](const EdgeAdvice& edge) {
        if (edge.gain > Gain{})
            advice.push_back(edge);
    };
    // One edge changes only one row and one column of an inclusion.
    if (graph.Ga) {
        const Adjacency& Ga = *graph.Ga;
        for (int child = 0; child < Ga.rows(); ++child)
            for (int action = 0; action < Ga.cols(); ++action) {
                const Cross cross(Ga, child, Ga.row_bits(child) ^ std::uint64_t{1} << action);
                consider({true, child, action, !Ga(child, action), gain_of(before, [&](int m) {
                              return cross.applied(m, by_actions.row_bits(m)) & by_time.row_bits(m);
                          })});
            }
    }
    if (graph.Gz) {
        const Adjacency &Gz = *graph.Gz, converse = Gz.transposed();
        const Adjacency by_parents = row_inclusion(Gz), by_children = row_inclusion(converse);
        for (int child = 0; child < Gz.rows(); ++child)
            for (int parent = 0; parent < Gz.cols(); ++parent) {
                const Cross parents(Gz, child, Gz.row_bits(child) ^ std::uint64_t{1} << parent);
                const Cross children(converse, parent, converse.row_bits(parent) ^ std::uint64_t{1} << child);
                consider({false, child, parent, !Gz(child, parent), gain_of(before, [&](int m) {
                              return parents.applied(m, by_parents.row_bits(m)) &
                                     children.applied(m, by_children.row_bits(m)) & by_actions.row_bits(m);
                          })});
            }
    }
    std::stable_sort(advice.begin(), advice.end(), [](const EdgeAdvice& a, const EdgeAdvice& b) {
        return std::tuple(b.gain, !a.add, !a.in_Ga) < std::tuple(a.gain, !b.add, !b.in_Ga);
    });
    if (advice.size() > static_cast<std::size_t>(std::max(most, 0)))
        advice.resize(static_cast<std::size_t>(std::max(most, 0)));
    return advice;
}

InterventionAdvice advise_intervention(const CausalGraph& graph, int most_targets, std::int64_t exact_limit)
{
    const Adjacency pattern = pattern_of(graph);
    InterventionAdvice best;
    best.exact = count_sets(pattern.rows(), most_targets, exact_limit) <= exact_limit;
    if (best.exact)
        enumerate(pattern, 0, most_targets, 0, best);
    else
        search(pattern, most_targets, best);
    return best;
}

}  // namespace disentangle
