// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/json.h"
#include "core/experiment/catalogue.h"

#include <algorithm>
#include <cmath>

namespace disentangle {

namespace {

using nlohmann::json;

std::string range_text(const Parameter& parameter)
{
    return (parameter.range.open_minimum ? " above " + number_in_words(parameter.range.minimum) + " and at most "
                                         : " from " + number_in_words(parameter.range.minimum) + " to ") +
           number_in_words(parameter.range.maximum);
}

bool is_whole(const json& value)
{
    return value.is_number_integer() || (value.is_number() && value.get<double>() == std::trunc(value.get<double>()));
}

double length(const std::string& text)
{
    // Characters, not bytes: continuation bytes of UTF-8 do not count.
    const auto starts = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; };
    return static_cast<double>(std::ranges::count_if(text, starts));
}

bool fits(const Parameter& parameter, const json& value)
{
    using Type = Parameter::Type;
    switch (parameter.type) {
    case Type::integer: return is_whole(value) && parameter.range.contains(value.get<double>());
    case Type::number: return value.is_number() && parameter.range.contains(value.get<double>());
    case Type::nullable_number:
        return value.is_null() || (value.is_number() && parameter.range.contains(value.get<double>()));
    case Type::boolean: return value.is_boolean();
    case Type::text: return value.is_string() && parameter.range.contains(length(value.get_ref<const std::string&>()));
    case Type::choice:
        return value.is_string() &&
               std::ranges::find(parameter.choices, value.get_ref<const std::string&>()) != parameter.choices.end();
    }
    return false;
}

}  // namespace

std::string number_in_words(double value)
{
    if (value == std::trunc(value) && std::abs(value) < 1e16)
        return std::to_string(static_cast<long long>(value));
    return json(value).dump();
}

std::string expected_text(const Parameter& parameter)
{
    using Type = Parameter::Type;
    switch (parameter.type) {
    case Type::integer: return "an integer" + range_text(parameter);
    case Type::number: return "a number" + range_text(parameter);
    case Type::nullable_number: return "a number" + range_text(parameter) + ", or null";
    case Type::boolean: return "true or false";
    case Type::text: return "text of at most " + number_in_words(parameter.range.maximum) + " characters";
    case Type::choice: break;
    }
    std::string result = "one of";
    for (const std::string& choice : parameter.choices)
        result += (&choice == &parameter.choices.front() ? " '" : ", '") + choice + "'";
    return result;
}

std::string describe(const json& value)
{
    if (value.is_string())
        return in_quotes(value.get_ref<const std::string&>());
    if (value.is_number())
        return std::isfinite(value.get<double>()) ? value.dump() : "a number that is not finite";
    return kind_of(value);
}

std::optional<Mismatch> mismatch(const Parameter& parameter, const json& value)
{
    if (fits(parameter, value))
        return std::nullopt;
    Mismatch result{"found " + describe(value), expected_text(parameter)};
    if (parameter.type == Parameter::Type::choice && value.is_string()) {
        const std::string meant = closest_name(value.get_ref<const std::string&>(), parameter.choices);
        if (!meant.empty())
            result.expected += "; did you mean '" + meant + "'?";
    }
    return result;
}

void require_value(bool holds, const std::string& file, const char* key, const json& found, const std::string& expected)
{
    if (!holds)
        throw InputError(file, key, "found " + describe(found), expected);
}

void require_consistent(const Experiment& experiment, const std::string& file, const Catalogue& all)
{
    all.data_of(experiment).require_consistent(experiment, file);
    all.estimator_of(experiment).require_consistent(experiment, file);
}

}  // namespace disentangle
