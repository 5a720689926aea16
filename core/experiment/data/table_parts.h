// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/table/spec.h"

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

// Parts of the section "data" of kind "table": which columns of which file.
namespace disentangle {

/// Names of columns, or their numbers from 1, one or several. Throws InputError.
std::vector<ColumnChoice> columns_from(const nlohmann::json& value, const std::string& file, const std::string& place);
/// A file, or columns of one. `own_file`: of a part that names none. Throws InputError.
TablePart part_from(const nlohmann::json& value, const std::string& own_file, const std::string& file,
                    const std::string& place);
nlohmann::ordered_json part_to(const TablePart& part);
nlohmann::json part_schema(const char* description, bool nullable);

}  // namespace disentangle
