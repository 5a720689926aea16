// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/multitask/logistic.h"

#include "core/linear_algebra/decompositions.h"
#include "core/linear_algebra/products.h"

#include <algorithm>
#include <cmath>

namespace disentangle {
namespace {

constexpr int most_halvings = 12;
constexpr int most_inner_sweeps = 50;

Eigen::Index block_at(Eigen::Index feature, Eigen::Index k)
{
    return feature * k;
}

/// Loss, penalty and residual at the weights.
void evaluate(const Eigen::MatrixXd& features, std::span<const int> labels, const Penalty& penalty,
              const Eigen::RowVectorXd& offset, LogisticFit& fit)
{
    const Eigen::Index n = features.rows();
    Eigen::MatrixXd& p = fit.residual;
    p = product(features, fit.weights);
    if (offset.size() > 0)
        p.rowwise() += offset;
    fit.loss = 0;
    for (Eigen::Index i = 0; i < n; ++i) {
        const Eigen::Index label = labels[static_cast<std::size_t>(i)];
        p.row(i).array() -= p.row(i).maxCoeff();
        const double own = p(i, label);
        p.row(i) = p.row(i).array().exp();
        const double total = p.row(i).sum();
        fit.loss += (std::log(total) - own) / static_cast<double>(n);
        p.row(i) /= total;
        p(i, label) -= 1;
    }
    fit.penalty = penalty.l2 / 2 * fit.weights.squaredNorm() + penalty.lambda * fit.weights.rowwise().norm().sum();
}

Eigen::RowVectorXd probabilities(const LogisticFit& fit, std::span<const int> labels, Eigen::Index row)
{
    Eigen::RowVectorXd p = fit.residual.row(row);
    p[labels[static_cast<std::size_t>(row)]] += 1;
    return p;
}

/// Hessian of the smooth part.
void take_curvature(const Eigen::MatrixXd& features, std::span<const int> labels, double l2, LogisticFit& fit)
{
    const Eigen::Index n = features.rows(), m = features.cols(), k = fit.weights.cols();
    // For classes c <= d the blocks are F' diag(p_c (1[c = d] - p_d)/n) F.
    Eigen::MatrixXd p(n, k);
    for (Eigen::Index i = 0; i < n; ++i)
        p.row(i) = probabilities(fit, labels, i);
    fit.curvature.resize(m * k, m * k);
    for (Eigen::Index c = 0; c < k; ++c)
        for (Eigen::Index d = 0; d <= c; ++d) {
            const Eigen::VectorXd weight =
                p.col(c).array() * ((c == d ? 1.0 : 0.0) - p.col(d).array()) / static_cast<double>(n);
            const Eigen::MatrixXd block = product_of_transposed(features, weight.asDiagonal() * features);
            for (Eigen::Index a = 0; a < m; ++a)
                for (Eigen::Index b = 0; b < m; ++b)
                    fit.curvature(a * k + c, b * k + d) = fit.curvature(b * k + d, a * k + c) = block(a, b);
        }
    fit.curvature.diagonal().array() += l2;
}

/// W, row by row, as a vector of mk.
Eigen::VectorXd flat(const Eigen::MatrixXd& weights)
{
    const Eigen::MatrixXd transposed = weights.transpose();
    return Eigen::Map<const Eigen::VectorXd>(transposed.data(), transposed.size());
}

Eigen::MatrixXd unflat(const Eigen::VectorXd& values, Eigen::Index m, Eigen::Index k)
{
    return Eigen::Map<const Eigen::MatrixXd>(values.data(), k, m).transpose();
}

/// The minimiser of the quadratic model on the features of `support`.
void newton_step(const Eigen::MatrixXd& gradient, const std::vector<int>* support, LogisticFit& fit)
{
    const Eigen::Index m = fit.weights.rows(), k = fit.weights.cols();
    Eigen::VectorXd right = flat(gradient);
    Eigen::MatrixXd curvature = fit.curvature;
    if (support != nullptr)
        for (Eigen::Index a = 0; a < m; ++a)
            if (std::ranges::find(*support, static_cast<int>(a)) == support->end())
                for (Eigen::Index i = block_at(a, k); i < block_at(a, k) + k; ++i) {
                    curvature.row(i).setZero();
                    curvature.col(i).setZero();
                    curvature(i, i) = 1;
                    right[i] = 0;
                }
    fit.weights -= unflat(solve_positive(curvature, right), m, k);
}

/// The minimiser of the quadratic model plus lambda times the norms: each block against a bound on its curvature.
void proximal_step(Eigen::MatrixXd gradient, double lambda, LogisticFit& fit)
{
    const Eigen::Index m = fit.weights.rows(), k = fit.weights.cols();
    for (int sweep = 0; sweep < most_inner_sweeps; ++sweep) {
        double moved = 0, largest = 1e-12;
        for (Eigen::Index a = 0; a < m; ++a) {
            // A block is p_c 1[c = d] - p_c p_d with weights: its largest eigenvalue is at most twice its largest diagonal.
            const double bound = 2 * fit.curvature.diagonal().segment(block_at(a, k), k).maxCoeff();
            const Eigen::RowVectorXd target = fit.weights.row(a) - gradient.row(a) / bound;
            const double norm = target.norm();
            const Eigen::RowVectorXd row = (norm > lambda / bound ? 1 - lambda / (bound * norm) : 0.0) * target;
            const Eigen::RowVectorXd change = row - fit.weights.row(a);
            const double size = change.norm();
            if (size > 0) {
                fit.weights.row(a) = row;
                const Eigen::VectorXd bent = fit.curvature.middleCols(block_at(a, k), k) * change.transpose();
                gradient += unflat(bent, m, k);
            }
            moved = std::max(moved, size);
            largest = std::max(largest, row.cwiseAbs().maxCoeff());
        }
        if (moved < 1e-4 * largest)  // the next Newton step goes on from there
            break;
    }
}

}  // namespace

LogisticFit fit_logistic(const Eigen::MatrixXd& features, std::span<const int> labels, int classes,
                         const Penalty& penalty, double tolerance, int most_steps, const std::vector<int>* support,
                         const Eigen::RowVectorXd& offset)
{
    const auto n = static_cast<double>(features.rows());
    LogisticFit fit;
    fit.weights = Eigen::MatrixXd::Zero(features.cols(), classes);
    evaluate(features, labels, penalty, offset, fit);
    take_curvature(features, labels, penalty.l2, fit);
    while (fit.steps < most_steps) {
        const double before = fit.loss + fit.penalty;
        const Eigen::MatrixXd start = fit.weights;
        const Eigen::MatrixXd gradient = product_of_transposed(features, fit.residual) / n + penalty.l2 * fit.weights;
        if (penalty.lambda > 0)
            proximal_step(gradient, penalty.lambda, fit);
        else
            newton_step(gradient, support, fit);
        ++fit.steps;
        evaluate(features, labels, penalty, offset, fit);
        for (int halving = 0; halving < most_halvings && fit.loss + fit.penalty > before + 1e-12; ++halving) {
            fit.weights = (start + fit.weights) / 2;
            evaluate(features, labels, penalty, offset, fit);
        }
        take_curvature(features, labels, penalty.l2, fit);
        if (std::abs(before - fit.loss - fit.penalty) < tolerance * std::abs(fit.loss + fit.penalty))
            break;
    }
    return fit;
}

double largest_lambda(const Eigen::MatrixXd& features, std::span<const int> labels, int classes)
{
    Eigen::MatrixXd contrast = Eigen::MatrixXd::Constant(features.rows(), classes, -1.0 / classes);
    for (Eigen::Index i = 0; i < features.rows(); ++i)
        contrast(i, labels[static_cast<std::size_t>(i)]) += 1;
    return product_of_transposed(features, contrast).rowwise().norm().maxCoeff() / static_cast<double>(features.rows());
}

Eigen::MatrixXd implicit_gradient(const Eigen::MatrixXd& features, std::span<const int> labels, const LogisticFit& fit,
                                  const Penalty& penalty, const Eigen::MatrixXd& weight_gradient)
{
    const std::vector<int> support = support_of(fit.weights);
    Eigen::MatrixXd gradient = Eigen::MatrixXd::Zero(features.rows(), features.cols());
    if (support.empty())
        return gradient;
    const auto s = static_cast<Eigen::Index>(support.size()), k = fit.weights.cols();
    std::vector<Eigen::Index> places;
    for (const int a : support)
        for (Eigen::Index c = 0; c < k; ++c)
            places.push_back(block_at(a, k) + c);
    Eigen::MatrixXd curvature = fit.curvature(places, places);
    const Eigen::MatrixXd w = fit.weights(support, Eigen::all), used = features(Eigen::all, support);
    if (penalty.lambda > 0)
        for (Eigen::Index a = 0; a < s; ++a)
            add_norm_curvature(w.row(a).transpose(), penalty.lambda, a * k, curvature);
    const Eigen::MatrixXd u = unflat(solve_positive(curvature, flat(weight_gradient(support, Eigen::all))), s, k);
    // d/dF of <U, F'(p - Y)/n>: through F itself, and through p, whose slope is diag(p) - p p'.
    const Eigen::MatrixXd bent = product(used, u);
    Eigen::MatrixXd slope(features.rows(), k);
    for (Eigen::Index i = 0; i < features.rows(); ++i) {
        const Eigen::RowVectorXd p = probabilities(fit, labels, i);
        slope.row(i) = p.array() * (bent.row(i).array() - p.dot(bent.row(i)));
    }
    const Eigen::MatrixXd on_support = -(product_with_transposed(fit.residual, u) + product_with_transposed(slope, w)) /
                                       static_cast<double>(features.rows());
    for (Eigen::Index a = 0; a < s; ++a)
        gradient.col(support[static_cast<std::size_t>(a)]) = on_support.col(a);
    return gradient;
}

}  // namespace disentangle
