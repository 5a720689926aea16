// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/mechanism_sparsity/mechanisms/action_dependence.h"

#include "core/base/random.h"

#include <doctest/doctest.h>

#include <cmath>
#include <functional>

using namespace disentangle;
using Eigen::MatrixXd;

namespace {

MatrixXd gaussian_rows(Eigen::Index rows, Eigen::Index cols, const char* stream)
{
    MatrixXd result(rows, cols);
    Random random(3, stream);
    for (Eigen::Index i = 0; i < result.size(); ++i)
        result.data()[i] = random.normal();
    return result;
}

/// The largest difference between a gradient and central differences, over the largest element of these.
double error_of_gradient(const std::function<EncodingLoss(const MatrixXd&)>& loss, const MatrixXd& at)
{
    constexpr double step = 1e-5;
    const MatrixXd gradient = loss(at).gradient;
    MatrixXd expected(at.rows(), at.cols());
    for (Eigen::Index i = 0; i < at.size(); ++i) {
        MatrixXd above = at, below = at;
        above.data()[i] += step;
        below.data()[i] -= step;
        expected.data()[i] = (loss(above).value - loss(below).value) / (2 * step);
    }
    return (gradient - expected).cwiseAbs().maxCoeff() / expected.cwiseAbs().maxCoeff();
}

}  // namespace

TEST_CASE("losses without a decoder have the gradients that differences have")
{
    const MatrixXd actions = gaussian_rows(40, 3, "actions");
    const MatrixXd encoded = gaussian_rows(40, 2, "encoded") + actions.leftCols(2);
    CHECK(error_of_gradient([&](const MatrixXd& e) { return actions_left(e, actions); }, encoded) < 1e-4);
    CHECK(error_of_gradient([&](const MatrixXd& e) { return encoded_loss(e, actions); }, encoded) < 1e-4);
}

TEST_CASE(
    "what is left of the actions is nothing where the encoded rows are a linear map of them, half where they are others")
{
    const MatrixXd actions = gaussian_rows(4000, 2, "actions"), others = gaussian_rows(4000, 2, "others");
    const MatrixXd turned = actions * (MatrixXd(2, 2) << 2, 1, 0, -3).finished();
    CHECK(actions_left(turned, actions).value < 1e-6);
    CHECK(actions_left(others, actions).value == doctest::Approx(0.5).epsilon(0.01));
}

TEST_CASE("the likelihood of encoded rows is that of Gaussians, in whatever coordinates they are")
{
    // e = a + s n: the variance of e is 1 + s^2, and s^2 is left of it.
    constexpr double s = 0.5;
    const MatrixXd actions = gaussian_rows(20000, 2, "actions");
    const MatrixXd encoded = actions + s * gaussian_rows(20000, 2, "noise");
    const double expected = std::log(s * s / (1 + s * s));  // two latents, a half each
    CHECK(encoded_loss(encoded, actions).value == doctest::Approx(expected).epsilon(0.02));
    const MatrixXd turned = encoded * (MatrixXd(2, 2) << 2, 1, 0, -30).finished();
    CHECK(encoded_loss(turned, actions).value == doctest::Approx(encoded_loss(encoded, actions).value).epsilon(1e-6));
}

TEST_CASE("waves of actions are the actions, then sines and cosines of each")
{
    const MatrixXd actions = gaussian_rows(5, 2, "actions");
    CHECK(waves_of_actions(actions, 0) == actions);
    const MatrixXd waves = waves_of_actions(actions, 2);
    REQUIRE(waves.cols() == 10);
    CHECK(waves(3, 3) == doctest::Approx(std::sin(0.7 * actions(3, 1))));
    CHECK(waves(3, 8) == doctest::Approx(std::cos(1.4 * actions(3, 0))));
}
