// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"

#include "core/base/json_document.h"

#include <utility>

namespace disentangle {

nlohmann::json parse_json(const std::string& text, const std::string& file)
{
    return std::move(parse_json_document(text, file).json);
}

std::string kind_of(const nlohmann::json& value)
{
    if (value.is_boolean())
        return value.get<bool>() ? "true" : "false";
    if (value.is_null())
        return "null";
    if (value.is_object())
        return "an object";
    if (value.is_array())
        return "an array";
    return value.is_string() ? "a string" : "a number";
}

std::string key_path(const std::string& place, const std::string& key)
{
    return place.empty() ? key : place + "." + key;
}

}  // namespace disentangle
