// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/table/spec.h"

#include <nlohmann/json.hpp>
#include <string>

// "graph" of the section "data" of kind "table": the true graph, where it is known, for scores alone.
namespace disentangle {

/// Takes the graph itself, the name of a file that holds it, or {"Ga": file, "Gz": file}; null is none. Files are not yet
/// read. Throws InputError.
void take_true_graph(const nlohmann::json* value, TableSpec& spec, const std::string& file, const std::string& place);
/// Reads spec.graph_files, relative to spec.folder, into spec.graph; what was found in the data's files (spec.found) says
/// the order of actions and latents by their names, and whether one matrix alone is Ga or Gz. Throws InputError naming the
/// graph's file.
void read_true_graph_files(TableSpec& spec);
/// The graph, or the files that it is to be read from.
nlohmann::ordered_json true_graph_to(const TableSpec& spec);
/// Throws InputError unless the graph has as many latents and actions as the data, and time where they have.
void require_graph_fits(const TableSpec& spec, const std::string& file);
nlohmann::json true_graph_schema();

}  // namespace disentangle
