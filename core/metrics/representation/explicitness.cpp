// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/representation/explicitness.h"

#include <Eigen/Cholesky>

#include <algorithm>
#include <cmath>

namespace disentangle {
namespace {

constexpr double solved = 1e-10;  // norm of the gradient, a tenth of what is promised
constexpr int most_iterations = 200;
constexpr double tie = 1e-8;  // of scores, in log-odds

/// A penalised logistic regression. Parameters are, score by score, the weights of the latents and the intercept.
class LogisticRegression {
public:
    /// Two classes have one score, of the second; K > 2 have K.
    LogisticRegression(const Eigen::MatrixXd& X, const Labels& labels)
        : inputs_(X.rows(), X.cols() + 1), labels_(labels), scores_(labels.classes == 2 ? 1 : labels.classes)
    {
        inputs_ << X, Eigen::VectorXd::Ones(X.rows());
        Eigen::MatrixXd penalty = Eigen::MatrixXd::Ones(inputs_.cols(), scores_);
        penalty.bottomRows(1).setZero();
        penalty_ = penalty.reshaped();
    }

    /// The log-odds of each class, N x K, at the minimum.
    Eigen::MatrixXd fitted_log_odds()
    {
        Eigen::VectorXd w = Eigen::VectorXd::Zero(penalty_.size()), gradient;
        Eigen::MatrixXd hessian;
        double value = evaluate(w, &gradient, &hessian);
        for (int k = 0; k < most_iterations && gradient.norm() > solved; ++k) {
            const Eigen::VectorXd direction = -hessian.ldlt().solve(gradient);
            const double slope = gradient.dot(direction), rounding = 1e-13 * std::abs(value);
            double length = 1;
            while (length > 1e-6 &&
                   !(evaluate(w + length * direction, nullptr, nullptr) <= value + 1e-4 * length * slope + rounding))
                length /= 2;
            const double before = gradient.norm();
            w += length * direction;
            value = evaluate(w, &gradient, &hessian);
            if (length == 1 && -slope < rounding && gradient.norm() >= before / 2)
                break;  // what is left of the gradient is the rounding of its sums
        }
        return log_odds(scores_at(w));
    }

private:
    Eigen::MatrixXd scores_at(const Eigen::VectorXd& w) const { return inputs_ * w.reshaped(inputs_.cols(), scores_); }

    /// Value, and where wanted gradient and Hessian. Adding one number to all intercepts changes no probability: they are
    /// held at a sum of 0, or the Hessian would be singular.
    double evaluate(const Eigen::VectorXd& w, Eigen::VectorXd* gradient, Eigen::MatrixXd* hessian) const
    {
        const Eigen::MatrixXd f = scores_at(w);
        const Eigen::Index n = f.rows(), width = inputs_.cols();
        double value = (penalty_.array() * w.array().square()).sum() / 2;
        Eigen::MatrixXd p(n, scores_), residual(n, scores_);
        for (Eigen::Index row = 0; row < n; ++row) {
            const int label = labels_.of[static_cast<std::size_t>(row)];
            if (scores_ == 1) {
                const double sign = label == 1 ? 1 : -1, margin = sign * f(row, 0);
                value += margin > 0 ? std::log1p(std::exp(-margin)) : std::log1p(std::exp(margin)) - margin;
                p(row, 0) = 1 / (1 + std::exp(-f(row, 0)));
            } else {
                const double largest = f.row(row).maxCoeff();
                p.row(row) = (f.row(row).array() - largest).exp();
                const double sum = p.row(row).sum();
                p.row(row) /= sum;
                value += largest + std::log(sum) - f(row, label);
            }
        }
        double sum_of_intercepts = 0;
        if (scores_ > 1)
            sum_of_intercepts = w.reshaped(width, scores_).bottomRows(1).sum();
        value += sum_of_intercepts * sum_of_intercepts / 2;
        if (gradient == nullptr)
            return value;
        residual = p;
        for (Eigen::Index row = 0; row < n; ++row) {
            const int label = labels_.of[static_cast<std::size_t>(row)];
            if (scores_ > 1)
                residual(row, label) -= 1;
            else if (label == 1)
                residual(row, 0) -= 1;
        }
        Eigen::MatrixXd slopes = inputs_.transpose() * residual;
        slopes.bottomRows(1).array() += sum_of_intercepts;
        *gradient = slopes.reshaped() + penalty_.cwiseProduct(w);
        fill_hessian(p, *hessian);
        return value;
    }

