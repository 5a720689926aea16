// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/trainer.h"
#include "core/record/run_file.h"

#include <cstdint>
#include <string>
#include <vector>

namespace disentangle {

/// The model of a run at one of the checkpoints that the run keeps, also while it grows. It is evaluated on the CPU,
/// whatever it was trained on.
class RecordedModel {
public:
    /// At the newest checkpoint. Throws InputError when `run` is no run file or has no checkpoint.
    explicit RecordedModel(const std::string& run);

    /// Takes the newest checkpoint up to `step`. Throws InputError when none is kept.
    void go_to(std::int64_t step);

    std::int64_t step() const { return step_; }
    const Experiment& experiment() const { return trainer_.experiment(); }

    /// Posterior means of x (n x d_x -> n x d_z) in the coordinates that the run shows.
    std::vector<float> encode(const std::vector<float>& x) const;
    /// Decoded means of z, in the same coordinates (n x d_z -> n x d_x).
    std::vector<float> decode(const std::vector<float>& z) const;
    LearnedModel values() const { return trainer_.model(); }

private:
    RunReader reader_;
    Trainer trainer_;
    std::int64_t step_ = -1;
};

}  // namespace disentangle
