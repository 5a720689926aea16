// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>

namespace disentangle {

/// Singular values over the largest, descending, after rows and then columns are scaled to unit length: neither the unit of a
/// coordinate nor the size of a draw matters. Columns that hold NaN or infinity are left out. All 0 for zeros; below 1e-6
/// they are rounding. Of the shorter side's length.
Eigen::VectorXd relative_singular_values(Eigen::MatrixXd matrix);

inline constexpr double smallest_counted = 1e-6;

/// Number of singular values above 1e-6 of the largest, scaled in that way.
int numerical_rank(Eigen::MatrixXd matrix);

}  // namespace disentangle
