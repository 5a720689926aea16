// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/mechanism_sparsity/graph_comparison.h"

#include "core/base/random.h"
#include "core/learn/mechanism_sparsity/linear_start.h"
#include "core/learn/mechanism_sparsity/seen.h"
#include "tests/core/learn/training.h"
#include "tests/core/random_matrix.h"

#include <doctest/doctest.h>

#include <cmath>
#include <initializer_list>
#include <limits>
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
        const GraphLosses losses = quick_losses(held_out, candidates, time);
        CHECK(preferred(candidates, losses) == 3);
        // A wave of variance 1/2 and noise of .01, with the share of errors of each: what the lost edge is worth, and
        // two of them are what there is without edges.
        const double error = error_share(time) * 0.51;
        const double edge = 0.5 * std::log((0.51 + error) / (0.01 + error));
        CHECK(losses.of[2] - losses.of[3] == doctest::Approx(edge).epsilon(0.1));
        CHECK(losses.without_edges - losses.of[3] == doctest::Approx(2 * edge).epsilon(0.1));
    }
}

namespace {

constexpr double little = 1e-4;  // of a latent unexplained

/// Of latents of which each has such shares left unexplained, and errors are counted: a Gaussian's loss.
double loss_of(std::initializer_list<double> unexplained, bool time)
{
    double loss = 0;
    for (const double share : unexplained)
        loss += 0.5 * std::log(share + error_share(time));
    return loss;
}

}  // namespace

TEST_CASE("an edge that explains only errors of the latents is not worth its place, however little else is left")
{
    const Candidate truth{MatrixXd::Identity(2, 2), right}, more{MatrixXd::Identity(2, 2), {1, 1, 1, 0}};
    for (const bool time : {false, true}) {
        // As much more is left of a latent without the edge too many as its errors are.
        const double errors = time ? 0.008 : 0.03;
        CHECK(std::log(errors / little) / 2 > 2);
        const double without = loss_of({1, 1}, time), likelier = loss_of({little, little}, time);
        const double likely = loss_of({errors, little}, time);
        CHECK(preferred(std::vector{truth, more}, {{likely, likelier}, without}) == 0);
        CHECK(preferred(std::vector{more, truth}, {{likelier, likely}, without}) == 1);
        // A true edge's share is tens of percent.
        CHECK(preferred(std::vector{truth, more}, {{loss_of({0.2, little}, time), likelier}, without}) == 1);
    }
}

TEST_CASE("a dense graph is not given up for fewer edges, each of which pays more")
{
    // Of each of five latents four parents explain a quarter each; without three of them as much of it is left.
    std::vector<float> dense(25, 1.F), one(25, 0.F);
    for (std::size_t i = 0; i < 5; ++i)
        dense[6 * i] = 0;
    one[1] = 1;
    std::vector<float> lacking_two = dense;
    lacking_two[1] = lacking_two[2] = 0;
    const MatrixXd same = MatrixXd::Identity(5, 5);
    const double without = loss_of({1, 1, 1, 1, 1}, false),
                 all = loss_of({little, little, little, little, little}, false);
    const double first_only = loss_of({0.75, 1, 1, 1, 1}, false);
    CHECK(preferred(std::vector{Candidate{same, dense}, Candidate{same, one}}, {{all, first_only}, without}) == 0);
    CHECK(preferred(std::vector{Candidate{same, one}, Candidate{same, dense}}, {{first_only, all}, without}) == 1);
    // What was measured once of 13 of 15 edges, in coordinates that make up for some of the two.
    CHECK(preferred(std::vector{Candidate{same, lacking_two}, Candidate{same, dense}}, {{all + 0.59, all}, without}) ==
          1);
    // Edges too many, which make up for errors of half a percent of each latent, are still worth nothing.
    const std::vector<float> full(25, 1.F);
    const double right_ones = loss_of({0.005, 0.005, 0.005, 0.005, 0.005}, false);
    CHECK(preferred(std::vector{Candidate{same, full}, Candidate{same, dense}}, {{all, right_ones}, without}) == 1);
}

TEST_CASE("nothing is preferred for a loss that is not a number, and no edge where none is worth anything")
{
    const MatrixXd same = MatrixXd::Identity(2, 2);
    const Candidate none{same, {0, 0, 0, 0}}, some{same, right};
    constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
    CHECK(preferred(std::vector{some, none}, {{0, not_a_number}, 1}) == 0);
    CHECK(preferred(std::vector{some, none}, {{not_a_number, 0}, 1}) == 1);
    CHECK(preferred(std::vector{none, some}, {{0, 0}, 0}) == 0);
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
