// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>
#include <cstdint>

namespace disentangle {

/// The linear map from rows to independent components, and back.
struct LinearComponents {
    Eigen::RowVectorXd mean;   ///< 1 x d_x
    Eigen::MatrixXd unmixing;  ///< count x d_x: components = (x - mean) unmixing^T, each of variance 1
    Eigen::MatrixXd mixing;    ///< d_x x count: x = mean + components mixing^T, in the span of the components
    int iterations = 0;        ///< that it took
};

/// The first principal components, whitened, and turned so that the sum of their negentropies is largest: FastICA
/// (Hyvarinen 1999, IEEE TNN 10(3)) with tanh, all components at once, from a random rotation of `seed`. rows: N x d_x,
/// finite, 1 <= count <= d_x. Directions without variance give components that are 0.
LinearComponents fast_ica(const Eigen::MatrixXd& rows, int count, std::uint64_t seed);

}  // namespace disentangle
