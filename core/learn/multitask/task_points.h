// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/multitask/inner.h"

#include <Eigen/Core>
#include <cstdint>
#include <span>
#include <vector>

namespace disentangle {

/// What a predictor of one task is fitted to: its points that have a target. With an intercept, features and numbers are
/// taken about their means, and the logits of classes start from the classes' frequencies, so that weights alone are left.
struct TaskPoints {
    Eigen::MatrixXd features;  ///< points x m
    Targets targets;
    std::vector<Eigen::Index> rows;    ///< where the points stand among the rows given; empty: they are all of them
    Eigen::RowVectorXd feature_means;  ///< m; empty without intercept
    Eigen::RowVectorXd target_offset;  ///< mean of the numbers, or logarithms of frequencies; empty without intercept

    /// Predictions for rows of features (n x m), of numbers or logits: those of weights (m x outputs), and the intercept.
    Eigen::MatrixXd predict(const Eigen::MatrixXd& others, const Eigen::MatrixXd& weights) const;
    /// The gradient for `all` rows given, of one for `features`.
    Eigen::MatrixXd spread(Eigen::MatrixXd gradient, Eigen::Index all) const;
};
/// `y`: a number or label for every row of features, NaN where a row is no point. `classes`: 0 for numbers.
TaskPoints task_points(Eigen::MatrixXd features, std::span<const float> y, int classes, bool intercept);

/// The points of a task among rows, n x m and n, each with a target.
struct TaskRows {
    Eigen::MatrixXd features;
    std::vector<float> y;
};
/// Those of the parts that a task comes in (core/data/task_parts.h), `points` rows each, behind each other.
TaskRows rows_of_parts(const std::vector<std::int32_t>& parts, int points, const Eigen::MatrixXd& features,
                       std::span<const float> y);

}  // namespace disentangle
