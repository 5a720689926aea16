// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/trainer.h"
#include "core/reading/events.h"
#include "core/record/run_file.h"

#include <optional>
#include <string>
#include <vector>

namespace disentangle {

/// The key of the planned length of a run, which `resume --steps` extends.
inline constexpr const char* steps_key = "training.steps";

/// The newest change of a run that has failed since, its loss no longer finite; nothing for any other run.
const Event* ruinous_change(const std::vector<Event>& events);

/// Threads and backend of the newest session, from its start or resume event. Nothing when the run was recorded by a
/// program that does not say.
std::optional<TrainerOptions> recorded_options(const std::vector<Event>& events);

/// The experiment of a run with the extensions of earlier resumes.
Experiment extended_experiment(const RunReader& reader, const std::vector<Event>& events);

/// True when all steps of the newest session were taken.
bool has_finished(const std::vector<Event>& events);

}  // namespace disentangle
