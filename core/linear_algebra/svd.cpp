// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/linear_algebra/decompositions.h"

#include <Eigen/SVD>

namespace disentangle {

Eigen::MatrixXd least_squares(const Eigen::MatrixXd& a, const Eigen::MatrixXd& b, double threshold)
{
    Eigen::JacobiSVD<Eigen::MatrixXd> svd(a, Eigen::ComputeThinU | Eigen::ComputeThinV);
    svd.setThreshold(threshold);
    return svd.solve(b);
}

Eigen::Index rank_of(const Eigen::MatrixXd& matrix, double threshold)
{
    Eigen::JacobiSVD<Eigen::MatrixXd> svd(matrix);
    svd.setThreshold(threshold);
    return svd.rank();
}

}  // namespace disentangle
