#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace disentangle {

/// Parses JSON text; `file` stands in errors. Throws InputError in plain words with line and column of what is no JSON,
/// and with the key path for a key that an object holds twice, of which JSON readers commonly drop one without a word.
/// At most 64 levels deep.
nlohmann::json parse_json(const std::string& text, const std::string& file);

/// "an object", "an array", "a string", "a number", "true", "false", "null": what a value is, for errors.
std::string kind_of(const nlohmann::json& value);

/// "place.key", or "key" where place is empty: the key path of a member in errors.
std::string key_path(const std::string& place, const std::string& key);

}  // namespace disentangle
