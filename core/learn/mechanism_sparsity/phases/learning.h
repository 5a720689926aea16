// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/mechanism_sparsity/phases/phase.h"

namespace disentangle {

/// In what the phases that train networks differ.
struct LearningRules {
    bool shared_transition = false;  ///< predict by the network that no mask reaches
    bool moves_latents = true;       ///< false: encoder and A stay as they are
    bool learns_anew = false;        ///< decoder and transition know nothing yet
    bool unmixes_with_time = true;   ///< whether A is moved where there is time
    bool new_averages = true;        ///< the variances' averages start far from the data, and follow quickly at first
    bool learns_masks = false;
};

/// A phase in which networks are trained: one optimiser step on the minibatch.
class Learning : public Phase {
public:
    explicit Learning(const LearningRules& rules) : rules_(rules) {}

    Step step(State& state, const Stretch& stretch, const Minibatch& batch, std::int64_t number) override;
    bool shared_transition() const override { return rules_.shared_transition; }

private:
    LearningRules rules_;
};

/// The objective on held-out rows under the graph in force, with noise of its own for each `number`.
Terms held_out_terms(const State& state, const Minibatch& rows, std::int64_t number, bool shared_transition);

}  // namespace disentangle
