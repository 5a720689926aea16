// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/figure/sweep/slice.h"

#include <algorithm>
#include <cmath>

namespace disentangle::figure {

namespace {

std::string value_of(const SweepPlan& plan, const IndexedRun& run, int axis)
{
    if (axis == SweepSlice::no_axis)
        return {};
    return axis == seeds_axis(plan) ? std::to_string(run.seed) : plan.cells[run.cell][static_cast<std::size_t>(axis)];
}

}  // namespace

int seeds_axis(const SweepPlan& plan)
{
    return static_cast<int>(plan.keys.size());
}

SweepSlice usual_slice(const SweepPlan& plan)
{
    SweepSlice slice;
    slice.rows = plan.keys.empty() ? SweepSlice::no_axis : 0;
    slice.cols = plan.keys.size() > 1 ? 1 : seeds_axis(plan);
    return slice;
}

std::vector<std::string> values_of(const SweepPlan& plan, int axis)
{
    std::vector<std::string> values;
    for (const IndexedRun& run : plan.runs)
        if (std::string value = value_of(plan, run, axis); std::ranges::find(values, value) == values.end())
            values.push_back(std::move(value));
    return values;
}

std::string name_of_axis(const SweepPlan& plan, int axis)
{
    if (axis == SweepSlice::no_axis)
        return {};
    return axis == seeds_axis(plan) ? "seed" : short_keys(plan.keys)[static_cast<std::size_t>(axis)];
}

SweepGrid grid_of(const SweepPlan& plan, const SweepSlice& slice)
{
    SweepGrid grid{name_of_axis(plan, slice.rows),
                   name_of_axis(plan, slice.cols),
                   values_of(plan, slice.rows),
                   values_of(plan, slice.cols),
                   {}};
    grid.cells.resize(grid.rows.size() * grid.cols.size());
    const auto place = [](const std::vector<std::string>& values, const std::string& value) {
        return static_cast<std::size_t>(std::ranges::find(values, value) - values.begin());
    };
    for (std::size_t number = 0; number < plan.runs.size(); ++number) {
        const IndexedRun& run = plan.runs[number];
        const bool seen = std::ranges::all_of(slice.held, [&](const auto& held) {
            return held.first == slice.rows || held.first == slice.cols ||
                   value_of(plan, run, held.first) == held.second;
        });
        if (seen)
            grid.cells[place(grid.rows, value_of(plan, run, slice.rows)) * grid.cols.size() +
                       place(grid.cols, value_of(plan, run, slice.cols))]
                .push_back(number);
    }
    return grid;
}

CellStanding standing_of(const SweepStanding& standing, std::span<const std::size_t> runs, std::string_view metric)
{
    CellStanding cell;
    std::vector<double> values;
    for (const std::size_t number : runs) {
        const SweptRun& run = standing.runs[number];
        ++cell.runs;
        cell.done += run.state == SweptState::done;
        cell.failed += run.state == SweptState::failed;
        cell.running += run.state == SweptState::running;
        if (const auto found = run.scores.find(std::string(metric));
            run.state == SweptState::done && found != run.scores.end())
            values.push_back(found->second);
    }
    cell.score = spread_of(values);
    return cell;
}

ValueScale scale_of(const SweepStanding& standing, const SweepGrid& grid, std::string_view metric)
{
    const MetricInfo* info = metric_info(metric);
    if (info != nullptr && info->is(has_ceiling))
        return {};
    std::vector<double> values;
    for (const auto& runs : grid.cells)
        if (const Spread score = standing_of(standing, runs, metric).score; score.count > 0)
            values.push_back(score.mean);
    if (values.empty())
        return {};
    const auto [low, high] = std::ranges::minmax(values);
    const ValueScale scale{info != nullptr && info->count ? std::min(0.0, low) : low, high};
    return scale.high > scale.low ? scale : ValueScale{scale.low, scale.low + 1};
}

}  // namespace disentangle::figure
