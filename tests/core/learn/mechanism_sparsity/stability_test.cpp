// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/mechanism_sparsity/search/stability.h"

#include "core/linear_algebra/products.h"
#include "tests/core/random_matrix.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace disentangle;
using Eigen::MatrixXd;

namespace {

/// Latents that each follow two of five actions by waves, and noise.
Resampled with_actions(int rows, double noise, Random& random)
{
    Resampled resampled;
    resampled.seen.inputs = random_matrix(rows, 5, random);
    resampled.seen.latents = noise * random_matrix(rows, 5, random);
    for (int i = 0; i < 5; ++i)
        for (const int j : {i, (i + 1) % 5})
            resampled.seen.latents.col(i).array() += (2.0 * resampled.seen.inputs.col(j).array() + i).sin();
    resampled.decoder = MatrixXd::Identity(5, 5);
    return resampled;
}

std::vector<float> graph_with_actions()
{
    std::vector<float> graph(25, 0.F);
    for (std::size_t i = 0; i < 5; ++i)
        graph[i * 5 + i] = graph[i * 5 + (i + 1) % 5] = 1;
    return graph;
}

}  // namespace

TEST_CASE("edges that are there come out again in every resample, with their latents")
{
    Random random(3, "stability");
    const std::vector<float> graph = graph_with_actions();
    const GraphStability found = stability_of(with_actions(1500, 0.3, random), graph, 1, 20);
    for (std::size_t k = 0; k < graph.size(); ++k) {
        CAPTURE(k);
        CHECK(found.edges[k] == doctest::Approx(graph[k]));
    }
    for (const float latent : found.latents)
        CHECK(latent > 0.98F);
}

TEST_CASE("an edge that is not there wanders from resample to resample, and as many edges come out in each")
{
    // Four true edges of ten; the graph counts fourteen, so that four in each resample are of noise.
    Random random(5, "stability");
    const std::vector<float> graph = graph_with_actions();
    std::vector<float> with_others = graph;
    for (const std::size_t k : {2U, 8U, 14U, 15U})
        with_others[k] = 1;
    const GraphStability found = stability_of(with_actions(1500, 0.3, random), with_others, 1, 20);
    float sum = 0, others = 0;
    for (std::size_t k = 0; k < graph.size(); ++k) {
        sum += found.edges[k];
        if (graph[k] > 0)
            CHECK(found.edges[k] > 0.99F);
        else
            others = std::max(others, found.edges[k]);
    }
    CHECK(sum == doctest::Approx(14));
    CHECK(others < 0.9F);
}

TEST_CASE("with time the past of a latent is an input, whose edges are counted in the order of the present latents")
{
    // z1 follows itself, z2 z1, z3 z2 and an action, one step later.
    Random random(7, "stability");
    constexpr int rows = 2000;
    Resampled resampled;
    resampled.time = true;
    resampled.seen.inputs = random_matrix(rows, 4, random);
    const MatrixXd& in = resampled.seen.inputs;
    resampled.seen.latents = 0.2 * random_matrix(rows, 3, random);
    resampled.seen.latents.col(0).array() += (1.5 * in.col(0).array()).sin();
    resampled.seen.latents.col(1).array() += (1.5 * in.col(0).array() + 1).sin();
    resampled.seen.latents.col(2).array() += (1.5 * in.col(1).array()).sin() + (2.0 * in.col(3).array()).cos();
    resampled.decoder = MatrixXd::Identity(3, 3);
    const std::vector<float> graph{1, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 1};
    const GraphStability found = stability_of(resampled, graph, 1, 10);
    for (std::size_t k = 0; k < graph.size(); ++k) {
        CAPTURE(k);
        CHECK(found.edges[k] == doctest::Approx(graph[k]));
    }
}

TEST_CASE("rows that are alike because they follow each other do not count as evidence of their own")
{
    // Thirty episodes of fifty equal rows: drawn one by one they are 1,500 rows, which say much of noise.
    Random random(11, "stability");
    const Resampled few = with_actions(30, 1.5, random);
    Resampled repeated = few;
    repeated.seen.inputs.resize(1500, 5);
    repeated.seen.latents.resize(1500, 5);
    for (int row = 0; row < 1500; ++row) {
        repeated.seen.inputs.row(row) = few.seen.inputs.row(row / 50);
        repeated.seen.latents.row(row) = few.seen.latents.row(row / 50);
    }
    Resampled in_blocks = repeated;
    for (int row = 0; row < 1500; row += 50)
        in_blocks.blocks.push_back(row);
    const auto wandering = [](const GraphStability& found) {
        float sum = 0;  // of p (1 - p): 0 where every resample says the same
        for (const float p : found.edges)
            sum += p * (1 - p);
        return sum;
    };
    const std::vector<float> graph = graph_with_actions();
    const float alone = wandering(stability_of(repeated, graph, 1, 20));
    const float together = wandering(stability_of(in_blocks, graph, 1, 20));
    CHECK(together > 1.5F * alone);
}
