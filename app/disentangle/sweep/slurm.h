// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace disentangle {

/// The script of a task: packaging/slurm/sweep.sbatch.
extern const std::string_view sbatch_script;

/// Writes script and commands into `folder` and hands them to sbatch as an array job: a task for each command, up to a
/// thousand, which then do several. `options` are sbatch's, over those that follow from the sweep. Returns the job's
/// number. Throws Error when there is no sbatch or it refuses, with what it says.
std::string submit_to_slurm(const std::filesystem::path& folder, const std::vector<std::string>& commands, int threads,
                            const std::vector<std::string>& options);

/// Whether the scheduler still knows the job, waiting or at work. False where there is no squeue.
bool is_in_queue(const std::string& job);

}  // namespace disentangle
