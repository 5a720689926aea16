// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/moment.h"

#include "core/base/error.h"
#include "core/experiment/kinds.h"
#include "core/reading/matching.h"

#include <algorithm>
#include <cmath>

namespace disentangle {
namespace {

/// 0 for a side of any length.
int length_of(Side side, const DataSizes& sizes)
{
    switch (side) {
    case Side::one: return 1;
    case Side::any: return 0;
    case Side::latents: return sizes.d_z;
    case Side::actions: return sizes.d_a;
    case Side::observed: return sizes.d_x;
    case Side::traversal: return sizes.d_z * traversal_positions;
    }
    return 0;
}

std::string size_text(int rows, int cols)
{
    const auto count = [](int length) { return length == 0 ? std::string("any") : std::to_string(length); };
    return count(rows) + " x " + count(cols);
}

}  // namespace

const Snapshot* Moment::snapshot(std::string_view kind) const
{
    const auto found = snapshots.find(kind);
    return found == snapshots.end() ? nullptr : &found->second;
}

const Snapshot* Moment::snapshot(std::string_view kind, int rows, int cols) const
{
    const Snapshot* found = snapshot(kind);
    return found && found->rows == rows && found->cols == cols ? found : nullptr;
}

Moment read_moment(const RunReader& run, std::int64_t step, std::span<const std::string_view> kinds,
                   std::span<const std::int64_t> steps)
{
    Moment moment;
    moment.step = step;
    for (const std::string_view kind : kinds)
        if (auto snapshot = run.snapshot(kind, step))
            moment.snapshots.emplace(kind, std::move(*snapshot));
    if (const auto here = std::ranges::lower_bound(steps, step); here != steps.begin()) {
        moment.step_before = *(here - 1);
        if (moment.snapshot(kind::assignment))
            moment.assignment_before = run.snapshot(kind::assignment, moment.step_before);
    }
    return moment;
}

void require_fit(const Moment& moment, const Experiment& experiment, const std::string& file)
{
    const DataSizes sizes = sizes_of(experiment);
    for (const auto& [name, snapshot] : moment.snapshots) {
        const SnapshotInfo* info = snapshot_info(name);
        if (!info)
            continue;
        const int rows = length_of(info->rows, sizes), cols = length_of(info->cols, sizes);
        if ((rows != 0 && snapshot.rows != rows) || (cols != 0 && snapshot.cols != cols))
            throw InputError(file, "snapshot " + name, size_text(snapshot.rows, snapshot.cols),
                             size_text(rows, cols) + " as in the experiment");
    }
    const Snapshot* assignment = moment.snapshot(kind::assignment);
    if (assignment && !permutation_in(*assignment))
        throw InputError(file, "snapshot " + std::string(kind::assignment), "its entries are no permutation",
                         "a permutation of 0 to " + std::to_string(assignment->cols - 1));
}

std::map<std::string, double> metrics_at(const RunReader& run, std::int64_t step)
{
    std::map<std::string, double> metrics;
    for (const std::string& name : run.metric_names())
        if (const auto value = run.metric_at(name, step); value && std::isfinite(*value))
            metrics[name] = *value;
    return metrics;
}

Eigen::MatrixXd matrix_of(const Snapshot& snapshot)
{
    using RowMajor = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    return Eigen::Map<const RowMajor>(snapshot.data.data(), snapshot.rows, snapshot.cols).cast<double>();
}

}  // namespace disentangle
