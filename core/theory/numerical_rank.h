// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>

namespace disentangle {

/// Number of singular values above 1e-6 of the largest, after rows and then columns are scaled to unit length: neither
/// the unit of a coordinate nor the size of a draw matters. Columns that hold NaN or infinity are left out.
int numerical_rank(Eigen::MatrixXd matrix);

}  // namespace disentangle
