// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/record/run_file.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

// The phases of a training, as people tell them: first the latents are learned free of any graph, then a sparse graph is
// searched, then the model is trained under the graph found, and where the estimator can, the latents are straightened.
namespace disentangle {

enum class TrainingPhase { free, search, masks, under_graph, straightened };
/// "free", "search", "masks", "under the graph", "straightened".
std::string_view name_of(TrainingPhase phase);
/// What is done in it, in one sentence.
std::string_view sentence_of(TrainingPhase phase);

/// What a note of the log says has begun, the end of a search or the straightening of the latents; absent for any other
/// event.
std::optional<TrainingPhase> phase_begun_by(const Event& event);

struct PhaseSpan {
    TrainingPhase phase = TrainingPhase::free;
    std::int64_t from = 0, to = 0;  ///< steps taken before it and by its end
    bool operator==(const PhaseSpan&) const = default;
};
/// The phases of a run, from step 0 to the last of the evaluated `steps` (ascending), without gaps; no phase follows
/// itself. A search ends, and the latents are straightened, where a note of the run says so. A search begins where
/// evaluations come closer together than the planned ones, which are `evaluate_every` steps apart; where they never do,
/// its steps count as free. Empty for a run of one phase.
std::vector<PhaseSpan> phases_of(std::span<const Event> events, std::span<const std::int64_t> steps,
                                 std::int64_t evaluate_every);

/// Whether the learned graph at a step is that of a rotation that is still searched, so that the next step may show another.
/// `recorded`: metric::provisional at that step, which decides. Runs of versions that did not record it are read by their
/// notes: until one says that a graph has been adopted. False where graphs are not searched that way.
bool graph_is_provisional(const Experiment& experiment, std::span<const Event> events, std::int64_t step,
                          std::optional<double> recorded);

}  // namespace disentangle
