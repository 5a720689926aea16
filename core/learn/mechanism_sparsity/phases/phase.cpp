// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/mechanism_sparsity/phases/phase.h"

#include <algorithm>

namespace disentangle {

int short_warm_up(const TrainingSpec& training, const Stretch& stretch)
{
    return std::min(training.warm_up, static_cast<int>(std::max<std::int64_t>(stretch.length, 1)) / 10);
}

double schedule_within(const TrainingSpec& training, const Stretch& stretch, std::int64_t number, int warm_up,
                       double hold)
{
    TrainingSpec local = training;
    local.steps = static_cast<int>(std::max<std::int64_t>(stretch.length, 1));
    local.warm_up = warm_up;
    local.hold = hold;
    return schedule_factor(local, number - stretch.first);
}

double Phase::schedule(const TrainingSpec& training, const Stretch& stretch, std::int64_t number) const
{
    return schedule_within(training, stretch, number, short_warm_up(training, stretch), 0);
}

}  // namespace disentangle
