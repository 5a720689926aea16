// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/table/columns.h"

#include <string>
#include <vector>

namespace disentangle {

/// A column at a glance, of a size that does not depend on the rows: what a preview draws.
struct ColumnSketch {
    std::string name;  ///< "column 3" where it has none
    int rows = 0, missing = 0, words = 0;
    double low = 0, high = 0;  ///< of the finite entries; low > high without any
    std::vector<int> counts;   ///< histogram over [low, high]; of words one for each, the first 40
    std::vector<double> least,
        most;  ///< of as many stretches of rows, all of (nearly) one length; NaN without a number
};

/// `bins` and `stretches` at least 1; of fewer rows than stretches there are as many as rows.
ColumnSketch sketch_of(const FileColumns& file, std::size_t column, int bins = 40, int stretches = 300);

}  // namespace disentangle
