// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/mechanism_sparsity/graph_comparison.h"

#include "core/base/random.h"
#include "core/learn/mechanism_sparsity/linear_start.h"
#include "core/learn/mechanism_sparsity/seen.h"
#include "tests/core/learn/training.h"
#include "tests/core/random_matrix.h"

#include <doctest/doctest.h>

#include <cmath>
#include <utility>

using namespace disentangle;
using Eigen::MatrixXd;

namespace {

constexpr int given_rows = 4096;

/// x = (3 z1, z2), z_i = sin(2 a_i) and a little noise: what a linear start encodes is z2, then z1, up to signs.
class Given final : public Source {
public:
    const Facts& facts() const override { return facts_; }
    int rows(Split) const override { return given_rows; }
    void fill(Split, std::span<const std::int32_t> which, Observations out) const override
    {
        for (std::size_t k = 0; k < which.size(); ++k) {
            Random random(5, "row", static_cast<std::uint64_t>(which[k]));
            for (std::size_t i = 0; i < 2; ++i) {
                const double a = random.uniform(-2, 2), z = std::sin(2 * a) + 0.03 * random.normal();
                if (!out.a.empty())
                    out.a[2 * k + i] = static_cast<float>(a);
                out.x[2 * k + i] = static_cast<float>(i == 0 ? 3 * z : z);
            }
        }
    }

private:
    Facts facts_{Shape::vector(2), 2, 1, 0};
};

Experiment of_single_sines()
{
    Experiment experiment = tiny_rotation(true, false);
    experiment.estimator.transition.hidden_layers = 1;
    experiment.estimator.transition.width = 16;
    return experiment;
}

struct LinearState {
    State state{of_single_sines(), std::make_shared<const Given>(), {}};

    LinearState()
    {
        REQUIRE(start_linear(state.model.layout, first_rows(*state.source, Split::train, given_rows).x, 1,
                             state.model.parameters));
    }
};

const std::vector<float> right{0, 1, 1, 0}, full{1, 1, 1, 1}, lacking{0, 1, 0, 0};

std::size_t winner_of(const State& state, std::vector<Candidate> candidates)
{
    GraphComparison comparison(state, std::move(candidates));
    while (!comparison.finished())
        comparison.step();
    return comparison.winner_index();
}

}  // namespace

TEST_CASE("the right graph in the right coordinates wins, whatever it is compared with")
{
    const LinearState linear;
    const State& state = linear.state;
    const MatrixXd same = MatrixXd::Identity(2, 2);
    MatrixXd turned(2, 2);
    turned << 1, 1, -1, 1;
    turned *= std::sqrt(0.5);
    // An edge too many is worth less than its price, one that lacks more, and in other coordinates no two edges suffice.
    const Candidate truth{same, right};
    for (const Candidate& other : {Candidate{same, full}, Candidate{same, lacking}, Candidate{turned, right}}) {
        CHECK(winner_of(state, {truth, other}) == 0);
        CHECK(winner_of(state, {other, truth}) == 1);
    }
}

TEST_CASE("at a glance the right graph in the right coordinates wins as well, with time or without")
{
    Random random(7, "glance");
    for (const bool time : {false, true}) {
        CAPTURE(time);
        // Latents that follow one input each, latents or actions: z1 the second, z2 the first.
        const auto rows = [&] {
            Seen seen{random_matrix(1024, 2, random), 0.1 * random_matrix(1024, 2, random)};
            for (int i = 0; i < 2; ++i)
                seen.latents.col(i).array() += (2 * seen.inputs.col(1 - i).array() + i).sin();
            return seen;
        };
        const Seen fitted = rows(), judging = rows();
        const HeldOutRows held_out{fitted.inputs, fitted.latents, judging.inputs, judging.latents};
        const MatrixXd same = MatrixXd::Identity(2, 2);
        MatrixXd turned(2, 2);
        turned << 1, 1, -1, 1;
        turned *= std::sqrt(0.5);
        const std::vector<Candidate> candidates{{turned, right}, {same, full}, {same, lacking}, {same, right}};
        const std::vector<double> losses = quick_losses(held_out, candidates, time);
        CHECK(preferred(candidates, losses, edge_prices(time)) == 3);
        // A wave of variance 1/2 and noise of .01, with the share of errors of each: what the lost edge is worth.
        const double error = edge_prices(time).error * 0.51;
        CHECK(losses[2] - losses[3] == doctest::Approx(0.5 * std::log((0.51 + error) / (0.01 + error))).epsilon(0.1));
    }
}

