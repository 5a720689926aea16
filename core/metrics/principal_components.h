// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>
#include <span>

namespace disentangle {

/// The directions in which rows vary most.
struct PrincipalComponents {
    Eigen::MatrixXd scores;      ///< N x count: the centred rows along the directions
    Eigen::MatrixXd directions;  ///< d x count, columns of length 1, by falling variance
    Eigen::VectorXd share;       ///< count: of the total variance, in [0, 1]
};

/// data: N x d, finite, N >= 1; columns are centred, not scaled. Components beyond min(N - 1, d), and those without
/// variance, are zero. A direction has the sign that makes its largest entry positive. Requires count >= 1.
PrincipalComponents principal_components(const Eigen::MatrixXd& data, int count);

/// Pearson correlation over the pairs in which both are finite, in [-1, 1]; NaN when one of them is constant there.
/// Requires equal lengths.
double correlation(std::span<const float> a, std::span<const float> b);

}  // namespace disentangle
