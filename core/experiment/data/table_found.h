// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/table/spec.h"

#include <nlohmann/json.hpp>
#include <string>

// "found" of the section "data" of kind "table": what reading the files has told.
namespace disentangle {

/// Throws InputError.
TableFound found_from(const nlohmann::json& value, const std::string& file, const std::string& place);
nlohmann::ordered_json to_json(const TableFound& found);
nlohmann::json found_schema();

}  // namespace disentangle
