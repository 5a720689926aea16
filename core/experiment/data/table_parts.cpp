// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/data/table_parts.h"

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/experiment/catalogue.h"

namespace disentangle {

using nlohmann::json;
using nlohmann::ordered_json;

std::vector<ColumnChoice> columns_from(const json& value, const std::string& file, const std::string& place)
{
    std::vector<ColumnChoice> columns;
    const json list = value.is_array() ? value : json::array({value});
    for (const json& column : list)
        if (column.is_string() && !column.get_ref<const std::string&>().empty())
            columns.push_back({column.get<std::string>(), 0});
        else if (column.is_number_integer() && column >= 1 && column <= 1000000)
            columns.push_back({{}, column.get<int>()});
        else
            throw InputError(file, place, "found " + describe(column), "names of columns, or their numbers from 1");
    return columns;
}

TablePart part_from(const json& value, const std::string& own_file, const std::string& file, const std::string& place)
{
    if (value.is_string() && !value.get_ref<const std::string&>().empty())
        return {value.get<std::string>(), {}, {}};
    if (!value.is_object())
        throw InputError(file, place, "found " + describe(value),
                         "the name of a file, or {\"file\": ..., \"columns\": [...], \"key\": ...}");
    TablePart part{own_file, {}, {}};
    for (const auto& [key, entry] : value.items()) {
        const std::string at = key_path(place, printable(key, 40));
        if (key == "columns") {
            part.columns = columns_from(entry, file, at);
        } else if (key == "file" || key == "key") {
            if (!entry.is_string() || entry.get_ref<const std::string&>().empty())
                throw InputError(file, at, "found " + describe(entry), key == "file" ? "the name of a file" : "a name");
            (key == "file" ? part.file : part.key) = entry.get<std::string>();
        } else {
            throw InputError(file, at, "unknown key " + in_quotes(key), "file, columns or key");
        }
    }
    if (part.file.empty())
        throw InputError(file, place, "names no file", "\"file\": the name of a file");
    return part;
}

ordered_json part_to(const TablePart& part)
{
    if (part.columns.empty() && part.key.empty())
        return part.file;
    ordered_json object{{"file", part.file}};
    if (!part.columns.empty()) {
        object["columns"] = ordered_json::array();
        for (const ColumnChoice& choice : part.columns)
            object["columns"].push_back(choice.number > 0 ? ordered_json(choice.number) : ordered_json(choice.name));
    }
    if (!part.key.empty())
        object["key"] = part.key;
    return object;
}

json part_schema(const char* description, bool nullable)
{
    const json columns = {{"type", "array"},
                          {"items", {{"type", json::array({"string", "integer"})}, {"minLength", 1}, {"minimum", 1}}}};
    json types = json::array({"string", "object"});
    if (nullable)
        types.push_back("null");
    return {{"type", types},
            {"minLength", 1},
            {"additionalProperties", false},
            {"properties",
             {{"file", {{"type", "string"}, {"minLength", 1}}},
              {"columns", columns},
              {"key", {{"type", "string"}, {"minLength", 1}}}}},
            {"description", description}};
}

}  // namespace disentangle
