// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/representation/modularity.h"

namespace disentangle {

double modularity(const MutualInformation& information)
{
    const auto d = static_cast<double>(information.between.rows()), m = static_cast<double>(information.between.cols());
    double sum = 0;
    for (const auto column : information.between.colwise()) {
        const Eigen::ArrayXd squares = column.array().square();
        const double largest = squares.maxCoeff();
        if (largest > 0)
            sum += 1 - (squares.sum() - largest) / (largest * (d - 1));
    }
    return sum / m;
}

}  // namespace disentangle
