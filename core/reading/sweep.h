// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/spread.h"
#include "core/record/catalogue.h"
#include "core/record/sweep_index.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace disentangle {

/// A run of a sweep as its file tells, whoever records it, on whichever machine.
struct SweptRun {
    std::string name;
    std::size_t cell = 0;
    std::uint64_t seed = 0;
    SweptState state = SweptState::waiting;
    std::int64_t step = 0, steps = 0;      ///< taken, and of the whole run
    std::string reason;                    ///< why it failed, a sentence; else empty
    std::map<std::string, double> scores;  ///< of a run that is done: every finite metric at its last step
};

/// How a sweep stands.
struct SweepStanding {
    SweepPlan plan;
    std::vector<SweptRun> runs;  ///< in the plan's order

    std::size_t count(SweptState state) const;
    std::string cell_in_words(std::size_t cell) const
    {
        return disentangle::cell_in_words(plan.keys, plan.cells[cell]);
    }
    /// A metric over the runs of a cell that are done and have it.
    Spread spread(std::size_t cell, std::string_view metric) const;
    /// Scores that some run has, of those that captions and progress show, in the catalogue's order.
    Metrics scores() const;
};

/// What the file of a planned run says. A failure that left no trace in the file, such as a kill by the system, is taken
/// from the index; a file that cannot be read is a failure whose reason says why.
SweptRun standing_of(const IndexedRun& planned, const std::filesystem::path& file);

/// Of all runs. What the index holds as done is not opened again while its file is there.
SweepStanding standing_of(const SweepIndex& index);

}  // namespace disentangle
