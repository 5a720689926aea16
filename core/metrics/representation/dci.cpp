// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/representation/dci.h"

#include "core/linear_algebra/decompositions.h"
#include "core/metrics/representation/lasso.h"

#include <cmath>

namespace disentangle {
namespace {

constexpr double singular = 1e-10;       // of the largest singular value
constexpr double no_weight = 1e-14;      // least squares leave rounding where nothing is
constexpr double entropy_floor = 1e-11;  // added to every entry, as in disentanglement_lib

/// s(v).
double concentration(const Eigen::VectorXd& v)
{
    if (v.size() == 1)
        return v[0] > 0 ? 1 : 0;
    const Eigen::ArrayXd p = (v.array() + entropy_floor) / (v.array() + entropy_floor).sum();
    return 1 + (p * p.log()).sum() / std::log(static_cast<double>(v.size()));
}

struct Concentrations {
    double weighted = 0, mean = 0;
};

Concentrations of_columns(const Eigen::MatrixXd& importance)
{
    const Eigen::VectorXd sums = importance.colwise().sum();
    const double total = sums.sum();
    Concentrations result;
    for (Eigen::Index j = 0; j < importance.cols(); ++j) {
        if (sums[j] <= 0)
            continue;
        result.weighted += sums[j] / total * concentration(importance.col(j));
        result.mean += concentration(importance.col(j) / sums[j]) / static_cast<double>(importance.cols());
    }
    return result;
}

/// B: m x d, the weights of all latents for each factor.
Dci dci_of(const RepresentationRows& rows, const Eigen::MatrixXd& B)
{
    Dci result;
    result.importance = B.transpose().cwiseAbs();
    result.r2 = 1 - (rows.S - rows.X * B).array().square().colwise().mean().transpose();
    result.informativeness = result.r2.mean();
    static_cast<DciShares&>(result) = dci_shares(result.importance);
    return result;
}

}  // namespace

DciShares dci_shares(const Eigen::MatrixXd& importance)
{
    const Concentrations columns = of_columns(importance), factors = of_columns(importance.transpose());
    return {columns.weighted, factors.weighted, columns.mean, factors.mean};
}

Dci dci_by_least_squares(const RepresentationRows& rows)
{
    const Eigen::MatrixXd B = least_squares(rows.X, rows.S, singular);
    return dci_of(rows, (B.array().abs() < no_weight).select(0, B));
}

std::optional<Dci> dci_by_lasso(const RepresentationRows& rows, double alpha)
{
    if (has_dependent_columns(rows.X))
        return std::nullopt;
    return dci_of(rows, lasso(rows.X, rows.S, alpha));
}

}  // namespace disentangle
