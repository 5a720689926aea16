// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/mechanism_sparsity/mechanisms/action_dependence.h"

#include "core/linear_algebra/decompositions.h"
#include "core/linear_algebra/products.h"

#include <cmath>

namespace disentangle {
namespace {

using Eigen::MatrixXd;

/// Share of a variance that counts as an error, so that no direction is divided by nothing.
constexpr double least_share = 1e-5;
constexpr double lowest_frequency =
    0.7;  // radians a deviation: nine deviations long, a uniform range is three and a half

MatrixXd centred(const MatrixXd& rows)
{
    return rows.rowwise() - rows.colwise().mean();
}

MatrixXd covariance(const MatrixXd& centred_rows)
{
    return product_of_transposed(centred_rows, centred_rows) / static_cast<double>(centred_rows.rows());
}

/// What the best linear map from one to the other is, in x out. Both centred.
MatrixXd regression(const MatrixXd& from, const MatrixXd& to)
{
    MatrixXd moment = covariance(from);
    moment.diagonal().array() += least_share * moment.diagonal().mean() + 1e-12;
    return product(inverse_of(moment), product_of_transposed(from, to) / static_cast<double>(from.rows()));
}

/// Logarithm of the determinant of a covariance.
double log_det(const MatrixXd& matrix)
{
    return symmetric_eigenvalues(matrix).array().max(1e-30).log().sum();
}

}  // namespace

EncodingLoss actions_left(const MatrixXd& encoded, const MatrixXd& actions)
{
    const MatrixXd e = centred(encoded);
    MatrixXd wanted = centred(actions);
    wanted.array().rowwise() /=
        ((wanted.colwise().squaredNorm() / static_cast<double>(wanted.rows())).array().sqrt() + 1e-12);
    const MatrixXd map = regression(e, wanted);
    const MatrixXd left = wanted - product(e, map);
    const double count = static_cast<double>(left.size());
    return {left.squaredNorm() / (2 * count), product_with_transposed(left, map) / -count};
}

EncodingLoss encoded_loss(const MatrixXd& encoded, const MatrixXd& features)
{
    const MatrixXd e = centred(encoded), f = centred(features);
    const MatrixXd left = e - product(f, regression(f, e));
    const MatrixXd all = covariance(e);
    const MatrixXd rest = covariance(left) + least_share * all;
    const double rows = static_cast<double>(e.rows());
    return {(log_det(rest) - log_det(all)) / 2,
            (product(left + least_share * e, inverse_of(rest)) - product(e, inverse_of(all))) / rows};
}

MatrixXd waves_of_actions(const MatrixXd& actions, int harmonics)
{
    const Eigen::Index n = actions.rows(), d = actions.cols();
    MatrixXd result(n, d * (1 + 2 * harmonics));
    result.leftCols(d) = actions;
    for (int k = 1; k <= harmonics; ++k) {
        const Eigen::ArrayXXd angles = lowest_frequency * k * actions.array();
        result.middleCols((2 * k - 1) * d, d) = angles.sin();
        result.middleCols(2 * k * d, d) = angles.cos();
    }
    return result;
}

}  // namespace disentangle
