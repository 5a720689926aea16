// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/linear_algebra/decompositions.h"

#include <Eigen/Cholesky>

namespace disentangle {

std::optional<Eigen::MatrixXd> cholesky_factor(const Eigen::MatrixXd& matrix)
{
    const Eigen::LLT<Eigen::MatrixXd> cholesky(matrix);
    if (cholesky.info() != Eigen::Success)
        return std::nullopt;
    return cholesky.matrixL();
}

Eigen::VectorXd solve_positive(const Eigen::MatrixXd& matrix, const Eigen::VectorXd& right)
{
    return matrix.llt().solve(right);
}

}  // namespace disentangle
