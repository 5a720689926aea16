// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/kinds.h"

namespace disentangle {

// What the kinds of data in the section "world" share: a graph, the mechanism by which latents follow from their parents,
// and rows that are drawn. They differ in how latents are seen.

/// How latents depend on their parents.
ParameterTable mechanism_table();
/// Of the mixing, and of the constants of mechanisms that have some.
ParameterEntry mixing_seed_entry();
/// Seed and numbers of rows.
ParameterTable sampling_table();

// The structure "graph".
void read_world_graph(Experiment& experiment, const nlohmann::json* value, const std::string& file,
                      const std::string& place);
nlohmann::ordered_json write_world_graph(const Experiment& experiment);
nlohmann::json world_graph_schema();

/// Throws InputError for a graph that is none, and where batches or evaluations ask for more rows than there are.
void require_consistent_rows(const Experiment& experiment, const std::string& file);

}  // namespace disentangle
