// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/multitask/turned_features.h"

#include "core/linear_algebra/decompositions.h"
#include "core/linear_algebra/products.h"
#include "core/metrics/assignment.h"

#include <cmath>
#include <span>

namespace disentangle {
namespace {

constexpr double uniform_from = 100;

}  // namespace

Eigen::MatrixXd turned(int m, double t, Random& random)
{
    Eigen::MatrixXd normal(m, m);
    random.normal(std::span<double>(normal.data(), static_cast<std::size_t>(normal.size())));
    if (t >= uniform_from)
        return orthogonal_factor(normal);
    const Eigen::MatrixXd A = t / std::sqrt(2.0 * m) * (normal - normal.transpose());
    const Eigen::MatrixXd one = Eigen::MatrixXd::Identity(m, m);
    return product(inverse_of(Eigen::MatrixXd(one - A)), one + A);
}

double mcc_of_turn(const Eigen::MatrixXd& Q)
{
    const Eigen::MatrixXd sizes = Q.cwiseAbs();
    const std::vector<int> match = optimal_assignment(sizes);
    double sum = 0;
    for (std::size_t i = 0; i < match.size(); ++i)
        sum += sizes(static_cast<Eigen::Index>(i), match[i]);
    return sum / static_cast<double>(match.size());
}

}  // namespace disentangle
