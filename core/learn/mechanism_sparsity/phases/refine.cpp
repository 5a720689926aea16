// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/mechanism_sparsity/phases/learning.h"
#include "core/learn/mechanism_sparsity/phases/phases.h"

namespace disentangle {
namespace {

/// Under a graph with time the coordinates are right already, and steps of A, which are of one size whatever the gradient,
/// would only stir them.
class Refine final : public Learning {
public:
    Refine(std::int64_t first, std::int64_t end)
        : Learning({.unmixes_with_time = false, .new_averages = false}), whole_{name(), first, end - first, 0}
    {
    }
    std::string_view name() const override { return "refine"; }
    double schedule(const TrainingSpec& training, const Stretch& stretch, std::int64_t number) const override
    {
        return training.refine_factor *
               schedule_within(training, whole_, number, short_warm_up(training, stretch), training.hold);
    }

private:
    Stretch whole_;  ///< from the first step under the graph to the run's last
};

}  // namespace

std::unique_ptr<Phase> make_refine(std::int64_t first, std::int64_t end)
{
    return std::make_unique<Refine>(first, end);
}

}  // namespace disentangle
