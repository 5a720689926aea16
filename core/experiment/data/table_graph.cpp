// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/data/table_graph.h"

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/experiment/catalogue.h"
#include "core/data/table/read.h"
#include "core/experiment/kinds.h"
#include "core/graph/graph_file.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <utility>
#include <vector>

namespace disentangle {

using nlohmann::json;
using nlohmann::ordered_json;

namespace {

std::string file_name_from(const json& value, const std::string& file, const std::string& place)
{
    if (!value.is_string() || value.get_ref<const std::string&>().empty())
        throw InputError(file, place, "found " + describe(value), "the name of a file");
    return value.get<std::string>();
}

/// Where each of the names is among `names`; nothing where they are not the same names.
std::optional<std::vector<int>> places_of(const std::vector<std::string>& names, const std::vector<std::string>& among)
{
    std::vector<int> places;
    for (const std::string& name : names) {
        const auto found = std::ranges::find(among, name);
        if (found == among.end())
            return std::nullopt;
        places.push_back(static_cast<int>(found - among.begin()));
    }
    return names.size() == among.size() ? std::optional(places) : std::nullopt;
}

Adjacency reordered(const Adjacency& matrix, const std::vector<int>& rows, const std::vector<int>& cols)
{
    Adjacency result(matrix.rows(), matrix.cols());
    for (int i = 0; i < matrix.rows(); ++i)
        for (int j = 0; j < matrix.cols(); ++j)
            result.set(i, j, matrix(rows[static_cast<std::size_t>(i)], cols[static_cast<std::size_t>(j)]));
    return result;
}

/// The graph with its actions in the order of the data's columns, and its latents likewise, where their names say which.
CausalGraph in_order_of(CausalGraph graph, const TableFound& found)
{
    const auto as_they_are = [](std::size_t count) {
        std::vector<int> places;
        for (std::size_t k = 0; k < count; ++k)
            places.push_back(static_cast<int>(k));
        return places;
    };
    const auto latents = places_of(found.z, graph.latents), actions = places_of(found.a, graph.actions);
    const std::vector<int> rows = latents.value_or(as_they_are(graph.latents.size())),
                           cols = actions.value_or(as_they_are(graph.actions.size()));
    if (graph.Ga)
        graph.Ga = reordered(*graph.Ga, rows, cols);
    if (graph.Gz)
        graph.Gz = reordered(*graph.Gz, rows, rows);
    if (latents)
        graph.latents = found.z;
    if (actions)
        graph.actions = found.a;
    return graph;
}

}  // namespace

void take_true_graph(const json* value, TableSpec& spec, const std::string& file, const std::string& place)
{
    spec.graph.reset();
    spec.graph_files.reset();
    if (!value || value->is_null())
        return;
    const auto names_file = [value](const char* key) {
        const auto found = value->find(key);
        return found != value->end() && found->is_string();
    };
    if (value->is_string()) {
        spec.graph_files = GraphFiles{file_name_from(*value, file, place), {}, {}};
    } else if (value->is_object() && (names_file("Ga") || names_file("Gz"))) {
        GraphFiles files;
        for (const auto& [key, entry] : value->items()) {
            const std::string at = key_path(place, printable(key, 40));
            if (key != "Ga" && key != "Gz")
                throw InputError(file, at, "unknown key " + in_quotes(key), "Ga or Gz, the name of a file each");
            if (!entry.is_null())
                (key == "Ga" ? files.Ga : files.Gz) = file_name_from(entry, file, at);
        }
        spec.graph_files = std::move(files);
    } else if (value->is_object()) {
        spec.graph = graph_from_json(*value, file, place);
    } else {
        throw InputError(file, place, "found " + describe(*value),
                         "a graph, the name of a file that holds one, {\"Ga\": file, \"Gz\": file}, or null");
    }
}

void read_true_graph_files(TableSpec& spec)
{
    if (!spec.graph_files)
        return;
    using Part = NamedMatrix::Part;
    const TableFound found = spec.found.value_or(TableFound());
    const bool actions = !found.a.empty(), time = spec.steps() > 1;
    CausalGraph graph;
    graph.latents = found.z;
    graph.actions = found.a;
    if (!spec.graph_files->whole.empty()) {
        const std::filesystem::path path = table_path(spec, spec.graph_files->whole);
        const Part alone = actions && !time ? Part::Ga : time && !actions ? Part::Gz : Part::unsaid;
        const PastedText text = read_graph_file(path);
        if (text.matrices.size() == 1 && text.matrices.front().part == Part::unsaid && actions && time &&
            text.matrices.front().row_names.empty() && text.matrices.front().col_names.empty())
            throw InputError(path.string(), "", "one matrix without names, which may be Ga or Gz",
                             "\"graph\": {\"Ga\": file, \"Gz\": file}, as these data have actions and time");
        graph = paste_into(graph, text, alone, path.string()).graph;
    }
    for (const auto& [name, part] : {std::pair{&GraphFiles::Ga, Part::Ga}, {&GraphFiles::Gz, Part::Gz}})
        if (const std::string& file = (*spec.graph_files).*name; !file.empty())
            graph = with_matrix(graph, table_path(spec, file), part, std::nullopt).graph;
    if (!graph.Ga)
        graph.actions.clear();
    spec.graph = in_order_of(std::move(graph), found);
    spec.graph_files.reset();
}

ordered_json true_graph_to(const TableSpec& spec)
{
    if (spec.graph_files) {
        const GraphFiles& files = *spec.graph_files;
        if (!files.whole.empty())
            return files.whole;
        ordered_json result = ordered_json::object();
        if (!files.Ga.empty())
            result["Ga"] = files.Ga;
        if (!files.Gz.empty())
            result["Gz"] = files.Gz;
        return result;
    }
    if (!spec.graph)
        return nullptr;
    const json unordered = to_json(*spec.graph);
    ordered_json result = ordered_json::object();
    for (const char* key : {"latents", "actions", "Ga", "Gz"})
        result[key] = unordered.at(key);
    return result;
}

void require_graph_fits(const TableSpec& spec, const std::string& file)
{
    validate(*spec.graph, file, "data.graph");
    const auto require = [&file](bool holds, const char* key, const std::string& found, const std::string& expected) {
        if (!holds)
            throw InputError(file, key, found, expected);
    };
    const int d_a = static_cast<int>(spec.found.value_or(TableFound()).a.size());
    require(spec.graph->d_z() == spec.latents, "data.graph", "has " + std::to_string(spec.graph->d_z()) + " latents",
            "data.latents, " + std::to_string(spec.latents));
    require(spec.graph->Ga.has_value() == (d_a > 0) && (d_a == 0 || spec.graph->d_a() == d_a), "data.graph.Ga",
            spec.graph->Ga ? "has " + std::to_string(spec.graph->d_a()) + " actions" : "is null",
            d_a == 0 ? "null: there is no a" : "a column for each of the " + std::to_string(d_a) + " actions");
    require(spec.graph->Gz.has_value() == (spec.steps() > 1), "data.graph.Gz",
            spec.graph->Gz ? "is there, but the rows have no time" : "is null",
            spec.steps() > 1 ? "a matrix, as the rows have time" : "null, or another data.order");
}

json true_graph_schema()
{
    json schema = synthetic_data.structures.front().schema();
    schema["type"] = json::array({"object", "string", "null"});
    schema["minLength"] = 1;
    schema.erase("anyOf");
    for (const char* key : {"Ga", "Gz"}) {
        json& types = schema["properties"][key]["type"];
        if (!types.is_array())
            types = json::array({types});
        types.push_back("string");
    }
    schema["description"] =
        "The causal graph, where it is known, or the name of a file that holds it (CSV, NPY, JSON, DOT), "
        "or {\"Ga\": file, \"Gz\": file}; null where it is not known. For scores alone.";
    return schema;
}

}  // namespace disentangle
