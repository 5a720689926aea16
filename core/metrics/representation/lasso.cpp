// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/representation/lasso.h"

#include "core/linear_algebra/decompositions.h"

#include <Eigen/Cholesky>

#include <cmath>
#include <vector>

namespace disentangle {
namespace {

constexpr double dependent = 1e-10;
constexpr int most_sweeps = 100000;

double shrunk(double value, double by)
{
    return value > by ? value - by : value < -by ? value + by : 0;
}

/// Coordinate descent (Friedman, Hastie & Tibshirani 2010) on the products alone.
Eigen::VectorXd descend(const Eigen::MatrixXd& gram, const Eigen::VectorXd& target, double alpha)
{
    Eigen::VectorXd w = Eigen::VectorXd::Zero(gram.rows());
    for (int sweep = 0; sweep < most_sweeps; ++sweep) {
        double moved = 0;
        for (Eigen::Index j = 0; j < w.size(); ++j) {
            if (gram(j, j) <= 0)
                continue;
            const double next = shrunk(target[j] - gram.col(j).dot(w) + gram(j, j) * w[j], alpha) / gram(j, j);
            moved = std::max(moved, std::abs(next - w[j]));
            w[j] = next;
        }
        if (moved <= 1e-14 * std::max(1.0, w.cwiseAbs().maxCoeff()))
            break;
    }
    return w;
}

/// With the signs known, the weights solve a linear system: what coordinate descent has left of the error goes.
void polish(const Eigen::MatrixXd& gram, const Eigen::VectorXd& target, double alpha, Eigen::VectorXd& w)
{
    std::vector<int> active;
    for (Eigen::Index j = 0; j < w.size(); ++j)
        if (w[j] != 0)
            active.push_back(static_cast<int>(j));
    if (active.empty())
        return;
    const Eigen::VectorXd signs = w(active).array().sign();
    const Eigen::LDLT<Eigen::MatrixXd> factors(gram(active, active));
    const Eigen::VectorXd exact = factors.solve(target(active) - alpha * signs);
    if (factors.info() == Eigen::Success && (exact.array() * signs.array() > 0).all() &&
        (exact - w(active)).cwiseAbs().maxCoeff() < 1e-6)
        w(active) = exact;
}

}  // namespace

Eigen::MatrixXd lasso(const Eigen::MatrixXd& X, const Eigen::MatrixXd& Y, double alpha)
{
    const auto n = static_cast<double>(X.rows());
    const Eigen::MatrixXd gram = X.transpose() * X / n, targets = X.transpose() * Y / n;
    Eigen::MatrixXd w(X.cols(), Y.cols());
    for (Eigen::Index i = 0; i < Y.cols(); ++i) {
        Eigen::VectorXd column = descend(gram, targets.col(i), alpha);
        polish(gram, targets.col(i), alpha, column);
        w.col(i) = column;
    }
    return w;
}

bool has_dependent_columns(const Eigen::MatrixXd& X)
{
    std::vector<int> changing;
    for (Eigen::Index j = 0; j < X.cols(); ++j)
        if (!X.col(j).isZero(0))
            changing.push_back(static_cast<int>(j));
    return rank_of(X(Eigen::all, changing), dependent) < static_cast<Eigen::Index>(changing.size());
}

}  // namespace disentangle
