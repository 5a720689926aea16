// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/multitask/task_fit.h"

#include <Eigen/Core>

namespace disentangle {

// The linear map that makes the weights of many tasks sparse, on fixed white features (docs/tasks.md, section 4). A
// dictionary D (m x m, columns of length 1) gives new features D'f, on which task t has the weights w_t of v_t = D w_t.

/// ICA of the tasks' weights, not of the features: v_t = D w_t with w_t sparse and, by the symmetry of their signs,
/// uncorrelated. The second moment of the v_t, less that of their errors, whitens them; rotations of pairs (Jacobi) then
/// minimise the sum of the norms of the weights, over a feature's k weights together. The correlation of the latents does
/// not enter. Requires a task.
Eigen::MatrixXd weight_ica(const TaskFits& fits);

/// What a round of refinement did.
struct Refinement {
    double share = 0;  ///< of the features in use, mean over tasks
    double moved = 0;  ///< root of the mean squared step of a column
};
/// One round on the theorem's own terms, the constraint on the number of features in use (Lachapelle et al. 2023, problem
/// 3): drops for every task the weights whose squared t-value (Wald statistic over k - 1 degrees of freedom, for classes)
/// is below `threshold`, smallest first; then takes one Gauss-Newton step of D on all tasks' likelihood with those
/// supports, their weights eliminated.
Refinement refine(const TaskFits& fits, double threshold, Eigen::MatrixXd& dictionary);

/// The threshold of round `round` of `rounds`: geometric from `first` to `last` over the first 70 %.
double threshold_at(int round, int rounds, double first, double last);

/// Backward elimination from the minimiser `weights` (mk) of (w - weights)'A(w - weights) precision/2: while the smallest
/// Wald statistic of a feature's k weights is below `threshold`, and more than one feature is left. Updates the weights,
/// and writes A_SS^-1 with zeros outside the support to `inverse`. Returns the support.
std::vector<int> eliminate(const Eigen::MatrixXd& A, int outputs, double precision, double threshold,
                           Eigen::VectorXd& weights, Eigen::MatrixXd& inverse);

}  // namespace disentangle
