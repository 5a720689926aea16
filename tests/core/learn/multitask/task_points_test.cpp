// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/linear_algebra/products.h"
#include "core/learn/multitask/task_fit.h"
#include "core/learn/multitask/task_points.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

using namespace disentangle;

namespace {

constexpr float none = std::numeric_limits<float>::quiet_NaN();

Eigen::MatrixXd random_features(int rows, int cols, Random& random)
{
    Eigen::MatrixXd F(rows, cols);
    random.normal(std::span<double>(F.data(), static_cast<std::size_t>(F.size())));
    return F;
}

/// What the representation minimises, of rows some of which have no target.
double loss_of(const Eigen::MatrixXd& F, const std::vector<float>& y, int classes, const InnerSettings& settings,
               const Penalty& penalty)
{
    const TaskPoints task = task_points(F, y, classes, true);
    return solve_task(settings, penalty, task.features, task.targets).loss;
}

}  // namespace

TEST_CASE("rows without a target are no points of a task, and an intercept takes up means")
{
    Random random(3, "task points test");
    const Eigen::MatrixXd F = random_features(6, 2, random);
    const std::vector<float> y{3, none, 5, 4, none, 8};
    const TaskPoints plain = task_points(F, y, 0, false);
    CHECK(plain.rows == std::vector<Eigen::Index>{0, 2, 3, 5});
    CHECK(plain.targets.numbers == Eigen::Vector4d(3, 5, 4, 8));
    CHECK(plain.features.row(1) == F.row(2));
    const TaskPoints centred = task_points(F, y, 0, true);
    CHECK(centred.targets.numbers == Eigen::Vector4d(-2, 0, -1, 3));
    CHECK(centred.features.colwise().sum().cwiseAbs().maxCoeff() < 1e-14);
    const Eigen::MatrixXd w = Eigen::MatrixXd::Constant(2, 1, 0.5);
    CHECK(centred.predict(plain.features, w)(2, 0) == doctest::Approx(5 + product(centred.features, w)(2, 0)));
}

TEST_CASE("the gradient for all rows of a task is that of its loss, intercept and rows without a target included")
{
    Random random(4, "task points test");
    for (const int classes : {0, 3})
        for (const Inner kind : {Inner::ridge, Inner::joint, Inner::bilevel}) {
            CAPTURE(classes);
            InnerSettings settings;
            settings.kind = kind;
            settings.l2 = 0.05;
            settings.accuracy.tolerance = 1e-13;
            Eigen::MatrixXd F = random_features(24, 3, random);
            std::vector<float> y;
            for (int i = 0; i < 24; ++i)
                y.push_back(i % 5 == 4    ? none
                            : classes > 0 ? static_cast<float>(F(i, 0) > 0.6 ? 2 : F(i, 1) > 0)
                                          : static_cast<float>(2 + F(i, 0) + 0.3 * random.normal()));
            TaskPoints task = task_points(F, y, classes, true);
            const Penalty penalty = penalty_of(settings, task.features, task.targets);
            const Eigen::MatrixXd gradient =
                task.spread(solve_task(settings, penalty, task.features, task.targets).gradient, 24);
            REQUIRE(gradient.rows() == 24);
            CHECK(gradient.row(4).isZero(0));
            for (const auto& [row, col] : {std::pair{0, 0}, {1, 2}, {4, 1}, {23, 1}}) {
                constexpr double step = 1e-5;
                Eigen::MatrixXd more = F, less = F;
                more(row, col) += step;
                less(row, col) -= step;
                const double slope =
                    (loss_of(more, y, classes, settings, penalty) - loss_of(less, y, classes, settings, penalty)) /
                    (2 * step);
                CHECK(gradient(row, col) == doctest::Approx(slope).epsilon(2e-4));
            }
        }
}

TEST_CASE("a classifier's logits start from the frequencies of its task")
{
    // Features that tell nothing: the fitted classes are as frequent as they were.
    Random random(5, "task points test");
    const Eigen::MatrixXd F = Eigen::MatrixXd::Zero(100, 2);
    std::vector<float> y(100, 0);
    for (std::size_t i = 0; i < 10; ++i)
        y[i] = 1;
    const TaskPoints task = task_points(F, y, 2, true);
    const Eigen::MatrixXd logits = task.predict(F.topRows(1), Eigen::MatrixXd::Zero(2, 2));
    CHECK(std::exp(logits(0, 1) - logits(0, 0)) == doctest::Approx(11.0 / 91));
}
