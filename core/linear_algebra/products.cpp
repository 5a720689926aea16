// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/linear_algebra/products.h"

namespace disentangle {

Eigen::MatrixXd product(const Eigen::MatrixXd& a, const Eigen::MatrixXd& b)
{
    return a * b;
}

Eigen::MatrixXd product_with_transposed(const Eigen::MatrixXd& a, const Eigen::MatrixXd& b)
{
    return a * b.transpose();
}

Eigen::MatrixXd product_of_transposed(const Eigen::MatrixXd& a, const Eigen::MatrixXd& b)
{
    return a.transpose() * b;
}

}  // namespace disentangle
