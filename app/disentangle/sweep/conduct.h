// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/sweep.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace disentangle {

/// How the runs of a sweep are trained.
struct Conduct {
    int jobs = 1;                     ///< at a time
    int threads = 1;                  ///< of each
    std::vector<std::string> resume;  ///< options of `disentangle resume`
};
/// As many runs at a time as there are cores for, unless `jobs` says otherwise; an empty backend or device is the default.
Conduct conduct_of(std::optional<int> jobs, int threads, const std::string& backend = {},
                   const std::string& device = {});

/// Makes a folder with those above it. Throws InputError in the name of `option`.
void make_folder(const std::filesystem::path& folder, const std::string& option);

/// Trains what is not done of the sweep, runs that have failed included, and keeps the index up to date. Progress on
/// standard error. Returns false when it was interrupted.
bool train_sweep(SweepIndex& index, const Conduct& conduct);

/// A command for each run that is not done; its file is there afterwards.
std::vector<std::string> commands_for(const SweepIndex& index, const Conduct& conduct);

/// Hands what is not done to Slurm, with further `options` of sbatch (words, perhaps several in one), and says so. Throws
/// InputError while a job is at work on the sweep, Error when sbatch refuses.
void submit(SweepIndex& index, const Conduct& conduct, const std::vector<std::string>& options);

/// Runs that others have trained get into the index, where it may be written.
void bring_up_to_date(SweepIndex& index, const SweepStanding& standing);

}  // namespace disentangle
