// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/specs.h"
#include "core/learn/network/layout.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace disentangle {

/// The learned graph: one logit per possible edge, a Gumbel-sigmoid draw of them per minibatch, and the sparsity that keeps
/// few (Lachapelle et al. 2024, docs/theory.md (f)). Draws are soft, or hard with the soft ones' gradient
/// (straight-through; Jang, Gu & Poole 2017, arXiv 1611.01144, section 2.2). Ga and Gz are bounded apart, each with its own
/// multiplier: max ELBO s.t. sum sigmoid(logit) <= bound, by gradient descent-ascent on
/// L + lambda (sum sigmoid(logit) - bound), lambda >= 0.
class Masks {
public:
    /// Every edge is allowed at first (see set_spec). `fixed`: the mask to predict under when nothing is to be learned, d_z
    /// x inputs of 0 and 1, for search = truth; else empty.
    Masks(const Dimensions& dimensions, const SparsitySpec& spec, std::vector<float> fixed = {});

    /// The mask of one training step, d_z x inputs ([Gz | Ga]); empty when every input is open (search = frozen). Drawn
    /// from the stream (seed, "masks", step).
    std::span<const float> draw(std::uint64_t seed, std::int64_t step);

    /// Descends the logits by the objective's gradient with respect to the last draw (d_z x inputs) plus the sparsity
    /// term, then ascends the multipliers. `step` counts from 1 of `steps`; d_x scales the penalty;
    /// beta2 is Adam's.
    void update(std::span<const float> mask_gradient, std::int64_t step, std::int64_t steps, int d_x, double beta2);

    /// Of the next draw: falls linearly from temperature to temperature_end, as the bound does.
    double temperature() const;
    /// Probabilities of the edges, d_z x inputs: sigmoid(logit), or the fixed mask.
    std::vector<float> probabilities() const;
    /// dL/dlogit of dL/dmask at the last draw, without sparsity.
    std::vector<float> logit_gradient(std::span<const float> mask_gradient) const;
    bool learned() const { return spec_.search == GraphSearch::masks || spec_.search == GraphSearch::penalty; }

    /// One graph's columns of the mask and its constraint.
    struct Block {
        int first = 0, cols = 0;  ///< columns [first, first + cols) of the mask
        double beta = 0;          ///< final bound
        double bound = 0;         ///< in force now
        double multiplier = 0;    ///< lambda
    };
    const std::optional<Block>& actions() const { return actions_; }
    const std::optional<Block>& time() const { return time_; }
    /// Sum of probabilities of a block.
    double expected_edges(const Block& block) const;

    /// Changes rates, penalty, temperature, and the bounds where the schedule ends. The bound of a graph that is not there
    /// is not used.
    void set_spec(const SparsitySpec& spec, double beta_Ga, double beta_Gz);

    /// logits, Adam's moments (3 x d_z x inputs), multipliers (Ga, Gz), number of updates.
    struct State {
        std::vector<float> values;
        double multiplier_Ga = 0, multiplier_Gz = 0;
        std::int64_t updates = 0;
    };
    State state() const;
    /// Back to a state after `step` of `steps`. Throws std::invalid_argument when the sizes differ.
    void set_state(const State& state, std::int64_t step, std::int64_t steps);
    /// For tests and golden cases: d_z x inputs.
    void set_logits(std::span<const float> logits);

private:
    /// How far the schedule of bound and temperature is at a step: 1 from schedule_end on.
    double progress(std::int64_t step, std::int64_t steps) const;
    /// Sets bounds and temperature to what they are at a step.
    void schedule(std::int64_t step, std::int64_t steps);

    SparsitySpec spec_;
    int d_z_, inputs_;
    std::optional<Block> actions_, time_;
    std::vector<float> fixed_;  ///< the true graph, when search = truth
    std::vector<float> logits_, first_, second_;
    std::vector<float> soft_, draw_;  ///< the last draw, before and after it was made hard
    double progress_ = 0;             ///< of the temperature's schedule
    std::int64_t updates_ = 0;
};

}  // namespace disentangle
