// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/disentangle/recorded.h"

#include <algorithm>

namespace disentangle {

const Event* ruinous_change(const std::vector<Event>& events)
{
    // Any other failure is none of the numbers'.
    if (events.empty() || cause_of(events.back()) != ErrorCause::not_finite)
        return nullptr;
    const auto found = std::find_if(events.rbegin(), events.rend(), [](const Event& event) {
        const auto change = change_of(event);
        return change && change->key != steps_key;
    });
    return found == events.rend() ? nullptr : &*found;
}

std::optional<TrainerOptions> recorded_options(const std::vector<Event>& events)
{
    std::optional<TrainerOptions> options;
    for (const Event& event : events) {
        if (!is(event, EventKind::start) && !is(event, EventKind::resume))
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
        if (const auto change = change_of(event); change && change->key == steps_key)
            experiment = with_value(experiment, steps_key, change->value);
    return experiment;
}

bool has_finished(const std::vector<Event>& events)
{
    return last_turn(events) == EventKind::finish;
}

}  // namespace disentangle
