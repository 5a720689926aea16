// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/record/run_file.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace disentangle {

/// Snapshots of one kind over time, in learned order as recorded: the probabilities of every edge of one graph, the KL of
/// every latent. All of one size.
struct History {
    std::vector<std::int64_t> steps;
    std::vector<std::shared_ptr<const Snapshot>> snapshots;  ///< as many as steps
    int of_other_size = 0;                                   ///< left out, for they have another size than the first

    bool empty() const { return steps.empty(); }
    int rows() const { return empty() ? 0 : snapshots.front()->rows; }
    int cols() const { return empty() ? 0 : snapshots.front()->cols; }
    /// Index of the newest entry at a step <= `step`, or -1.
    std::ptrdiff_t entry_at(double step) const;
    /// One cell (row * cols() + col) of an entry.
    double value(std::ptrdiff_t entry, std::size_t cell) const
    {
        return static_cast<double>(snapshots[static_cast<std::size_t>(entry)]->data[cell]);
    }
    void add(std::int64_t step, std::shared_ptr<const Snapshot> snapshot);
};

/// Thinned evenly to fewer than `limit` of the evaluated `steps`, and the newest, so that a run of any length can be drawn.
/// Entries of `known` are not read again. Ends early, with what it has, when `cancelled` says so.
History read_history(const RunReader& run, std::string_view kind, std::span<const std::int64_t> steps,
                     std::size_t limit, const History& known = {}, const std::function<bool()>& cancelled = {});
/// Everything that was recorded of a kind.
History whole_history(const RunReader& run, std::string_view kind);

}  // namespace disentangle
