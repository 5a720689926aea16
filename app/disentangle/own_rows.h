// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/disentangle/recorded_model.h"
#include "app/disentangle/rows_file.h"

#include <filesystem>
#include <vector>

namespace disentangle {

/// Observations for a model of the user's own data: the columns that it learned from, by their names where the file has
/// them all, else as many as it learned from. Throws InputError with file, column and line of what is missing.
FileRows read_own_rows(const std::filesystem::path& path, const RecordedModel& model);

/// Actions for such a model, as they are in the file, found in the same way: n x d_a. Categories are told apart as they
/// were when the model learned from them.
std::vector<float> read_own_actions(const std::filesystem::path& path, const RecordedModel& model);

}  // namespace disentangle
