// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/multitask/task_fit.h"

#include "core/linear_algebra/decompositions.h"
#include "core/linear_algebra/products.h"

#include <algorithm>
#include <cmath>

namespace disentangle {
namespace {

constexpr double least_residual = 1e-8;  // of unit power: a task without noise has no infinite precision
constexpr double slight_ridge = 1e-9;

}  // namespace

double scale_to_unit_power(Targets& targets)
{
    if (targets.classes > 0)
        return 1;
    const double scale = std::sqrt(targets.numbers.squaredNorm() / static_cast<double>(targets.numbers.size()));
    if (scale > 0)
        targets.numbers /= scale;
    return scale;
}

TaskFit fit_task(const Eigen::MatrixXd& features, const Targets& targets, double l2)
{
    constexpr double tolerance = 1e-6;
    constexpr int most_steps = 20;
    const Eigen::Index n = features.rows(), m = features.cols();
    if (targets.classes > 0) {
        const LogisticFit fit = fit_logistic(features, targets.labels, targets.classes, {l2, 0}, tolerance, most_steps,
                                             nullptr, targets.offset);
        const Eigen::MatrixXd by_feature = fit.weights.transpose();
        return {fit.curvature, Eigen::Map<const Eigen::VectorXd>(by_feature.data(), by_feature.size()),
                static_cast<double>(n), 1};
    }
    Targets scaled = targets;
    TaskFit fit;
    fit.scale = scale_to_unit_power(scaled);
    const Moments moments = moments_of(features, scaled.numbers);
    fit.H = moments.G;
    fit.v = ridge(moments, slight_ridge);
    const double left = scaled.numbers.squaredNorm() / static_cast<double>(n) - moments.C.col(0).dot(fit.v);
    fit.precision = static_cast<double>(n - m) / std::max(left, least_residual);
    return fit;
}

Eigen::MatrixXd symmetric_power(const Eigen::MatrixXd& matrix, double power)
{
    const SymmetricEigen eigen = symmetric_eigen(matrix);
    const Eigen::VectorXd values = eigen.values.array().max(1e-10).pow(power);
    return product_with_transposed(eigen.vectors * values.asDiagonal(), eigen.vectors);
}

Whitening whitening_of(const Eigen::MatrixXd& rows, double floor)
{
    Whitening whitening;
    whitening.mean = rows.colwise().mean();
    const Eigen::MatrixXd centred = rows.rowwise() - whitening.mean;
    Eigen::MatrixXd covariance = product_of_transposed(centred, centred) / static_cast<double>(rows.rows());
    covariance.diagonal().array() += floor;
    whitening.W = symmetric_power(covariance, -0.5);
    return whitening;
}

Eigen::MatrixXd ridged_inverse(Eigen::MatrixXd matrix)
{
    matrix.diagonal().array() += slight_ridge;
    return inverse_of(matrix);
}

void scale_columns(Eigen::MatrixXd& matrix)
{
    for (Eigen::Index j = 0; j < matrix.cols(); ++j)
        if (const double length = matrix.col(j).norm(); length > 0)
            matrix.col(j) /= length;
}

}  // namespace disentangle
