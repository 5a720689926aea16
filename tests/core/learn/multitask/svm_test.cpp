// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/multitask/svm.h"

#include "core/base/random.h"

#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>
#include <vector>

using namespace disentangle;

namespace {

struct SvmProblem {
    Eigen::MatrixXd F;
    std::vector<int> labels;
    int classes = 0;
};

/// Labels that follow two of the features, with exceptions.
SvmProblem random_svm_problem(int n, int m, int classes, std::uint64_t seed)
{
    Random random(seed, "svm problem");
    SvmProblem problem{Eigen::MatrixXd(n, m), {}, classes};
    for (int i = 0; i < n; ++i) {
        for (int j = 0; j < m; ++j)
            problem.F(i, j) = random.normal();
        const double direction = problem.F(i, 0) + 0.5 * problem.F(i, 1) + 0.3 * random.normal();
        problem.labels.push_back(std::clamp(static_cast<int>(std::floor(direction + classes / 2.0)), 0, classes - 1));
    }
    return problem;
}

/// The primal objective, from its definition alone.
double svm_objective(const SvmProblem& problem, const Eigen::MatrixXd& W, const SvmPenalty& penalty)
{
    double value = penalty.ridge / 2 * W.squaredNorm();
    for (Eigen::Index j = 0; j < W.rows(); ++j)
        value += penalty.sparse * W.row(j).norm();
    for (Eigen::Index i = 0; i < problem.F.rows(); ++i) {
        const Eigen::RowVectorXd scores = problem.F.row(i) * W;
        const int own = problem.labels[static_cast<std::size_t>(i)];
        double worst = 0;
        for (int c = 0; c < problem.classes; ++c)
            worst = std::max(worst, (c == own ? 0.0 : 1.0) + scores[c] - scores[own]);
        value += worst;
    }
    return value;
}

}  // namespace

TEST_CASE(
    "the support vector machine minimises its objective: no step leads below it by more than its gap, which closes")
{
    for (const double sparse : {0.0, 1.5}) {
        CAPTURE(sparse);
        const SvmProblem problem = random_svm_problem(24, 6, 3, 5);
        const SvmPenalty penalty{sparse, 0.7};
        const SvmFit fit = fit_svm(problem.F, problem.labels, 3, penalty, 1e-9, 200000);
        CHECK(fit.objective == doctest::Approx(svm_objective(problem, fit.weights, penalty)).epsilon(1e-12));
        CHECK(fit.gap < 1e-8 * fit.objective);
        CHECK(fit.gap > -1e-8);
        Random random(6, "steps");
        for (int trial = 0; trial < 500; ++trial) {
            Eigen::MatrixXd W = fit.weights;
            const double size = std::pow(10.0, -trial % 5);
            for (Eigen::Index k = 0; k < W.size(); ++k)
                W.data()[k] += size * random.normal();
            CHECK(svm_objective(problem, W, penalty) >= fit.objective - fit.gap - 1e-9);
        }
    }
}

TEST_CASE("the support vector machine of two classes in one dimension has the margin that one derives by hand")
{
    // Two points, z = +1 and z = -1, of classes 0 and 1: with w = W_0 - W_1 and W_0 = -W_1 the loss is 2 max(0, 1 - w) and
    // the price ridge w^2/4, so that w = 1 up to a ridge of 4 and 4/ridge beyond.
    Eigen::MatrixXd F(2, 1);
    F << 1, -1;
    const std::vector<int> labels{0, 1};
    for (const double ridge : {0.5, 2.0, 8.0, 40.0}) {
        CAPTURE(ridge);
        const SvmFit fit = fit_svm(F, labels, 2, {0, ridge}, 1e-10, 100000);
        CHECK(fit.weights(0, 0) - fit.weights(0, 1) == doctest::Approx(std::min(1.0, 4 / ridge)).epsilon(1e-4));
    }
}

TEST_CASE("a sparse penalty leaves features out, more of them the larger it is")
{
    const SvmProblem problem = random_svm_problem(40, 12, 4, 9);
    const double largest = largest_sparsity(problem.F, problem.labels, 4);
    const auto used = [&](double ratio) {
        const SvmFit fit = fit_svm(problem.F, problem.labels, 4, {ratio * largest, 1}, 1e-6, 100000);
        int count = 0;
        for (Eigen::Index j = 0; j < 12; ++j)
            count += fit.weights.row(j).norm() > 0;
        return count;
    };
    CHECK(used(0) == 12);
    CHECK(used(2) == 0);
    int before = 12, between = 0;
    for (const double ratio : {0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5}) {
        CAPTURE(ratio);
        const int now = used(ratio);
        CHECK(now <= before);
        between += now > 0 && now < 12;
        before = now;
    }
    CHECK(between > 0);
}
