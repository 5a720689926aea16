// SPDX-License-Identifier: GPL-3.0-or-later
// What single parameters are in an experiment: their values, the words for them, and whether they act.
#include "core/base/error.h"
#include "core/experiment/catalogue.h"

namespace disentangle {

bool Parameter::is_of(const Experiment& experiment) const
{
    const auto among = [this](const std::string& kind) { return std::ranges::find(kinds, kind) != kinds.end(); };
    return kinds.empty() || among(experiment.data_kind) || among(experiment.estimator_kind);
}

std::string Parameter::why_idle(const Experiment& experiment) const
{
    if (!is_of(experiment)) {
        std::string having;
        for (const std::string& kind : kinds)
            having += (having.empty() ? "" : " or ") + kind;
        return "does nothing here; it is a parameter of " + having;
    }
    return acts == nullptr || acts(experiment) ? "" : "does nothing here; it acts when " + acts_when;
}

std::vector<const Parameter*> live_parameters(const Experiment& experiment)
{
    std::vector<const Parameter*> result;
    for (const Parameter::Live live : {Parameter::Live::often, Parameter::Live::seldom})
        for (const Parameter& parameter : parameters())
            if (parameter.live == live && parameter.applies(experiment))
                result.push_back(&parameter);
    return result;
}

const Parameter* find_live_parameter(std::string_view key)
{
    const auto meant = [key](const Parameter& parameter) {
        return parameter.key == key ||
               (parameter.live != Parameter::Live::no && parameter.key.ends_with("." + std::string(key)));
    };
    const auto found = std::ranges::find_if(parameters(), meant);
    return found == parameters().end() ? nullptr : &*found;
}

const Parameter& require_live_parameter(const Experiment& experiment, std::string_view key)
{
    std::string others;
    for (const Parameter* parameter : live_parameters(experiment))
        others += (others.empty() ? "" : ", ") + parameter->key.substr(parameter->key.rfind('.') + 1);
    const Parameter* parameter = find_live_parameter(key);
    if (parameter == nullptr || parameter->live == Parameter::Live::no)
        throw InputError("", "set", "the key '" + printable(key, 40) + "'",
                         "one that can change while training: " + others);
    if (const std::string why = parameter->why_idle(experiment); !why.empty())
        throw InputError("", "set", "'" + parameter->key + "' " + why, "one that acts: " + others);
    return *parameter;
}

nlohmann::json value_of(const Experiment& experiment, std::string_view key)
{
    return catalogue().require(key).get(experiment);
}

Experiment with_value(const Experiment& experiment, std::string_view key, const nlohmann::json& value)
{
    const ParameterEntry& entry = catalogue().require(key);
    if (const auto problem = mismatch(entry.parameter, value))
        throw InputError("", key, problem->found, problem->expected);
    Experiment changed = experiment;
    entry.set(changed, value);
    require_consistent(changed, "");
    return changed;
}

std::string value_in_words(const Experiment& experiment, std::string_view key, const nlohmann::json& value)
{
    if (value.is_string())
        return value.get<std::string>();
    if (value.is_boolean())
        return value.get<bool>() ? "on" : "off";
    if (value.is_number())
        return number_in_words(value.get<double>());
    // A null is a bound that the experiment is to find.
    const bool actions = key.ends_with("_Ga");
    const DataSizes sizes = sizes_of(experiment);
    if (actions ? !sizes.actions : !sizes.time)
        return actions ? "no Ga" : "no Gz";
    Experiment left_open = experiment;
    (actions ? left_open.sparsity.beta_Ga : left_open.sparsity.beta_Gz).reset();
    const Bound bound = actions ? bound_Ga(left_open) : bound_Gz(left_open);
    return (bound.source == Bound::Source::data ? "" : number_in_words(bound.beta) + ", ") +
           std::string(words_of(bound.source));
}

}  // namespace disentangle
