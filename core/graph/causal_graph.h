// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/adjacency.h"

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

namespace disentangle {

/// The graph that drives the latent factors: which actions touch which latents (Ga, d_z x d_a) and which latents
/// depend on which latents one step earlier (Gz, d_z x d_z). At least one of the two is present.
struct CausalGraph {
    std::vector<std::string> latents;  ///< d_z names, 1 to 64, unique
    std::vector<std::string> actions;  ///< d_a names, 0 to 64, unique; empty without Ga
    std::optional<Adjacency> Ga;       ///< d_z x d_a
    std::optional<Adjacency> Gz;       ///< d_z x d_z

    int d_z() const { return static_cast<int>(latents.size()); }
    int d_a() const { return static_cast<int>(actions.size()); }
    bool operator==(const CausalGraph&) const = default;
};

/// A graph with default names z1..z_dz, a1..a_da. Throws InputError when the sizes do not fit or both are absent.
CausalGraph make_graph(std::optional<Adjacency> Ga, std::optional<Adjacency> Gz);

/// Throws InputError ("`file`: `place`.Ga: ...") when sizes disagree, names repeat, are empty or hold control
/// characters, or a size is outside 1..64.
void validate(const CausalGraph& graph, const std::string& file = {}, const std::string& place = "world.graph");

/// Names by index from 1: default_names("z", 3) = z1 z2 z3.
std::vector<std::string> default_names(const std::string& prefix, int count);

/// {"latents": [...], "actions": [...], "Ga": [[0/1]] or null, "Gz": [[0/1]] or null}. A key that is left out or null
/// stands for default names, or for a matrix that is absent.
nlohmann::json to_json(const CausalGraph& graph);
/// Errors name `file` and `place`, a key path such as "world.graph". Unknown keys are errors with a suggestion.
CausalGraph graph_from_json(const nlohmann::json& json, const std::string& file, const std::string& place);

/// Nested lists of 0 and 1, [[0/1]]; to_rows() writes them. Throws InputError naming file, place and row.
Adjacency adjacency_from_json(const nlohmann::json& json, const std::string& file, const std::string& place);

/// 0/1 matrix as CSV, without header. parse: a header is skipped; throws InputError naming file, line and column.
std::string format_csv(const Adjacency& matrix);
Adjacency parse_adjacency_csv(const std::string& text, const std::string& file);

}  // namespace disentangle
