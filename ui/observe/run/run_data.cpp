// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/observe/run/run_data.h"

#include "core/reading/events.h"

namespace disentangle {

std::string_view nameOf(RunState state)
{
    switch (state) {
    case RunState::opening: return "opening";
    case RunState::running: return "training";
    case RunState::paused: return "paused";
    case RunState::finished: return "finished";
    case RunState::stopped: return "stopped";
    case RunState::interrupted: return "interrupted";
    case RunState::failed: return "failed";
    case RunState::cutOff: return "cut off";
    case RunState::unreadable: return "unreadable";
    }
    return "";
}

std::int64_t RunData::evaluatedStep(std::int64_t step) const
{
    if (steps.empty())
        return -1;
    const auto after = std::upper_bound(steps.begin(), steps.end(), step);
    return after == steps.begin() ? *after : *(after - 1);
}

std::int64_t RunData::nearestStep(double step) const
{
    if (steps.empty())
        return -1;
    const auto after = std::lower_bound(steps.begin(), steps.end(), step,
                                        [](std::int64_t s, double x) { return static_cast<double>(s) < x; });
    if (after == steps.begin())
        return *after;
    if (after == steps.end())
        return steps.back();
    const std::int64_t before = *(after - 1);
    return step - static_cast<double>(before) <= static_cast<double>(*after) - step ? before : *after;
}

std::optional<Experiment> RunData::experimentAt(std::int64_t step) const
{
    return experiment ? std::optional(experiment_at(*experiment, events, step)) : std::nullopt;
}

const History& RunData::history(std::string_view kind) const
{
    static const History none;
    const auto found = histories.find(kind);
    return found == histories.end() ? none : found->second;
}

const Curve* RunData::curve(std::string_view name) const
{
    const auto found = curves.find(name);
    return found == curves.end() || found->second.empty() ? nullptr : &found->second;
}

std::optional<double> RunData::value(std::string_view name, std::int64_t step) const
{
    const Curve* values = curve(name);
    const Sample* sample = values ? sampleAt(*values, step) : nullptr;
    return sample ? std::optional(sample->value) : std::nullopt;
}

const Sample* sampleAt(const Curve& curve, std::int64_t step)
{
    const auto after = std::upper_bound(curve.begin(), curve.end(), step,
                                        [](std::int64_t s, const Sample& sample) { return s < sample.step; });
    return after == curve.begin() ? nullptr : after - 1;
}

RunState stateAfter(const std::vector<Event>& events)
{
    switch (last_turn(events)) {
    case EventKind::pause: return RunState::paused;
    case EventKind::finish: return RunState::finished;
    case EventKind::stop: return RunState::stopped;
    case EventKind::interrupt: return RunState::interrupted;
    case EventKind::error: return RunState::failed;
    default: return RunState::running;
    }
}

}  // namespace disentangle
