// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/mechanism_sparsity/search/influence_moments.h"

#include "core/linear_algebra/decompositions.h"
#include "core/linear_algebra/products.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace disentangle {

using Eigen::MatrixXd;
using Eigen::VectorXd;

MatrixXd InfluenceMoments::squared() const
{
    MatrixXd result = MatrixXd::Zero(d_z, inputs());
    for (const MatrixXd& p : past)
        result.leftCols(d_z) += p.cwiseAbs2();
    for (std::size_t l = 0; l < actions.size(); ++l)
        result.col(inputs() - static_cast<int>(actions.size() - l)) = actions[l].diagonal();
    return result;
}

InfluenceMoments InfluenceMoments::transformed(const MatrixXd& B) const
{
    InfluenceMoments result = *this;
    const MatrixXd inverse = inverse_of(B);
    for (MatrixXd& p : result.past)
        p = product(product(B, p), inverse);
    for (MatrixXd& m : result.actions)
        m = (B * m * B.transpose()).eval();  // in one expression, which Eigen sums in an order of its own
    return result;
}

InfluenceMoments InfluenceMoments::restricted(const MatrixXd& U) const
{
    InfluenceMoments result = *this;
    result.d_z = static_cast<int>(U.cols());
    for (std::vector<MatrixXd>* matrices : {&result.past, &result.actions})
        for (MatrixXd& m : *matrices)
            m = product(product_of_transposed(U, m), U);
    return result;
}

InfluenceMoments InfluenceMoments::normalised() const
{
    InfluenceMoments result = *this;
    const MatrixXd s = squared();
    const double of_past = time() ? s.leftCols(d_z).sum() / d_z : 0;
    const double of_actions = s.rightCols(static_cast<Eigen::Index>(actions.size())).sum() / std::max(d_z, 1);
    for (MatrixXd& p : result.past)
        p *= std::sqrt(scale_of(of_past));
    for (MatrixXd& m : result.actions)
        m *= scale_of(of_actions);
    return result;
}

std::vector<MatrixXd> principal_matrices(const MatrixXd& columns)
{
    // From whichever of C C^T and C^T C is smaller: C v / |C v| is an eigenvector of the one for every v of the other.
    const bool wide = columns.cols() > columns.rows();
    const MatrixXd moment = wide ? product_with_transposed(columns, columns) : product_of_transposed(columns, columns);
    const SymmetricEigen eigen = symmetric_eigen(moment);
    const VectorXd& values = eigen.values;  // ascending
    const auto d = static_cast<Eigen::Index>(std::lround(std::sqrt(static_cast<double>(columns.rows()))));
    std::vector<MatrixXd> result;
    double left_out = 0;
    const double allowed = 1e-6 * values.sum();
    for (Eigen::Index k = 0; k < values.size(); ++k) {
        const double value = std::max(values(k), 0.0);
        left_out += value;
        if (left_out <= allowed && k + 1 < values.size())
            continue;
        const VectorXd column =
            wide ? VectorXd(eigen.vectors.col(k) * std::sqrt(value)) : VectorXd(columns * eigen.vectors.col(k));
        result.emplace_back(Eigen::Map<const MatrixXd>(column.data(), d, d));
    }
    return result;
}

}  // namespace disentangle
