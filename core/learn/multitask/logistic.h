// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/multitask/group_lasso.h"

#include <Eigen/Core>
#include <span>
#include <vector>

namespace disentangle {

/// Price of a classifier's weights: l2 ||W||^2/2 + lambda sum_j ||W_j||. Softmax over all classes needs l2 > 0: without it
/// a common shift of the logits is free.
struct Penalty {
    double l2 = 0.01;
    double lambda = 0;
};

/// Multinomial logistic regression without intercept.
struct LogisticFit {
    Eigen::MatrixXd weights;    ///< m x k
    Eigen::MatrixXd residual;   ///< n x k: probabilities less 1 at the label
    Eigen::MatrixXd curvature;  ///< mk x mk of the mean log loss + l2 I at the weights; index j k + c
    double loss = 0;            ///< mean log loss, without penalty
    double penalty = 0;         ///< that of the weights
    int steps = 0;              ///< of Newton
};

/// Minimises the mean log loss plus penalty by Newton steps, proximal ones (block coordinate descent on the quadratic
/// model) where lambda > 0, halved while the objective rises. `labels`: n in [0, k). `support`: null, or the features that
/// may be used; then lambda must be 0. Ends when a step changes the objective by less than `tolerance` of it; with 0 takes
/// all steps. `offset`: what the logits are without features, k numbers; empty: 0.
LogisticFit fit_logistic(const Eigen::MatrixXd& features, std::span<const int> labels, int classes,
                         const Penalty& penalty, double tolerance, int most_steps,
                         const std::vector<int>* support = nullptr, const Eigen::RowVectorXd& offset = {});

/// The smallest lambda at which no feature is used: max_j ||F_j'(Y - 1/k)||/n with Y one-hot (docs/tasks.md, section 3).
double largest_lambda(const Eigen::MatrixXd& features, std::span<const int> labels, int classes);

/// How an outer loss follows the features through the fit, penalty held fixed: dL/dF (n x m), given dL/dW (m x k).
Eigen::MatrixXd implicit_gradient(const Eigen::MatrixXd& features, std::span<const int> labels, const LogisticFit& fit,
                                  const Penalty& penalty, const Eigen::MatrixXd& weight_gradient);

}  // namespace disentangle
