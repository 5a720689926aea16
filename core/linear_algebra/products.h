// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>

namespace disentangle {

// Matrix products, compiled once as the decompositions are (decompositions.h): each kind of operand that Eigen multiplies
// costs a second of compile time in every file.

/// a b.
Eigen::MatrixXd product(const Eigen::MatrixXd& a, const Eigen::MatrixXd& b);
/// a b^T.
Eigen::MatrixXd product_with_transposed(const Eigen::MatrixXd& a, const Eigen::MatrixXd& b);
/// a^T b.
Eigen::MatrixXd product_of_transposed(const Eigen::MatrixXd& a, const Eigen::MatrixXd& b);

}  // namespace disentangle
