// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/mechanism_sparsity/state.h"

#include <Eigen/Core>

#include <optional>

namespace disentangle {

/// What a checkpoint holds of a state, read and checked.
struct SavedState {
    std::vector<float> parameters;
    VarianceState<float> variances;
    Optimiser::State optimiser;
    Masks::State masks;
    std::optional<State::BestStart> best_start;
    std::vector<float> graph;
    std::int64_t adopted_at = 0;
    std::optional<CostCurve> found;
    std::optional<State::Edges> found_edges;
    /// In which the latents were shown, while their rotation was open; absent then in checkpoints of earlier versions.
    std::optional<Eigen::MatrixXd> coordinates;
};

void save_state(const State& state, const std::optional<Eigen::MatrixXd>& coordinates, CheckpointWriter& writer);

/// Throws InputError when the checkpoint does not fit `state`, which stays as it is.
SavedState read_state(const CheckpointReader& reader, const State& state);

/// Takes over what was saved after `step` of the `steps` that the masks' schedule has; `changed` is the experiment of that
/// time.
void restore_state(SavedState saved, const Experiment& changed, std::int64_t step, std::int64_t steps, State& state);

}  // namespace disentangle
