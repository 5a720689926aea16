// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/table/read.h"

#include <span>
#include <vector>

namespace disentangle {

/// Mean and deviation of every column; a deviation of 0 is given as 1, so that the column becomes 0.
struct TableScaling {
    std::vector<double> mean, scale;
};

/// Over the rows of x that the examples consist of, `steps` consecutive ones each; a row that several pairs share counts
/// once.
TableScaling scaling_of(const TableBlock& x, std::span<const TableExample> examples, int steps);
/// The same of the actions, one row for each example.
TableScaling scaling_of_actions(const TableBlock& a, std::span<const TableExample> examples);

}  // namespace disentangle
