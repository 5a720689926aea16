// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/facts.h"
#include "core/experiment/experiment.h"
#include "core/learn/checkpoint.h"

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>

namespace disentangle {

/// What a checkpoint says of its run, whatever the estimator.
struct CheckpointState {
    std::int64_t step = 0;
    nlohmann::json changes = nlohmann::json::object();  ///< made while it trained, by full key
    Experiment experiment;                              ///< with those changes
    std::optional<Facts> facts;                         ///< absent in checkpoints of earlier versions
};

void write_checkpoint_state(CheckpointWriter& writer, const CheckpointState& state);

/// `experiment`: of the run, as recorded. Throws InputError when the checkpoint is of another seed or another kind of
/// estimator, or says something that cannot be.
CheckpointState read_checkpoint_state(const CheckpointReader& reader, const Experiment& experiment);

}  // namespace disentangle
