// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/theory/numerical_rank.h"

#include "core/linear_algebra/decompositions.h"

#include <algorithm>
#include <utility>

namespace disentangle {

Eigen::VectorXd relative_singular_values(Eigen::MatrixXd matrix)
{
    if (matrix.size() == 0)
        return {};
    for (Eigen::Index col = 0; col < matrix.cols(); ++col) {
        if (!matrix.col(col).allFinite())
            matrix.col(col).setZero();
    }
    const auto scale = [](auto&& line) {
        // Dividing by the largest entry first keeps the squares within range.
        const double largest = line.cwiseAbs().maxCoeff();
        if (largest > 0) {
            line /= largest;
            line /= line.norm();
        }
    };
    for (Eigen::Index row = 0; row < matrix.rows(); ++row)
        scale(matrix.row(row));
    for (Eigen::Index col = 0; col < matrix.cols(); ++col)
        scale(matrix.col(col));

    // Singular values as roots of the eigenvalues of the smaller Gram matrix, many times faster than a decomposition of
    // the matrix itself; the squared tolerance, 1e-12, stays far above the rounding of either.
    // The solver reads the lower triangle alone.
    const Eigen::Index size = std::min(matrix.rows(), matrix.cols());
    Eigen::MatrixXd gram = Eigen::MatrixXd::Zero(size, size);
    if (matrix.rows() == size)
        gram.selfadjointView<Eigen::Lower>().rankUpdate(matrix);
    else
        gram.selfadjointView<Eigen::Lower>().rankUpdate(matrix.transpose());
    const Eigen::VectorXd squares = symmetric_eigenvalues(gram);
    const double largest = squares.maxCoeff();
    if (!(largest > 0))
        return Eigen::VectorXd::Zero(size);
    return (squares.reverse().array().max(0) / largest).sqrt();
}

int numerical_rank(Eigen::MatrixXd matrix)
{
    return static_cast<int>((relative_singular_values(std::move(matrix)).array() > smallest_counted).count());
}

}  // namespace disentangle
