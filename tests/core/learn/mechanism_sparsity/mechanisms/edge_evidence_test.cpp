// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/mechanism_sparsity/mechanisms/edge_evidence.h"

#include "core/learn/mechanism_sparsity/coordinates.h"
#include "core/learn/mechanism_sparsity/search/elbow.h"
#include "core/learn/mechanism_sparsity/single_sines.h"
#include "tests/core/learn/random_estimator.h"
#include "tests/core/random_matrix.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace disentangle;
using Eigen::MatrixXd;

namespace {

/// Latents that each follow three of six inputs, the faster the later, and a fourth of the noise of a single wave.
MatrixXd latents_of(const MatrixXd& inputs, Random& random)
{
    MatrixXd latents = 0.35 * random_matrix(static_cast<int>(inputs.rows()), 6, random);
    for (int i = 0; i < 6; ++i)
        for (int k = 0; k < 3; ++k)
            latents.col(i).array() += (2.0 * (i + 1) * inputs.col((i + k * k) % 6).array() + i).sin();
    return latents;
}

}  // namespace

TEST_CASE("an input's evidence is what the likelihood loses without it, whatever the scale and the speed of a latent")
{
    Random random(4, "evidence");
    const MatrixXd inputs = random_matrix(4096, 6, random);
    const MatrixXd latents = latents_of(inputs, random);
    const MatrixXd evidence = edge_evidence(inputs, latents);
    // A wave has the variance 1/2, the noise .1225: log(.6225 / .1225) / 2 = .81 nats.
    for (int i = 0; i < 6; ++i)
        for (int j = 0; j < 6; ++j) {
            CAPTURE(i);
            CAPTURE(j);
            const bool edge = j == i || j == (i + 1) % 6 || j == (i + 4) % 6;
            if (edge)
                CHECK(evidence(i, j) == doctest::Approx(0.81).epsilon(0.1));
            else
                CHECK(evidence(i, j) < 0.02);
        }
    CHECK(elbow_of(cost_of(evidence), 0.005).elbow == 18);
    CHECK((edge_evidence(inputs, 100 * latents) - evidence).cwiseAbs().maxCoeff() < 0.02);
    CHECK(evidence_in_words(evidence, 0.2, false).find("There 18 of 36 possible edges") != std::string::npos);
}

TEST_CASE("an edge is worth what rows that no fit saw lose without it, and another pair what it would add to the graph")
{
    Random random(6, "evidence");
    const MatrixXd inputs = random_matrix(8192, 6, random);
    const MatrixXd latents = latents_of(inputs, random);
    const HeldOutRows rows{inputs.topRows(4096), latents.topRows(4096), inputs.bottomRows(4096),
                           latents.bottomRows(4096)};
    std::vector<float> graph(36, 0.F);
    for (int i = 0; i < 6; ++i)
        for (const int parent : {i, (i + 1) % 6, (i + 4) % 6})
            graph[static_cast<std::size_t>(6 * i + parent)] = 1;
    const MatrixXd whole = held_out_evidence(graph, rows);
    for (int i = 0; i < 6; ++i)
        for (int j = 0; j < 6; ++j) {
            CAPTURE(i);
            CAPTURE(j);
            if (graph[static_cast<std::size_t>(6 * i + j)] > 0)
                CHECK(whole(i, j) == doctest::Approx(0.81).epsilon(0.1));  // as above
            else
                CHECK(whole(i, j) < 0.005);
        }
    // Latent 1 without its parent 2, a wave of frequency 4 and variance 1/2 on top of the same noise, and with a parent
    // more that says nothing.
    graph[6 * 1 + 2] = 0;
    graph[6 * 1 + 3] = 1;
    const MatrixXd lacking = held_out_evidence(graph, rows);
    CHECK(lacking(1, 2) == doctest::Approx(0.81).epsilon(0.1));
    CHECK(lacking(1, 3) < 0.005);
    CHECK(lacking.row(0) == whole.row(0));
    // So much less likely are the rows under that graph, for waves of the frequency that is missing; the errors' share counts.
    const auto loss = [&](const MatrixXd& evidence, double error) {
        std::vector<float> edges;
        for (int i = 0; i < 6; ++i)
            for (int j = 0; j < 6; ++j)
                edges.push_back(evidence(i, j) > 0.1 ? 1 : 0);
        if (&evidence == &lacking)
            edges[6 * 1 + 2] = 0;
        return held_out_loss(edges, rows, error, 14);
    };
    CHECK(loss(lacking, 0) - loss(whole, 0) == doctest::Approx(0.81).epsilon(0.1));
    const double error = 0.05 * 1.62;
    CHECK(loss(lacking, 0.05) - loss(whole, 0.05) ==
          doctest::Approx(0.5 * std::log((0.6225 + error) / (0.1225 + error))).epsilon(0.1));
    // All edges have what the lacking graph misses; of the whole one they only learn the noise.
    std::vector<float> of_whole = graph;
    of_whole[6 * 1 + 2] = 1;
    of_whole[6 * 1 + 3] = 0;
    CHECK(gain_of_all_edges(graph, rows, 14) - gain_of_all_edges(of_whole, rows, 14) ==
          doctest::Approx(0.81).epsilon(0.1));
    CHECK(gain_of_all_edges(of_whole, rows, 14) < 0);
    // A latent without parents is worth as much as it was.
    graph.assign(36, 0.F);
    CHECK(held_out_evidence(graph, rows)(0, 0) > 0.1);
}

TEST_CASE("what the shared transition leaves is found in single inputs, and taken up by the sines that say least")
{
    for (const bool time : {false, true}) {
        EstimatorSpec spec;
        spec.transition.shared_width = 60;
        spec.transition.series = 1;
        const RandomEstimator estimator = random_estimator({6, 8, time ? 2 : 6, time}, spec, 5, 4);
        std::vector<float> parameters(estimator.parameters.begin(), estimator.parameters.end());
        Random random(5, "evidence");
        const MatrixXd inputs = random_matrix(4096, time ? 8 : 6, random);
        const MatrixXd before = shared_prediction(estimator.layout, parameters, inputs);
        // Half of its sines say next to nothing.
        const Tensor& out = estimator.layout.at("transition.shared.out.weight");
        const int units = out.shape.back();
        for (int i = 0; i < 6; ++i)
            for (int unit = units - 40; unit < units; ++unit)
                parameters[out.offset + static_cast<std::size_t>(i * units + unit)] *= 1e-4F;
        const MatrixXd known = shared_prediction(estimator.layout, parameters, inputs);
        const MatrixXd targets = known + latents_of(inputs, random);
        CHECK(add_single_sines(estimator.layout, parameters, inputs, targets) >= 18);
        const MatrixXd rest = targets - shared_prediction(estimator.layout, parameters, inputs);
        for (int i = 0; i < 6; ++i)
            CHECK(rest.col(i).squaredNorm() / 4096 < 0.17);  // of 1.62, and .1225 is noise
        CHECK((known - before).norm() > 0);
    }
}
