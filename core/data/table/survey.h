// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/table/guess.h"
#include "core/data/table/read.h"

#include <array>
#include <filesystem>
#include <optional>
#include <span>
#include <vector>

namespace disentangle {

/// What is in files, and what would be made of it: for people who choose.
struct TableSurvey {
    std::vector<GuessedFile> files;
    TableSpec spec;
    std::vector<TableProblem> problems;      ///< those that prevent training first
    int rows = 0;                            ///< of x; of the first file where there is no x
    std::optional<LatentsProposal> latents;  ///< where the files can be learned from
    std::optional<TableFound> found;         ///< the same
    SharedOut shared_out;
    std::array<std::vector<TableTask>, 3> tasks;  ///< by split

    bool is_usable() const { return found.has_value(); }
};

/// Judges files whose columns have roles, by the spec that these make; `settings` has what else is chosen: order, actions,
/// missing values, shares, seed, latents, folder. What cannot be read is a problem.
TableSurvey survey_of(std::vector<GuessedFile> files, const TableSpec& settings, TableFiles& read);
/// Judges files, and what folders hold, by guessed roles. Throws InputError for a file that cannot be read.
TableSurvey survey_of(std::span<const std::filesystem::path> files, TableFiles& read);
/// Judges the files of a spec. Throws InputError for a file that cannot be read.
TableSurvey survey_of(const TableSpec& spec, TableFiles& read);

}  // namespace disentangle
