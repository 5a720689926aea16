// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/table/spec.h"

#include <nlohmann/json.hpp>
#include <string>

namespace disentangle {

/// The data of a document, its files not yet read: for who wants to say what is wrong with them. Throws InputError for a
/// section "data" that is not of kind "table", or is malformed.
TableSpec table_spec_in(const nlohmann::json& document, const std::string& file);

/// The section "data" that gives the spec again, without what reading the files told and without what is as by default.
nlohmann::ordered_json table_section(const TableSpec& spec);

}  // namespace disentangle
