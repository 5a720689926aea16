// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/record/run_file.h"

#include <string>

namespace disentangle {

/// A sentence for a run that was copied without its log while it was being recorded: which rows are missing, as far as the
/// file tells, and what to do. Empty for a run that lacks nothing, or nothing but the mark of an orderly end.
std::string missing_rows(const RunReader& run);

}  // namespace disentangle