TEST_CASE("an edge that explains only errors of the latents is not worth its place, however little else is left")
{
    const Candidate truth{MatrixXd::Identity(2, 2), right}, more{MatrixXd::Identity(2, 2), {1, 1, 1, 0}};
    // .01 % of a latent unexplained, and as much more without the edge too many as errors of the latents are.
    const auto loss = [](double unexplained, double error) { return 0.5 * std::log(unexplained + error); };
    for (const bool time : {false, true}) {
        const EdgePrices& prices = edge_prices(time);
        const double little = time ? 0.008 : 0.03, none = 1e-4;
        CHECK(loss(little, 0) - loss(none, 0) > 2);
        const std::vector<double> losses{loss(little, prices.error), loss(none, prices.error)};
        CHECK(preferred(std::vector{truth, more}, losses, prices) == 0);
        CHECK(preferred(std::vector{more, truth}, std::vector{losses[1], losses[0]}, prices) == 1);
        // A true edge's share is tens of percent.
        const std::vector<double> lost{loss(0.2, prices.error), loss(none, prices.error)};
        CHECK(preferred(std::vector{truth, more}, lost, prices) == 1);
    }
}

TEST_CASE("a dense graph is not given up for the one edge that pays best")
{
    // Of each of five latents four parents explain a quarter each; without three of them as much of it is left.
    std::vector<float> dense(25, 1.F), one(25, 0.F);
    for (std::size_t i = 0; i < 5; ++i)
        dense[6 * i] = 0;
    one[1] = 1;
    const MatrixXd same = MatrixXd::Identity(5, 5);
    const Candidate truth{same, dense}, sparsest{same, one};
    const EdgePrices& prices = edge_prices(false);
    const auto loss = [&](double unexplained) { return 0.5 * std::log(unexplained + prices.error); };
    const std::vector<double> losses{5 * loss(0), 4 * loss(1) + loss(0.75)};
    CHECK(losses[1] - losses[0] < 19 * prices.keeping);  // fewer nats than the edges between, each at its price
    CHECK(preferred(std::vector{truth, sparsest}, losses, prices) == 0);
    CHECK(preferred(std::vector{sparsest, truth}, std::vector{losses[1], losses[0]}, prices) == 1);
    // Edges too many are still worth nothing.
    std::vector<float> full(25, 1.F);
    CHECK(preferred(std::vector{Candidate{same, full}, truth}, std::vector{losses[0] - 5 * 0.26, losses[0]}, prices) ==
          1);
}

TEST_CASE("a comparison does not depend on the scale of coordinates")
{
    const LinearState linear;
    const State& state = linear.state;
    const MatrixXd same = MatrixXd::Identity(2, 2);
    GraphComparison comparison(state, {{same, right}, {3 * same, right}});
    while (!comparison.finished())
        comparison.step();
    CHECK(std::abs(comparison.gain(1)) < 0.1);  // log 9 = 2.2 without the determinant
    CHECK(comparison.in_words().find("2: 0.00, 2: ") != std::string::npos);
}

TEST_CASE("a run says what it compared when graphs of several sizes may be right")
{
    Experiment experiment = tiny_corrected(0);
    experiment.training.steps = 600;  // a graph is compared for every hundred
    const std::string notes = train(experiment).notes;
    CHECK(notes.find("Compared on rows that no fit saw") != std::string::npos);
    experiment.sparsity.beta_Gz = 2;
    CHECK(train(experiment).notes.find("Compared") == std::string::npos);  // a number of edges that is given stands
}
