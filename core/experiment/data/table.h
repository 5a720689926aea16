// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/table/spec.h"
#include "core/experiment/experiment.h"

#include <nlohmann/json.hpp>
#include <string>

namespace disentangle {

/// The data of a document, its files not yet read: for who wants to say what is wrong with them. Throws InputError for a
/// section "data" that is not of kind "table", or is malformed.
TableSpec table_spec_in(const nlohmann::json& document, const std::string& file);

/// The section "data" that gives the spec again, without what reading the files told and without what is as by default.
nlohmann::ordered_json table_section(const TableSpec& spec);

/// An experiment on data whose files have been read (`spec.found`); everything else by default, and so the latents where
/// they are 0. Throws InputError for data that cannot be learned from.
Experiment table_experiment(const TableSpec& spec, const std::string& name);
/// The experiment of a document, of which `found` is known. Throws InputError as parse_experiment().
Experiment parse_experiment(const std::string& text, const std::string& file, const TableFound& found);
/// A copy that learns from other data, with what follows from them: what was at its default is so again. Throws InputError.
Experiment with_table(const Experiment& experiment, const TableSpec& spec);

}  // namespace disentangle
