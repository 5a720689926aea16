// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/linear_algebra/decompositions.h"
#include "core/linear_algebra/products.h"
#include "core/learn/multitask/sparse_map.h"

#include <algorithm>
#include <cmath>

namespace disentangle {
namespace {

constexpr double step_ridge = 1e-3;   // of the mean curvature
constexpr double longest_step = 0.3;  // of a column, whose length is 1
constexpr double falling_share = 0.7;
constexpr double slight = 1e-9;

/// D for every output: D(i, j) at (i k + c, j k + c).
Eigen::MatrixXd for_every_output(const Eigen::MatrixXd& dictionary, Eigen::Index k)
{
    const Eigen::Index m = dictionary.rows();
    Eigen::MatrixXd all = Eigen::MatrixXd::Zero(m * k, m * k);
    for (Eigen::Index i = 0; i < m; ++i)
        for (Eigen::Index j = 0; j < m; ++j)
            for (Eigen::Index c = 0; c < k; ++c)
                all(i * k + c, j * k + c) = dictionary(i, j);
    return all;
}

/// Of the step of D: sum over tasks of precision (w w') (x) R, and of precision R v w'. Column j of D is at j m.
struct NormalEquations {
    Eigen::MatrixXd curvature;
    Eigen::VectorXd right;

    explicit NormalEquations(Eigen::Index m)
        : curvature(Eigen::MatrixXd::Zero(m * m, m * m)), right(Eigen::VectorXd::Zero(m * m))
    {
    }

    void add(const Eigen::MatrixXd& R, const Eigen::VectorXd& Rv, const Eigen::VectorXd& w,
             const std::vector<int>& support, double precision, Eigen::Index k)
    {
        const Eigen::Index m = Rv.size() / k;
        for (const int b : support) {
            // R with its columns of every feature weighed by those of feature b.
            Eigen::MatrixXd weighed = Eigen::MatrixXd::Zero(R.rows(), m);
            for (Eigen::Index j = 0; j < m; ++j)
                for (Eigen::Index d = 0; d < k; ++d)
                    weighed.col(j) += w[b * k + d] * R.col(j * k + d);
            for (const int a : support) {
                if (a < b)
                    continue;
                for (Eigen::Index i = 0; i < m; ++i)
                    for (Eigen::Index c = 0; c < k; ++c)
                        curvature.block(a * m + i, b * m, 1, m) += precision * w[a * k + c] * weighed.row(i * k + c);
            }
            for (Eigen::Index i = 0; i < m; ++i)
                for (Eigen::Index c = 0; c < k; ++c)
                    right[b * m + i] += precision * w[b * k + c] * Rv[i * k + c];
        }
    }
};

}  // namespace

double threshold_at(int round, int rounds, double first, double last)
{
    const double progress = std::min(1.0, round / std::max(1.0, falling_share * rounds));
    return first * std::pow(last / first, progress);
}

std::vector<int> eliminate(const Eigen::MatrixXd& A, int outputs, double precision, double threshold,
                           Eigen::VectorXd& weights, Eigen::MatrixXd& inverse)
{
    const Eigen::Index k = outputs, q = A.rows();
    inverse = ridged_inverse(A);
    std::vector<int> support;
    for (Eigen::Index j = 0; j < q / k; ++j)
        support.push_back(static_cast<int>(j));
    while (support.size() > 1) {
        std::size_t worst = support.size();
        double least = threshold;
        for (std::size_t i = 0; i < support.size(); ++i) {
            const Eigen::Index at = support[i] * k;
            const double wald = precision * (k == 1 ? weights[at] * weights[at] / inverse(at, at)
                                                    : weights.segment(at, k).dot(solve_positive(
                                                          inverse.block(at, at, k, k), weights.segment(at, k))));
            if (wald < least) {
                least = wald;
                worst = i;
            }
        }
        if (worst == support.size())
            break;
        // Conditions on the weights being 0, one after the other.
        for (Eigen::Index place = support[worst] * k; place < support[worst] * k + k; ++place) {
            const Eigen::VectorXd column = inverse.col(place);
            const double variance = column[place];
            weights -= weights[place] / variance * column;
            inverse.noalias() -= column * column.transpose() / variance;
            inverse.row(place).setZero();
            inverse.col(place).setZero();
            weights[place] = 0;
        }
        support.erase(support.begin() + static_cast<std::ptrdiff_t>(worst));
    }
    return support;
}

Refinement refine(const TaskFits& fits, double threshold, Eigen::MatrixXd& dictionary)
{
    const Eigen::Index m = fits.features, k = fits.outputs, q = m * k;
    const Eigen::MatrixXd D = for_every_output(dictionary, k);
    NormalEquations equations(m);
    Refinement result;
    Eigen::MatrixXd inverse;
    for (const TaskFit& fit : fits.tasks) {
        const Eigen::MatrixXd HD = product(fit.H, D), A = product_of_transposed(D, HD);
        Eigen::VectorXd w =
            solve_positive(A + slight * Eigen::MatrixXd::Identity(q, q), product_of_transposed(HD, fit.v));
        const std::vector<int> support =
            eliminate(A, fits.outputs, fit.precision, threshold * std::max(1, fits.outputs - 1), w, inverse);
        result.share += static_cast<double>(support.size()) / static_cast<double>(m);
        // What is left of the curvature once the weights follow D.
        const Eigen::MatrixXd R = fit.H - product_with_transposed(product(HD, inverse), HD);
        equations.add(R, product(R, fit.v), w, support, fit.precision, k);
    }
    result.share /= static_cast<double>(fits.tasks.size());

    const double ridge = step_ridge * equations.curvature.diagonal().mean() + 1e-12;
    equations.curvature.diagonal().array() += ridge;
    const Eigen::VectorXd step = solve_positive(equations.curvature, equations.right);  // reads the lower triangle
    for (Eigen::Index j = 0; j < m; ++j) {
        const double length = step.segment(j * m, m).norm();
        dictionary.col(j) += (length > longest_step ? longest_step / length : 1) * step.segment(j * m, m);
        result.moved += length * length / static_cast<double>(m);
    }
    result.moved = std::sqrt(result.moved);
    scale_columns(dictionary);
    return result;
}

}  // namespace disentangle
