// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/causal_graph.h"

#include "core/base/error.h"
#include "core/base/json.h"

#include <map>

namespace disentangle {

namespace {

void check_names(const std::vector<std::string>& names, const std::string& file, const std::string& place)
{
    std::map<std::string, std::size_t> seen;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const std::string number = std::to_string(i + 1);
        if (names[i].empty())
            throw InputError(file, place, "name " + number + " is empty", "at least one character");
        // Documents and runs are JSON, which has no other bytes than UTF-8.
        if (printable(names[i], names[i].size()) != names[i])
            throw InputError(file, place, "name " + number + " is " + in_quotes(names[i]),
                             "UTF-8 without line breaks or other control characters");
        const auto [first, fresh] = seen.emplace(names[i], i + 1);
        if (!fresh)
            throw InputError(file, place,
                             "names " + std::to_string(first->second) + " and " + number + " are both " +
                                 in_quotes(names[i]),
                             "different names");
    }
}

void check_size(const char* dimension, int found, int expected, const std::string& reason, const std::string& file,
                const std::string& place)
{
    if (found != expected)
        throw InputError(file, place, "has " + std::to_string(found) + " " + dimension + (found == 1 ? "" : "s"),
                         std::to_string(expected) + ", " + reason);
}

}  // namespace

std::vector<std::string> default_names(const std::string& prefix, int count)
{
    std::vector<std::string> names;
    for (int i = 1; i <= count; ++i)
        names.push_back(prefix + std::to_string(i));
    return names;
}

CausalGraph make_graph(std::optional<Adjacency> Ga, std::optional<Adjacency> Gz)
{
    CausalGraph graph;
    // Where the matrices disagree, Gz decides: being square, it gives d_z twice.
    graph.latents = default_names("z", Gz ? Gz->rows() : Ga ? Ga->rows() : 0);
    graph.actions = default_names("a", Ga ? Ga->cols() : 0);
    graph.Ga = std::move(Ga);
    graph.Gz = std::move(Gz);
    validate(graph, "", "");
    return graph;
}

void validate(const CausalGraph& graph, const std::string& file, const std::string& place)
{
    if (!graph.Ga && !graph.Gz)
        throw InputError(file, place, "has neither Ga nor Gz", "at least one of them");
    for (const auto& [matrix, key] : {std::pair{&graph.Ga, "Ga"}, std::pair{&graph.Gz, "Gz"}}) {
        if (*matrix && (*matrix)->empty())
            throw InputError(file, key_path(place, key), "has no entries", "1 to 64 rows and columns");
    }
    if (graph.latents.empty() || graph.latents.size() > max_nodes)
        throw InputError(file, key_path(place, "latents"), "has " + std::to_string(graph.latents.size()) + " names",
                         "1 to 64");
    if (graph.Ga) {
        check_size("row", graph.Ga->rows(), graph.d_z(), "one for each latent", file, key_path(place, "Ga"));
        check_size("column", graph.Ga->cols(), graph.d_a(), "one for each action", file, key_path(place, "Ga"));
    } else if (!graph.actions.empty()) {
        throw InputError(file, key_path(place, "actions"),
                         "has " + std::to_string(graph.actions.size()) +
                             (graph.actions.size() == 1 ? " name" : " names") + " but Ga is absent",
                         "none");
    }
    if (graph.Gz) {
        check_size("row", graph.Gz->rows(), graph.d_z(), "one for each latent", file, key_path(place, "Gz"));
        check_size("column", graph.Gz->cols(), graph.d_z(), "one for each latent", file, key_path(place, "Gz"));
    }
    check_names(graph.latents, file, key_path(place, "latents"));
    check_names(graph.actions, file, key_path(place, "actions"));
}

}  // namespace disentangle
