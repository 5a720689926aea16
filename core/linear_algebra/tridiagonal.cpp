// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/linear_algebra/decompositions.h"

#include <Eigen/Eigenvalues>

namespace disentangle {

std::vector<Eigen::VectorXd> shifted_solutions(const Eigen::MatrixXd& matrix, const Eigen::VectorXd& right,
                                               std::span<const double> shifts)
{
    // Q T Q' with T tridiagonal: what is costly is done once, and each shift takes a sweep down and one up.
    const Eigen::Index n = matrix.rows();
    const Eigen::Tridiagonalization<Eigen::MatrixXd> form(matrix);
    const Eigen::VectorXd diagonal = form.diagonal(), beside = form.subDiagonal();
    const Eigen::VectorXd turned = form.matrixQ().adjoint() * right;
    std::vector<Eigen::VectorXd> solutions;
    for (const double shift : shifts) {
        Eigen::VectorXd pivot = diagonal.array() + shift, x = turned;
        for (Eigen::Index i = 1; i < n; ++i) {
            const double factor = beside[i - 1] / pivot[i - 1];
            pivot[i] -= factor * beside[i - 1];
            x[i] -= factor * x[i - 1];
        }
        x[n - 1] /= pivot[n - 1];
        for (Eigen::Index i = n - 1; i-- > 0;)
            x[i] = (x[i] - beside[i] * x[i + 1]) / pivot[i];
        solutions.emplace_back(form.matrixQ() * x);
    }
    return solutions;
}

}  // namespace disentangle
