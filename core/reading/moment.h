// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/record/run_file.h"

#include <Eigen/Core>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

// What a run says at a step, read once for the window, figures and the command line. A value that the run does not hold
// is absent: it is never made up from what ought to be there.
namespace disentangle {

/// The snapshots of a run at one evaluated step: of each kind the newest at a step <= `step`.
struct Moment {
    std::int64_t step = -1;
    std::map<std::string, Snapshot, std::less<>> snapshots;
    std::int64_t step_before = -1;              ///< the step evaluated before, or -1
    std::optional<Snapshot> assignment_before;  ///< the matching recorded there

    /// nullptr when nothing of that kind was recorded yet.
    const Snapshot* snapshot(std::string_view kind) const;
    /// The same, and nullptr when it has another size.
    const Snapshot* snapshot(std::string_view kind, int rows, int cols) const;
};

/// The snapshots of these kinds at an evaluated step. `steps`: the evaluated steps, ascending.
Moment read_moment(const RunReader& run, std::int64_t step, std::span<const std::string_view> kinds,
                   std::span<const std::int64_t> steps);

/// Checks that every snapshot has the size that follows from the experiment (SnapshotInfo), and that the matching is a
/// permutation. Throws InputError naming file and kind. Views of the window do not ask: they show such a snapshot as
/// absent.
void require_fit(const Moment& moment, const Experiment& experiment, const std::string& file);

/// Metrics by name, each at the newest step <= `step`; those that are not finite are left out.
std::map<std::string, double> metrics_at(const RunReader& run, std::int64_t step);

Eigen::MatrixXd matrix_of(const Snapshot& snapshot);

}  // namespace disentangle
