// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/linear_algebra/decompositions.h"

#include <Eigen/Eigenvalues>

namespace disentangle {

SymmetricEigen symmetric_eigen(const Eigen::MatrixXd& matrix)
{
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(matrix);
    return {solver.eigenvalues(), solver.eigenvectors()};
}

}  // namespace disentangle
