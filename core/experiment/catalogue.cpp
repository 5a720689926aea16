// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/catalogue.h"

#include "core/base/error.h"

#include <array>
#include <utility>

namespace disentangle {

namespace {

EstimatorParameters kind_of_row(std::string_view name, EstimatorParameters kind, std::string_view description)
{
    kind.name = name;
    kind.description = description;
    return kind;
}

/// The key "kind" of a section, where that has one: the section "data", and any that holds several kinds.
ParameterEntry entry_of_kind(std::string_view section)
{
    if (section == "world")
        return entry("world.kind", "Kind", DISENTANGLE_AT(data_kind), any_value, "",
                     "How the latents of a world are seen: synthetic, mixed into a vector of numbers; scene, drawn as "
                     "pictures.",
                     source::program);
    return entry("data.kind", "Kind", DISENTANGLE_AT(data_kind), any_value, "",
                 "What is learned from, in place of a world that is drawn.", source::program);
}

/// The last word of a dotted key.
std::string_view tail(std::string_view key)
{
    return key.substr(key.rfind('.') + 1);
}

template <class Kind>
const Kind& kind_named(const std::vector<const Kind*>& kinds, const std::string& name, const char* what)
{
    const auto found = std::ranges::find(kinds, name, [](const Kind* kind) { return kind->name; });
    if (found == kinds.end())
        throw Error(std::string("there is no kind of ") + what + " '" + name + "'");
    return **found;
}

/// The parameter that says which of several kinds it is.
template <class Kind>
ParameterEntry kind_entry(ParameterEntry entry, const std::vector<const Kind*>& kinds)
{
    std::vector<std::string> names;
    for (const Kind* kind : kinds)
        names.emplace_back(kind->name);
    return std::move(entry).one_of(std::move(names)).leading();
}

/// Kinds may call what each of them keeps in a place of its own by the same key: an experiment has one kind's alone.
void read_of_kind(ParameterEntry& entry, const ParameterEntry& added, const std::string& kind)
{
    const auto is_of = [kind](const Experiment& e) { return e.data_kind == kind || e.estimator_kind == kind; };
    entry.get = [is_of, others = entry.get, own = added.get](const Experiment& e) {
        return is_of(e) ? own(e) : others(e);
    };
    entry.set = [is_of, others = entry.set, own = added.set](Experiment& e, const nlohmann::json& value) {
        is_of(e) ? own(e, value) : others(e, value);
    };
}

/// Adds the parameters of a kind; those that others have too are in the table already.
void add(ParameterTable& entries, ParameterTable table, std::string_view kind)
{
    for (ParameterEntry& added : table) {
        const auto key_of = [](const ParameterEntry& entry) -> const std::string& { return entry.parameter.key; };
        auto found = std::ranges::find(entries, added.parameter.key, key_of);
        if (found == entries.end()) {
            entries.push_back(std::move(added));
            found = std::prev(entries.end());
        } else if (!kind.empty()) {
            read_of_kind(*found, added, std::string(kind));
        }
        if (!kind.empty())
            found->parameter.kinds.emplace_back(kind);
    }
}

}  // namespace

Catalogue::Catalogue(std::vector<const DataParameters*> data, std::vector<const EstimatorParameters*> estimators)
    : data_(std::move(data)), estimators_(std::move(estimators))
{
    add(entries_, common_table(), "");
    for (const DataParameters* kind : data_) {
        std::vector<const DataParameters*> sharing;
        std::ranges::copy_if(data_, std::back_inserter(sharing),
                             [kind](const DataParameters* other) { return other->section == kind->section; });
        if (kind->section == "data" || sharing.size() > 1)
            add(entries_, {kind_entry(entry_of_kind(kind->section), sharing)}, kind->name);
        add(entries_, kind->table(), kind->name);
    }
    add(entries_,
        {kind_entry(entry("estimator.kind", "Kind", DISENTANGLE_AT(estimator_kind), any_value, "",
                          "What is learned: which other keys there are, and which defaults they have, follows from it.",
                          source::program),
                    estimators_)},
        "");
    for (const EstimatorParameters* kind : estimators_)
        add(entries_, kind->table(), kind->name);
    add(entries_, training_table(), "");
    for (const ParameterEntry& entry : entries_)
        parameters_.push_back(entry.parameter);
}

const ParameterEntry* Catalogue::find(std::string_view key) const
{
    const auto key_of = [](const ParameterEntry& e) { return std::string_view(e.parameter.key); };
    const auto found = std::ranges::find(entries_, key, key_of);
    return found == entries_.end() ? nullptr : &*found;
}

const ParameterEntry& Catalogue::require(std::string_view key) const
{
    if (const ParameterEntry* entry = find(key))
        return *entry;
    const std::string meant = suggest_key(key);
    throw InputError("", key, "unknown key" + (meant.empty() ? std::string() : ", did you mean " + meant + "?"), "");
}

const DataParameters& Catalogue::data_of(const Experiment& experiment) const
{
    return kind_named(data_, experiment.data_kind, "data");
}

const EstimatorParameters& Catalogue::estimator_of(const Experiment& experiment) const
{
    return kind_named(estimators_, experiment.estimator_kind, "estimator");
}

bool Catalogue::is_of_data(const ParameterEntry& entry) const
{
    return std::ranges::any_of(data_, [&entry](const DataParameters* kind) {
        return entry.parameter.key.starts_with(std::string(kind->section) + ".");
    });
}

std::vector<std::string> Catalogue::names_in_section(const std::string& section, const Experiment* experiment) const
{
    const std::string prefix = section.empty() ? "" : section + ".";
    std::vector<std::string> names;
    const auto add_name = [&names](std::string name) {
        if (std::ranges::find(names, name) == names.end())
            names.push_back(std::move(name));
    };
    if (section.empty())
        add_name("format");
    for (const DataParameters* kind : data_)
        if (section == kind->section && (experiment == nullptr || experiment->data_kind == kind->name))
            for (const Structure& structure : kind->structures)
                add_name(std::string(structure.name));
    for (const Parameter& parameter : parameters_) {
        if (!parameter.key.starts_with(prefix) || (experiment != nullptr && !parameter.is_of(*experiment)))
            continue;
        const std::size_t end = parameter.key.find('.', prefix.size());
        add_name(parameter.key.substr(prefix.size(), end - prefix.size()));
    }
    return names;
}

std::string Catalogue::listed(const std::string& section, const Experiment* experiment) const
{
    std::string result;
    for (const std::string& name : names_in_section(section, experiment))
        result += (result.empty() ? "" : ", ") + name;
    return result;
}

std::string Catalogue::suggest_key(std::string_view name) const
{
    std::vector<std::string_view> keys, tails;
    for (const Parameter& parameter : parameters_) {
        keys.push_back(parameter.key);
        tails.push_back(tail(parameter.key));
        if (name == parameter.key || parameter.key.ends_with("." + std::string(name)))
            return parameter.key;
    }
    const std::string key = closest_name(name, keys);
    if (!key.empty())
        return key;
    const std::string word = closest_name(tail(name), tails);
    const auto found = std::ranges::find(tails, word);
    return found == tails.end() ? "" : std::string(keys[static_cast<std::size_t>(found - tails.begin())]);
}

const Catalogue& catalogue()
{
    static const std::array estimators{
#define DISENTANGLE_ESTIMATOR(name, parameters, description) kind_of_row(#name, parameters, description),
#include "core/experiment/estimators.inc"
    };
    static const Catalogue all = [] {
        std::vector<const EstimatorParameters*> rows;
        for (const EstimatorParameters& kind : estimators)
            rows.push_back(&kind);
        return Catalogue(
            {
#define DISENTANGLE_DATA(kind) &kind,
#include "core/experiment/data.inc"
            },
            std::move(rows));
    }();
    return all;
}

const std::vector<Parameter>& parameters()
{
    return catalogue().parameters();
}

const Parameter* find_parameter(std::string_view key)
{
    const ParameterEntry* entry = catalogue().find(key);
    return entry ? &parameters()[static_cast<std::size_t>(entry - catalogue().entries().data())] : nullptr;
}

DataSizes sizes_of(const Experiment& experiment)
{
    return catalogue().data_of(experiment).sizes(experiment);
}

}  // namespace disentangle
