// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/estimator.h"
#include "core/learn/mechanism_sparsity/state.h"

#include <cstdint>
#include <string_view>

namespace disentangle {

/// What is done in a stretch of a run's steps. A phase keeps nothing that a checkpoint would need: what it works out
/// between its first step and its last it can work out again from the state at its start.
class Phase {
public:
    virtual ~Phase() = default;

    virtual std::string_view name() const = 0;
    /// Takes step `number`, counted from 1 over the run, of `stretch`.
    virtual Step step(State& state, const Stretch& stretch, const Minibatch& batch, std::int64_t number) = 0;

    /// Factor of the learning rates at that step, in (0, 1]. Here: a short warm-up, then a cosine over the stretch.
    virtual double schedule(const TrainingSpec& training, const Stretch& stretch, std::int64_t number) const;
    /// Whether latents are predicted by the shared transition network, which no mask reaches.
    virtual bool shared_transition() const { return false; }
    /// Steps between evaluations, besides the planned ones; 0 = only those.
    virtual int evaluate_every() const { return 0; }
    /// Whether the graph is searched here, under the bounds of the time when the search begins.
    virtual bool searches() const { return false; }
    /// The search in progress; null where there is none.
    virtual const SparseRotation* search() const { return nullptr; }
    /// Gives up work in progress: the state is about to be another.
    virtual void abandon() {}
    /// The phase that acts in this one's stretch. Another one where there is nothing left to do for this one.
    virtual Phase& acting(const State&, const Stretch&) { return *this; }
};

/// The schedule of a stretch taken by itself: warm-up over `warm_up` steps, constant until fraction `hold`, a cosine.
double schedule_within(const TrainingSpec& training, const Stretch& stretch, std::int64_t number, int warm_up,
                       double hold);

/// The warm-up of a stretch that starts from a trained model: training.warm_up, but no more than a tenth of it.
int short_warm_up(const TrainingSpec& training, const Stretch& stretch);

}  // namespace disentangle
