// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/mechanism_sparsity/plan.h"

#include "core/experiment/estimators/starts.h"
#include "core/experiment/kinds.h"
#include "core/learn/mechanism_sparsity/phases/phases.h"
#include "core/learn/mechanism_sparsity/quadratic_fit.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace disentangle {
namespace {

// Shares of a run, chosen on ActionDiag, ActionNonDiag, TimeDiag and TimeNonDiag (the same worlds as the sizes in
// core/experiment/defaults.cpp; tests/bench/SCORES.md has what they give).
constexpr int part_for_starts = 10;                          // of a run, at most, is spent on starts
constexpr std::int64_t least_start = 100, most_start = 200;  // steps of each
constexpr int comparing_steps = 6;                           // of a search: a graph each
constexpr int part_for_comparing = 100;                      // of a run, at most
constexpr double bound_share = 0.35;  // of a run with masks whose bound is to be found: steps without them
// Of the steps after the first search. Where the encoder learns on under the graph, new transition networks need few
// steps until they predict, and the graph is looked at again once the latents are better.
constexpr double adopting_share = 0.015, first_refining_share = 0.17, relearning_share = 0.025;
// Where the encoder stays, the transition networks are fitted to the end before the latents are straightened.
constexpr double settling_share = 0.7;

// Where the encoder learns alone, on BallsActionDiag: of its steps those that tell the actions, and of the steps that are
// left those before the search.
constexpr double predicting_share = 0.3;
constexpr double decoding_share = 0.8;

// Turns on the way to the search, where there is time and latents are many.
constexpr std::int64_t turns_of_many = 2;

/// Phases one after the other.
class Planner {
public:
    explicit Planner(std::int64_t steps) : steps_(steps) {}
    /// Goes on from a plan whose refining started at `refining_from`.
    Planner(std::vector<Planned> begun, std::int64_t refining_from, std::int64_t steps)
        : steps_(steps), next_(begun.back().stretch.end()), refining_from_(refining_from), plan_(std::move(begun))
    {
    }

    void add(std::unique_ptr<Phase> phase, std::int64_t length)
    {
        if (length > 0) {
            const Stretch stretch{phase->name(), next_, length, phase->evaluate_every()};
            plan_.push_back({stretch, std::move(phase)});
        }
        next_ += length;
    }
    /// Refining goes on along one schedule from where it first starts.
    std::unique_ptr<Phase> refining()
    {
        if (refining_from_ < 0)
            refining_from_ = next_;
        return make_refine(refining_from_, steps_);
    }
    std::int64_t left() const { return steps_ - next_; }
    std::vector<Planned> take() { return std::move(plan_); }

private:
    std::int64_t steps_, next_ = 0, refining_from_ = -1;
    std::vector<Planned> plan_;
};

}  // namespace

