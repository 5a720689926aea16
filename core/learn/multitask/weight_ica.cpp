// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/multitask/sparse_map.h"

#include "core/linear_algebra/decompositions.h"
#include "core/linear_algebra/products.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace disentangle {
namespace {

constexpr int most_ica_sweeps = 12;
constexpr int angles = 16;  // tried for a pair before the best is refined
constexpr double finest_angle = 2e-4;
constexpr double settled_angle = 1e-3;  // a sweep that turns by less was the last

/// Squares and product of two features' weights, summed over outputs, of every task: what rotations of the pair depend on.
struct PairMoments {
    std::vector<double> first, product, second;

    /// Sum over tasks of both norms after a rotation.
    double cost(double angle) const
    {
        const double c = std::cos(angle), s = std::sin(angle), cc = c * c, cs = 2 * c * s, ss = s * s;
        double sum = 0;
        for (std::size_t t = 0; t < first.size(); ++t) {
            const double a = first[t], b = product[t], d = second[t];
            sum +=
                std::sqrt(std::max(0.0, cc * a + cs * b + ss * d)) + std::sqrt(std::max(0.0, ss * a - cs * b + cc * d));
        }
        return sum;
    }
};

/// The angle of least cost: among 16 over a quarter turn either way, then by halving.
double best_angle(const PairMoments& pair)
{
    constexpr double step = std::numbers::pi / (2 * angles);
    double best = 0, least = pair.cost(0);
    const auto consider = [&](double angle, double margin) {
        if (const double cost = pair.cost(angle); cost < least - margin) {
            least = cost;
            best = angle;
        }
    };
    for (int k = 1 - angles / 2; k <= angles / 2; ++k)
        if (k != 0)
            consider(k * step, 1e-12);
    for (double reach = step / 2; reach > finest_angle; reach /= 2)
        for (const double angle : {best - reach, best + reach})
            consider(angle, 0);
    return best;
}

void rotate(Eigen::Ref<Eigen::VectorXd> a, Eigen::Ref<Eigen::VectorXd> b, double angle)
{
    const double c = std::cos(angle), s = std::sin(angle);
    const Eigen::VectorXd old = a;
    a = c * old + s * b;
    b = c * b - s * old;
}

/// The rotation Q that minimises the sum of the norms of u Q, u = rows of `white`, k rows a task.
Eigen::MatrixXd sparsest_rotation(Eigen::MatrixXd white, int outputs)
{
    const Eigen::Index m = white.cols(), tasks = white.rows() / outputs;
    Eigen::MatrixXd Q = Eigen::MatrixXd::Identity(m, m);
    PairMoments pair;
    for (int sweep = 0; sweep < most_ica_sweeps; ++sweep) {
        double turned = 0;
        for (Eigen::Index i = 0; i < m; ++i)
            for (Eigen::Index j = 0; j < i; ++j) {
                for (auto* sums : {&pair.first, &pair.product, &pair.second})
                    sums->assign(static_cast<std::size_t>(tasks), 0);
                for (Eigen::Index row = 0; row < white.rows(); ++row) {
                    const auto t = static_cast<std::size_t>(row / outputs);
                    const double x = white(row, i), y = white(row, j);
                    pair.first[t] += x * x;
                    pair.product[t] += x * y;
                    pair.second[t] += y * y;
                }
                const double angle = best_angle(pair);
                turned = std::max(turned, std::abs(angle));
                rotate(white.col(i), white.col(j), angle);
                rotate(Q.col(i), Q.col(j), angle);
            }
        if (turned < settled_angle)
            break;
    }
    return Q;
}

}  // namespace

Eigen::MatrixXd weight_ica(const TaskFits& fits)
{
    const Eigen::Index m = fits.features, k = fits.outputs;
    const auto tasks = static_cast<Eigen::Index>(fits.tasks.size());
    Eigen::MatrixXd rows(tasks * k, m), second = Eigen::MatrixXd::Zero(m, m);
    for (Eigen::Index t = 0; t < tasks; ++t) {
        const TaskFit& fit = fits.tasks[static_cast<std::size_t>(t)];
        const Eigen::MatrixXd errors = fit.scale * fit.scale / fit.precision * ridged_inverse(fit.H);
        for (Eigen::Index c = 0; c < k; ++c) {
            for (Eigen::Index a = 0; a < m; ++a)
                rows(t * k + c, a) = fit.scale * fit.v[a * k + c];
            for (Eigen::Index a = 0; a < m; ++a)
                for (Eigen::Index b = 0; b < m; ++b)
                    second(a, b) -= errors(a * k + c, b * k + c);
        }
    }
    second = (second + product_of_transposed(rows, rows)) / static_cast<double>(tasks * k);
    const Eigen::MatrixXd Q = sparsest_rotation(product(rows, symmetric_power(second, -0.5)), fits.outputs);
    Eigen::MatrixXd dictionary = product(symmetric_power(second, 0.5), Q);
    scale_columns(dictionary);
    return dictionary;
}

}  // namespace disentangle
