// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/sweep.h"
#include "core/record/run_file.h"

#include <string>
#include <vector>

namespace disentangle::figure {

/// One metric over the steps, of every run of a sweep in the plan's order; empty where nothing of it is recorded.
using SweepCurves = std::vector<std::vector<Sample>>;

/// Reads curves from the files of runs, again and again as they grow: what is done is read once. One thread at a time.
class SweepCurveReader {
public:
    /// A file that cannot be read has no curve; why it has none is said by its standing.
    const SweepCurves& read(const SweepIndex& index, const SweepStanding& standing, const std::string& metric);

private:
    std::filesystem::path index_;
    std::string metric_;
    SweepCurves curves_;
    std::vector<std::string> names_;  ///< of the runs that the curves are of
    std::vector<bool> whole_;         ///< read when the run was done
};

}  // namespace disentangle::figure
