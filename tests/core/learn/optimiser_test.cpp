// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/optim/optimiser.h"

#include <Eigen/Dense>
#include <doctest/doctest.h>

#include <cmath>
#include <random>

using namespace disentangle;
using RowMajor = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

namespace {

RowMajor random_matrix(int rows, int cols, unsigned seed)
{
    std::mt19937 generator(seed);
    std::normal_distribution<float> normal;
    return RowMajor::NullaryExpr(rows, cols, [&] { return normal(generator); });
}

std::span<float> flat(RowMajor& matrix)
{
    return {matrix.data(), static_cast<std::size_t>(matrix.size())};
}

Layout small_layout()
{
    EstimatorSpec spec;
    spec.hidden_layers = 1;
    spec.width = 4;
    spec.transition.width = 3;
    return Layout({2, 3, 2, false}, spec);
}

}  // namespace

TEST_CASE("the first step of Adam moves every parameter by the learning rate against its gradient's sign")
{
    // m = .1 g and v = .01 g^2 corrected by 1 - .9 and 1 - .99 are g and g^2: the step is rate g / |g|.
    std::vector<float> p{1, 1, 1}, m(3), v(3);
    const std::vector<float> g{2, -0.5F, 0};
    adam_step(p, g, m, v, 0.1, 0.9, 0.99, 1);
    CHECK(p[0] == doctest::Approx(0.9));
    CHECK(p[1] == doctest::Approx(1.1));
    CHECK(p[2] == 1);
}

TEST_CASE("orthogonalise brings every singular value near one and keeps the singular vectors")
{
    std::vector<float> workspace;
    for (const auto& [rows, cols] : {std::pair{20, 96}, {96, 20}, {32, 32}, {1, 7}}) {
        CAPTURE(rows);
        CAPTURE(cols);
        // Shifted by 12 I (twice the spectral norm of a 32 x 32 Gaussian), so that no singular value is tiny.
        const RowMajor matrix = random_matrix(rows, cols, 1) + 12 * RowMajor::Identity(rows, cols);
        RowMajor result = matrix;
        orthogonalise(flat(result), rows, cols, 5, workspace);
        const Eigen::VectorXf values = result.bdcSvd().singularValues();
        // The quintic's fixed band is [0.68, 1.13] for singular values that had time to grow (Jordan et al. 2024).
        CHECK(values.maxCoeff() < 1.25F);
        CHECK(values.minCoeff() > 0.3F);
        // U V^T of M: the product M^T result is symmetric and positive when the singular vectors are shared.
        const Eigen::MatrixXf product = matrix.transpose() * result;
        CHECK((product - product.transpose()).norm() < 1e-3F * product.norm());
    }
}

TEST_CASE("orthogonalising a transposed matrix gives the transposed result, and zero stays zero")
{
    std::vector<float> workspace;
    RowMajor wide = random_matrix(5, 9, 2), tall = wide.transpose();
    orthogonalise(flat(wide), 5, 9, 3, workspace);
    orthogonalise(flat(tall), 9, 5, 3, workspace);
    CHECK((wide.transpose() - tall).norm() < 1e-5F);
    RowMajor zero = RowMajor::Zero(4, 4);
    orthogonalise(flat(zero), 4, 4, 5, workspace);
    CHECK(zero.norm() == 0);
}

TEST_CASE("the step of the unmixing matrix is the same whatever basis the encoder came in")
{
    // Replacing A by A B (and so dL/dA by G B^-T) leaves Psi = G A^T as it was, so the new A is the old one's times B.
    const Layout layout = small_layout();
    const Tensor& unmix = layout.at("unmix.weight");
    const RowMajor A = random_matrix(2, 2, 3), G = random_matrix(2, 2, 4), B = random_matrix(2, 2, 5);
    const auto stepped = [&](const RowMajor& start, const RowMajor& gradient_of_A) {
        std::vector<float> parameters(layout.size()), gradient(layout.size());
        std::copy_n(start.data(), 4, parameters.begin() + static_cast<std::ptrdiff_t>(unmix.offset));
        std::copy_n(gradient_of_A.data(), 4, gradient.begin() + static_cast<std::ptrdiff_t>(unmix.offset));
        Optimiser optimiser(layout, OptimiserKind::muon, 2);
        optimiser.step(parameters, gradient, {0, 0, 0.1});
        RowMajor result(2, 2);
        std::copy_n(parameters.begin() + static_cast<std::ptrdiff_t>(unmix.offset), 4, result.data());
        return result;
    };
    const RowMajor direct = stepped(A, G) * B;
    const RowMajor changed = stepped(A * B, G * B.inverse().transpose());
    CHECK((direct - changed).norm() < 1e-4F * direct.norm());
}

TEST_CASE("zero gradients move nothing, and only the roles with a learning rate move")
{
    const Layout layout = small_layout();
    std::vector<float> parameters(layout.size(), 0.5F);
    const std::vector<float> before = parameters;
    Optimiser optimiser(layout, OptimiserKind::muon, 2);
    optimiser.step(parameters, std::vector<float>(layout.size()), {1, 1, 1});
    CHECK(parameters == before);

    optimiser.step(parameters, std::vector<float>(layout.size(), 1), {0.1, 0, 0});
    for (const Tensor& tensor : layout.tensors()) {
        CAPTURE(tensor.name);
        const bool moves = tensor.role == Role::vector || tensor.role == Role::variance;
        CHECK((parameters[tensor.offset] != before[tensor.offset]) == moves);
    }
}

TEST_CASE("the learning rate warms up linearly, holds, and falls by a cosine to its final fraction")
{
    TrainingSpec training;
    training.steps = 1000;
    training.warm_up = 100;
    training.hold = 0.4;
    training.final_fraction = 0.02;
    CHECK(schedule_factor(training, 50) == doctest::Approx(0.5));
    CHECK(schedule_factor(training, 400) == doctest::Approx(1));
    CHECK(schedule_factor(training, 700) == doctest::Approx(0.02 + 0.98 / 2));  // halfway down
    CHECK(schedule_factor(training, 1000) == doctest::Approx(0.02));
    training.warm_up = 0;
    training.hold = 1;
    CHECK(schedule_factor(training, 1000) == 1);
}

TEST_CASE("sharing the work out over threads changes no bit, with either optimiser")
{
    EstimatorSpec spec;
    spec.width = 24;
    const Layout layout({3, 7, 2, true}, spec);
    const auto stepped = [&](OptimiserKind kind, int threads) {
        std::vector<float> parameters = initial_parameters(layout, 1);
        const std::vector<float> gradient = initial_parameters(layout, 2);
        Optimiser optimiser(layout, kind, threads);
        for (int i = 0; i < 3; ++i)
            optimiser.step(parameters, gradient, {1e-3, 0.02, 0.01});
        return parameters;
    };
    for (const OptimiserKind kind : {OptimiserKind::muon, OptimiserKind::adam}) {
        CHECK(stepped(kind, 1) == stepped(kind, 2));
        CHECK(stepped(kind, 1) == stepped(kind, 5));
    }
}
