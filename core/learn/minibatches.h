// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/estimator.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace disentangle {

/// Minibatches of training rows: consecutive rows of a fresh permutation per epoch; a last incomplete batch of an epoch is
/// left out. Rows of one task stay together, and tasks are what is permuted. Minibatch k follows from
/// (seed, k) alone, so a resumed run needs no state of it.
class Minibatches {
public:
    /// `rows` a batch, a multiple of the points of a task, or all training rows when there are fewer.
    Minibatches(std::shared_ptr<const Source> source, std::uint64_t seed, int rows);

    /// Minibatch `number`, from 0. Valid until the next call.
    Minibatch at(std::int64_t number);

private:
    void shuffle(std::int64_t epoch);

    std::shared_ptr<const Source> source_;
    std::uint64_t seed_;
    int rows_;
    int points_;                       ///< rows that stay together
    std::vector<std::int32_t> order_;  ///< of tasks, or of rows without tasks
    std::int64_t epoch_ = -1;          ///< that order_ is of
    std::vector<std::int32_t> chosen_;
    std::vector<float> x_, a_, y_;
};

}  // namespace disentangle
