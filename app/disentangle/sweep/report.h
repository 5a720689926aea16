// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/sweep.h"

#include <string>

namespace disentangle {

/// A row for each cell of a sweep: its values, its runs, and of each score mean and standard error over its runs that are
/// done; below it the runs that failed, and why.
std::string table_of(const SweepStanding& standing);

/// JSON lines: {"cell": {key: value}, "runs", "done", "failed", "scores": {metric: {"mean", "error", "count"}}} for each cell,
/// {"run", "state", "step", "steps", "reason"} for each run that is not done, and last {"runs", "done", "failed"}.
std::string json_of(const SweepStanding& standing);

/// "12 runs: 8 done, 1 failed, 3 to go".
std::string counts_in_words(const SweepStanding& standing);

/// "MCC 0.993, SHD 0": what captions tell of a run that is done.
std::string scores_of(const SweptRun& run);

}  // namespace disentangle
