#include "ui/observe/run/run_data.h"

#include "core/base/error.h"

#include <nlohmann/json.hpp>

namespace disentangle {
namespace {

/// "beta_Ga" is short for "sparsity.beta_Ga" in a `set`; what is no live key (training.steps) is written in full.
std::string fullKey(const std::string& key)
{
    const Parameter* parameter = find_live_parameter(key);
    return parameter ? parameter->key : key;
}

}  // namespace

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

std::ptrdiff_t EdgeHistory::entryAt(double step) const
{
    const auto after = std::upper_bound(steps.begin(), steps.end(), step,
                                        [](double s, std::int64_t entry) { return s < static_cast<double>(entry); });
    return after - steps.begin() - 1;
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
    std::optional<Experiment> changed = experiment;
    for (const Event& event : events) {
        if (!changed || event.kind != "set" || event.step > step)
            continue;
        const auto change = nlohmann::json::parse(event.text, nullptr, false);
        if (!change.is_object() || !change.contains("key") || !change["key"].is_string() || !change.contains("value"))
            continue;
        try {
            changed = with_value(*changed, fullKey(change["key"]), change["value"]);
        } catch (const InputError&) {
            // A parameter of another version: what it was is not known here.
        }
    }
    return changed;
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

const Snapshot* Moment::snapshot(std::string_view kind) const
{
    const auto found = snapshots.find(kind);
    return found == snapshots.end() ? nullptr : &found->second;
}

const Sample* sampleAt(const Curve& curve, std::int64_t step)
{
    const auto after = std::upper_bound(curve.begin(), curve.end(), step,
                                        [](std::int64_t s, const Sample& sample) { return s < sample.step; });
    return after == curve.begin() ? nullptr : after - 1;
}

RunState stateAfter(const std::vector<Event>& events)
{
    for (auto event = events.rbegin(); event != events.rend(); ++event) {
        if (event->kind == "start" || event->kind == "resume" || event->kind == "continue")
            return RunState::running;
        if (event->kind == "pause")
            return RunState::paused;
        if (event->kind == "finish")
            return RunState::finished;
        if (event->kind == "stop")
            return RunState::stopped;
        if (event->kind == "interrupt")
            return RunState::interrupted;
        if (event->kind == "error")
            return RunState::failed;
    }
    return RunState::running;  // the first event is written after the data were drawn
}

}  // namespace disentangle
