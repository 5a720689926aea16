// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/mechanism_sparsity/linear_start.h"

#include "core/base/random.h"
#include "core/learn/network/objective.h"
#include "core/learn/rows.h"
#include "tests/core/random_matrix.h"

#include <doctest/doctest.h>

#include <Eigen/Eigenvalues>

using namespace disentangle;
using Eigen::MatrixXd;

namespace {

constexpr int latent_count = 3, observed_count = 6, row_count = 500;

/// Observations with a mean, of different spread in different directions.
MatrixXd observations()
{
    Random random(1, "observations");
    MatrixXd x = random_matrix(row_count, observed_count, random);
    for (Eigen::Index k = 0; k < observed_count; ++k)
        x.col(k) *= 3.0 / static_cast<double>(k + 1);
    x = (x * random_matrix(observed_count, observed_count, random)).eval();
    x.rowwise() += Eigen::RowVectorXd::LinSpaced(observed_count, -2, 3);
    return x;
}

EstimatorSpec networks()
{
    EstimatorSpec spec;
    spec.width = 12;
    return spec;
}

}  // namespace

TEST_CASE("a linear start encodes observations as white principal components and decodes those back")
{
    const MatrixXd x = observations();
    const MatrixXd centred = x.rowwise() - x.colwise().mean();
    const Eigen::SelfAdjointEigenSolver<MatrixXd> solver(centred.transpose() * centred / row_count);
    const MatrixXd directions = solver.eigenvectors().rightCols(latent_count);
    for (const Posterior posterior : {Posterior::shared, Posterior::amortised}) {
        EstimatorSpec spec = networks();
        spec.posterior = posterior;
        const Layout layout({latent_count, observed_count, 2, false}, spec);
        std::vector<float> parameters = initial_parameters(layout, 7);
        REQUIRE(start_linear(layout, to_rows(x), 7, parameters));

        const auto objective = make_fused<float>(layout, 1);
        const std::vector<float> observed = to_rows(x);
        std::vector<float> z(static_cast<std::size_t>(row_count * latent_count)), back(observed.size());
        objective->encode(parameters, observed.data(), row_count, z.data());
        objective->decode(parameters, z.data(), row_count, back.data());
        const MatrixXd latents = to_matrix(z, latent_count);
        CHECK(latents.colwise().mean().norm() < 1e-4);
        CHECK((latents.transpose() * latents / row_count - MatrixXd::Identity(latent_count, latent_count)).norm() <
              1e-3);
        MatrixXd expected = centred * directions * directions.transpose();
        expected.rowwise() += x.colwise().mean();
        CHECK((to_matrix(back, observed_count) - expected).norm() < 1e-4 * expected.norm());
    }
}

TEST_CASE("an amortised posterior starts with the same variance for every observation")
{
    EstimatorSpec spec = networks();
    spec.posterior = Posterior::amortised;
    const Layout layout({latent_count, observed_count, 2, false}, spec);
    std::vector<float> parameters = initial_parameters(layout, 7);
    const std::vector<float> before = parameters;
    REQUIRE(start_linear(layout, to_rows(observations()), 7, parameters));
    const Tensor &weight = layout.at("encoder.linear_out.weight"), &bias = layout.at("encoder.linear_out.bias");
    for (std::size_t i = 1; i < 2 * latent_count; i += 2) {
        for (std::size_t k = 0; k < 12; ++k)
            CHECK(parameters[weight.offset + 12 * i + k] == 0);
        CHECK(parameters[bias.offset + i] == before[bias.offset + i]);
    }
}

TEST_CASE("networks that cannot start linear are left as they are")
{
    const std::vector<float> x = to_rows(observations());
    EstimatorSpec odd = networks(), narrow = networks(), uniform = networks(), flat = networks();
    odd.width = 13;
    narrow.width = 4;
    uniform.initialisation = Initialisation::uniform;
    flat.hidden_layers = 0;
    for (const EstimatorSpec& spec : {odd, narrow, uniform, flat}) {
        const Layout layout({latent_count, observed_count, 2, false}, spec);
        std::vector<float> parameters = initial_parameters(layout, 7);
        const std::vector<float> before = parameters;
        CHECK(!start_linear(layout, x, 7, parameters));
        CHECK(parameters == before);
    }
    const Layout more_latents({observed_count + 1, observed_count, 2, false}, [] {
        EstimatorSpec spec = networks();
        spec.width = 20;
        return spec;
    }());
    std::vector<float> parameters = initial_parameters(more_latents, 7);
    CHECK(!start_linear(more_latents, x, 7, parameters));
}
