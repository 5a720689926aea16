// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/disentangle/reproduce/outcome.h"

#include "app/disentangle/sweep/agreement.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>

namespace disentangle {

namespace {

constexpr int compared_rows = 5000;  // held out, that models are compared on: as select

std::optional<double> agreement_at(const SweepStanding& standing, const SweepIndex& index, std::size_t cell)
{
    std::vector<std::filesystem::path> runs;
    for (const SweptRun& run : standing.runs)
        if (run.cell == cell && run.state == SweptState::done)
            runs.push_back(index.run_file(run.name));
    return runs.size() > 1 ? std::optional(agreement_of(runs, compared_rows)) : std::nullopt;
}

/// What theory says of the world that a point's runs are of.
void test_world(const SweepStanding& standing, std::size_t cell, PointOutcome& point)
{
    const auto run = std::ranges::find(standing.plan.runs, cell, &IndexedRun::cell);
    if (run == standing.plan.runs.end())
        return;
    const WorldSpec world = parse_experiment(run->experiment, run->name).world;
    point.influence = test_influence(*make_transition(world));
    point.violations = violations_of(world);
}

void mark_chosen(std::vector<PointOutcome>& points)
{
    std::map<std::pair<std::string, std::string>, PointOutcome*> best;
    for (PointOutcome& point : points)
        if (point.agreement) {
            PointOutcome*& known = best[{point.point->panel, point.point->series}];
            if (known == nullptr || *point.agreement > *known->agreement)
                known = &point;
        }
    for (const auto& [series, point] : best)
        point->chosen = true;
}

}  // namespace

StudyOutcome outcome_of(const Study& study, const SweepIndex& index)
{
    const SweepStanding standing = standing_of(index);
    StudyOutcome outcome{
        study, {}, standing.runs.size(), standing.count(SweptState::done), standing.count(SweptState::failed), 0};
    for (std::size_t cell = 0; cell < study.points.size(); ++cell) {
        PointOutcome point;
        point.runs = static_cast<std::size_t>(std::ranges::count(standing.runs, cell, &SweptRun::cell));
        point.mcc = standing.spread(cell, study.of_tasks ? metric::mcc_uniform : metric::mcc);
        point.dci = standing.spread(cell, metric::dci_uniform);
        point.r = standing.spread(cell, metric::r_uniform);
        point.r_con = standing.spread(cell, metric::r_con);
        point.shd = standing.spread(cell, metric::shd);
        point.seconds = standing.spread(cell, metric::seconds);
        if (study.tests_influence)
            test_world(standing, cell, point);
        if (study.ranked)
            point.agreement = agreement_at(standing, index, cell);
        if (point.seconds.count > 0)
            outcome.seconds += point.seconds.mean * static_cast<double>(point.seconds.count);
        outcome.points.push_back(point);
    }
    for (std::size_t cell = 0; cell < study.points.size(); ++cell)
        outcome.points[cell].point = &outcome.study.points[cell];
    mark_chosen(outcome.points);
    return outcome;
}

std::optional<double> difference_in_errors(const Spread& ours, const PublishedScore& published)
{
    if (ours.count == 0 || !published.mean)
        return std::nullopt;
    const double error = std::hypot(ours.error(), published.error.value_or(0));
    return error > 0 ? std::optional((ours.mean - *published.mean) / error) : std::nullopt;
}

}  // namespace disentangle
