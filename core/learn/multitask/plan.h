// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/experiment.h"
#include "core/learn/estimator.h"

#include <cstdint>
#include <vector>

namespace disentangle {

/// What a run does, stretch by stretch. Two stages: learn, look for the sparse map (one step of ICA of the weights, then
/// rounds of refinement), learn on for four times as long, look again, ... as long as the steps last; the last look is at
/// the end. Elsewhere one stretch of learning, with ICA of the features as a last step where that is asked for.
class MultitaskPlan {
public:
    explicit MultitaskPlan(const Experiment& experiment);

    /// The one that step `number` belongs to; for 0 the first.
    const Stretch& at(std::int64_t number) const;
    /// Factor of the learning rates: a schedule of its own for every stretch of learning (warm-up, height, cosine); in the
    /// others what the last one left.
    double schedule(const TrainingSpec& training, std::int64_t number) const;

    const std::vector<Stretch>& stretches() const { return stretches_; }

private:
    void add(std::string_view name, std::int64_t length);
    void add_look(std::int64_t length);

    std::vector<Stretch> stretches_;
};

// Names of stretches.
inline constexpr std::string_view learning_stretch = "learn", weights_stretch = "separate weights",
                                  refining_stretch = "refine", features_stretch = "separate features";

}  // namespace disentangle
