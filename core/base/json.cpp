#include "core/base/json.h"

#include "core/base/error.h"

#include <nlohmann/json.hpp>
#include <set>
#include <vector>

namespace disentangle {

namespace {

/// "[json.exception.parse_error.101] parse error at line 3, column 5: syntax error ..." without the brackets, split
/// after the column.
InputError syntax_error(std::string_view what, const std::string& file)
{
    constexpr std::size_t longest = 240;  // the library repeats the whole of a long word
    if (const auto end = what.find("] "); end != std::string_view::npos)
        what.remove_prefix(end + 2);
    constexpr std::string_view lead = "parse error at ";
    if (what.starts_with(lead)) {
        what.remove_prefix(lead.size());
        if (const auto colon = what.find(": "); colon != std::string_view::npos)
            return InputError(file, what.substr(0, colon), printable(what.substr(colon + 2), longest), "");
    }
    return InputError(file, "", printable(what, longest), "");
}

}  // namespace

nlohmann::json parse_json(const std::string& text, const std::string& file)
{
    using nlohmann::json;
    if (text.find_first_not_of(" \t\r\n") == std::string::npos)
        throw InputError(file, "", "is empty", "a JSON document");
    std::vector<std::set<std::string>> keys;  // of the objects that are open
    const auto watch = [&](int, json::parse_event_t event, json& value) {
        if (event == json::parse_event_t::object_start)
            keys.emplace_back();
        else if (event == json::parse_event_t::object_end)
            keys.pop_back();
        else if (event == json::parse_event_t::key && !keys.back().insert(value.get<std::string>()).second)
            throw InputError(file, "", "the key " + in_quotes(value.get<std::string>()) + " occurs twice in one object",
                             "once");
        return true;
    };
    try {
        return json::parse(text, watch);
    } catch (const json::exception& error) {
        throw syntax_error(error.what(), file);
    }
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
