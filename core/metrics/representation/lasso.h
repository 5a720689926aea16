// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>

namespace disentangle {

/// The minimisers w (m x k, one column for each column of Y) of (1/2N) |Y_i - X w|^2 + alpha |w|_1, the Lasso as
/// scikit-learn writes it. X: N x m, Y: N x k, columns of mean 0. A column of zeros has weight 0. Optimality conditions
/// hold to 1e-12 of the largest |X_j . Y_i| / N where the minimiser is unique.
Eigen::MatrixXd lasso(const Eigen::MatrixXd& X, const Eigen::MatrixXd& Y, double alpha);

/// Whether columns of X, those of zeros aside, depend on each other: singular values below 1e-10 of the largest.
bool has_dependent_columns(const Eigen::MatrixXd& X);

}  // namespace disentangle
