// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/multitask/task_points.h"

#include "core/linear_algebra/products.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace disentangle {

namespace {

/// Leaves the rows that have a target. Where they stood is returned; nothing when they are all.
std::vector<Eigen::Index> keep_points(Eigen::MatrixXd& features, std::vector<float>& y)
{
    std::vector<Eigen::Index> kept;
    for (std::size_t i = 0; i < y.size(); ++i)
        if (!std::isnan(y[i]))
            kept.push_back(static_cast<Eigen::Index>(i));
    if (kept.size() == y.size())
        return {};
    features = Eigen::MatrixXd(features(kept, Eigen::all));
    std::erase_if(y, [](float value) { return std::isnan(value); });
    return kept;
}

}  // namespace

TaskPoints task_points(Eigen::MatrixXd features, std::span<const float> y, int classes, bool intercept)
{
    TaskPoints task;
    std::vector<float> known(y.begin(), y.end());
    task.rows = keep_points(features, known);
    task.features = std::move(features);
    task.targets.classes = classes;
    const auto count = static_cast<Eigen::Index>(known.size());
    if (classes > 0)
        task.targets.labels.assign(known.begin(), known.end());
    else
        task.targets.numbers = Eigen::Map<const Eigen::VectorXf>(known.data(), count).cast<double>();
    if (!intercept || count == 0)
        return task;
    task.feature_means = task.features.colwise().mean();
    task.features.rowwise() -= task.feature_means;
    if (classes > 0) {
        // One more of each class: those that do not occur are not impossible.
        Eigen::RowVectorXd counts = Eigen::RowVectorXd::Ones(classes);
        for (const int label : task.targets.labels)
            ++counts[label];
        task.target_offset = (counts / counts.sum()).array().log();
        task.targets.offset = task.target_offset;
    } else {
        task.target_offset = Eigen::RowVectorXd::Constant(1, task.targets.numbers.mean());
        task.targets.numbers.array() -= task.target_offset[0];
    }
    return task;
}

Eigen::MatrixXd TaskPoints::predict(const Eigen::MatrixXd& others, const Eigen::MatrixXd& weights) const
{
    if (feature_means.size() == 0)
        return product(others, weights);
    return product(others.rowwise() - feature_means, weights).rowwise() + target_offset;
}

Eigen::MatrixXd TaskPoints::spread(Eigen::MatrixXd gradient, Eigen::Index all) const
{
    if (feature_means.size() > 0)
        gradient.rowwise() -= gradient.colwise().mean().eval();
    if (rows.empty())
        return gradient;
    Eigen::MatrixXd result = Eigen::MatrixXd::Zero(all, gradient.cols());
    result(rows, Eigen::all) = gradient;
    return result;
}

TaskRows rows_of_parts(const std::vector<std::int32_t>& parts, int points, const Eigen::MatrixXd& features,
                       std::span<const float> y)
{
    TaskRows rows;
    rows.features.resize(std::ssize(parts) * points, features.cols());
    for (std::size_t k = 0; k < parts.size(); ++k) {
        const Eigen::Index first = Eigen::Index{parts[k]} * points;
        rows.features.middleRows(static_cast<Eigen::Index>(k) * points, points) = features.middleRows(first, points);
        const auto own = y.subspan(static_cast<std::size_t>(first), static_cast<std::size_t>(points));
        rows.y.insert(rows.y.end(), own.begin(), own.end());
    }
    keep_points(rows.features, rows.y);
    return rows;
}

}  // namespace disentangle
