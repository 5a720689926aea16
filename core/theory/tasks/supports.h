// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/adjacency.h"

#include <cstdint>
#include <span>
#include <vector>

namespace disentangle {

// Sufficient support variability (Lachapelle et al. 2023, arXiv 2211.14666, Assumption 7): what the supports of tasks, the
// factors that each of them needs, let be told apart. A support is a bit mask, bit j = factor j.

/// The pattern that supports leave: C(i, j) = 1 iff every support with factor i has factor j too. Of the m x S matrix of
/// factors and supports this is the row inclusion of consistency.h (docs/tasks.md, section 2). Row = true factor, column = the
/// factor it may absorb; reflexive and transitive. A factor that no task needs may absorb every other.
Adjacency support_pattern(int factors, std::span<const std::uint64_t> supports);

/// Assumption 7: for every factor j the supports without j together hold all the others. Equivalent to support_pattern()
/// being the identity.
bool supports_suffice(int factors, std::span<const std::uint64_t> supports);

/// Few supports without `factor` that together hold as many of the others as any do; chosen greedily, largest gain first.
std::vector<std::uint64_t> cover_of_others(int factors, int factor, std::span<const std::uint64_t> supports);

/// One more task, and what it would tell apart.
struct FurtherTask {
    std::uint64_t support = 0;  ///< 0 where no task would help
    int recovered = 0;          ///< further factors recovered alone
    int pairs = 0;              ///< ordered pairs (i, j) that leave the pattern
};
/// The support of the one further task that recovers most factors, then tells most pairs apart; the smallest among equals.
FurtherTask most_helpful_task(const Adjacency& pattern);

}  // namespace disentangle
