// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/record/run_file.h"

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <span>
#include <string>

namespace disentangle {

/// A live change of a parameter, as a `set` event holds it.
struct Change {
    std::string key;
    nlohmann::json value;
};
/// Absent for an event that is no change.
std::optional<Change> change_of(const Event& event);

/// The experiment as it is in force at `step`, with the live changes made until then. What an earlier or later version
/// called by another name stays as it was recorded.
Experiment experiment_at(const Experiment& recorded, std::span<const Event> events, std::int64_t step);

/// What an event says beside its kind: "sparsity.beta_Ga set to 12", the sentence of a note or of a failure; empty where
/// the kind says all.
std::string detail_of(const Event& event);
/// How the engine was started, from a start or resume event: "Started, fused, cpu, threads 2"; empty for others.
std::string engine_of(const Event& event);
/// In a few words what bears on the curves: "paused", "beta set to 12", the first clause of a note that came after step 0
/// (notes at step 0 describe the settings). Empty for all else.
std::string gist_of(const Event& event);

/// The kind of the newest event that says whether the run goes on: start, resume, go_on, pause, finish, stop, interrupt or
/// error. `start` without any: the first event is written after the data were drawn.
EventKind last_turn(std::span<const Event> events);
/// The newest event of that kind; nullptr when there is none.
const Event* last_of(std::span<const Event> events, EventKind kind);

}  // namespace disentangle
