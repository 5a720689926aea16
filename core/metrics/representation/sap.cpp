// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/representation/sap.h"

namespace disentangle {

double separated_attribute_predictability(const Eigen::MatrixXd& r2)
{
    double sum = 0;
    for (const auto row : r2.rowwise())
        sum += lead_of(row.transpose()).gap;
    return sum / static_cast<double>(r2.rows());
}

}  // namespace disentangle
