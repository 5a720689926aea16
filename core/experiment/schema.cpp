#include "core/experiment/experiment.h"
#include "core/experiment/parameter_table.h"

namespace disentangle {

namespace {

using nlohmann::json;

json number_schema(const Parameter& parameter, json type)
{
    return {{"type", std::move(type)},
            {parameter.open_minimum ? "exclusiveMinimum" : "minimum", parameter.minimum},
            {"maximum", parameter.maximum}};
}

json parameter_schema(const Parameter& parameter)
{
    using Type = Parameter::Type;
    json schema;
    switch (parameter.type) {
    case Type::integer:
        // As integers, so that editors show 100000000 and not 1e8.
        schema = {{"type", "integer"},
                  {"minimum", static_cast<std::int64_t>(parameter.minimum)},
                  {"maximum", static_cast<std::int64_t>(parameter.maximum)}};
        break;
    case Type::number: schema = number_schema(parameter, "number"); break;
    case Type::nullable_number: schema = number_schema(parameter, json::array({"number", "null"})); break;
    case Type::boolean: schema = {{"type", "boolean"}}; break;
    case Type::choice: schema = {{"enum", parameter.choices}}; break;
    case Type::text: schema = {{"type", "string"}, {"maxLength", static_cast<std::int64_t>(parameter.maximum)}}; break;
    }
    schema["description"] = parameter.sentence + (parameter.unit.empty() ? "" : " Unit: " + parameter.unit + ".") +
                            " Source: " + parameter.source + ".";
    return schema;
}

json names_schema(int minimum, const char* description)
{
    return {{"type", "array"},     {"items", {{"type", "string"}, {"minLength", 1}}},
            {"minItems", minimum}, {"maxItems", max_nodes},
            {"uniqueItems", true}, {"description", description}};
}

json matrix_schema(const char* description)
{
    const json entry = {{"enum", json::array({0, 1})}};
    const json row = {{"type", "array"}, {"items", entry}, {"minItems", 1}, {"maxItems", max_nodes}};
    return {{"type", json::array({"array", "null"})},
            {"items", row},
            {"minItems", 1},
            {"maxItems", max_nodes},
            {"description", description}};
}

json graph_schema()
{
    // At least one of the two matrices is there and not null.
    const auto present = [](const char* name) {
        return json{{"required", json::array({name})}, {"properties", {{name, {{"type", "array"}}}}}};
    };
    return {
        {"type", "object"},
        {"description", "The causal graph. Row = child, column = parent."},
        {"additionalProperties", false},
        {"properties",
         {{"latents", names_schema(1, "Names of the latents; z1, z2, ... when absent.")},
          {"actions", names_schema(0, "Names of the actions; a1, a2, ... when absent.")},
          {"Ga", matrix_schema("Latents x actions: 1 where the action reaches the latent. null without actions.")},
          {"Gz", matrix_schema("Latents x latents: 1 where the column's latent, one step earlier, reaches the row's. "
                               "null without time.")}}},
        {"anyOf", json::array({present("Ga"), present("Gz")})}};
}

json section_schema()
{
    return {{"type", "object"}, {"additionalProperties", false}, {"properties", json::object()}};
}

}  // namespace

json experiment_schema()
{
    json schema = section_schema();
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema";
    schema["title"] = "Disentangle Studio experiment";
    schema["description"] = "Absent keys get the defaults of `settings`, which may depend on the graph.";
    schema["required"] = json::array({"world"});
    schema["properties"]["format"] = {{"const", 1}, {"description", "Version of the document's format."}};
    for (const Parameter& parameter : parameters()) {
        json* section = &schema;
        std::size_t start = 0;
        for (std::size_t dot; (dot = parameter.key.find('.', start)) != std::string::npos; start = dot + 1) {
            json& child = (*section)["properties"][parameter.key.substr(start, dot - start)];
            if (child.is_null())
                child = section_schema();
            section = &child;
        }
        (*section)["properties"][parameter.key.substr(start)] = parameter_schema(parameter);
    }
    json& world = schema["properties"]["world"];
    world["required"] = json::array({"graph"});
    world["properties"]["graph"] = graph_schema();
    return schema;
}

}  // namespace disentangle
