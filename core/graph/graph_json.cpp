// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/json.h"
#include "core/graph/causal_graph.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace disentangle {

namespace {

using nlohmann::json;

/// The value of `key`, or null when it is absent.
const json* find(const json& object, const char* key)
{
    const auto found = object.find(key);
    return found == object.end() || found->is_null() ? nullptr : &*found;
}

std::vector<std::string> names_from_json(const json& value, const std::string& file, const std::string& place)
{
    if (!value.is_array())
        throw InputError(file, place, "found " + kind_of(value), "an array of names");
    std::vector<std::string> names;
    for (const json& name : value) {
        if (!name.is_string())
            throw InputError(file, place, "name " + std::to_string(names.size() + 1) + " is " + kind_of(name),
                             "a string");
        names.push_back(name.get<std::string>());
    }
    return names;
}

json matrix_to_json(const std::optional<Adjacency>& matrix)
{
    return matrix ? json(matrix->to_rows()) : json(nullptr);
}

}  // namespace

Adjacency adjacency_from_json(const json& value, const std::string& file, const std::string& place)
{
    if (!value.is_array())
        throw InputError(file, place, "found " + kind_of(value), "an array of rows of 0 and 1");
    std::vector<std::vector<int>> rows;
    for (const json& row : value) {
        const std::string number = std::to_string(rows.size() + 1);
        if (!row.is_array())
            throw InputError(file, place, "row " + number + " is " + kind_of(row), "an array of 0 and 1");
        rows.emplace_back();
        for (const json& entry : row) {
            if (entry != 0 && entry != 1)
                throw InputError(file, place,
                                 "row " + number + ", column " + std::to_string(rows.back().size() + 1) + " is " +
                                     (entry.is_number() ? entry.dump() : kind_of(entry)),
                                 "0 or 1");
            rows.back().push_back(entry == 1 ? 1 : 0);
        }
    }
    return Adjacency::from_rows(rows, file, place);
}

json to_json(const CausalGraph& graph)
{
    return {{"latents", graph.latents},
            {"actions", graph.actions},
            {"Ga", matrix_to_json(graph.Ga)},
            {"Gz", matrix_to_json(graph.Gz)}};
}

CausalGraph graph_from_json(const json& value, const std::string& file, const std::string& place)
{
    static const std::vector<std::string> keys{"latents", "actions", "Ga", "Gz"};
    if (!value.is_object())
        throw InputError(file, place, "found " + kind_of(value), "an object with Ga, Gz, latents and actions");
    for (const auto& [key, ignored] : value.items()) {
        if (std::find(keys.begin(), keys.end(), key) != keys.end())
            continue;
        const std::string suggestion = closest_name(key, keys);
        throw InputError(file, key_path(place, printable(key, 40)),
                         "unknown key" + (suggestion.empty() ? "" : ", did you mean '" + suggestion + "'?"),
                         suggestion.empty() ? "Ga, Gz, latents or actions" : "");
    }

    CausalGraph graph;
    if (const json* Ga = find(value, "Ga"))
        graph.Ga = adjacency_from_json(*Ga, file, key_path(place, "Ga"));
    if (const json* Gz = find(value, "Gz"))
        graph.Gz = adjacency_from_json(*Gz, file, key_path(place, "Gz"));
    if (const json* latents = find(value, "latents"))
        graph.latents = names_from_json(*latents, file, key_path(place, "latents"));
    else
        graph.latents = default_names("z", graph.Gz ? graph.Gz->rows() : graph.Ga ? graph.Ga->rows() : 0);
    if (const json* actions = find(value, "actions"))
        graph.actions = names_from_json(*actions, file, key_path(place, "actions"));
    else
        graph.actions = default_names("a", graph.Ga ? graph.Ga->cols() : 0);
    validate(graph, file, place);
    return graph;
}

}  // namespace disentangle
