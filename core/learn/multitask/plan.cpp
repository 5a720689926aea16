// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/multitask/plan.h"

#include "core/experiment/estimators/sparse_multitask.h"
#include "core/learn/optim/optimiser.h"

#include <algorithm>

namespace disentangle {
namespace {

constexpr int growth = 4;                 // of a stretch of learning to the next
constexpr int longest_warm_up_share = 6;  // of a stretch: a sixth

}  // namespace

MultitaskPlan::MultitaskPlan(const Experiment& experiment)
{
    const MultitaskSpec& spec = experiment.own.get<MultitaskSpec>();
    const std::int64_t steps = experiment.training.steps;
    if (spec.method != MultitaskMethod::two_stage) {
        const std::int64_t ica = spec.method == MultitaskMethod::ridge_ica && steps > 1 ? 1 : 0;
        add(learning_stretch, steps - ica);
        add(features_stretch, ica);
        return;
    }
    const std::int64_t look = 1 + spec.rounds;
    std::int64_t left = steps, length = spec.first_look;
    // A look is taken where the stretch after it is at least half as long as it should be.
    while (left >= length + look + growth * length / 2 + look) {
        add(learning_stretch, length);
        add_look(look);
        left -= length + look;
        length *= growth;
    }
    const std::int64_t last = std::min(look, left / 2);
    add(learning_stretch, left - last);
    add_look(last);
}

void MultitaskPlan::add(std::string_view name, std::int64_t length)
{
    const std::int64_t first = stretches_.empty() ? 0 : stretches_.back().end();
    if (length > 0)
        stretches_.push_back({name, first, length, 0});
}

void MultitaskPlan::add_look(std::int64_t length)
{
    add(weights_stretch, std::min<std::int64_t>(length, 1));
    add(refining_stretch, length - 1);
}

const Stretch& MultitaskPlan::at(std::int64_t number) const
{
    const auto found =
        std::ranges::find_if(stretches_, [number](const Stretch& stretch) { return number <= stretch.end(); });
    return found == stretches_.end() ? stretches_.back() : *found;
}

double MultitaskPlan::schedule(const TrainingSpec& training, std::int64_t number) const
{
    const Stretch* stretch = &at(number);
    while (stretch->name != learning_stretch) {  // which comes first
        --stretch;
        number = stretch->end();
    }
    TrainingSpec own = training;
    own.steps = static_cast<int>(stretch->length);
    own.warm_up = std::min(own.warm_up, own.steps / longest_warm_up_share);
    return schedule_factor(own, number - stretch->first);
}

}  // namespace disentangle
