// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/multitask/inner.h"

#include "tests/core/random_matrix.h"

#include <doctest/doctest.h>

using namespace disentangle;

namespace {

constexpr int points = 30, features = 5;

struct Problem {
    Eigen::MatrixXd F;
    Targets targets;
};

/// y = F w + noise with three of five features in use; or three classes by thresholds on two of them.
Problem random_problem(int classes, std::uint64_t seed)
{
    Random random(seed, "inner test");
    Problem problem;
    problem.F = random_matrix(points, features, random);
    problem.targets.classes = classes;
    if (classes == 0) {
        problem.targets.numbers =
            problem.F * Eigen::VectorXd{{1, -.7, 0, 0, .3}} + 0.1 * random_matrix(points, 1, random);
        return problem;
    }
    for (int i = 0; i < points; ++i)
        problem.targets.labels.push_back(problem.F(i, 0) > .3 ? 0 : problem.F(i, 1) > 0 ? 1 : 2);
    return problem;
}

/// Largest error of the gradient against central differences of the loss, relative to its largest entry.
double gradient_error(const InnerSettings& settings, const Problem& problem)
{
    const Penalty penalty = penalty_of(settings, problem.F, problem.targets);
    const Eigen::MatrixXd gradient = solve_task(settings, penalty, problem.F, problem.targets).gradient;
    Eigen::MatrixXd F = problem.F, differences(points, features);
    constexpr double h = 1e-5;
    for (int i = 0; i < points; ++i)
        for (int j = 0; j < features; ++j) {
            const double at = F(i, j);
            F(i, j) = at + h;
            const double above = solve_task(settings, penalty, F, problem.targets).loss;
            F(i, j) = at - h;
            const double below = solve_task(settings, penalty, F, problem.targets).loss;
            F(i, j) = at;
            differences(i, j) = (above - below) / (2 * h);
        }
    return (gradient - differences).cwiseAbs().maxCoeff() / differences.cwiseAbs().maxCoeff();
}

}  // namespace

TEST_CASE("the gradient for the features agrees with finite differences, whatever the inner problem")
{
    for (const int classes : {0, 3})
        for (const Inner kind : {Inner::ridge, Inner::joint, Inner::bilevel})
            for (const bool logarithm : {false, true}) {
                CAPTURE(classes);
                CAPTURE(static_cast<int>(kind));
                CAPTURE(logarithm);
                // Newton's method for classes then takes all of its steps: differences want the minimum to the last digits.
                const double tolerance = classes > 0 ? 0 : 1e-15;
                const InnerSettings settings{kind, 0.2, 1e-3, 0.01, logarithm, {tolerance, 1'000'000}};
                CHECK(gradient_error(settings, random_problem(classes, 3)) < 1e-5);
            }
}

TEST_CASE("at the largest lambda no feature is used, and just below it one is")
{
    const Problem numbers = random_problem(0, 5), labels = random_problem(3, 5);
    const Accuracy accuracy{1e-12, 100'000};
    const Moments moments = moments_of(numbers.F, numbers.targets.numbers);
    const double lambda = largest_lambda(moments);
    const double of_labels = largest_lambda(labels.F, labels.targets.labels, 3);
    for (const auto& [factor, used] : {std::pair(1.0001, 0), std::pair(0.999, 1)}) {
        Eigen::MatrixXd W = Eigen::MatrixXd::Zero(features, 1);
        group_lasso(moments, factor * lambda, accuracy, W);
        CHECK(support_of(W).size() == static_cast<std::size_t>(used));
        const LogisticFit fit =
            fit_logistic(labels.F, labels.targets.labels, 3, {1e-3, factor * of_labels}, 1e-14, 200);
        CHECK(support_of(fit.weights).size() == static_cast<std::size_t>(used));
    }
}

TEST_CASE("a fitted classifier is at a minimum: its penalised gradient is nothing, and vanishes where a feature is out")
{
    const Problem problem = random_problem(3, 7);
    const Penalty penalty{0.01, 0.3 * largest_lambda(problem.F, problem.targets.labels, 3)};
    const LogisticFit fit = fit_logistic(problem.F, problem.targets.labels, 3, penalty, 1e-15, 500);
    const Eigen::MatrixXd gradient = problem.F.transpose() * fit.residual / points + penalty.l2 * fit.weights;
    int out = 0;
    for (int j = 0; j < features; ++j) {
        const Eigen::RowVectorXd w = fit.weights.row(j);
        if (w.norm() > 0)
            CHECK((gradient.row(j) + penalty.lambda * w / w.norm()).norm() < 1e-6);
        else {
            CHECK(gradient.row(j).norm() <= penalty.lambda);
            ++out;
        }
    }
    CHECK(out > 0);
    CHECK(out < features);
}

TEST_CASE("on orthonormal features the group lasso is soft thresholding of each feature's correlations")
{
    // F'F/n = I, so that W_j = max(0, 1 - lambda/||c_j||) c_j with c_j = F_j'Y/n.
    Random random(1, "orthonormal");
    const Moments moments{Eigen::MatrixXd::Identity(4, 4), random_matrix(4, 2, random)};
    const double lambda = 0.5 * largest_lambda(moments);
    Eigen::MatrixXd W = Eigen::MatrixXd::Zero(4, 2);
    group_lasso(moments, lambda, {}, W);
    for (int j = 0; j < 4; ++j) {
        const double norm = moments.C.row(j).norm();
        const Eigen::RowVectorXd expected = std::max(0.0, 1 - lambda / norm) * moments.C.row(j);
        CHECK((W.row(j) - expected).norm() < 1e-12);
    }
}
