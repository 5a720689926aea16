#include "core/learn/probes/probe_rows.h"

#include "core/learn/rows.h"

#include <algorithm>
#include <cmath>

namespace disentangle {
namespace {

constexpr std::int64_t most_recordings = 400;
constexpr std::int64_t most_floats = 16 << 20;

/// The latents of a traversal, d_z * positions x d_z: row k * positions + j is `centre` but for latent k, which is moved
/// by the j-th of the positions in its standard deviations.
Eigen::MatrixXd traversal(const Eigen::RowVectorXd& centre, const Eigen::RowVectorXd& deviation)
{
    constexpr double reach = 2;
    constexpr int count = ProbeRows::positions;
    Eigen::MatrixXd points = centre.replicate(centre.size() * count, 1);
    for (Eigen::Index k = 0; k < centre.size(); ++k)
        for (int j = 0; j < count; ++j)
            points(k * count + j, k) += deviation(k) * reach * (2.0 * j / (count - 1) - 1);
    return points;
}

Eigen::RowVectorXd deviations(const Eigen::MatrixXd& rows)
{
    const Eigen::MatrixXd centred = rows.rowwise() - rows.colwise().mean();
    return (centred.colwise().squaredNorm() / static_cast<double>(rows.rows())).cwiseSqrt();
}

Snapshot snapshot_of(const Eigen::MatrixXd& matrix)
{
    return {static_cast<int>(matrix.rows()), static_cast<int>(matrix.cols()), to_rows(matrix)};
}

/// The first `count` rows after the last step.
Eigen::MatrixXd last_steps(const Eigen::MatrixXd& all, int steps, int count)
{
    return all(Eigen::seqN(steps - 1, count, steps), Eigen::all);
}

}  // namespace

ProbeRows::ProbeRows(const World& world, const Dataset& rows)
    : rows_(std::min(rows.rows, most_rows)), steps_(rows.steps), d_z_(rows.d_z), d_x_(rows.d_x)
{
    const Eigen::MatrixXd all = to_matrix(rows.z, d_z_);
    const Eigen::MatrixXd z = last_steps(all, steps_, rows_);
    of_world_.emplace_back("true_latents", snapshot_of(z));
    if (rows.d_a > 0)
        of_world_.emplace_back("actions", snapshot_of(to_matrix(rows.a, rows.d_a).topRows(rows_)));
    const int shown = std::min(rows_, most_observations);
    of_world_.emplace_back("observations", snapshot_of(last_steps(to_matrix(rows.x, d_x_), steps_, shown)));
    const Eigen::MatrixXd points = traversal(z.row(0), deviations(all));
    of_world_.emplace_back("true_traversal",
                           Snapshot{static_cast<int>(points.rows()), d_x_, world.observe(to_rows(points))});
}

ProbeRows::Snapshots ProbeRows::of_model(const Eigen::MatrixXd& learned, const Decode& decode) const
{
    const Eigen::MatrixXd z = last_steps(learned, steps_, rows_);
    const int shown = std::min(rows_, most_observations);
    const Eigen::MatrixXd points = traversal(z.row(0), deviations(learned));
    Snapshots result;
    result.emplace_back("latents", snapshot_of(z));
    result.emplace_back("reconstructions", Snapshot{shown, d_x_, decode(to_rows(z.topRows(shown)))});
    result.emplace_back("traversal", Snapshot{static_cast<int>(points.rows()), d_x_, decode(to_rows(points))});
    return result;
}

std::int64_t ProbeRows::interval(std::int64_t steps, std::int64_t evaluate_every) const
{
    const std::int64_t floats = std::int64_t{rows_} * d_z_ + std::int64_t{std::min(rows_, most_observations)} * d_x_ +
                                std::int64_t{d_z_} * positions * d_x_;
    const std::int64_t count = std::clamp<std::int64_t>(most_floats / floats, 1, most_recordings);
    const std::int64_t evaluations = (steps + evaluate_every - 1) / evaluate_every;
    return evaluate_every * std::max<std::int64_t>(1, (evaluations + count - 1) / count);
}

}  // namespace disentangle
