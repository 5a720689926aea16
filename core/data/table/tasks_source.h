// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/source.h"
#include "core/data/table/read.h"

#include <memory>

namespace disentangle {

/// Rows of the user's own tasks, parted (core/data/task_parts.h). `x`: rows of the table, standardised; empty where x is
/// frames. `z`: true latents, which may be empty. `facts` of one row; tasks, points and classes are added.
Data make_table_tasks(Facts facts, std::vector<float> x, std::vector<float> z, const TableData& data,
                      const TableSpec& spec);

}  // namespace disentangle
