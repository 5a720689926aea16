// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>
#include <span>

namespace disentangle {

/// Price of a support vector machine's weights: sparse sum_j ||W_j|| + ridge ||W||^2/2, ridge > 0. With sparse = 0 it is
/// the plain one.
struct SvmPenalty {
    double sparse = 0;
    double ridge = 1;
};

struct SvmFit {
    Eigen::MatrixXd weights;  ///< m x k; row j belongs to feature j, which is used where it is not zero
    double objective = 0;     ///< the loss plus the price, at the weights
    double gap = 0;           ///< how far that may be above the minimum, by duality
    int iterations = 0;
};

/// The group-sparse multiclass support vector machine (Lachapelle et al. 2023, arXiv 2211.14666, problem 8; Crammer &
/// Singer 2001 for the loss): minimises sum_i max_c (1[c != y_i] + F_i W_c - F_i W_{y_i}) plus the price, without
/// intercept. Accelerated projected gradient on the dual, restarted where it turns back: rows L_i of the dual are in the
/// simplex, W = S((Y - L)'F)/ridge with S what shrinks the column of a feature by `sparse`. Features n x m, labels n in
/// [0, k). Ends at a gap of `tolerance` of the objective.
SvmFit fit_svm(const Eigen::MatrixXd& features, std::span<const int> labels, int classes, const SvmPenalty& penalty,
               double tolerance = 1e-3, int most_iterations = 1000);

/// A scale of `sparse`, at which about no feature is used: max_j ||((Y - L)'F)_j|| with L uniform over the wrong classes.
double largest_sparsity(const Eigen::MatrixXd& features, std::span<const int> labels, int classes);

}  // namespace disentangle
