// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/mechanism_sparsity/mechanisms/sine_pursuit.h"

#include "core/learn/mechanism_sparsity/own_networks.h"
#include "tests/core/learn/random_estimator.h"
#include "tests/core/random_matrix.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

using namespace disentangle;
using Eigen::MatrixXd;
using Eigen::VectorXd;

namespace {

double value_of(const SinePursuit::Fit& fit, const VectorXd& input)
{
    double value = fit.constant + fit.slope.dot(input);
    for (const SinePursuit::Sine& sine : fit.sines)
        value += sine.amplitude * std::sin(sine.frequency * input(sine.input) + sine.phase);
    return value;
}

}  // namespace

TEST_CASE("sines of single inputs are found one by one, at any frequency")
{
    Random random(1, "pursuit");
    const MatrixXd inputs = random_matrix(4096, 3, random);
    const VectorXd target = 0.3 + 0.5 * inputs.col(1).array() + (7.1 * inputs.col(0).array() + 2).sin() +
                            0.4 * (21 * inputs.col(2).array()).cos() + 0.05 * random_matrix(4096, 1, random).array();
    const SinePursuit::Fit fit = SinePursuit(inputs).fit(target, 8);
    REQUIRE(fit.sines.size() >= 2);
    CHECK(fit.sines[0].input == 0);
    CHECK(fit.sines[0].frequency == doctest::Approx(7.1).epsilon(0.01));
    CHECK(fit.sines[1].input == 2);
    CHECK(fit.sines[1].frequency == doctest::Approx(21).epsilon(0.01));
    CHECK(fit.sines.size() <= 6);  // those beside the first make up for its frequency, which is known to a grid
    CHECK(fit.left < 0.01 * fit.variance);
    CHECK(fit.left > 0.002);  // the noise's .0025
    for (Eigen::Index r = 0; r < 50; ++r)
        CHECK(std::abs(value_of(fit, inputs.row(r)) - target(r)) < 0.35);
    CHECK(SinePursuit(inputs).fit(target, 1).sines.size() == 1);
}

TEST_CASE("noise, an input that does not vary and no input at all have no sines")
{
    Random random(2, "pursuit");
    MatrixXd inputs = random_matrix(2000, 2, random);
    inputs.col(1).setConstant(3);
    const VectorXd noise = random_matrix(2000, 1, random);
    CHECK(SinePursuit(inputs).fit(noise, 5).sines.empty());
    const SinePursuit::Fit none = SinePursuit(MatrixXd(2000, 0)).fit((noise.array() + 2).matrix(), 5);
    CHECK(none.sines.empty());
    CHECK(none.constant == doctest::Approx(2).epsilon(0.05));
    CHECK(none.left == doctest::Approx(none.variance).epsilon(1e-3));
}

TEST_CASE("own networks start as what was fitted to their latents under the graph")
{
    for (const bool time : {false, true}) {
        EstimatorSpec spec;
        spec.transition.hidden_layers = 1;
        spec.transition.width = 12;
        spec.transition.activation = Activation::sine;
        spec.transition.shared_width = 4;
        spec.variances = Variances::history;
        const RandomEstimator estimator = random_estimator({2, 4, 2, time}, spec, 5, 4);
        const Layout& layout = estimator.layout;
        REQUIRE(start_from_sines(layout));
        const int all = layout.dimensions().inputs();
        Random random(3, "own networks");
        const MatrixXd inputs = random_matrix(4096, all, random);
        MatrixXd targets(4096, 2);
        targets.col(0) = (9 * inputs.col(all - 2).array() + 1).sin() + 0.2 * inputs.col(all - 1).array();
        targets.col(1) = (1.5 * inputs.col(0).array()).sin() * (time ? 0 : 1) + 0.7;
        std::vector<float> graph(static_cast<std::size_t>(2 * all), 0.F);
        graph[static_cast<std::size_t>(all - 2)] = graph[static_cast<std::size_t>(all - 1)] = 1;
        if (!time)
            graph[static_cast<std::size_t>(all)] = 1;  // with time the second latent has no parent
        std::vector<float> parameters(estimator.parameters.begin(), estimator.parameters.end());
        const std::vector<float> before = parameters;
        start_own_networks(layout, parameters, graph, inputs, targets);

        const PerLatentNetworks& networks = layout.description().transition;
        const auto at = [&](const Tensor& tensor, int element) {
            return static_cast<double>(parameters[tensor.offset + static_cast<std::size_t>(element)]);
        };
        for (int i = 0; i < 2; ++i)
            for (int r = 0; r < 20; ++r) {
                double value = at(networks.mean.bias, i);
                for (int j = 0; j < all; ++j)
                    value +=
                        graph[static_cast<std::size_t>(i * all + j)] * at(*networks.skip, i * all + j) * inputs(r, j);
                for (int unit = 0; unit < 12; ++unit) {
                    const int of_unit = 12 * i + unit, past = time ? 2 : 0;
                    double angle = at(networks.bias, of_unit);
                    for (int j = 0; j < all; ++j)
                        angle += graph[static_cast<std::size_t>(i * all + j)] * inputs(r, j) *
                                 (j < past ? at(*networks.from_z, of_unit * past + j)
                                           : at(*networks.from_a, of_unit * 2 + j - past));
                    value += at(networks.mean.weight, of_unit) * std::sin(angle);
                    CHECK(at(networks.variance->weight, of_unit) == 0);
                }
                CHECK(std::abs(value - targets(r, i)) < 0.12);
            }
        // Encoder, decoder and the shared network are left alone.
        for (const Tensor& tensor : layout.tensors())
            if (tensor.group != Group::transition)
                for (std::size_t k = tensor.offset; k < tensor.offset + tensor.size(); ++k)
                    CHECK(parameters[k] == before[k]);
    }
}
