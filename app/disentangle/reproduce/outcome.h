// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/studies.h"
#include "core/experiment/violations.h"
#include "core/reading/sweep.h"
#include "core/theory/influence.h"

#include <optional>
#include <vector>

namespace disentangle {

/// What came out of the runs of a point, beside what was published.
struct PointOutcome {
    const StudyPoint* point = nullptr;
    std::size_t runs = 0;  ///< planned
    Spread mcc, r_con, shd, seconds;
    Spread dci, r;                       ///< of studies of tasks, whose mcc is mcc_uniform
    std::optional<double> agreement;     ///< of its models, where the study is ranked
    std::optional<Influence> influence;  ///< of its mechanism, where the study tests it
    std::vector<Violation> violations;   ///< of its world
    bool chosen = false;                 ///< the largest agreement of its series
};

struct StudyOutcome {
    Study study;
    std::vector<PointOutcome> points;  ///< in the study's order
    std::size_t runs = 0, done = 0, failed = 0;
    double seconds = 0;                     ///< of all runs together, as they recorded it
    std::vector<std::string> changes = {};  ///< made to all runs besides, "key=value"
    bool is_complete() const { return done == runs; }
};

/// From an index whose cells are the study's points.
StudyOutcome outcome_of(const Study& study, const SweepIndex& index);

/// How far ours lies above what was published, in standard errors of the difference: of ours, and of the published mean
/// where that is known. Nothing where either mean is missing, or no error is known.
std::optional<double> difference_in_errors(const Spread& ours, const PublishedScore& published);

}  // namespace disentangle
