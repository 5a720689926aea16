// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/representation/mig.h"

namespace disentangle {

double mutual_information_gap(const MutualInformation& information)
{
    const Eigen::Index d = information.between.rows();
    double sum = 0;
    for (Eigen::Index i = 0; i < d; ++i)
        sum += lead_of(information.between.row(i)).gap / information.entropy[i];
    return sum / static_cast<double>(d);
}

}  // namespace disentangle
