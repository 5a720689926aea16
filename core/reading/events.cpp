// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/events.h"

#include "core/base/error.h"
#include "core/experiment/parameter.h"

#include <algorithm>

namespace disentangle {
namespace {

using nlohmann::json;

/// "beta_Ga" is short for "sparsity.beta_Ga" in a `set`; what is no live key (training.steps) is written in full.
std::string full_key(const std::string& key)
{
    const Parameter* parameter = find_live_parameter(key);
    return parameter ? parameter->key : key;
}

/// The text under a key of an object, or empty.
std::string text_in(const json& object, const char* key)
{
    const auto found = object.is_object() ? object.find(key) : object.end();
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

json facts_of(const Event& event)
{
    return json::parse(event.text, nullptr, false);
}

}  // namespace

std::optional<Change> change_of(const Event& event)
{
    if (!is(event, EventKind::set))
        return std::nullopt;
    const json facts = facts_of(event);
    const std::string key = text_in(facts, "key");
    if (key.empty() || !facts.contains("value"))
        return std::nullopt;
    return Change{key, facts["value"]};
}

Experiment experiment_at(const Experiment& recorded, std::span<const Event> events, std::int64_t step)
{
    Experiment changed = recorded;
    for (const Event& event : events) {
        const auto change = event.step <= step ? change_of(event) : std::nullopt;
        if (!change)
            continue;
        try {
            changed = with_value(changed, full_key(change->key), change->value);
        } catch (const InputError&) {
            // A parameter of another version: what it was is not known here.
        }
    }
    return changed;
}

std::string detail_of(const Event& event)
{
    if (const auto change = change_of(event))
        return change->key + " set to " + change->value.dump();
    // JSON of these is for the engine that resumes.
    if (is(event, EventKind::start) || is(event, EventKind::resume))
        return facts_of(event).is_object() ? std::string() : event.text;
    const json facts = facts_of(event);
    return facts.is_object() ? text_in(facts, "text") : event.text;
}

std::string engine_of(const Event& event)
{
    if (!is(event, EventKind::start) && !is(event, EventKind::resume))
        return {};
    const json facts = facts_of(event);
    std::string text;
    for (const char* key : {"text", "backend", "device"})
        if (const std::string part = text_in(facts, key); !part.empty())
            text += (text.empty() ? "" : ", ") + part;
    if (facts.is_object() && facts.contains("threads"))
        text += (text.empty() ? "threads " : ", threads ") + facts["threads"].dump();
    return text;
}

std::string gist_of(const Event& event)
{
    const auto kind = event_kind(event.kind);
    if (kind == EventKind::note)
        return event.step == 0 ? std::string() : event.text.substr(0, event.text.find_first_of(",;"));
    if (!kind || !event_info(*kind).bears_on_curves)
        return {};
    return kind == EventKind::set ? detail_of(event) : std::string(event_info(*kind).words);
}

EventKind last_turn(std::span<const Event> events)
{
    for (auto event = events.rbegin(); event != events.rend(); ++event)
        if (const auto kind = event_kind(event->kind))
            switch (*kind) {
            case EventKind::set:
            case EventKind::checkpoint:
            case EventKind::note: break;
            default: return *kind;
            }
    return EventKind::start;
}

const Event* last_of(std::span<const Event> events, EventKind kind)
{
    for (auto event = events.rbegin(); event != events.rend(); ++event)
        if (is(*event, kind))
            return &*event;
    return nullptr;
}

}  // namespace disentangle
