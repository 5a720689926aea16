#include "app/disentangle/recorded.h"

#include <algorithm>
#include <string_view>

namespace disentangle {

namespace {

bool is_one_of(const std::string& kind, std::initializer_list<std::string_view> kinds)
{
    return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

}  // namespace

std::optional<RecordedChange> recorded_change(const Event& event)
{
    const auto change = nlohmann::json::parse(event.text, nullptr, false);
    if (event.kind != "set" || !change.is_object() || !change.contains("value") || !change.contains("key") ||
        !change["key"].is_string())
        return std::nullopt;
    return RecordedChange{change["key"], change["value"]};
}

const Event* ruinous_change(const std::vector<Event>& events)
{
    // What the trainer says of it (Trainer::advance); any other failure is none of the numbers'.
    if (events.empty() || events.back().kind != "error" ||
        events.back().text.find("not a finite number") == std::string::npos)
        return nullptr;
    const auto found = std::find_if(events.rbegin(), events.rend(), [](const Event& event) {
        const auto change = recorded_change(event);
        return change && change->key != steps_key;
    });
    return found == events.rend() ? nullptr : &*found;
}

std::optional<TrainerOptions> recorded_options(const std::vector<Event>& events)
{
    std::optional<TrainerOptions> options;
    for (const Event& event : events) {
        if (!is_one_of(event.kind, {"start", "resume"}))
            continue;
        const auto facts = nlohmann::json::parse(event.text, nullptr, false);
        if (facts.is_object() && facts.contains("threads") && facts["threads"].is_number_integer())
            options = TrainerOptions{facts["threads"], facts.value("backend", "fused"), facts.value("device", "cpu")};
    }
    return options;
}

Experiment extended_experiment(const RunReader& reader, const std::vector<Event>& events)
{
    Experiment experiment = reader.experiment();
    for (const Event& event : events)
        if (const auto change = recorded_change(event); change && change->key == steps_key)
            experiment = with_value(experiment, steps_key, change->value);
    return experiment;
}

bool has_finished(const std::vector<Event>& events)
{
    bool finished = false;
    for (const Event& event : events)
        if (is_one_of(event.kind, {"start", "resume", "stop", "interrupt", "error"}))
            finished = false;
        else if (event.kind == "finish")
            finished = true;
    return finished;
}

}  // namespace disentangle
