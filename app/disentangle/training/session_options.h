// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/disentangle/goals.h"
#include "app/disentangle/report.h"
#include "core/learn/trainer.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace disentangle {

/// Options that `train` and `resume` share: where it runs, how it is watched, when it ends.
struct SessionOptions {
    std::optional<int> threads;          ///< default: all cores, at most 8
    std::optional<std::string> backend;  ///< default: fused
    std::optional<std::string> device;   ///< default: cpu
    std::vector<std::string> goals;
    std::optional<std::string> stop_when;
    bool control = false;
    bool paused = false;
    bool json = false;
    bool quiet = false;

    void add_to(CLI::App& verb);
    /// The options given, over `recorded` (those of the run that is resumed) or the defaults. Throws InputError for
    /// combinations that make no sense, such as a device without the autograd backend.
    TrainerOptions trainer_options(const std::optional<TrainerOptions>& recorded = {}) const;
    /// --goal and --stop-when, parsed. Throw InputError.
    std::vector<TrackedGoal> parsed_goals() const;
    std::optional<TrackedGoal> parsed_stop_when() const;
    std::unique_ptr<Report> make_report() const;
};

/// Warns of what makes training slow: a BLAS that is not OpenBLAS, more threads than cores.
void warn_of_slowness(const TrainerOptions& options, Report& report);

}  // namespace disentangle