std::vector<Planned> plan_of(const Experiment& experiment, const Bounds& bounds)
{
    const std::int64_t steps = experiment.training.steps;
    const bool rotates = experiment.sparsity.search == GraphSearch::rotate;
    const int comparing =
        rotates ? static_cast<int>(std::min<std::int64_t>(comparing_steps, steps / part_for_comparing)) : 0;
    const std::int64_t searched = std::min<std::int64_t>(RotationSearch::steps, steps / 4) + comparing;
    Planner planner(steps);
    const DataSizes sizes = sizes_of(experiment);
    const StartSpec& start = experiment.own.get<StartSpec>();
    if (rotates && start.without_decoder > 0 && sizes.actions && !sizes.time) {
        const std::int64_t alone = std::llround(start.without_decoder * static_cast<double>(steps - searched));
        const std::int64_t rest = steps - searched - alone;
        const std::int64_t predicting = std::llround(predicting_share * static_cast<double>(alone));
        planner.add(make_predict_actions(start.harmonics), predicting);
        planner.add(make_sharpen(start.harmonics), alone - predicting);
        planner.add(make_decode(), std::llround(decoding_share * static_cast<double>(rest)));
        planner.add(make_search(comparing), searched);
        planner.add(make_adopt(nullptr), planner.left());
        return planner.take();
    }
    const bool starts_unmasked = needs_bound(experiment, bounds) || rotates;
    if (starts_unmasked) {
        const std::int64_t room = steps / part_for_starts;
        const auto starts =
            static_cast<int>(std::min<std::int64_t>(experiment.own.get<StartSpec>().tried, room / least_start));
        for (int k = 0; k < starts && starts > 1; ++k)
            planner.add(make_start(k, starts), std::min(room / starts, most_start));
    }
    const std::int64_t unsearched = planner.left() - searched;
    if (needs_bound(experiment, bounds)) {
        planner.add(make_unmasked(), std::llround(bound_share * static_cast<double>(unsearched)));
        planner.add(make_search(0), searched);
        planner.add(make_train(), planner.left());
        return planner.take();
    }
    if (!rotates) {
        planner.add(make_train(), steps);
        return planner.take();
    }
    // With time a transition finds fast mechanisms only in coordinates that are about right, which those it knows give.
    const std::int64_t turns =
        sizes.time && sizes.d_z > RotationSearch::most_latents_searched_fully ? turns_of_many : 0;
    const std::int64_t turning = searched - comparing;
    const std::int64_t unmasked = unmasked_steps(experiment, unsearched - turns * turning);
    for (std::int64_t turn = 0; turn < turns; ++turn) {
        planner.add(make_unmasked(), unmasked / (turns + 1));
        planner.add(make_turn(), turning);
    }
    planner.add(make_unmasked(), unmasked - turns * (unmasked / (turns + 1)));
    planner.add(make_search(comparing), searched);
    const std::int64_t rest = planner.left();
    const auto of_rest = [&](double part) { return std::llround(part * static_cast<double>(rest)); };
    const bool straightens = experiment.estimator.bend;
    const std::int64_t straightened = straightens ? std::min<std::int64_t>(QuadraticFit::steps, rest / 4) : 0;
    if (experiment.training.refine_factor == 0) {
        planner.add(make_adopt(nullptr), of_rest(settling_share));
        planner.add(make_straighten(), straightened);
        planner.add(make_adopt(nullptr), planner.left());
        return planner.take();
    }
    planner.add(make_adopt(nullptr), of_rest(adopting_share));
    planner.add(make_straighten(), straightened);
    if (!straightens) {  // a rotation would have to turn the correction too
        planner.add(planner.refining(), of_rest(first_refining_share));
        planner.add(make_relearn(), of_rest(relearning_share));
        planner.add(make_search(comparing), std::min(searched, planner.left() / 4));
        planner.add(make_adopt(planner.refining()), of_rest(adopting_share));
    }
    planner.add(planner.refining(), planner.left() - straightened);
    planner.add(make_straighten(), straightened);
    return planner.take();
}

bool can_search_again(const Experiment& experiment, std::int64_t taken)
{
    return experiment.sparsity.search == GraphSearch::rotate && !experiment.estimator.bend &&
           experiment.training.refine_factor != 0 && (experiment.training.steps - taken) / 4 >= RotationSearch::steps;
}

void search_again(std::vector<Planned>& plan, const Experiment& experiment, std::int64_t taken)
{
    const auto refining = std::ranges::find(plan, "refine", [](const Planned& one) { return one.phase->name(); });
    const std::int64_t refining_from = refining == plan.end() ? taken : std::min(refining->stretch.first, taken);
    std::erase_if(plan, [&](const Planned& one) { return one.stretch.first >= taken; });
    plan.back().stretch.length = taken - plan.back().stretch.first;
    Planner planner(std::move(plan), refining_from, experiment.training.steps);
    const auto part = [left = planner.left()](double of_left) {
        return std::max<std::int64_t>(1, std::llround(of_left * static_cast<double>(left)));
    };
    planner.add(make_relearn(), part(relearning_share));
    planner.add(make_search(0), RotationSearch::steps);
    planner.add(make_adopt(planner.refining()), part(adopting_share));
    planner.add(planner.refining(), planner.left());
    plan = planner.take();
}

const Planned& planned_at(const std::vector<Planned>& plan, std::int64_t number)
{
    const auto at = std::ranges::find_if(plan, [&](const Planned& one) { return number <= one.stretch.end(); });
    return at == plan.end() ? plan.back() : *at;
}

}  // namespace disentangle
