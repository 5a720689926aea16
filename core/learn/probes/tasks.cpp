// SPDX-License-Identifier: GPL-3.0-or-later
// Predictors of held-out tasks on the latents as they are now.
#include "core/linear_algebra/products.h"
#include "core/learn/multitask/inner.h"
#include "core/learn/multitask/task_fit.h"
#include "core/learn/multitask/task_points.h"
#include "core/learn/probe.h"
#include "core/learn/rows.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace disentangle {
namespace {

constexpr int shown_tasks = 48;
constexpr int path_tasks = 24;
constexpr int unseen_share = 5;  // of a task's points, one in so many tests what the others were fitted to
constexpr std::array path_ratios{0.9, 0.6, 0.4, 0.25, 0.15, 0.1, 0.06, 0.04, 0.02, 0.01, 0.003, 0.001};
constexpr double classifier_ridge = 1e-3;  // along the path

/// One task on standardised latents.
struct ProbedTask {
    TaskRows points;

    int seen() const
    {
        const auto all = static_cast<int>(points.y.size());
        return all - std::max(1, all / unseen_share);
    }
    Eigen::MatrixXd seen_latents() const { return points.features.topRows(seen()); }
    std::span<const float> seen_y() const { return std::span(points.y).first(static_cast<std::size_t>(seen())); }
};

std::vector<ProbedTask> tasks_of(const Subject& subject)
{
    const HeldOut& held_out = subject.held_out;
    const int n = held_out.facts.points;
    Eigen::MatrixXd latents = subject.learned.rowwise() - subject.learned.colwise().mean();
    for (Eigen::Index j = 0; j < latents.cols(); ++j) {
        const double deviation = latents.col(j).norm() / std::sqrt(static_cast<double>(latents.rows()));
        if (deviation > 0)
            latents.col(j) /= deviation;
    }
    std::vector<ProbedTask> tasks;
    for (const std::vector<std::int32_t>& parts : held_out.parts) {
        if (tasks.size() == shown_tasks)
            break;
        tasks.push_back({rows_of_parts(parts, n, latents, held_out.rows.y)});
    }
    return tasks;
}

/// Of a predictor on the points that it has not seen: mean squared error over the mean square of all targets (about their
/// mean, where predictors have an intercept), or the mean log loss. `fitted`: to the points that it has seen.
double error_of(const Eigen::MatrixXd& weights, const TaskPoints& fitted, const ProbedTask& task, int classes)
{
    const std::vector<float>& targets = task.points.y;
    const Eigen::Index seen = task.seen(), unseen = task.points.features.rows() - seen;
    const Eigen::MatrixXd predicted = fitted.predict(task.points.features.bottomRows(unseen), weights);
    double sum = 0;
    for (Eigen::Index i = 0; i < unseen; ++i) {
        const auto y = static_cast<double>(targets[static_cast<std::size_t>(seen + i)]);
        if (classes == 0) {
            sum += (predicted(i, 0) - y) * (predicted(i, 0) - y);
        } else {
            const double largest = predicted.row(i).maxCoeff();
            sum += largest + std::log((predicted.row(i).array() - largest).exp().sum()) -
                   predicted(i, static_cast<Eigen::Index>(y));
        }
    }
    sum /= static_cast<double>(unseen);
    if (classes > 0)
        return sum;
    Eigen::VectorXd all =
        Eigen::Map<const Eigen::VectorXf>(targets.data(), static_cast<Eigen::Index>(targets.size())).cast<double>();
    if (fitted.target_offset.size() > 0)
        all.array() -= all.mean();
    const double power = all.squaredNorm() / static_cast<double>(targets.size());
    return power > 0 ? sum / power : 0;
}

/// How much a feature weighs: what Truth::task_weights() says of a true one.
double weight_of(const Eigen::MatrixXd& weights, Eigen::Index feature)
{
    const auto row = weights.row(feature);
    return weights.cols() == 1 ? row[0] : (row.array() - row.mean()).matrix().norm();
}

/// Snapshot of the true weights in units of the latents' deviations; empty where unknown.
std::optional<Snapshot> true_weights(const HeldOut& held_out, int tasks)
{
    if (held_out.truth == nullptr || held_out.z.size() == 0)
        return std::nullopt;
    const std::vector<float> values = held_out.truth->task_weights(Split::test, tasks);
    if (values.empty())
        return std::nullopt;
    Eigen::MatrixXd weights = to_matrix(values, static_cast<int>(held_out.z.cols()));
    const Eigen::MatrixXd centred = held_out.z.rowwise() - held_out.z.colwise().mean();
    weights *= (centred.colwise().norm() / std::sqrt(static_cast<double>(centred.rows()))).asDiagonal();
    return snapshot_of(weights);
}

/// Share of (task, factor) pairs that are used and should not be, or the other way round.
double wrong_share(const Eigen::MatrixXd& learned, const Snapshot& truth, const std::vector<int>& assignment)
{
    int wrong = 0;
    for (int t = 0; t < truth.rows; ++t)
        for (int i = 0; i < truth.cols; ++i)
            wrong += (truth.data[static_cast<std::size_t>(t * truth.cols + i)] != 0) !=
                     (learned(t, assignment[static_cast<std::size_t>(i)]) != 0);
    return static_cast<double>(wrong) / (truth.rows * truth.cols);
}

void measure_predictors(const Subject& subject, const std::vector<ProbedTask>& tasks, Recorder& recorder)
{
    const int classes = subject.held_out.facts.classes;
    const bool intercept = is_measured(subject.held_out.facts);
    Eigen::MatrixXd learned(static_cast<Eigen::Index>(tasks.size()), subject.learned.cols());
    double error = 0, used = 0;
    for (std::size_t t = 0; t < tasks.size(); ++t) {
        const ProbedTask& task = tasks[t];
        const auto weights = subject.estimator.predictor(task.points.features, task.points.y);
        const auto on_seen = subject.estimator.predictor(task.seen_latents(), task.seen_y());
        if (!weights || !on_seen)
            return;
        for (Eigen::Index j = 0; j < learned.cols(); ++j)
            learned(static_cast<Eigen::Index>(t), j) = weight_of(*weights, j);
        error += error_of(*on_seen, task_points(task.seen_latents(), task.seen_y(), classes, intercept), task, classes);
        used += static_cast<double>(support_of(*weights).size());
    }
    const auto count = static_cast<double>(tasks.size());
    recorder.metric(metric::task_error, error / count);
    recorder.metric(metric::features_used, used / count);
    recorder.snapshot(kind::task_weights, snapshot_of(learned));
    const auto truth = true_weights(subject.held_out, static_cast<int>(tasks.size()));
    if (!truth || !subject.scores)
        return;
    recorder.metric(metric::supports_wrong, wrong_share(learned, *truth, subject.scores->assignment));
    if (subject.step == 0)
        recorder.snapshot(kind::true_task_weights, *truth);
}

void measure_path(const std::vector<ProbedTask>& tasks, const Facts& facts, Recorder& recorder)
{
    const auto count = std::min<std::size_t>(tasks.size(), path_tasks);
    Eigen::MatrixXd path = Eigen::MatrixXd::Zero(3, path_ratios.size());
    for (std::size_t t = 0; t < count; ++t) {
        const ProbedTask& task = tasks[t];
        TaskPoints fitted = task_points(task.seen_latents(), task.seen_y(), facts.classes, is_measured(facts));
        const double scale = scale_to_unit_power(fitted.targets);
        for (std::size_t k = 0; k < path_ratios.size(); ++k) {
            InnerSettings settings;
            settings.kind = Inner::joint;
            settings.ratio = path_ratios[k];
            settings.l2 = classifier_ridge;
            const Eigen::MatrixXd weights =
                scale * solve_task(settings, penalty_of(settings, fitted.features, fitted.targets), fitted.features,
                                   fitted.targets)
                            .weights;
            const auto column = static_cast<Eigen::Index>(k);
            path(0, column) = path_ratios[k];
            path(1, column) += static_cast<double>(support_of(weights).size()) / static_cast<double>(count);
            path(2, column) += error_of(weights, fitted, task, facts.classes) / static_cast<double>(count);
        }
    }
    recorder.snapshot(kind::lambda_path, snapshot_of(path));
}

void measure_tasks(const Subject& subject, Recorder& recorder)
{
    const std::vector<ProbedTask> tasks = tasks_of(subject);
    if (tasks.empty())
        return;
    measure_predictors(subject, tasks, recorder);
    if (subject.rows_are_due)
        measure_path(tasks, subject.held_out.facts, recorder);
}

}  // namespace

/// Predictors of held-out tasks: weights, supports, errors, and the path of the penalty.
Probe tasks_probe()
{
    return {[](const Facts& facts, const Truth*, Estimator&) { return facts.tasks > 0; }, measure_tasks};
}

}  // namespace disentangle