    void fill_hessian(const Eigen::MatrixXd& p, Eigen::MatrixXd& hessian) const
    {
        const Eigen::Index width = inputs_.cols(), size = penalty_.size();
        // Sum over rows of (diag p - p p^T) (x) (x x^T): all pairs of scores by one product.
        Eigen::MatrixXd weighted(inputs_.rows(), size);
        for (Eigen::Index k = 0; k < scores_; ++k)
            weighted.middleCols(k * width, width) = p.col(k).asDiagonal() * inputs_;
        hessian = Eigen::MatrixXd::Zero(size, size);
        hessian.selfadjointView<Eigen::Lower>().rankUpdate(weighted.transpose(), -1);
        hessian.triangularView<Eigen::StrictlyUpper>() = hessian.transpose();
        for (Eigen::Index k = 0; k < scores_; ++k)
            hessian.block(k * width, k * width, width, width) +=
                inputs_.transpose() * weighted.middleCols(k * width, width);
        hessian.diagonal() += penalty_;
        if (scores_ > 1)
            for (Eigen::Index k = 0; k < scores_; ++k)
                for (Eigen::Index l = 0; l < scores_; ++l)
                    hessian((k + 1) * width - 1, (l + 1) * width - 1) += 1;
    }

    /// ln(p / (1 - p)) of every class.
    Eigen::MatrixXd log_odds(const Eigen::MatrixXd& f) const
    {
        Eigen::MatrixXd odds(f.rows(), labels_.classes);
        if (scores_ == 1) {
            odds << -f, f;
            return odds;
        }
        for (Eigen::Index row = 0; row < f.rows(); ++row)
            for (Eigen::Index k = 0; k < f.cols(); ++k) {
                double largest = -HUGE_VAL, sum = 0;
                for (Eigen::Index l = 0; l < f.cols(); ++l)
                    largest = l == k ? largest : std::max(largest, f(row, l));
                for (Eigen::Index l = 0; l < f.cols(); ++l)
                    sum += l == k ? 0 : std::exp(f(row, l) - largest);
                odds(row, k) = f(row, k) - largest - std::log(sum);
            }
        return odds;
    }

    Eigen::MatrixXd inputs_;  ///< N x (m + 1), the last column 1
    const Labels& labels_;
    Eigen::Index scores_;
    Eigen::VectorXd penalty_;  ///< of each parameter's square, halved: 1, and 0 of intercepts
};

/// The share of pairs (a row of the class, another row) in which the former scores higher; a tie counts half.
double area_under_roc(const Eigen::VectorXd& score, const Labels& labels, int positive)
{
    std::vector<double> others;
    for (std::size_t row = 0; row < labels.of.size(); ++row)
        if (labels.of[row] != positive)
            others.push_back(score[static_cast<Eigen::Index>(row)]);
    std::ranges::sort(others);
    double below = 0, of_class = 0;
    for (std::size_t row = 0; row < labels.of.size(); ++row) {
        if (labels.of[row] != positive)
            continue;
        const double own = score[static_cast<Eigen::Index>(row)];
        ++of_class;
        below += static_cast<double>((std::ranges::lower_bound(others, own - tie) - others.begin()) +
                                     (std::ranges::upper_bound(others, own + tie) - others.begin())) /
                 2;
    }
    return below / (of_class * static_cast<double>(others.size()));
}

}  // namespace

Explicitness explicitness(const RepresentationRows& rows, const std::vector<Labels>& factors)
{
    Explicitness result{Eigen::VectorXd(static_cast<Eigen::Index>(factors.size())), 0};
    for (std::size_t i = 0; i < factors.size(); ++i) {
        const Eigen::MatrixXd odds = LogisticRegression(rows.X, factors[i]).fitted_log_odds();
        double sum = 0;
        for (int k = 0; k < factors[i].classes; ++k)
            sum += area_under_roc(odds.col(k), factors[i], k);
        result.per_factor[static_cast<Eigen::Index>(i)] = sum / factors[i].classes;
    }
    result.mean = result.per_factor.mean();
    return result;
}

}  // namespace disentangle
