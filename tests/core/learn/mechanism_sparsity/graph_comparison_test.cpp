// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/mechanism_sparsity/graph_comparison.h"

#include "core/base/random.h"
#include "core/learn/mechanism_sparsity/linear_start.h"
#include "tests/core/learn/training.h"

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
    GraphComparison comparison(state, std::move(candidates), GraphComparison::beside_elbow);
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

TEST_CASE("a comparison does not depend on the scale of coordinates")
{
    const LinearState linear;
    const State& state = linear.state;
    const MatrixXd same = MatrixXd::Identity(2, 2);
    GraphComparison comparison(state, {{same, right}, {3 * same, right}}, GraphComparison::beside_elbow);
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
