// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/theory/influence.h"

#include <cmath>
#include <doctest/doctest.h>
#include <functional>
#include <nlohmann/json.hpp>

using namespace disentangle;

namespace {

Adjacency matrix_of(const std::vector<std::vector<int>>& entries)
{
    return Adjacency::from_rows(entries);
}

/// A transition written out by its test: `fill` sets mean, variance and derivatives, which start as 0, 1 and 0.
struct Moments {
    Eigen::VectorXd mean, variance;
    GaussianTransition::Jacobians by;
};
using Formula = std::function<void(const double* z, const double* a, Moments& m)>;

class Written final : public GaussianTransition {
public:
    Written(CausalGraph graph, Formula fill, bool variance_moves = false)
        : graph_(std::move(graph)), fill_(std::move(fill)), variance_moves_(variance_moves)
    {
    }

    const CausalGraph& graph() const override { return graph_; }
    void moments(const double* z_prev, const double* a, double* mean, double* variance) const override
    {
        const Moments m = at(z_prev, a);
        for (int i = 0; i < graph_.d_z(); ++i) {
            mean[i] = m.mean(i);
            variance[i] = m.variance(i);
        }
    }
    Jacobians jacobians(const double* z_prev, const double* a) const override { return at(z_prev, a).by; }
    bool variance_moves() const override { return variance_moves_; }

private:
    Moments at(const double* z_prev, const double* a) const
    {
        const int d_z = graph_.d_z(), d_a = graph_.d_a();
        Moments m{Eigen::VectorXd::Zero(d_z), Eigen::VectorXd::Ones(d_z), {}};
        m.by = {Eigen::MatrixXd::Zero(d_z, d_z), Eigen::MatrixXd::Zero(d_z, d_a), Eigen::MatrixXd::Zero(d_z, d_z),
                Eigen::MatrixXd::Zero(d_z, d_a)};
        fill_(z_prev, a, m);
        return m;
    }

    CausalGraph graph_;
    Formula fill_;
    bool variance_moves_;
};

CausalGraph by_actions(const std::vector<std::vector<int>>& Ga)
{
    return make_graph(matrix_of(Ga), std::nullopt);
}

CausalGraph by_time(const std::vector<std::vector<int>>& Gz)
{
    return make_graph(std::nullopt, matrix_of(Gz));
}

bool mentions(const Influence& influence, const std::string& words)
{
    for (const std::string& caveat : influence.caveats) {
        if (caveat.find(words) != std::string::npos)
            return true;
    }
    return false;
}

}  // namespace

TEST_CASE("an action that moves its targets by different functions has sufficient influence")
{
    // d mu / d a = (cos a, 2 cos 2a): independent functions of a.
    const Written transition(by_actions({{1}, {1}, {0}}), [](const double*, const double* a, Moments& m) {
        m.by.mean_a(0, 0) = std::cos(a[0]);
        m.by.mean_a(1, 0) = 2 * std::cos(2 * a[0]);
    });
    const Influence influence = test_influence(transition);
    REQUIRE(influence.actions.size() == 1);
    CHECK(influence.actions[0].rank == 2);
    CHECK(influence.actions[0].needed == 2);
    CHECK(influence.holds());
    CHECK_FALSE(influence.time);
    CHECK(influence.time_form.empty());
    CHECK(influence.caveats.empty());
}

TEST_CASE("a linear mechanism moves several targets along one direction")
{
    const Written transition(by_actions({{1, 1}, {1, 0}}),
                             [](const double*, const double*, Moments& m) { m.by.mean_a << 0.3, -1.5, 2.0, 0; });
    const Influence influence = test_influence(transition);
    CHECK(influence.actions[0].rank == 1);
    CHECK(influence.actions[0].needed == 2);
    CHECK(influence.actions[1].rank == 1);  // one target needs no more
    CHECK(influence.actions[1].holds());
    CHECK_FALSE(influence.holds());
    CHECK(influence.caveats ==
          std::vector<std::string>{"The effects of a1 span 1 direction, to one part in a million, for 2 targets, so "
                                   "theory does not promise to tell those targets apart."});
}

TEST_CASE("an intervention on several targets needs effects that depend on the history")
{
    // mu_i = a sin(z_i + i): without the past the effect would be one vector, with it d mu / d a = sin(z_i + i).
    const CausalGraph graph = make_graph(matrix_of({{1}, {1}}), Adjacency::identity(2));
    const Written constant(graph, [](const double*, const double*, Moments& m) {
        m.by.mean_a << 1, 1;
        m.by.mean_z << 1, 0, 0, 1;
    });
    CHECK(test_influence(constant).actions[0].rank == 1);
    const Written varying(graph, [](const double* z, const double* a, Moments& m) {
        for (int i = 0; i < 2; ++i) {
            m.by.mean_a(i, 0) = std::sin(z[i] + i);
            m.by.mean_z(i, i) = a[0] * std::cos(z[i] + i);
        }
    });
    CHECK(test_influence(varying).actions[0].rank == 2);
}

