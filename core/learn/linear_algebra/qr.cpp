// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/linear_algebra/decompositions.h"

#include <Eigen/QR>

namespace disentangle {

Eigen::MatrixXd orthogonal_factor(const Eigen::MatrixXd& matrix)
{
    return Eigen::HouseholderQR<Eigen::MatrixXd>(matrix).householderQ();
}

}  // namespace disentangle
