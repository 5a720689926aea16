// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/multitask/feature_ica.h"

#include "core/base/random.h"
#include "core/linear_algebra/products.h"
#include "core/learn/multitask/task_fit.h"

namespace disentangle {
namespace {

/// The nearest matrix with orthonormal rows.
Eigen::MatrixXd decorrelated(const Eigen::MatrixXd& rows)
{
    return product(symmetric_power(product_with_transposed(rows, rows), -0.5), rows);
}

}  // namespace

Eigen::MatrixXd feature_ica(const Eigen::MatrixXd& white, std::uint64_t seed)
{
    constexpr int most_iterations = 200;
    constexpr double settled = 1e-5;
    const Eigen::Index m = white.cols();
    const auto n = static_cast<double>(white.rows());
    Random random(seed, "feature ICA");
    Eigen::MatrixXd rows(m, m);
    for (double& value : rows.reshaped())
        value = random.normal();
    rows = decorrelated(rows);
    for (int iteration = 0; iteration < most_iterations; ++iteration) {
        const Eigen::MatrixXd slope = product_with_transposed(white, rows).array().tanh();
        const Eigen::VectorXd bend = 1 - slope.colwise().squaredNorm().transpose().array() / n;
        const Eigen::MatrixXd next = decorrelated(product_of_transposed(slope, white) / n - bend.asDiagonal() * rows);
        const Eigen::VectorXd agreement = next.cwiseProduct(rows).rowwise().sum().cwiseAbs();
        rows = next;
        if ((agreement.array() - 1).abs().maxCoeff() < settled)
            break;
    }
    return rows.transpose();
}

}  // namespace disentangle
