// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/learn/mechanism_sparsity/coordinates.h"
#include "tests/core/learn/random_estimator.h"
#include "tests/core/random_matrix.h"

#include <doctest/doctest.h>

#include <Eigen/LU>

#include <cmath>

using namespace disentangle;
using Eigen::MatrixXd;

TEST_CASE("whitening gives the latents the identity for covariance")
{
    Random random(1, "whitening");
    const MatrixXd latents = random_matrix(200, 4, random) * random_matrix(4, 4, random);
    const MatrixXd white = latents * whitening(latents).transpose();
    const MatrixXd centred = white.rowwise() - white.colwise().mean();
    CHECK((centred.transpose() * centred / 200 - MatrixXd::Identity(4, 4)).norm() < 1e-9);
    MatrixXd flat = latents;
    flat.col(1) = 2 * flat.col(0);
    // A latent that has collapsed leaves the others white.
    const MatrixXd rest = flat * whitening(flat).transpose();
    const MatrixXd spread = rest.rowwise() - rest.colwise().mean();
    MatrixXd expected = MatrixXd::Identity(4, 4);
    expected(1, 1) = 0;
    CHECK((spread.transpose() * spread / 200 - expected).norm() < 1e-3);
    CHECK_THROWS_WITH_AS(whitening(MatrixXd::Ones(5, 2)), doctest::Contains("constant"), Error);
}

TEST_CASE("the decoder's slopes are those of the function that it is")
{
    Random random(2, "decoder");
    const MatrixXd weight = random_matrix(3, 5, random), latents = random_matrix(400, 3, random);
    const auto linear = [&](const MatrixXd& z) { return MatrixXd(z * weight); };
    CHECK((decoder_moment(linear, latents) - weight * weight.transpose()).norm() < 1e-9 * weight.squaredNorm());
    // x_k = sin(2 z_k): the moment is diagonal, E[4 cos^2(2 z_k)] = 2 + 2 E[cos 4 z_k].
    const auto waves = [](const MatrixXd& z) { return MatrixXd((2 * z.array()).sin()); };
    const MatrixXd found = decoder_moment(waves, latents);
    const Eigen::VectorXd expected = 2 + 2 * (4 * latents.array()).cos().colwise().mean().transpose();
    CHECK((found - MatrixXd(expected.asDiagonal())).norm() < 0.05 * expected.norm());
}

TEST_CASE("other coordinates change the latents and nothing that the model says of x")
{
    for (const bool time : {false, true}) {
        EstimatorSpec spec;
        spec.width = 9;
        spec.transition.shared_width = 12;
        spec.transition.series = 2;
        const RandomEstimator estimator = random_estimator({4, 6, 3, time}, spec, 20, 3);
        std::vector<float> before(estimator.parameters.begin(), estimator.parameters.end()), after = before;
        const std::vector<float> x(estimator.x.begin(), estimator.x.end()), a(estimator.a.begin(), estimator.a.end());
        const auto as_float = [](const std::vector<double>& v) { return std::vector<float>(v.begin(), v.end()); };
        VarianceState<float> variances{1, as_float(estimator.variances.prior),
                                       as_float(estimator.variances.initial_mean),
                                       as_float(estimator.variances.initial_variance)};
        Random random(5, "coordinates");
        const MatrixXd B = random_matrix(4, 4, random) + 3 * MatrixXd::Identity(4, 4);
        change_coordinates(estimator.layout, B, after, variances);

        const auto objective = make_fused<float>(estimator.layout, 1);
        const int n = estimator.rows * (time ? 2 : 1);
        std::vector<float> z(static_cast<std::size_t>(4 * n)), turned = z, decoded(static_cast<std::size_t>(6 * n)),
                                                               decoded_after = decoded;
        objective->encode(before, x.data(), n, z.data());
        objective->encode(after, x.data(), n, turned.data());
        objective->decode(before, z.data(), n, decoded.data());
        objective->decode(after, turned.data(), n, decoded_after.data());
        for (int row = 0; row < n; ++row) {
            const Eigen::Vector4f old = Eigen::Map<const Eigen::Vector4f>(z.data() + 4 * row);
            const Eigen::Vector4f expected = B.cast<float>() * old;
            CHECK((Eigen::Map<const Eigen::Vector4f>(turned.data() + 4 * row) - expected).norm() <
                  1e-4F * (1 + expected.norm()));
        }
        for (std::size_t k = 0; k < decoded.size(); ++k)
            CHECK(decoded_after[k] == doctest::Approx(decoded[k]).epsilon(1e-3));

        // The shared transition's influence follows.
        const int points = estimator.rows;
        MatrixXd inputs = random_matrix(points, time ? 7 : 3, random), inputs_after = inputs;
        if (time)
            inputs_after.leftCols(4) = inputs.leftCols(4) * B.transpose();
        const MatrixXd expected = shared_influence(estimator.layout, before, inputs).transformed(B).squared();
        const MatrixXd found = shared_influence(estimator.layout, after, inputs_after).squared();
        CHECK((found - expected).norm() < 1e-3 * expected.norm());
    }
}

