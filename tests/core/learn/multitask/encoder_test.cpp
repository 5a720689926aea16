// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/multitask/encoder.h"
#include "core/learn/multitask/inner.h"

#include "tests/core/random_matrix.h"

#include <doctest/doctest.h>

using namespace disentangle;

namespace {

constexpr int rows = 24, inputs = 5, outputs = 3;

Layout small_encoder()
{
    EstimatorSpec spec;
    spec.hidden_layers = 2;
    spec.width = 7;
    return task_encoder_layout(outputs, inputs, spec);
}

std::vector<double> random_values(std::size_t count, const char* name)
{
    Random random(11, name);
    std::vector<double> values(count);
    random.normal(std::span(values));
    return values;
}

}  // namespace

TEST_CASE("the layout of a task encoder holds its layers and nothing else")
{
    const Layout layout = small_encoder();
    CHECK(layout.size() == (5 * 7 + 7) + (7 * 7 + 7) + (7 * 3 + 3));
    for (const Tensor& tensor : layout.tensors())
        CHECK(tensor.group == Group::encoder);
}

TEST_CASE("features have mean 0 and variance 1 over a batch, and do not depend on the number of threads")
{
    const Layout layout = small_encoder();
    const std::vector<double> parameters = random_values(layout.size(), "parameters"),
                              x = random_values(rows * inputs, "x");
    TaskEncoder<double> one(layout, 1), three(layout, 3);
    const Eigen::MatrixXd features = one.forward(parameters, x);
    CHECK(features.colwise().mean().norm() < 1e-12);
    for (int j = 0; j < outputs; ++j)
        CHECK(features.col(j).squaredNorm() / rows == doctest::Approx(1).epsilon(1e-4));
    CHECK((features - three.forward(parameters, x)).norm() < 1e-12);
}

TEST_CASE("the gradient of what tasks make of the features agrees with finite differences for every parameter")
{
    const Layout layout = small_encoder();
    std::vector<double> parameters = random_values(layout.size(), "parameters");
    const std::vector<double> x = random_values(rows * inputs, "x");
    Targets targets;
    targets.numbers = Eigen::Map<const Eigen::VectorXd>(random_values(rows, "y").data(), rows);
    for (const Inner kind : {Inner::ridge, Inner::bilevel}) {
        const InnerSettings settings{kind, 0.2, 1e-3, 0.01, false, {1e-15, 1'000'000}};
        const int threads = kind == Inner::ridge ? 1 : 2;
        TaskEncoder<double> encoder(layout, threads);
        const Penalty penalty = penalty_of(settings, encoder.forward(parameters, x), targets);
        const auto loss = [&] { return solve_task(settings, penalty, encoder.forward(parameters, x), targets); };
        std::vector<double> gradient(layout.size());
        encoder.backward(parameters, loss().gradient, gradient);
        double scale = 0, worst = 0;
        for (std::size_t i = 0; i < parameters.size(); ++i) {
            constexpr double h = 1e-6;
            const double at = parameters[i];
            parameters[i] = at + h;
            const double above = loss().loss;
            parameters[i] = at - h;
            const double difference = (above - loss().loss) / (2 * h);
            parameters[i] = at;
            scale = std::max(scale, std::abs(difference));
            worst = std::max(worst, std::abs(difference - gradient[i]));
        }
        CHECK(worst < 1e-5 * scale);
    }
}