TEST_CASE("a variance moved by an action separates its targets when it moves them differently")
{
    // mu = 0, v_i = exp(c_i a): the score's derivative is z_i c_i exp(-c_i a), one function for c_1 = c_2, else two.
    const auto transition = [](double c1, double c2) {
        return Written(
            by_actions({{1}, {1}}),
            [c1, c2](const double*, const double* a, Moments& m) {
                const double c[] = {c1, c2};
                for (int i = 0; i < 2; ++i) {
                    m.variance(i) = std::exp(c[i] * a[0]);
                    m.by.variance_a(i, 0) = c[i] * m.variance(i);
                }
            },
            true);
    };
    CHECK(test_influence(transition(1, 1)).actions[0].rank == 1);
    CHECK(test_influence(transition(1, 2)).actions[0].rank == 2);
}

TEST_CASE("latents that each depend on their own past pass in the exponential-family form")
{
    // mu_i = z_i + sin(z_i) / 2.
    const Written transition(by_time({{1, 0}, {0, 1}}), [](const double* z, const double*, Moments& m) {
        for (int i = 0; i < 2; ++i)
            m.by.mean_z(i, i) = 1 + 0.5 * std::cos(z[i]);
    });
    const Influence influence = test_influence(transition);
    REQUIRE(influence.time);
    CHECK(influence.time->rank == 2);
    CHECK(influence.time->needed == 2);
    CHECK(influence.time_form == "exponential family");
    CHECK(influence.holds());
    CHECK(influence.actions.empty());
    CHECK(influence.caveats ==
          std::vector<std::string>{
              "The nonparametric form cannot hold in time: without actions, a first-order process has a single matrix "
              "at a fixed past. The form for Gaussian latents of fixed variance (exponential family) was tested "
              "instead."});
}

TEST_CASE("a linear process spans one direction in time")
{
    const Written transition(by_time({{1, 0}, {1, 1}}),
                             [](const double*, const double*, Moments& m) { m.by.mean_z << 0.9, 0, 0.3, 0.7; });
    const Influence influence = test_influence(transition);
    CHECK(influence.time->rank == 1);
    CHECK(influence.time->needed == 3);
    CHECK_FALSE(influence.holds());
    CHECK(mentions(influence,
                   "The effects of the past span 1 direction, to one part in a million, where Gz has 3 edges"));
}

TEST_CASE("a robot that a tree stops needs two ways of moving freely")
{
    // CLeaR 2022, A.7: where the robot meets the tree its next place is the tree's, Jacobian [1 0; 1 0]; elsewhere its
    // own, [1 0; 0 s]. One slope s gives (1,1,0), (1,0,s) on the three edges: rank 2. Two slopes give the third.
    const auto robot = [](double uphill) {
        return Written(by_time({{1, 0}, {1, 1}}), [uphill](const double* z, const double*, Moments& m) {
            const bool meets = std::abs(z[1] - z[0]) < 0.5;
            m.by.mean_z << 1, 0, meets ? 1 : 0, meets ? 0 : z[1] > 0 ? uphill : 1;
        });
    };
    CHECK(test_influence(robot(1)).time->rank == 2);
    CHECK(test_influence(robot(2)).time->rank == 3);
}

TEST_CASE("a variance that moves asks for the nonparametric form, which fails in time without actions")
{
    const Written transition(
        by_time({{1, 0}, {0, 1}}),
        [](const double* z, const double*, Moments& m) {
            for (int i = 0; i < 2; ++i) {
                m.mean(i) = z[i];
                m.by.mean_z(i, i) = 1;
                m.variance(i) = std::exp(std::cos(z[i]));
                m.by.variance_z(i, i) = -std::sin(z[i]) * m.variance(i);
            }
        },
        true);
    const Influence influence = test_influence(transition);
    CHECK(influence.time_form == "nonparametric");
    CHECK(influence.time->rank == 1);
    CHECK(influence.time->needed == 2);
    CHECK(mentions(influence, "The variance moves with the history (k = 2)"));
    CHECK(mentions(influence, "without actions, a first-order process has a single matrix at a fixed past"));
}

TEST_CASE("actions that change how the past acts give the nonparametric form its rank")
{
    // mu_i = sin(z_i + (i + 1) a) with a variance that moves: the Hessians hold cos(z_1 + a) and cos(z_2 + 2 a).
    const CausalGraph graph = make_graph(matrix_of({{1}, {1}}), Adjacency::identity(2));
    const auto fill = [](const double* z, const double* a, Moments& m) {
        for (int i = 0; i < 2; ++i) {
            m.mean(i) = std::sin(z[i] + (i + 1) * a[0]);
            m.by.mean_z(i, i) = std::cos(z[i] + (i + 1) * a[0]);
            m.by.mean_a(i, 0) = (i + 1) * m.by.mean_z(i, i);
        }
    };
    const Influence moving = test_influence(Written(graph, fill, true));
    CHECK(moving.time_form == "nonparametric");
    CHECK(moving.time->rank == 2);
    CHECK(moving.holds());
    // With a fixed variance the weaker form is reported, and the stronger one, which holds too, needs no excuse.
    const Influence fixed = test_influence(Written(graph, fill));
    CHECK(fixed.time_form == "exponential family");
    CHECK(fixed.time->rank == 2);
    CHECK(fixed.caveats.empty());
}

