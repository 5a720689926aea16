// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/mechanism_sparsity/phases/learning.h"
#include "core/learn/mechanism_sparsity/phases/phases.h"

namespace disentangle {
namespace {

class Train final : public Learning {
public:
    Train() : Learning({.learns_masks = true}) {}
    std::string_view name() const override { return "train"; }
    double schedule(const TrainingSpec& training, const Stretch& stretch, std::int64_t number) const override
    {
        return schedule_within(training, stretch, number, training.warm_up, training.hold);
    }
};

}  // namespace

std::unique_ptr<Phase> make_train()
{
    return std::make_unique<Train>();
}

}  // namespace disentangle
