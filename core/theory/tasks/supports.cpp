// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/theory/tasks/supports.h"

#include "core/theory/advice.h"

#include <bit>

namespace disentangle {

Adjacency support_pattern(int factors, std::span<const std::uint64_t> supports)
{
    Adjacency pattern = Adjacency::full(factors, factors);
    for (const std::uint64_t support : supports)
        for_each_bit(support, [&](int i) { pattern.set_row_bits(i, pattern.row_bits(i) & support); });
    return pattern;
}

bool supports_suffice(int factors, std::span<const std::uint64_t> supports)
{
    return support_pattern(factors, supports) == Adjacency::identity(factors);
}

std::vector<std::uint64_t> cover_of_others(int factors, int factor, std::span<const std::uint64_t> supports)
{
    const std::uint64_t self = std::uint64_t{1} << factor;
    std::uint64_t missing = Adjacency::full(1, factors).row_bits(0) & ~self;
    std::vector<std::uint64_t> cover;
    while (missing != 0) {
        std::uint64_t best = 0;
        for (const std::uint64_t support : supports)
            if ((support & self) == 0 && std::popcount(support & missing) > std::popcount(best & missing))
                best = support;
        if (best == 0)
            break;  // nothing that is left is ever needed without the factor
        cover.push_back(best);
        missing &= ~best;
    }
    return cover;
}

FurtherTask most_helpful_task(const Adjacency& pattern)
{
    // A task is to supports what an action is to Ga. Row i of the transposed pattern holds what is contained in factor i,
    // so its row inclusion is the pattern again: a Ga of at most 64 columns that stands for any number of supports.
    const int factors = pattern.rows();
    const InterventionAdvice advice = advise_intervention(make_graph(pattern.transposed(), {}), factors);
    return {advice.targets, advice.gain.recovered, advice.gain.pairs};
}

}  // namespace disentangle
