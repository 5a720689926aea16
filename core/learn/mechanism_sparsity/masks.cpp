// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/mechanism_sparsity/masks.h"

#include "core/base/random.h"
#include "core/learn/optim/optimiser.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <utility>

namespace disentangle {
namespace {

float probability_of(float value)
{
    return 1 / (1 + std::exp(-value));
}

}  // namespace

Masks::Masks(const Dimensions& dimensions, const SparsitySpec& spec, std::vector<float> fixed)
    : spec_(spec), d_z_(dimensions.d_z), inputs_(dimensions.inputs()), fixed_(std::move(fixed))
{
    const auto size = static_cast<std::size_t>(d_z_) * static_cast<std::size_t>(inputs_);
    if (dimensions.time)
        time_ = Block{0, d_z_, 0, 0, 0};
    if (dimensions.d_a > 0)
        actions_ = Block{inputs_ - dimensions.d_a, dimensions.d_a, 0, 0, 0};
    for (auto* block : {&actions_, &time_})
        if (*block)
            (*block)->beta = (*block)->bound = d_z_ * (*block)->cols;
    logits_.assign(size, static_cast<float>(spec.mask_initial));
    first_.assign(size, 0);
    second_.assign(size, 0);
    soft_.assign(size, 1);
}

void Masks::set_spec(const SparsitySpec& spec, double beta_Ga, double beta_Gz)
{
    spec_ = spec;
    if (actions_)
        actions_->beta = beta_Ga;
    if (time_)
        time_->beta = beta_Gz;
    // Where nothing is learned no schedule leads there.
    for (auto* block : {&actions_, &time_})
        if (*block && !learned())
            (*block)->bound = (*block)->beta;
}

std::span<const float> Masks::draw(std::uint64_t seed, std::int64_t step)
{
    if (!learned())
        return fixed_;
    Random random(seed, "masks", static_cast<std::uint64_t>(step));
    for (std::size_t i = 0; i < soft_.size(); ++i) {
        const double u = random.uniform();
        const auto noise = static_cast<float>(std::log(u) - std::log1p(-u));
        soft_[i] = probability_of((logits_[i] + noise) / static_cast<float>(temperature()));
    }
    draw_ = soft_;
    if (spec_.hard_masks)
        for (float& m : draw_)
            m = m > 0.5F ? 1.F : 0.F;
    return draw_;
}

double Masks::temperature() const
{
    const double end = spec_.temperature_end.value_or(spec_.temperature);
    return spec_.temperature + (end - spec_.temperature) * progress_;
}

std::vector<float> Masks::logit_gradient(std::span<const float> mask_gradient) const
{
    std::vector<float> gradient(soft_.size());
    for (std::size_t i = 0; i < soft_.size(); ++i)
        gradient[i] = mask_gradient[i] * soft_[i] * (1 - soft_[i]) / static_cast<float>(temperature());
    return gradient;
}

double Masks::progress(std::int64_t step, std::int64_t steps) const
{
    const double end = spec_.schedule_end * static_cast<double>(steps);
    return end > 0 ? std::min(1.0, static_cast<double>(step) / end) : 1.0;
}

void Masks::schedule(std::int64_t step, std::int64_t steps)
{
    const double done = progress(step, steps);
    for (auto* block : {&actions_, &time_})
        if (*block) {
            const double all = d_z_ * (*block)->cols;
            (*block)->bound = (*block)->beta + (all - (*block)->beta) * (1 - done);
        }
    progress_ = step > 0 ? done : 0;  // a run that has not come to its masks yet begins at the beginning
}

void Masks::update(std::span<const float> mask_gradient, std::int64_t step, std::int64_t steps, int d_x, double beta2)
{
    if (!learned())
        return;
    std::vector<float> gradient = logit_gradient(mask_gradient);
    schedule(step, steps);
    for (auto* optional_block : {&actions_, &time_}) {
        if (!*optional_block)
            continue;
        Block& block = **optional_block;
        double weight = block.multiplier;
        if (spec_.search == GraphSearch::penalty) {
            weight = spec_.penalty / d_x * progress(step, steps);
        }
        for (int i = 0; i < d_z_; ++i)
            for (int j = block.first; j < block.first + block.cols; ++j) {
                const auto k = static_cast<std::size_t>(i * inputs_ + j);
                const float p = probability_of(logits_[k]);
                gradient[k] += static_cast<float>(weight) * p * (1 - p);
            }
        if (spec_.search == GraphSearch::masks) {
            const double excess = expected_edges(block) - block.bound;
            block.multiplier = std::max(0.0, block.multiplier + spec_.multiplier_rate * excess);
            if (spec_.dual_restarts && excess <= 0)
                block.multiplier = 0;
        }
    }
    ++updates_;
    adam_step(logits_, gradient, first_, second_, spec_.mask_rate, adam_beta1, beta2, updates_);
    const auto limit = static_cast<float>(spec_.mask_limit);
    for (float& logit : logits_)
        logit = std::clamp(logit, -limit, limit);
}

std::vector<float> Masks::probabilities() const
{
    if (!fixed_.empty())
        return fixed_;
    std::vector<float> result(logits_.size(), 1);
    if (learned())
        std::transform(logits_.begin(), logits_.end(), result.begin(), probability_of);
    return result;
}

double Masks::expected_edges(const Block& block) const
{
    const std::vector<float> p = probabilities();
    double sum = 0;
    for (int i = 0; i < d_z_; ++i)
        for (int j = block.first; j < block.first + block.cols; ++j)
            sum += static_cast<double>(p[static_cast<std::size_t>(i * inputs_ + j)]);
    return sum;
}

Masks::State Masks::state() const
{
    State state{logits_, actions_ ? actions_->multiplier : 0, time_ ? time_->multiplier : 0, updates_};
    state.values.insert(state.values.end(), first_.begin(), first_.end());
    state.values.insert(state.values.end(), second_.begin(), second_.end());
    return state;
}

void Masks::set_state(const State& state, std::int64_t step, std::int64_t steps)
{
    const auto size = static_cast<std::ptrdiff_t>(logits_.size());
    if (state.values.size() != 3 * logits_.size())
        throw std::invalid_argument("Masks::set_state(): values of another size");
    std::copy_n(state.values.begin(), size, logits_.begin());
    std::copy_n(state.values.begin() + size, size, first_.begin());
    std::copy_n(state.values.begin() + 2 * size, size, second_.begin());
    if (actions_)
        actions_->multiplier = state.multiplier_Ga;
    if (time_)
        time_->multiplier = state.multiplier_Gz;
    updates_ = state.updates;
    if (learned())
        schedule(step, steps);
}

void Masks::set_logits(std::span<const float> logits)
{
    std::copy(logits.begin(), logits.end(), logits_.begin());
}

}  // namespace disentangle
