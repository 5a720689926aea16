#pragma once

#include "core/experiment/experiment.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace disentangle {

/// A parameter and its place in an Experiment: what parser, formatter, schema and forms are all driven by.
struct ParameterEntry {
    Parameter parameter;
    nlohmann::json (*get)(const Experiment& experiment);
    /// `value` must have passed mismatch().
    void (*set)(Experiment& experiment, const nlohmann::json& value);
};

/// The one list of parameters, in the document's order.
const std::vector<ParameterEntry>& parameter_table();
const ParameterEntry* find_entry(std::string_view key);

/// Why a value cannot be that of a parameter.
struct Mismatch {
    std::string found, expected;
};
std::optional<Mismatch> mismatch(const Parameter& parameter, const nlohmann::json& value);

/// A JSON value as an error shows it: text in quotes, numbers as they are, else what it is.
std::string describe(const nlohmann::json& value);

/// Names that may stand inside a section ("" = the document, "world", "world.mixing"), in the document's order:
/// parameters, sections, and "format" and "graph" where they belong. Empty when there is no such section.
std::vector<std::string> names_in_section(const std::string& section);
/// The same joined by commas, for errors.
std::string listed(const std::string& section);

/// The key that somebody who wrote `name` may have meant, or "": a key that ends in it, or one spelt nearly so.
std::string suggest_key(std::string_view name);

/// Requirements between several keys. Throws InputError in the name of `file`.
void require_consistent(const Experiment& experiment, const std::string& file);

}  // namespace disentangle
