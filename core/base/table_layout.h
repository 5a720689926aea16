// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/table_reading.h"

namespace disentangle {

/// What the rows and columns of a reading are.
struct TableLayout {
    bool header = false;             ///< the first row names the columns
    std::vector<std::string> names;  ///< of all columns of the reading; empty without a header
    std::vector<bool> left_out;      ///< of all columns: an index, or empty throughout
    int strain = 0;                  ///< how far-fetched the layout is: of two readings the more natural one is taken
    std::vector<std::string> findings;
    std::optional<InputError> question;  ///< what the text leaves open
};

/// Decides about header, index and empty columns. Throws InputError for a reading that is no table.
TableLayout layout_of(const Reading& reading, const std::string& name, const TableOptions& options);

}  // namespace disentangle
