// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/linear_algebra/decompositions.h"

#include <Eigen/QR>

namespace disentangle {

Eigen::MatrixXd orthogonal_factor(const Eigen::MatrixXd& matrix)
{
    return Eigen::HouseholderQR<Eigen::MatrixXd>(matrix).householderQ();
}

Eigen::MatrixXd coordinates_in_span(const Eigen::MatrixXd& a, const Eigen::MatrixXd& b, std::optional<double> threshold)
{
    Eigen::ColPivHouseholderQR<Eigen::MatrixXd> qr(a);
    if (threshold)
        qr.setThreshold(*threshold);
    const Eigen::MatrixXd turned = qr.householderQ().adjoint() * b;
    return turned.topRows(qr.rank());
}

}  // namespace disentangle
