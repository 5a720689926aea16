// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/mechanism_sparsity/phases/learning.h"
#include "core/learn/mechanism_sparsity/phases/phases.h"

namespace disentangle {
namespace {

class Unmasked final : public Learning {
public:
    Unmasked() : Learning({.shared_transition = true}) {}
    std::string_view name() const override { return "unmasked"; }
    double schedule(const TrainingSpec& training, const Stretch& stretch, std::int64_t number) const override
    {
        return schedule_within(training, stretch, number, training.warm_up, 0);
    }
};

}  // namespace

std::unique_ptr<Phase> make_unmasked()
{
    return std::make_unique<Unmasked>();
}

}  // namespace disentangle
