// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/disentangle/ending.h"
#include "app/disentangle/goals.h"
#include "core/experiment/experiment.h"
#include "core/learn/trainer.h"
#include "core/reading/bound.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

namespace disentangle {

/// What a run ended with, for the last line of `train --json`.
struct Result {
    std::filesystem::path run;
    Ending reason = Ending::steps;
    std::int64_t steps = 0;                       ///< optimiser steps taken
    std::int64_t evaluated = -1;                  ///< step of the scores; -1 when there are none
    double seconds = 0;                           ///< wall time since this process was started
    std::map<std::string, double> phase_seconds;  ///< by phase of the plan, and for evaluations; of this session
    TrainerOptions options;
    std::vector<TrackedGoal> goals;
    std::optional<TrackedGoal> stop_when;
};

/// {"run", "reason", "steps", "evaluated", "seconds", "seconds_by_phase", "threads", "backend", "device", "bound_from_truth", "reached",
/// "stop_when"} and a key for each metric that the catalogue has in the result ("mcc", "shd_Ga", ...), a whole number for
/// a count; null where the run has no such thing. `metric` looks up the scores at the last evaluation.
nlohmann::json to_json(const Result& result, const Experiment& experiment, const MetricLookup& metric);

/// "Time by phase: unmasked 12 s (60 %), search 1.6 s (8 %), ...", the longest first; empty without any.
std::string phases_in_words(const std::map<std::string, double>& phase_seconds);

/// The scores of a result in words, several lines, for people.
std::string scores_in_words(const nlohmann::json& result);

}  // namespace disentangle
