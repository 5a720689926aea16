// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/experiment/catalogue.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace disentangle {

namespace {

using nlohmann::json;

/// Where an override may go, besides the parameters: the graph as a whole or in part, and other structures as a whole.
bool is_structure_key(std::string_view key)
{
    for (const DataParameters* kind : catalogue().data_kinds())
        for (const Structure& structure : kind->structures)
            if (key == std::string(kind->section) + "." + std::string(structure.name))
                return true;
    constexpr std::string_view graph = "world.graph";
    constexpr std::array<std::string_view, 4> parts{"latents", "actions", "Ga", "Gz"};
    return key.starts_with(graph) && key.size() > graph.size() && key[graph.size()] == '.' &&
           std::ranges::find(parts, key.substr(graph.size() + 1)) != parts.end();
}

/// The value of an override. A bare word is text; for a key that holds text, everything is. Numbers may be short of what
/// JSON wants: ".5", "1.", "+2".
json override_value(const ParameterEntry* entry, const std::string& text)
{
    const bool is_text =
        entry && (entry->parameter.type == Parameter::Type::text || entry->parameter.type == Parameter::Type::choice);
    json value = json::parse(text, nullptr, false);
    if (const std::string_view digits = std::string_view(text).substr(text.starts_with('+') ? 1 : 0);
        value.is_discarded()) {
        double number = 0;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
        if (error == std::errc{} && end == digits.data() + digits.size() && std::isfinite(number))
            value = number;
    }
    if (value.is_discarded() || (is_text && !value.is_string()))
        return text;
    return value;
}

void put(json& document, const std::string& key, json value, const std::string& option)
{
    json* at = &document;
    for (std::size_t start = 0; start <= key.size();) {
        const std::size_t end = std::min(key.find('.', start), key.size());
        if (at->is_null())
            *at = json::object();
        if (!at->is_object())
            throw InputError(option, start == 0 ? "the document" : key.substr(0, start - 1), "found " + describe(*at),
                             "an object");
        at = &(*at)[key.substr(start, end - start)];
        start = end + 1;
    }
    *at = std::move(value);
}

/// Leaves out of a document what belongs to other kinds of estimator than its own: a complete document then serves to try
/// another kind.
void keep_own_keys(json& document)
{
    Experiment kinds;
    kinds.estimator_kind = document["estimator"]["kind"];
    if (const json::json_pointer data("/data/kind"); document.contains(data) && document[data].is_string())
        kinds.data_kind = document[data];
    for (const Parameter& parameter : catalogue().parameters()) {
        if (parameter.is_of(kinds) || parameter.kinds.empty() ||
            catalogue().is_of_data(catalogue().require(parameter.key)))
            continue;
        const std::size_t dot = parameter.key.rfind('.');
        std::string section = parameter.key.substr(0, dot);
        std::ranges::replace(section, '.', '/');
        const json::json_pointer place('/' + section);
        if (!document.contains(place) || !document[place].is_object())
            continue;
        document[place].erase(parameter.key.substr(dot + 1));
        if (document[place].empty())
            document[place.parent_pointer()].erase(place.back());
    }
}

/// A key of a section of data that is not the document's: synthetic data are described in `world`, all others in `data`.
void check_section_of_data(const json& document, const std::string& key, const std::string& option)
{
    const std::string section = key.substr(0, key.find('.'));
    std::string own, other;
    for (const DataParameters* kind : catalogue().data_kinds()) {
        if (document.contains(kind->section))
            own = kind->section;
        if (kind->section == section)
            other = section;
    }
    if (own.empty() || other.empty() || own == other)
        return;
    const std::string meant = own + key.substr(section.size());
    throw InputError(
        option + ": the data of this experiment are " +
        (own == synthetic_data.section ? "a world" : "described in '" + own + "'") +
        (catalogue().find(meant) != nullptr ? "; did you mean " + meant + "?" : ", which has no key of this name"));
}

}  // namespace

json with_overrides(json document, std::span<const std::string> overrides)
{
    for (const std::string& text : overrides) {
        const std::string option = "--set " + text;
        const std::size_t equals = text.find('=');
        if (equals == std::string::npos || equals == 0)
            throw InputError(option, "", "found " + in_quotes(text), "KEY=VALUE, as in training.steps=5000");
        const std::string key = text.substr(0, equals);
        const ParameterEntry* entry = catalogue().find(key);
        if (!catalogue().names_in_section(key).empty())
            throw InputError(option, "", "found a section", key + ". and one of its keys: " + catalogue().listed(key));
        if (!entry && !is_structure_key(key)) {
            const std::string meant = catalogue().suggest_key(key);
            throw InputError(option + ": unknown key" + (meant.empty() ? "" : ", did you mean " + meant + "?"));
        }
        check_section_of_data(document, key, option);
        json value = override_value(entry, text.substr(equals + 1));
        if (entry) {
            if (const auto problem = mismatch(entry->parameter, value))
                throw InputError(option, "", problem->found, problem->expected);
        }
        put(document, key, std::move(value), option);
        if (key == "estimator.kind")
            keep_own_keys(document);
    }
    return document;
}

std::vector<std::string> idle_overrides(const Experiment& experiment, std::span<const std::string> overrides)
{
    std::vector<std::string> sentences;
    for (const std::string& text : overrides) {
        const Parameter* parameter = find_parameter(text.substr(0, text.find('=')));
        if (parameter && !parameter->applies(experiment))
            sentences.push_back("--set " + text + ": " + parameter->why_idle(experiment));
    }
    return sentences;
}

}  // namespace disentangle
