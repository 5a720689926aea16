// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/catalogue.h"

namespace disentangle {

namespace {

using nlohmann::json;

json number_schema(const Parameter& parameter, json type)
{
    return {{"type", std::move(type)},
            {parameter.range.open_minimum ? "exclusiveMinimum" : "minimum", parameter.range.minimum},
            {"maximum", parameter.range.maximum}};
}

json parameter_schema(const Parameter& parameter)
{
    using Type = Parameter::Type;
    json schema;
    switch (parameter.type) {
    case Type::integer:
        // As integers, so that editors show 100000000 and not 1e8.
        schema = {{"type", "integer"},
                  {"minimum", static_cast<std::int64_t>(parameter.range.minimum)},
                  {"maximum", static_cast<std::int64_t>(parameter.range.maximum)}};
        break;
    case Type::number: schema = number_schema(parameter, "number"); break;
    case Type::nullable_number: schema = number_schema(parameter, json::array({"number", "null"})); break;
    case Type::boolean: schema = {{"type", "boolean"}}; break;
    case Type::choice: schema = {{"enum", parameter.choices}}; break;
    case Type::text:
        schema = {{"type", "string"}, {"maxLength", static_cast<std::int64_t>(parameter.range.maximum)}};
        break;
    }
    schema["description"] = parameter.sentence + (parameter.unit.empty() ? "" : " Unit: " + parameter.unit + ".") +
                            (parameter.acts_when.empty() ? "" : " Acts when " + parameter.acts_when + ".") +
                            " Source: " + parameter.source + ".";
    return schema;
}

json section_schema()
{
    return {{"type", "object"}, {"additionalProperties", false}, {"properties", json::object()}};
}

/// The section that a dotted key stands in, made where missing.
json& section_of(json& schema, const std::string& key)
{
    json* section = &schema;
    std::size_t start = 0;
    for (std::size_t dot; (dot = key.find('.', start)) != std::string::npos; start = dot + 1) {
        json& child = (*section)["properties"][key.substr(start, dot - start)];
        if (child.is_null())
            child = section_schema();
        section = &child;
    }
    return *section;
}

}  // namespace

json schema_of(const Catalogue& all)
{
    json schema = section_schema();
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema";
    schema["title"] = "Disentangle Studio experiment";
    schema["description"] = "Absent keys get the defaults of `settings`, which may depend on the sizes of the data.";
    schema["properties"]["format"] = {{"minimum", 1},
                                      {"maximum", experiment_format},
                                      {"type", "integer"},
                                      {"description", "Version of the document's format; absent = 1."}};
    for (const Parameter& parameter : all.parameters())
        section_of(schema, parameter.key)["properties"][parameter.key.substr(parameter.key.rfind('.') + 1)] =
            parameter_schema(parameter);
    json sections = json::array();
    for (const DataParameters* kind : all.data_kinds()) {
        const json required = json::array({kind->section});
        if (std::ranges::find(sections, json{{"required", required}}) == sections.end())
            sections.push_back({{"required", required}});
        for (const Structure& structure : kind->structures) {
            json& section = section_of(schema, std::string(kind->section) + ".");
            section["properties"][structure.name] = structure.schema();
            if (structure.required)
                section["required"].push_back(structure.name);
        }
    }
    // One section of data, whichever.
    if (sections.size() == 1)
        schema["required"] = sections.front()["required"];
    else
        schema["oneOf"] = sections;
    return schema;
}

json experiment_schema()
{
    return schema_of(catalogue());
}

}  // namespace disentangle
