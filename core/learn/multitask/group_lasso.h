// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>
#include <vector>

namespace disentangle {

// Base-predictors of a task on its features F (n x m) and targets Y (n x k), docs/tasks.md, section 3. Weights are m x k:
// row j belongs to feature j, and a feature is used where its row is not zero.

/// What a least-squares predictor knows of its data.
struct Moments {
    Eigen::MatrixXd G;  ///< F'F/n, m x m
    Eigen::MatrixXd C;  ///< F'Y/n, m x k
};
Moments moments_of(const Eigen::MatrixXd& features, const Eigen::MatrixXd& targets);

/// The smallest lambda at which no feature is used: max_j ||F_j'Y||/n.
double largest_lambda(const Moments& moments);

/// When coordinate descent ends: when no weight has moved by more than `tolerance` of the largest, in units of prediction.
struct Accuracy {
    double tolerance = 1e-4;
    int most_sweeps = 2000;
};

/// The minimiser of ||F W - Y||^2/(2n) + lambda sum_j ||W_j||, the lasso for k = 1, by block coordinate descent on the
/// moments from `weights` (m x k) on. Between sweeps over all features it stays with those in use. Returns the sweeps.
int group_lasso(const Moments& moments, double lambda, const Accuracy& accuracy, Eigen::MatrixXd& weights);

/// (G + lambda I)^-1 C, for lambda > 0 or a G of full rank: the minimiser of ||F W - Y||^2/(2n) + lambda ||W||^2/2.
Eigen::MatrixXd ridge(const Moments& moments, double lambda);

/// Features whose row is not zero, in order.
std::vector<int> support_of(const Eigen::MatrixXd& weights);

/// How an outer loss follows the features through the group lasso's solution, lambda held fixed: dL/dF (n x m), given
/// dL/dW (m x k) at the solution. By the implicit function theorem on the support S: H U = dL/dW_S with H the curvature
/// F_S'F_S/n, and for k > 1 of the norms lambda (I - w w'/|w|^2)/|w|, too; dL/dF_S = -((F W - Y) U' + F_S U W_S')/n, and
/// zero elsewhere.
Eigen::MatrixXd implicit_gradient(const Eigen::MatrixXd& features, const Eigen::MatrixXd& targets, double lambda,
                                  const Eigen::MatrixXd& weights, const Eigen::MatrixXd& weight_gradient);

/// Adds lambda (I - w w'/|w|^2)/|w|, the curvature of lambda |w|, to the k x k block of `curvature` that starts at `first`.
void add_norm_curvature(const Eigen::VectorXd& w, double lambda, Eigen::Index first, Eigen::MatrixXd& curvature);

}  // namespace disentangle
