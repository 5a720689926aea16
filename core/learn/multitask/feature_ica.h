// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>
#include <cstdint>

namespace disentangle {

/// FastICA (Hyvarinen 1999), symmetric, with log cosh: the rotation Q for which the columns of white Q are as little normal
/// as can be. white: N x m of unit covariance. Starts from the stream "feature ICA" of `seed`; at most 200 iterations.
Eigen::MatrixXd feature_ica(const Eigen::MatrixXd& white, std::uint64_t seed);

}  // namespace disentangle
