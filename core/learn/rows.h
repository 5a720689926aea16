// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>
#include <vector>

namespace disentangle {

using RowMajor = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// float32 in row order, as data and networks have them, for linear algebra.
inline Eigen::MatrixXd to_matrix(const std::vector<float>& values, int cols)
{
    const Eigen::Index rows = cols > 0 ? static_cast<Eigen::Index>(values.size()) / cols : 0;
    return Eigen::Map<const RowMajor>(values.data(), rows, cols).cast<double>();
}

inline std::vector<float> to_rows(const Eigen::MatrixXd& matrix)
{
    std::vector<float> values(static_cast<std::size_t>(matrix.size()));
    Eigen::Map<RowMajor>(values.data(), matrix.rows(), matrix.cols()) = matrix.cast<float>();
    return values;
}

}  // namespace disentangle
