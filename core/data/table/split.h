// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/table/spec.h"

#include <array>
#include <cstdint>
#include <vector>

namespace disentangle {

/// One row to learn from: a row of x, or, with time, that row and the next.
struct TableExample {
    std::int32_t row = 0;     ///< of x, the first of a pair
    std::int32_t action = 0;  ///< row of a: the action that leads to the last row
};

/// Rows of a table that follow each other in time: [first, first + rows).
struct TableStretch {
    std::int32_t first = 0, rows = 0;
};

/// Examples by split: train, in the order of their rows; validation; test.
using TableSplit = std::array<std::vector<TableExample>, 3>;

/// How examples were shared out, in words: "by a shuffle of the rows".
struct SharedOut {
    TableSplit split;
    std::string words;
};

/// Shares examples out one by one, by a shuffle that follows from `seed`: for rows that do not follow each other in time.
SharedOut split_examples(std::vector<TableExample> examples, double validation, double test, std::uint64_t seed);

/// Shares out pairs of consecutive rows, none of which crosses two stretches. Of `whole_episodes_from` stretches or more
/// each belongs to one split as a whole, by a shuffle; of fewer each is cut in three, the earliest rows to train on and
/// the latest to test on, and pairs over the cuts are left out. So no test row has a neighbour in time to train on.
SharedOut split_stretches(const std::vector<TableStretch>& stretches, double validation, double test,
                          std::uint64_t seed);
inline constexpr std::size_t whole_episodes_from = 10;

/// First numbers of the blocks in which examples of a split follow each other in time: an episode each, and where these are
/// fewer than `whole_episodes_from`, stretches within them, as long as the cube root of the number of examples (the order
/// that is best for means of dependent rows: Kunsch 1989; Hall, Horowitz & Jing 1995). `steps`: of an example; with one,
/// nothing follows.
std::vector<std::int32_t> blocks_of(const std::vector<TableExample>& examples, int steps);

}  // namespace disentangle
