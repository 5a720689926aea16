// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/multitask/group_lasso.h"

#include "core/base/simd.h"
#include "core/linear_algebra/decompositions.h"
#include "core/linear_algebra/products.h"

#include <algorithm>
#include <cmath>

namespace disentangle {
namespace {

constexpr double least_curvature = 1e-12;  // a feature with less has no say
constexpr double implicit_ridge = 1e-10;   // of the mean diagonal: features on the support may repeat each other

/// max(0, 1 - threshold/||v||), what soft thresholding leaves of a row.
double shrinkage(double norm, double threshold)
{
    return norm > threshold ? 1 - threshold / norm : 0.0;
}

/// from <- from - factor direction.
DISENTANGLE_SIMD
void subtract_multiple(double factor, const double* __restrict direction, double* __restrict from, Eigen::Index size)
{
    for (Eigen::Index i = 0; i < size; ++i)
        from[i] -= factor * direction[i];
}

}  // namespace

Moments moments_of(const Eigen::MatrixXd& features, const Eigen::MatrixXd& targets)
{
    const auto n = static_cast<double>(features.rows());
    return {product_of_transposed(features, features) / n, product_of_transposed(features, targets) / n};
}

double largest_lambda(const Moments& moments)
{
    return moments.C.rowwise().norm().maxCoeff();
}

int group_lasso(const Moments& moments, double lambda, const Accuracy& accuracy, Eigen::MatrixXd& weights)
{
    const Eigen::Index m = moments.G.rows(), k = moments.C.cols();
    // What is left of C is kept up to date, so that a feature that does not move costs k operations.
    Eigen::MatrixXd left = moments.C - product(moments.G, weights);
    Eigen::RowVectorXd row(k);
    bool all = true;
    int sweep = 0;
    while (sweep < accuracy.most_sweeps) {
        ++sweep;
        double moved = 0, largest = least_curvature;
        for (Eigen::Index j = 0; j < m; ++j) {
            const double curvature = moments.G(j, j);
            if (curvature < least_curvature || (!all && weights.row(j).isZero(0)))
                continue;
            for (Eigen::Index c = 0; c < k; ++c)
                row[c] = left(j, c) / curvature + weights(j, c);
            const double kept = shrinkage(row.norm(), lambda / curvature);
            double change = 0, size = 0;
            for (Eigen::Index c = 0; c < k; ++c) {
                const double step = kept * row[c] - weights(j, c);
                if (step != 0)
                    subtract_multiple(step, moments.G.col(j).data(), left.col(c).data(), m);
                weights(j, c) = kept * row[c];
                change += step * step;
                size += weights(j, c) * weights(j, c);
            }
            moved = std::max(moved, std::sqrt(curvature * change));
            largest = std::max(largest, std::sqrt(curvature * size));
        }
        if (moved > accuracy.tolerance * largest)
            all = false;
        else if (all)
            break;
        else
            all = true;  // whether those left out still want to stay out
    }
    return sweep;
}

Eigen::MatrixXd ridge(const Moments& moments, double lambda)
{
    Eigen::MatrixXd curvature = moments.G;
    curvature.diagonal().array() += lambda;
    Eigen::MatrixXd weights(moments.C.rows(), moments.C.cols());
    for (Eigen::Index c = 0; c < weights.cols(); ++c)
        weights.col(c) = solve_positive(curvature, moments.C.col(c));
    return weights;
}

std::vector<int> support_of(const Eigen::MatrixXd& weights)
{
    std::vector<int> support;
    for (Eigen::Index j = 0; j < weights.rows(); ++j)
        if (!weights.row(j).isZero(0))
            support.push_back(static_cast<int>(j));
    return support;
}

void add_norm_curvature(const Eigen::VectorXd& w, double lambda, Eigen::Index first, Eigen::MatrixXd& curvature)
{
    const double norm = w.norm();
    const Eigen::Index k = w.size();
    for (Eigen::Index c = 0; c < k; ++c)
        for (Eigen::Index d = 0; d < k; ++d)
            curvature(first + c, first + d) += lambda / norm * ((c == d ? 1.0 : 0.0) - w[c] * w[d] / (norm * norm));
}

Eigen::MatrixXd implicit_gradient(const Eigen::MatrixXd& features, const Eigen::MatrixXd& targets, double lambda,
                                  const Eigen::MatrixXd& weights, const Eigen::MatrixXd& weight_gradient)
{
    const std::vector<int> support = support_of(weights);
    Eigen::MatrixXd gradient = Eigen::MatrixXd::Zero(features.rows(), features.cols());
    if (support.empty())
        return gradient;
    const auto s = static_cast<Eigen::Index>(support.size()), k = weights.cols();
    const auto n = static_cast<double>(features.rows());
    const Eigen::MatrixXd used = features(Eigen::all, support), w = weights(support, Eigen::all);
    const Eigen::MatrixXd gram = product_of_transposed(used, used) / n;
    Eigen::MatrixXd curvature = Eigen::MatrixXd::Zero(s * k, s * k);
    Eigen::VectorXd right(s * k);
    for (Eigen::Index a = 0; a < s; ++a) {
        for (Eigen::Index b = 0; b < s; ++b)
            for (Eigen::Index c = 0; c < k; ++c)
                curvature(a * k + c, b * k + c) = gram(a, b);
        for (Eigen::Index c = 0; c < k; ++c)
            right[a * k + c] = weight_gradient(support[static_cast<std::size_t>(a)], c);
        if (k > 1)
            add_norm_curvature(w.row(a).transpose(), lambda, a * k, curvature);
    }
    curvature.diagonal().array() += implicit_ridge * curvature.diagonal().mean();
    const Eigen::VectorXd solution = solve_positive(curvature, right);
    const Eigen::MatrixXd u = Eigen::Map<const Eigen::MatrixXd>(solution.data(), k, s).transpose();
    const Eigen::MatrixXd residual = product(used, w) - targets;
    const Eigen::MatrixXd on_support =
        -(product_with_transposed(residual, u) + product_with_transposed(product(used, u), w)) / n;
    for (Eigen::Index a = 0; a < s; ++a)
        gradient.col(support[static_cast<std::size_t>(a)]) = on_support.col(a);
    return gradient;
}

}  // namespace disentangle
