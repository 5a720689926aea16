// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/linear_algebra/decompositions.h"

#include <Eigen/LU>

namespace disentangle {

Eigen::MatrixXd inverse_of(const Eigen::MatrixXd& matrix)
{
    return matrix.inverse();
}

Eigen::MatrixXf inverse_of(const Eigen::MatrixXf& matrix)
{
    return matrix.inverse();
}

double determinant_of(const Eigen::MatrixXd& matrix)
{
    return matrix.determinant();
}

}  // namespace disentangle
