#include "core/base/error.h"
#include "core/base/json.h"
#include "core/experiment/parameter_table.h"

#include <algorithm>
#include <cmath>

namespace disentangle {

namespace {

using nlohmann::json;

std::string number_text(double value)
{
    // Whole numbers without ".0" and without an exponent, as people write them.
    if (value == std::trunc(value) && std::abs(value) < 1e16)
        return std::to_string(static_cast<long long>(value));
    return json(value).dump();
}

std::string range_text(const Parameter& parameter)
{
    return (parameter.open_minimum ? " above " + number_text(parameter.minimum) + " and at most "
                                   : " from " + number_text(parameter.minimum) + " to ") +
           number_text(parameter.maximum);
}

std::string expected_text(const Parameter& parameter)
{
    using Type = Parameter::Type;
    switch (parameter.type) {
    case Type::integer: return "an integer" + range_text(parameter);
    case Type::number: return "a number" + range_text(parameter);
    case Type::nullable_number: return "a number" + range_text(parameter) + ", or null";
    case Type::boolean: return "true or false";
    case Type::text: return "text of at most " + number_text(parameter.maximum) + " characters";
    case Type::choice: break;
    }
    std::string result = "one of";
    for (const std::string& choice : parameter.choices)
        result += (&choice == &parameter.choices.front() ? " '" : ", '") + choice + "'";
    return result;
}

bool in_range(const Parameter& parameter, double value)
{
    const bool above = parameter.open_minimum ? value > parameter.minimum : value >= parameter.minimum;
    return above && value <= parameter.maximum;
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
    case Type::integer: return is_whole(value) && in_range(parameter, value.get<double>());
    case Type::number: return value.is_number() && in_range(parameter, value.get<double>());
    case Type::nullable_number:
        return value.is_null() || (value.is_number() && in_range(parameter, value.get<double>()));
    case Type::boolean: return value.is_boolean();
    case Type::text: return value.is_string() && in_range(parameter, length(value.get_ref<const std::string&>()));
    case Type::choice:
        return value.is_string() &&
               std::ranges::find(parameter.choices, value.get_ref<const std::string&>()) != parameter.choices.end();
    }
    return false;
}

/// The last word of a dotted key.
std::string_view tail(std::string_view key)
{
    return key.substr(key.rfind('.') + 1);
}

}  // namespace

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

std::vector<std::string> names_in_section(const std::string& section)
{
    const std::string prefix = section.empty() ? "" : section + ".";
    std::vector<std::string> names;
    for (const Parameter& parameter : parameters()) {
        if (!parameter.key.starts_with(prefix))
            continue;
        const std::size_t end = parameter.key.find('.', prefix.size());
        const std::string name = parameter.key.substr(prefix.size(), end - prefix.size());
        if (names.empty() || names.back() != name)
            names.push_back(name);
    }
    if (section.empty())
        names.insert(names.begin(), "format");
    if (section == "world")
        names.insert(names.begin(), "graph");
    return names;
}

std::string listed(const std::string& section)
{
    std::string result;
    for (const std::string& name : names_in_section(section))
        result += (result.empty() ? "" : ", ") + name;
    return result;
}

std::string suggest_key(std::string_view name)
{
    std::vector<std::string_view> keys, tails;
    for (const Parameter& parameter : parameters()) {
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

void require_consistent(const Experiment& e, const std::string& file)
{
    const auto require = [&file](bool holds, const char* key, const json& found, const std::string& expected) {
        if (!holds)
            throw InputError(file, key, "found " + describe(found), expected);
    };
    validate(e.world.graph, file);
    require(e.world.d_x >= e.world.graph.d_z(), "world.d_x", e.world.d_x,
            "at least the number of latents, " + std::to_string(e.world.graph.d_z()));
    require(e.world.graph.Ga || !e.sparsity.beta_Ga, "sparsity.beta_Ga", value_of(e, "sparsity.beta_Ga"),
            "null, as world.graph.Ga is null");
    require(e.world.graph.Gz || !e.sparsity.beta_Gz, "sparsity.beta_Gz", value_of(e, "sparsity.beta_Gz"),
            "null, as world.graph.Gz is null");
    require(e.sparsity.mask_limit >= std::abs(e.sparsity.mask_initial), "sparsity.mask_limit", e.sparsity.mask_limit,
            "at least the size of sparsity.mask_initial, " + number_text(std::abs(e.sparsity.mask_initial)));
    require(e.training.batch <= e.world.train, "training.batch", e.training.batch,
            "at most world.rows.train, " + std::to_string(e.world.train));
    require(e.training.evaluation_rows <= e.world.test, "training.evaluation_rows", e.training.evaluation_rows,
            "at most world.rows.test, " + std::to_string(e.world.test));
}

}  // namespace disentangle
