// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace disentangle {

/// Parses JSON text, at most 64 levels deep; errors name `file`. Throws InputError in plain words: with line and column
/// where the text is not JSON, and with the key path where an object holds a key twice (other JSON readers silently
/// drop one of them).
nlohmann::json parse_json(const std::string& text, const std::string& file);

/// "an object", "an array", "a string", "a number", "true", "false", "null": what a value is, for errors.
std::string kind_of(const nlohmann::json& value);

/// "place.key", or "key" where place is empty: the key path of a member in errors.
std::string key_path(const std::string& place, const std::string& key);

}  // namespace disentangle
