// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/probes/rows.h"

#include "core/data/components.h"
#include "core/learn/probe.h"
#include "core/learn/rows.h"
#include "core/record/catalogue.h"

#include <algorithm>

namespace disentangle {
namespace {

constexpr std::int64_t most_recordings = 400;
constexpr std::int64_t most_floats = 16 << 20;

Eigen::RowVectorXd deviations(const Eigen::MatrixXd& rows)
{
    const Eigen::MatrixXd centred = rows.rowwise() - rows.colwise().mean();
    return (centred.colwise().squaredNorm() / static_cast<double>(rows.rows())).cwiseSqrt();
}

/// The first `count` rows after the last step.
Eigen::MatrixXd last_steps(const Eigen::MatrixXd& all, int steps, int count)
{
    return all(Eigen::seqN(steps - 1, count, steps), Eigen::all);
}

Snapshot decoded(std::vector<float> x, Eigen::Index rows)
{
    const int n = static_cast<int>(rows);
    return {n, static_cast<int>(x.size()) / n, std::move(x)};
}

/// The mean frame, and below it what a unit of each score adds.
Snapshot frames_by_scores(const Components& components)
{
    Components::Matrix rows(components.count() + 1, components.mean.size());
    rows << components.mean, components.basis / components.scale;
    return {static_cast<int>(rows.rows()), static_cast<int>(rows.cols()), {rows.data(), rows.data() + rows.size()}};
}

/// What does not change along a run.
void record_data(const HeldOut& held_out, int d_z, Recorder& recorder)
{
    const Facts& facts = held_out.facts;
    const int rows = std::min(held_out.rows.count, followed_rows), shown = std::min(rows, followed_observations);
    if (facts.front_end)
        recorder.snapshot(kind::components, frames_by_scores(*facts.front_end));
    if (facts.d_a > 0)
        recorder.snapshot(kind::actions, snapshot_of(to_matrix(held_out.rows.a, facts.d_a).topRows(rows)));
    recorder.snapshot(kind::observations,
                      snapshot_of(last_steps(to_matrix(held_out.rows.x, facts.d_x()), facts.steps, shown)));
    if (held_out.z.cols() != d_z || held_out.z.size() == 0)  // nothing to set beside the learned ones
        return;
    const Eigen::MatrixXd z = last_steps(held_out.z, facts.steps, rows);
    recorder.snapshot(kind::true_latents, snapshot_of(z));
    const Eigen::MatrixXd points = traversal(z.row(0), deviations(held_out.z));
    if (std::vector<float> x = held_out.truth->observe(to_rows(points)); !x.empty())
        recorder.snapshot(kind::true_traversal, decoded(std::move(x), points.rows()));
}

void record_model(const Subject& subject, Recorder& recorder)
{
    const int steps = subject.held_out.facts.steps;
    const int rows = std::min(subject.held_out.rows.count, followed_rows),
              shown = std::min(rows, followed_observations);
    const Eigen::MatrixXd z = last_steps(subject.learned, steps, rows);
    recorder.snapshot(kind::latents, snapshot_of(z));
    if (!subject.estimator.can_decode())
        return;
    const Eigen::MatrixXd points = traversal(z.row(0), deviations(subject.learned));
    recorder.snapshot(kind::reconstructions, decoded(subject.estimator.decode(to_rows(z.topRows(shown))), shown));
    recorder.snapshot(kind::traversal, decoded(subject.estimator.decode(to_rows(points)), points.rows()));
}

void measure_rows(const Subject& subject, Recorder& recorder)
{
    if (subject.rows_are_due)
        record_model(subject, recorder);
    if (subject.step == 0)
        record_data(subject.held_out, subject.estimator.d_z(), recorder);
}

}  // namespace

Eigen::MatrixXd traversal(const Eigen::RowVectorXd& centre, const Eigen::RowVectorXd& deviation)
{
    constexpr int count = traversal_positions;
    Eigen::MatrixXd points = centre.replicate(centre.size() * count, 1);
    for (Eigen::Index k = 0; k < centre.size(); ++k)
        for (int j = 0; j < count; ++j)
            points(k * count + j, k) += deviation(k) * traversal_reach * (2.0 * j / (count - 1) - 1);
    return points;
}

std::int64_t recorded_floats(int rows, int d_z, int d_x)
{
    const auto followed = static_cast<std::int64_t>(std::min(rows, followed_rows));
    return followed * d_z + std::min<std::int64_t>(followed, followed_observations) * d_x +
           std::int64_t{d_z} * traversal_positions * d_x;
}

std::int64_t recording_interval(std::int64_t floats, std::int64_t steps, std::int64_t evaluate_every)
{
    const std::int64_t count = std::clamp<std::int64_t>(most_floats / floats, 1, most_recordings);
    const std::int64_t evaluations = (steps + evaluate_every - 1) / evaluate_every;
    return evaluate_every * std::max<std::int64_t>(1, (evaluations + count - 1) / count);
}

bool rows_are_due(const Experiment& experiment, const HeldOut& held_out, const Estimator& estimator, std::int64_t step)
{
    const TrainingSpec& training = experiment.training;
    const Stretch stretch = estimator.stretch(step);
    const bool planned = step % training.evaluate_every == 0 && stretch.evaluate_every == 0;
    const std::int64_t floats = recorded_floats(held_out.rows.count, estimator.d_z(), held_out.facts.d_x());
    return !planned || step == stretch.end() ||
           step % recording_interval(floats, training.steps, training.evaluate_every) == 0;
}

Probe rows_probe()
{
    return {[](const Facts&, const Truth*, Estimator&) { return true; }, measure_rows};
}

}  // namespace disentangle
