// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/estimator.h"
#include "core/learn/network/learned_model.h"
#include "core/record/run_file.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace disentangle {

/// The model of a run at one of the checkpoints that the run keeps, also while it grows. It is evaluated on the CPU,
/// whatever it was trained on, and draws no data.
class RecordedModel {
public:
    /// At the newest checkpoint. Throws InputError when `run` is no run file or has no checkpoint.
    explicit RecordedModel(const std::string& run);

    /// Takes the newest checkpoint up to `step`. Throws InputError when none is kept.
    void go_to(std::int64_t step);

    std::int64_t step() const { return step_; }
    const Experiment& experiment() const { return experiment_; }
    const Facts& facts() const { return estimator_->facts(); }
    int d_z() const { return estimator_->d_z(); }

    /// Posterior means of x as it was given (n x d_x -> n x d_z), in the coordinates that the run shows. `a`, as it was given,
    /// as Estimator::encode has it.
    std::vector<float> encode(const std::vector<float>& x, const std::vector<float>& a = {}) const;
    /// Decoded means of z, in the same coordinates (n x d_z -> n x d_x), as x was given. Throws InputError for a model
    /// without a decoder.
    std::vector<float> decode(const std::vector<float>& z) const;
    /// The same, standardised: as the run's recorded observations are.
    std::vector<float> decode_standardised(const std::vector<float>& z) const;
    /// Throws InputError for a model that is not made of networks.
    LearnedModel values() const;
    /// Names of the actions, d_a.
    std::vector<std::string> actions() const;

private:
    RunReader reader_;
    Experiment experiment_;
    std::unique_ptr<Estimator> estimator_;
    std::int64_t step_ = -1;
};

}  // namespace disentangle
