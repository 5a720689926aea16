// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/multitask/inner.h"

#include "core/linear_algebra/products.h"

#include <algorithm>
#include <cmath>

namespace disentangle {
namespace {

constexpr double least_error = 1e-4;  // of the logarithm, in units of the targets' power
constexpr int newton_steps = 30;

InnerOutcome solve_numbers(const InnerSettings& settings, const Penalty& penalty, const Eigen::MatrixXd& features,
                           const Eigen::VectorXd& targets)
{
    const auto n = static_cast<double>(features.rows());
    const Moments moments = moments_of(features, targets);
    InnerOutcome outcome;
    if (settings.kind == Inner::ridge) {
        outcome.weights = ridge(moments, penalty.l2);
    } else {
        outcome.weights = Eigen::MatrixXd::Zero(features.cols(), 1);
        group_lasso(moments, penalty.lambda, settings.accuracy, outcome.weights);
    }
    const Eigen::VectorXd residual = product(features, outcome.weights) - targets;
    outcome.loss = residual.squaredNorm() / (2 * n);
    outcome.gradient = product_with_transposed(residual, outcome.weights) / n;
    if (settings.kind == Inner::bilevel) {
        const Eigen::MatrixXd weight_gradient = product_of_transposed(features, residual) / n;
        outcome.gradient += implicit_gradient(features, targets, penalty.lambda, outcome.weights, weight_gradient);
    } else {
        outcome.loss +=
            penalty.l2 / 2 * outcome.weights.squaredNorm() + penalty.lambda * outcome.weights.rowwise().norm().sum();
    }
    if (settings.logarithm) {
        const double error = std::max(2 * outcome.loss, least_error);
        outcome.loss = std::log(error) / 2;
        outcome.gradient /= error;
    }
    return outcome;
}

InnerOutcome solve_labels(const InnerSettings& settings, const Penalty& penalty, const Eigen::MatrixXd& features,
                          const Targets& targets)
{
    const auto n = static_cast<double>(features.rows());
    const LogisticFit fit = fit_logistic(features, targets.labels, targets.classes, penalty,
                                         settings.accuracy.tolerance, newton_steps, nullptr, targets.offset);
    InnerOutcome outcome;
    outcome.weights = fit.weights;
    outcome.loss = fit.loss;
    outcome.gradient = product_with_transposed(fit.residual, fit.weights) / n;
    if (settings.kind == Inner::bilevel) {
        const Eigen::MatrixXd weight_gradient = product_of_transposed(features, fit.residual) / n;
        outcome.gradient += implicit_gradient(features, targets.labels, fit, penalty, weight_gradient);
    } else {
        outcome.loss += fit.penalty;
    }
    return outcome;
}

}  // namespace

Penalty penalty_of(const InnerSettings& settings, const Eigen::MatrixXd& features, const Targets& targets)
{
    if (targets.classes > 0)
        return {settings.l2, settings.kind == Inner::ridge
                                 ? 0
                                 : settings.ratio * largest_lambda(features, targets.labels, targets.classes)};
    if (settings.kind == Inner::ridge)
        return {settings.ridge * features.squaredNorm() / static_cast<double>(features.rows()), 0};
    return {0, settings.ratio * largest_lambda(moments_of(features, targets.numbers))};
}

InnerOutcome solve_task(const InnerSettings& settings, const Penalty& penalty, const Eigen::MatrixXd& features,
                        const Targets& targets)
{
    return targets.classes > 0 ? solve_labels(settings, penalty, features, targets)
                               : solve_numbers(settings, penalty, features, targets.numbers);
}

}  // namespace disentangle
