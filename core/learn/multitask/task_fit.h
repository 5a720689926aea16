// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/multitask/inner.h"

#include <Eigen/Core>
#include <vector>

namespace disentangle {

/// What is known of a task's predictor on m fixed features: its loss near the minimum is precision (w - v)'H(w - v)/2, w
/// being the mk weights, weight c of feature j at j k + c.
struct TaskFit {
    Eigen::MatrixXd H;     ///< mk x mk: F'F/n, or the curvature of a classifier's penalised loss
    Eigen::VectorXd v;     ///< mk, the minimiser, of targets that were scaled to unit power
    double precision = 0;  ///< n - m over the sum of squares left, or n
    double scale = 1;      ///< of the targets
};
struct TaskFits {
    int features = 0, outputs = 1;
    std::vector<TaskFit> tasks;
};

/// The fit of one task without penalty, or with the ridge `l2` of a classifier. Features n x m, n > m.
TaskFit fit_task(const Eigen::MatrixXd& features, const Targets& targets, double l2);

/// The targets as predictors learn them: numbers scaled to unit power, so that every task counts alike. Returns the scale.
double scale_to_unit_power(Targets& targets);

/// What makes features white: mean and W, such that (f - mean) W has unit covariance.
struct Whitening {
    Eigen::RowVectorXd mean;
    Eigen::MatrixXd W;
};
/// `floor` is added to the covariance's diagonal.
Whitening whitening_of(const Eigen::MatrixXd& rows, double floor = 0);

/// A symmetric matrix to a power, its eigenvalues kept above 1e-10 first.
Eigen::MatrixXd symmetric_power(const Eigen::MatrixXd& matrix, double power);

/// Its inverse, after a ridge of 1e-9: a symmetric matrix that may lack full rank.
Eigen::MatrixXd ridged_inverse(Eigen::MatrixXd matrix);

/// Columns scaled to length 1.
void scale_columns(Eigen::MatrixXd& matrix);

}  // namespace disentangle
