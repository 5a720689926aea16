// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/principal_components.h"

#include "core/linear_algebra/decompositions.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace disentangle {

PrincipalComponents principal_components(const Eigen::MatrixXd& data, int count)
{
    const Eigen::Index n = data.rows(), d = data.cols();
    PrincipalComponents result{Eigen::MatrixXd::Zero(n, count), Eigen::MatrixXd::Zero(d, count),
                               Eigen::VectorXd::Zero(count)};
    const Eigen::MatrixXd centred = data.rowwise() - data.colwise().mean();
    const double total = centred.squaredNorm();
    if (!(total > 0))
        return result;
    // Both products have the same nonzero eigenvalues; the smaller one is cheaper.
    const bool byRows = n < d;
    const Eigen::MatrixXd product =
        byRows ? Eigen::MatrixXd(centred * centred.transpose()) : Eigen::MatrixXd(centred.transpose() * centred);
    const SymmetricEigen eigen = symmetric_eigen(product);
    const Eigen::Index known = std::min({static_cast<Eigen::Index>(count), n - 1, d});
    for (Eigen::Index k = 0; k < known; ++k) {
        const Eigen::Index place = product.cols() - 1 - k;  // in ascending order
        const double variance = eigen.values(place);
        if (variance <= total * 1e-12)
            break;
        Eigen::VectorXd direction = eigen.vectors.col(place);
        if (byRows)
            direction = centred.transpose() * direction / std::sqrt(variance);
        Eigen::Index largest = 0;
        direction.cwiseAbs().maxCoeff(&largest);
        if (direction(largest) < 0)
            direction = -direction;
        result.directions.col(k) = direction;
        result.share(k) = variance / total;
    }
    result.scores = centred * result.directions;
    return result;
}

double correlation(std::span<const float> a, std::span<const float> b)
{
    double n = 0, sum_a = 0, sum_b = 0;
    const auto each = [&](auto f) {
        for (std::size_t k = 0; k < a.size(); ++k)
            if (std::isfinite(a[k]) && std::isfinite(b[k]))
                f(static_cast<double>(a[k]), static_cast<double>(b[k]));
    };
    each([&](double x, double y) { ++n, sum_a += x, sum_b += y; });
    double aa = 0, bb = 0, ab = 0;
    each([&](double x, double y) {
        const double dx = x - sum_a / n, dy = y - sum_b / n;
        aa += dx * dx, bb += dy * dy, ab += dx * dy;
    });
    return aa > 0 && bb > 0 ? std::clamp(ab / std::sqrt(aa * bb), -1.0, 1.0) : std::numeric_limits<double>::quiet_NaN();
}

}  // namespace disentangle