TEST_CASE("actions that only add to the past do not help the nonparametric form")
{
    const Written transition(make_graph(matrix_of({{1}, {0}}), Adjacency::identity(2)),
                             [](const double* z, const double* a, Moments& m) {
                                 m.by.mean_a(0, 0) = std::cos(a[0]);
                                 for (int i = 0; i < 2; ++i)
                                     m.by.mean_z(i, i) = 1 + 0.5 * std::cos(z[i]);
                             });
    const Influence influence = test_influence(transition);
    CHECK(influence.holds());
    CHECK(influence.time_form == "exponential family");
    CHECK(mentions(influence,
                   "with the latents fixed and the actions varied, the effects of the past span 1 direction where "
                   "Gz has 2 edges"));
}

TEST_CASE("one latent that depends on itself passes in every form")
{
    const Written transition(by_time({{1}}), [](const double* z, const double*, Moments& m) {
        m.by.mean_z(0, 0) = 1 + 0.5 * std::cos(z[0]);
    });
    const Influence influence = test_influence(transition);
    CHECK(influence.time->rank == 1);
    CHECK(influence.caveats.empty());
}

TEST_CASE("what has no edges needs no influence")
{
    const Written transition(make_graph(Adjacency(2, 1), Adjacency(2, 2)),
                             [](const double*, const double*, Moments&) {});
    const Influence influence = test_influence(transition);
    CHECK(influence.actions[0].rank == 0);
    CHECK(influence.actions[0].needed == 0);
    CHECK(influence.time->rank == 0);
    CHECK(influence.time->needed == 0);
    CHECK(influence.holds());
    CHECK(influence.caveats.empty());
}

TEST_CASE("an edge without effect is missed")
{
    const Written transition(by_actions({{1}}), [](const double*, const double*, Moments&) {});
    CHECK(test_influence(transition).actions[0].rank == 0);
    CHECK_FALSE(test_influence(transition).holds());
}

TEST_CASE("a rank does not depend on the seed or on the unit of a latent")
{
    for (const double unit : {1e-6, 1.0, 1e6}) {
        const Written transition(by_actions({{1}, {1}}), [unit](const double*, const double* a, Moments& m) {
            m.by.mean_a(0, 0) = unit * std::cos(a[0]);
            m.by.mean_a(1, 0) = std::cos(2 * a[0]);
        });
        for (std::uint64_t seed = 0; seed < 20; ++seed)
            CHECK(test_influence(transition, seed).actions[0].rank == 2);
    }
}

TEST_CASE("of many edges that hardly span anything the rank is exact")
{
    const Written transition(make_graph(std::nullopt, Adjacency::full(30, 30)),
                             [](const double*, const double*, Moments& m) { m.by.mean_z.setOnes(); });
    const Influence influence = test_influence(transition);
    CHECK(influence.time->rank == 1);
    CHECK(influence.time->needed == 900);
    CHECK_FALSE(mentions(influence, "upper bound"));
}

TEST_CASE("of many edges that span much a random selection is tested, and the caveat says so")
{
    // Waves of different frequencies in each parent, and another latent added so that no edge acts alone.
    const Written transition(make_graph(std::nullopt, Adjacency::full(24, 24)),
                             [](const double* z, const double*, Moments& m) {
                                 for (int i = 0; i < 24; ++i) {
                                     for (int j = 0; j < 24; ++j)
                                         m.by.mean_z(i, j) = std::cos(3.0 * i * z[j] + j) + 0.1 * z[(i + j) % 24];
                                 }
                             });
    const Influence influence = test_influence(transition);
    CHECK(influence.time->needed == 576);
    CHECK(influence.time->rank > 256);  // not settled by the first 256 draws
    CHECK(mentions(influence, "Gz has 576 edges; at most 256 of them, those of parents drawn at random, were tested"));
}

TEST_CASE("influence as JSON has the agreed keys")
{
    const CausalGraph graph = make_graph(matrix_of({{1}, {1}}), Adjacency::identity(2));
    const Written transition(graph, [](const double*, const double*, Moments& m) {
        m.by.mean_a << 1, 1;
        m.by.mean_z << 1, 0, 0, 1;
    });
    const auto json = to_json(test_influence(transition), graph);
    CHECK(json["action"] == nlohmann::json::parse(R"([{"action": "a1", "rank": 1, "needed": 2, "margin": 0.0}])"));
    CHECK(json["time"] ==
          nlohmann::json::parse(R"({"rank": 1, "needed": 2, "margin": 0.0, "form": "exponential family"})"));
    CHECK(json["caveats"].is_array());
    const auto alone = to_json(test_influence(Written(by_actions({{1}}), [](const double*, const double*,
                                                                            Moments& m) { m.by.mean_a(0, 0) = 1; })),
                               by_actions({{1}}));
    CHECK(alone["time"] == nullptr);
}