// With u for the weights of the variances' head: v(h) = softplus(u h + d) + 1e-6, which other coordinates turn into
// sum_j B_ij^2 v_j(h) exactly at h = 0 and to first order in h.
TEST_CASE("variances that follow the history are carried over to other coordinates")
{
    EstimatorSpec spec;
    spec.width = 9;
    spec.transition.shared_width = 12;
    spec.variances = Variances::history;
    const RandomEstimator estimator = random_estimator({4, 6, 3, true}, spec, 20, 3);
    const Head& head = *estimator.layout.description().shared_transition->variance;
    const auto variances_at = [&](const std::vector<float>& parameters, const Eigen::VectorXd& h) {
        Eigen::VectorXd result(4);
        for (Eigen::Index i = 0; i < 4; ++i) {
            double raw = parameters[head.bias.offset + static_cast<std::size_t>(i)];
            for (Eigen::Index k = 0; k < 12; ++k)
                raw += parameters[head.weight.offset + static_cast<std::size_t>(12 * i + k)] * h(k);
            result(i) = std::log1p(std::exp(raw)) + 1e-6;
        }
        return result;
    };
    Random random(5, "coordinates");
    const MatrixXd mixture = random_matrix(4, 4, random) + 3 * MatrixXd::Identity(4, 4);
    MatrixXd permutation = MatrixXd::Zero(4, 4);
    permutation(0, 2) = permutation(1, 0) = permutation(3, 1) = 1;
    permutation(2, 3) = -1;
    const Eigen::VectorXd direction = random_matrix(12, 1, random);
    const std::vector<float> before(estimator.parameters.begin(), estimator.parameters.end());
    const auto deviation = [&](const MatrixXd& B, double step) {
        std::vector<float> after = before;
        VarianceState<float> variances{1, {1, 1, 1, 1}, {0, 0, 0, 0}, {1, 1, 1, 1}};
        change_coordinates(estimator.layout, B, after, variances);
        const Eigen::VectorXd expected = B.cwiseAbs2() * variances_at(before, step * direction);
        return (variances_at(after, step * direction) - expected).norm() / expected.norm();
    };
    CHECK(deviation(mixture, 0) < 1e-5);
    CHECK(deviation(mixture, 0.01) < 1e-3);  // the second order is 1e-4 of it, the first would be 1e-2
    CHECK(deviation(permutation, 1) < 1e-5);
}

TEST_CASE("the influence of an action is half the mean square of what drawing it anew changes")
{
    for (const bool time : {false, true}) {
        EstimatorSpec spec;
        spec.transition.shared_width = 12;
        spec.transition.series = 2;
        const RandomEstimator estimator = random_estimator({4, 6, 3, time}, spec, 5, 4);
        const std::vector<float> parameters(estimator.parameters.begin(), estimator.parameters.end());
        const auto read = [&](std::string_view name, Eigen::Index columns) {
            const Tensor& tensor = estimator.layout.at(name);
            MatrixXd values(static_cast<Eigen::Index>(tensor.size()) / columns, columns);
            for (Eigen::Index i = 0; i < values.size(); ++i)
                values(i / columns, i % columns) = parameters[tensor.offset + static_cast<std::size_t>(i)];
            return values;
        };
        const Eigen::Index columns = time ? 7 : 3;
        const MatrixXd weight = read("transition.shared.weight", columns), bias = read("transition.shared.bias", 1),
                       frequency = read("transition.shared.series.weight", 4),
                       phase = read("transition.shared.series.bias", 4), out = read("transition.shared.out.weight", 24),
                       skip = read("transition.shared.skip.weight", columns);
        const auto predict = [&](const Eigen::VectorXd& input) {
            Eigen::VectorXd hidden(24);
            for (Eigen::Index wave = 0; wave < 12; ++wave)
                hidden(wave) =
                    std::sin(frequency(wave / 4, wave % 4) * input(columns - 3 + wave / 4) + phase(wave / 4, wave % 4));
            hidden.tail(12) = (weight * input + bias).array().sin();
            return Eigen::VectorXd(out * hidden + skip * input);
        };
        Random random(6, "actions drawn anew");
        constexpr int points = 9;
        const MatrixXd inputs = random_matrix(points, static_cast<int>(columns), random);
        const InfluenceMoments found = shared_influence(estimator.layout, parameters, inputs);
        REQUIRE(found.actions.size() == 3);
        for (Eigen::Index l = 0; l < 3; ++l) {
            MatrixXd expected = MatrixXd::Zero(4, 4);
            for (int k = 0; k < points; ++k) {
                Eigen::VectorXd other = inputs.row(k);
                other(columns - 3 + l) = inputs((k + points / 2) % points, columns - 3 + l);
                const Eigen::VectorXd change = predict(other) - predict(inputs.row(k));
                expected += change * change.transpose() / (2 * points);
            }
            CHECK((found.actions[static_cast<std::size_t>(l)] - expected).norm() < 1e-4 * expected.norm());
        }
    }
}
