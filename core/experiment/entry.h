// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/experiment.h"

#include <functional>
#include <algorithm>
#include <type_traits>
#include <utility>

namespace disentangle {

/// A parameter and its place in an Experiment: what parser, formatter, schema and forms are all driven by.
struct ParameterEntry {
    Parameter parameter;
    std::function<nlohmann::json(const Experiment& experiment)> get = {};
    /// `value` must have passed mismatch().
    std::function<void(Experiment& experiment, const nlohmann::json& value)> set = {};
    bool leads = false;  ///< defaults of other parameters follow from it

    // Said behind an entry of a table: entry(...).live(often).acts_when(...).
    ParameterEntry live(Parameter::Live how) &&;
    ParameterEntry leading() &&;
    ParameterEntry acts_when(bool (*acts)(const Experiment&), const char* words) &&;
    /// One of names rather than any text.
    ParameterEntry one_of(std::vector<std::string> choices) &&;
};

using ParameterTable = std::vector<ParameterEntry>;

template <class Value>
constexpr Parameter::Type type_of()
{
    if constexpr (std::is_enum_v<Value>)
        return Parameter::Type::choice;
    else if constexpr (std::is_same_v<Value, bool>)
        return Parameter::Type::boolean;
    else if constexpr (std::is_integral_v<Value>)
        return Parameter::Type::integer;
    else if constexpr (std::is_same_v<Value, std::string>)
        return Parameter::Type::text;
    else if constexpr (std::is_same_v<Value, std::optional<double>>)
        return Parameter::Type::nullable_number;
    else
        return Parameter::Type::number;
}

/// Enums have names_of() beside them.
template <class Value>
nlohmann::json to_value(const Value& value)
{
    if constexpr (std::is_enum_v<Value>)
        return names_of(value)[static_cast<std::size_t>(value)];
    else if constexpr (std::is_same_v<Value, std::optional<double>>)
        return value ? nlohmann::json(*value) : nlohmann::json(nullptr);
    else
        return value;
}

template <class Value>
void from_value(const nlohmann::json& from, Value& value)
{
    if constexpr (std::is_enum_v<Value>) {
        const auto& all = names_of(value);
        value = static_cast<Value>(std::ranges::find(all, from.get<std::string>()) - all.begin());
    } else if constexpr (std::is_same_v<Value, std::optional<double>>) {
        value = from.is_null() ? std::nullopt : std::optional(from.get<double>());
    } else {
        from.get_to(value);
    }
}

/// An entry whose type follows from the member that `access` returns a reference to.
template <class Access>
ParameterEntry entry(const char* key, const char* label, Access, Range range, const char* unit, const char* sentence,
                     const char* source)
{
    using Value = std::remove_cvref_t<decltype(Access{}(std::declval<Experiment&>()))>;
    ParameterEntry result;
    result.parameter.key = key;
    result.parameter.label = label;
    result.parameter.type = type_of<Value>();
    result.parameter.range = range;
    result.parameter.unit = unit;
    result.parameter.sentence = sentence;
    result.parameter.source = source;
    if constexpr (std::is_enum_v<Value>)
        result.parameter.choices.assign(names_of(Value{}).begin(), names_of(Value{}).end());
    result.get = [](const Experiment& e) { return to_value(Access{}(e)); };
    result.set = [](Experiment& e, const nlohmann::json& value) { from_value(value, Access{}(e)); };
    return result;
}

/// The member of an Experiment that an entry stands for.
#define DISENTANGLE_AT(member)                                                                                         \
    [](auto& e) -> auto&                                                                                               \
    {                                                                                                                  \
        return e.member;                                                                                               \
    }

// Ranges that many share.
inline constexpr Range any_value{};
inline constexpr Range fraction{0, 1};
/// The largest integer that every JSON reader keeps exactly.
inline constexpr Range seed_range{0, 9007199254740991};
inline constexpr double largest_count = 100000000;

// Where the defaults and the meaning of many parameters come from.
namespace source {
inline constexpr const char* program = "this program";
inline constexpr const char* recipe = "docs/recipe.md, section 2";
inline constexpr const char* rotation = "docs/recipe.md, section 6";
inline constexpr const char* paper =
    "Lachapelle et al. 2024, arXiv 2401.04890: model, evidence lower bound and sparsity constraint";
inline constexpr const char* released = "released code of Lachapelle et al. 2024, arXiv 2401.04890";
inline constexpr const char* data = "Lachapelle et al. 2022 (CLeaR), synthetic data, and its released code";
}  // namespace source

}  // namespace disentangle
