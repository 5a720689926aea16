// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/baselines/fast_ica.h"

#include "core/base/random.h"
#include "core/linear_algebra/decompositions.h"
#include "core/linear_algebra/products.h"
#include "core/metrics/principal_components.h"

#include <cmath>

namespace disentangle {
namespace {

constexpr int most_turns = 1000;
constexpr double settled = 1e-8;  // 1 - |cosine| of the slowest component's turn in one iteration

/// The nearest orthogonal matrix, (W W^T)^-1/2 W.
Eigen::MatrixXd decorrelated(const Eigen::MatrixXd& W)
{
    const SymmetricEigen eigen = symmetric_eigen(W * W.transpose());
    return product(
        product_with_transposed(eigen.vectors * eigen.values.cwiseInverse().cwiseSqrt().asDiagonal(), eigen.vectors),
        W);
}

}  // namespace

LinearComponents fast_ica(const Eigen::MatrixXd& rows, int count, std::uint64_t seed)
{
    const auto n = static_cast<double>(rows.rows());
    const PrincipalComponents principal = principal_components(rows, count);
    const Eigen::VectorXd deviation = (principal.scores.colwise().squaredNorm().transpose() / n).cwiseSqrt();
    const Eigen::VectorXd inverse = (deviation.array() > 0).select(1 / deviation.array(), 0);
    const Eigen::MatrixXd white = principal.scores * inverse.asDiagonal();

    LinearComponents result;
    Random random(seed, "initial unmixing");
    Eigen::MatrixXd W(count, count);
    for (double& entry : W.reshaped())
        entry = random.normal();
    W = decorrelated(W);
    for (double turned = 1; turned > settled && result.iterations < most_turns; ++result.iterations) {
        const Eigen::MatrixXd g = (white * W.transpose()).array().tanh();
        const Eigen::VectorXd slope = (1 - g.array().square()).colwise().mean();
        const Eigen::MatrixXd next = decorrelated(g.transpose() * white / n - slope.asDiagonal() * W);
        turned = 1 - (next.cwiseProduct(W)).rowwise().sum().cwiseAbs().minCoeff();
        W = next;
    }
    result.mean = rows.colwise().mean();
    result.unmixing = W * inverse.asDiagonal() * principal.directions.transpose();
    result.mixing = principal.directions * deviation.asDiagonal() * W.transpose();
    return result;
}

}  // namespace disentangle
