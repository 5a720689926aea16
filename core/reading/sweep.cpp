// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/sweep.h"

#include "core/base/error.h"
#include "core/reading/events.h"
#include "core/record/run_file.h"

#include <algorithm>
#include <cmath>

namespace disentangle {

namespace {

namespace fs = std::filesystem;

void read_swept(const fs::path& file, SweptRun& run)
{
    const RunReader reader(file);
    const std::vector<Event> events = reader.events();
    run.step = std::max<std::int64_t>(0, reader.last_step());
    run.steps = experiment_at(reader.experiment(), events, run.step).training.steps;
    const EventKind turn = last_turn(events);
    if (turn == EventKind::finish) {
        run.state = SweptState::done;
        run.reason.clear();
        for (const std::string& metric : reader.metric_names())
            if (const auto value = reader.metric_at(metric, run.step); value && std::isfinite(*value))
                run.scores[metric] = *value;
    } else if (is_recording(file)) {
        run.state = SweptState::running;
    } else if (turn == EventKind::error) {
        run.state = SweptState::failed;
        run.reason = detail_of(*last_of(events, EventKind::error));
    } else if (run.state != SweptState::failed) {
        run.state = events.empty() ? SweptState::waiting : SweptState::begun;
    }
}

}  // namespace

SweptRun standing_of(const IndexedRun& planned, const fs::path& file)
{
    SweptRun run{planned.name, planned.cell, planned.seed, planned.state, 0, 0, planned.reason, planned.scores};
    std::error_code ignored;
    const bool there = fs::exists(file, ignored);
    if (run.state == SweptState::done && there) {
        const auto document = nlohmann::json::parse(planned.experiment, nullptr, false);
        const nlohmann::json::json_pointer steps("/training/steps");
        if (document.is_object() && document.contains(steps) && document[steps].is_number())
            run.step = run.steps = document[steps].get<std::int64_t>();
        return run;
    }
    run.scores.clear();
    if (run.state != SweptState::failed)
        run.state = SweptState::waiting;
    try {
        if (there)
            read_swept(file, run);
        else
            run.steps = parse_experiment(planned.experiment, file.string()).training.steps;
    } catch (const Error& error) {
        run.state = SweptState::failed;
        run.reason = error.what();
    }
    return run;
}

SweepStanding standing_of(const SweepIndex& index)
{
    SweepStanding standing{index.read(), {}};
    for (const IndexedRun& planned : standing.plan.runs)
        standing.runs.push_back(standing_of(planned, index.run_file(planned.name)));
    return standing;
}

std::size_t SweepStanding::count(SweptState state) const
{
    return static_cast<std::size_t>(std::ranges::count(runs, state, &SweptRun::state));
}

Spread SweepStanding::spread(std::size_t cell, std::string_view metric) const
{
    std::vector<double> values;
    for (const SweptRun& run : runs)
        if (run.cell == cell && run.state == SweptState::done)
            if (const auto found = run.scores.find(std::string(metric)); found != run.scores.end())
                values.push_back(found->second);
    return spread_of(values);
}

Metrics SweepStanding::scores() const
{
    Metrics metrics;
    for (const MetricInfo& info : metric_table())
        if (info.is(in_caption) || info.is(in_progress))
            if (std::ranges::any_of(runs,
                                    [&](const SweptRun& run) { return run.scores.contains(std::string(info.name)); }))
                metrics.push_back(&info);
    return metrics;
}

}  // namespace disentangle
