// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/multitask/svm.h"

#include "core/linear_algebra/decompositions.h"
#include "core/linear_algebra/products.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace disentangle {
namespace {

constexpr int iterations_a_check = 10;

/// Labels as rows of zeros and a 1.
Eigen::MatrixXd one_hot(std::span<const int> labels, int classes)
{
    Eigen::MatrixXd Y = Eigen::MatrixXd::Zero(static_cast<Eigen::Index>(labels.size()), classes);
    for (std::size_t i = 0; i < labels.size(); ++i)
        Y(static_cast<Eigen::Index>(i), labels[i]) = 1;
    return Y;
}

/// The closest row of nonnegative numbers whose sum is 1 (Held, Wolfe & Crowder 1974).
void project_on_simplex(Eigen::MatrixXd& rows, Eigen::Index row, std::vector<double>& sorted)
{
    sorted.clear();
    for (Eigen::Index c = 0; c < rows.cols(); ++c)
        sorted.push_back(rows(row, c));
    std::ranges::sort(sorted, std::greater<>());
    double sum = 0, shift = 0;
    for (std::size_t c = 0; c < sorted.size(); ++c) {
        sum += sorted[c];
        const double candidate = (sum - 1) / static_cast<double>(c + 1);
        if (sorted[c] > candidate)
            shift = candidate;
    }
    for (Eigen::Index c = 0; c < rows.cols(); ++c)
        rows(row, c) = std::max(0.0, rows(row, c) - shift);
}

class SvmDual {
public:
    SvmDual(const Eigen::MatrixXd& features, const Eigen::MatrixXd& Y, const SvmPenalty& penalty)
        : features_(features), Y_(Y), penalty_(penalty)
    {
    }

    /// The weights that belong to dual variables.
    Eigen::MatrixXd weights(const Eigen::MatrixXd& L) const
    {
        Eigen::MatrixXd W = product_of_transposed(features_, Y_ - L);
        for (Eigen::Index j = 0; j < W.rows(); ++j) {
            const double norm = W.row(j).norm();
            W.row(j) *= norm > penalty_.sparse ? (1 - penalty_.sparse / norm) / penalty_.ridge : 0.0;
        }
        return W;
    }
    /// Of the dual objective, which is minimised.
    Eigen::MatrixXd gradient(const Eigen::MatrixXd& L) const { return Y_ - product(features_, weights(L)); }

    void finish(const Eigen::MatrixXd& L, SvmFit& fit) const
    {
        fit.weights = weights(L);
        const double squares = penalty_.ridge / 2 * fit.weights.squaredNorm();
        const Eigen::MatrixXd scores = product(features_, fit.weights);
        fit.objective = squares + penalty_.sparse * fit.weights.rowwise().norm().sum();
        for (Eigen::Index i = 0; i < scores.rows(); ++i)
            fit.objective += (scores.row(i) - Y_.row(i)).maxCoeff() + 1 - scores.row(i).cwiseProduct(Y_.row(i)).sum();
        const double below = static_cast<double>(Y_.rows()) - Y_.cwiseProduct(L).sum() - squares;
        fit.gap = fit.objective - below;
    }

private:
    const Eigen::MatrixXd &features_, &Y_;
    SvmPenalty penalty_;
};

}  // namespace

SvmFit fit_svm(const Eigen::MatrixXd& features, std::span<const int> labels, int classes, const SvmPenalty& penalty,
               double tolerance, int most_iterations)
{
    const Eigen::MatrixXd Y = one_hot(labels, classes);
    const SvmDual dual(features, Y, penalty);
    const Eigen::MatrixXd gram = features.rows() < features.cols() ? product_with_transposed(features, features)
                                                                   : product_of_transposed(features, features);
    const double step = penalty.ridge / std::max(symmetric_eigen(gram).values.maxCoeff(), 1e-12);
    Eigen::MatrixXd L = Eigen::MatrixXd::Constant(Y.rows(), classes, 1.0 / classes), ahead = L;
    std::vector<double> sorted;
    double pace = 1;
    SvmFit fit;
    while (fit.iterations < most_iterations) {
        ++fit.iterations;
        Eigen::MatrixXd next = ahead - step * dual.gradient(ahead);
        for (Eigen::Index i = 0; i < next.rows(); ++i)
            project_on_simplex(next, i, sorted);
        // Momentum that has come to point uphill is dropped (O'Donoghue & Candes 2015).
        if ((next - L).cwiseProduct(ahead - next).sum() > 0)
            pace = 1;
        const double faster = (1 + std::sqrt(1 + 4 * pace * pace)) / 2;
        ahead = next + (pace - 1) / faster * (next - L);
        L = std::move(next);
        pace = faster;
        if (fit.iterations % iterations_a_check == 0) {
            dual.finish(L, fit);
            if (fit.gap <= tolerance * std::abs(fit.objective))
                return fit;
        }
    }
    dual.finish(L, fit);
    return fit;
}

double largest_sparsity(const Eigen::MatrixXd& features, std::span<const int> labels, int classes)
{
    const Eigen::MatrixXd Y = one_hot(labels, classes);
    const Eigen::MatrixXd wrong = (1 - Y.array()) / (classes - 1.0);
    return product_of_transposed(features, Y - wrong).rowwise().norm().maxCoeff();
}

}  // namespace disentangle
