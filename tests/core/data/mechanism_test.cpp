// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/random.h"
#include "tests/core/data/worlds.h"

#include <cmath>
#include <doctest/doctest.h>
#include <numbers>

using namespace disentangle;

namespace {

constexpr double tiny = 1e-13;

struct Moments {
    Eigen::VectorXd mean, variance;
};

Moments moments(const GaussianTransition& transition, const Eigen::VectorXd& z, const Eigen::VectorXd& a)
{
    Moments result{Eigen::VectorXd(transition.graph().d_z()), Eigen::VectorXd(transition.graph().d_z())};
    transition.moments(z.data(), a.data(), result.mean.data(), result.variance.data());
    return result;
}

Moments moments(const WorldSpec& spec, const Eigen::VectorXd& z, const Eigen::VectorXd& a)
{
    return moments(*make_transition(spec), z, a);
}

Eigen::VectorXd uniform_vector(int n, Random& random)
{
    return Eigen::VectorXd::NullaryExpr(n, [&] { return random.uniform(-2, 2); });
}

double wave(int i, double parent)  // the argument (i+3)/pi parent + i of Lachapelle et al.'s sines
{
    return (i + 3) / std::numbers::pi * parent + i;
}

/// Graphs without symmetries, a latent without parents and one without a self-loop among them.
const Adjacency some_Ga = Adjacency::from_rows({{1, 0, 1}, {0, 1, 1}, {0, 0, 0}, {1, 1, 1}});
const Adjacency some_Gz = Adjacency::from_rows({{1, 1, 0, 0}, {0, 0, 0, 1}, {1, 0, 1, 0}, {0, 1, 1, 1}});

std::vector<CausalGraph> some_graphs()
{
    return {make_graph(some_Ga, std::nullopt), make_graph(std::nullopt, some_Gz), make_graph(some_Ga, some_Gz)};
}

}  // namespace

TEST_CASE("ActionDiag: the mean is sin(a) and the variance 1e-4")
{
    Random random(1, "ActionDiag");
    const auto a = uniform_vector(10, random);
    const auto spec = small_world(make_graph(Adjacency::identity(10), std::nullopt), MechanismKind::diagonal_sin);
    const auto [mean, variance] = moments(spec, {}, a);
    for (int i = 0; i < 10; ++i) {
        CHECK(std::abs(mean[i] - std::sin(a[i])) < tiny);
        CHECK(variance[i] == 1e-4);
    }
}

TEST_CASE("TimeDiag: the mean is z + 0.5 sin(z)")
{
    Random random(2, "TimeDiag");
    const auto z = uniform_vector(10, random);
    const auto spec = small_world(make_graph(std::nullopt, Adjacency::identity(10)), MechanismKind::diagonal_sin);
    const auto mean = moments(spec, z, {}).mean;
    for (int i = 0; i < 10; ++i)
        CHECK(std::abs(mean[i] - (z[i] + 0.5 * std::sin(z[i]))) < tiny);
}

TEST_CASE("sin: a latent sums sin((i+3)/pi parent + i) over its parents, halved for latents")
{
    Random random(3, "sin");
    const auto a = uniform_vector(3, random), z = uniform_vector(4, random);
    const auto actions = moments(small_world(make_graph(some_Ga, std::nullopt)), {}, a).mean;
    const auto latents = moments(small_world(make_graph(std::nullopt, some_Gz)), z, {}).mean;
    CHECK(std::abs(actions[0] - (std::sin(wave(0, a[0])) + std::sin(wave(0, a[2])))) < tiny);
    CHECK(std::abs(actions[1] - (std::sin(wave(1, a[1])) + std::sin(wave(1, a[2])))) < tiny);
    CHECK(actions[2] == 0);
    CHECK(std::abs(latents[2] - (z[2] + 0.5 * (std::sin(wave(2, z[0])) + std::sin(wave(2, z[2]))))) < tiny);
}

TEST_CASE("sigmoid: a latent sums 1 / (1 + exp(-4 (parent - s))), s from -2 to 2")
{
    // Of four latents the centres are -2, -2/3, 2/3, 2.
    const auto spec = small_world(make_graph(some_Ga, std::nullopt), MechanismKind::sigmoid);
    const Eigen::Vector3d a(-2, 0.25, 2);
    const auto mean = moments(spec, {}, a).mean;
    const auto sigmoid = [](double x) { return 1 / (1 + std::exp(-4 * x)); };
    CHECK(std::abs(mean[0] - (0.5 + sigmoid(4))) < tiny);
    CHECK(std::abs(mean[1] - (sigmoid(0.25 + 2.0 / 3) + sigmoid(2 + 2.0 / 3))) < tiny);
    CHECK(std::abs(mean[3] - (sigmoid(-4) + sigmoid(0.25 - 2) + 0.5)) < tiny);
    // A single latent has the first centre, as numpy's linspace gives it.
    const auto single = small_world(make_graph(Adjacency::identity(1), std::nullopt), MechanismKind::sigmoid);
    CHECK(std::abs(moments(single, {}, Eigen::VectorXd::Constant(1, -2)).mean[0] - 0.5) < tiny);
}

TEST_CASE("norm: a latent is the distance of its parents from a point")
{
    // The squared distance is a quadratic with second differences 2 in each parent: at -h, 0, h of one parent.
    const auto spec = small_world(make_graph(some_Ga, std::nullopt), MechanismKind::norm);
    const auto squared = [&](const Eigen::Vector3d& a, int i) { return std::pow(moments(spec, {}, a).mean[i], 2); };
    constexpr double h = 3;
    for (const int i : {0, 1, 3}) {
        Eigen::Vector3d point = Eigen::Vector3d::Zero();
        for (int l = 0; l < 3; ++l) {
            const Eigen::Vector3d step = h * Eigen::Vector3d::Unit(l);
            const double ahead = squared(step, i), behind = squared(-step, i), here = squared({0, 0, 0}, i);
            CHECK(std::abs(ahead + behind - 2 * here - (some_Ga(i, l) ? 2 * h * h : 0)) < 1e-12);
            point[l] = (behind - ahead) / (4 * h);  // (s + h)^2 - (s - h)^2 = 4 h s
        }
        CHECK(moments(spec, {}, point).mean[i] < 1e-6);  // the square root of what rounding leaves
    }
    CHECK(moments(spec, {}, Eigen::Vector3d(1, 2, 3)).mean[2] == 0);
}

TEST_CASE("linear: the mean is a masked matrix times the parents, which the mixing seed fixes")
{
    auto spec = small_world(make_graph(some_Ga, some_Gz), MechanismKind::linear);
    const Eigen::VectorXd no_z = Eigen::VectorXd::Zero(4), no_a = Eigen::VectorXd::Zero(3);
    Random random(4, "linear");
    const auto a = uniform_vector(3, random), z = uniform_vector(4, random);
    Eigen::VectorXd sum = Eigen::VectorXd::Zero(4);
    for (int l = 0; l < 3; ++l)
        sum += a[l] * moments(spec, no_z, Eigen::VectorXd(Eigen::Vector3d::Unit(l))).mean;
    for (int j = 0; j < 4; ++j)
        sum += z[j] * moments(spec, Eigen::VectorXd(Eigen::Vector4d::Unit(j)), no_a).mean;
    CHECK((moments(spec, z, a).mean - sum).norm() < 1e-12);

    const auto before = moments(spec, z, a).mean;
    spec.seed += 1;
    CHECK(moments(spec, z, a).mean == before);
    spec.mixing_seed += 1;
    CHECK(moments(spec, z, a).mean != before);
}

TEST_CASE("an added edge leaves the random constants of the others as they were")
{
    auto fuller = some_Ga;
    fuller.set(2, 0, true);
    for (const auto kind : {MechanismKind::norm, MechanismKind::linear}) {
        const auto before = moments(small_world(make_graph(some_Ga, std::nullopt), kind), {}, Eigen::Vector3d(1, 2, 3));
        const auto after = moments(small_world(make_graph(fuller, std::nullopt), kind), {}, Eigen::Vector3d(1, 2, 3));
        for (const int i : {0, 1, 3})
            CHECK(before.mean[i] == after.mean[i]);
        CHECK(before.mean[2] != after.mean[2]);
    }
}

TEST_CASE("with both graphs the parts of latents and actions add up")
{
    Random random(5, "both");
    const auto a = uniform_vector(3, random), z = uniform_vector(4, random);
    for (const auto kind : all_mechanisms) {
        CAPTURE(static_cast<int>(kind));
        const auto both = moments(small_world(make_graph(some_Ga, some_Gz), kind), z, a).mean;
        const auto actions = moments(small_world(make_graph(some_Ga, std::nullopt), kind), {}, a).mean;
        const auto latents = moments(small_world(make_graph(std::nullopt, some_Gz), kind), z, {}).mean;
        CHECK((both - actions - latents).norm() < tiny);
    }
}

TEST_CASE("what is no parent has no influence: without a self-loop z_i does not enter its own mean")
{
    Random random(6, "no parent");
    const auto a = uniform_vector(3, random), z = uniform_vector(4, random);
    for (const auto kind : all_mechanisms)
        for (const auto variance : {VarianceKind::fixed, VarianceKind::history}) {
            CAPTURE(static_cast<int>(kind));
            auto spec = small_world(make_graph(some_Ga, some_Gz), kind);
            spec.variance = variance;
            const auto transition = make_transition(spec);
            const auto before = moments(*transition, z, a);
            const auto check = [&](const Moments& after, const Adjacency& graph, int parent) {
                for (int i = 0; i < 4; ++i) {
                    const bool moved = before.mean[i] != after.mean[i] || before.variance[i] != after.variance[i];
                    CHECK(moved == graph(i, parent));
                }
            };
            for (int j = 0; j < 4; ++j)
                check(moments(*transition, z + 0.5 * Eigen::VectorXd(Eigen::Vector4d::Unit(j)), a), some_Gz, j);
            for (int l = 0; l < 3; ++l)
                check(moments(*transition, z, a + 0.5 * Eigen::VectorXd(Eigen::Vector3d::Unit(l))), some_Ga, l);
        }
}

TEST_CASE("history variance: 0.1 / n exp of the sum of cosines over all parents")
{
    Random random(7, "history");
    const auto a = uniform_vector(3, random), z = uniform_vector(4, random);
    auto spec = small_world(make_graph(some_Ga, std::nullopt));
    spec.variance = VarianceKind::history;
    const auto from_actions = moments(spec, {}, a).variance;
    CHECK(std::abs(from_actions[1] - 0.1 / 3 * std::exp(std::cos(wave(1, a[1])) + std::cos(wave(1, a[2])))) < tiny);
    CHECK(std::abs(from_actions[2] - 0.1 / 3) < tiny);

    spec.graph = make_graph(some_Ga, some_Gz);
    const auto from_both = moments(spec, z, a).variance;
    const double exponent =
        std::cos(wave(0, z[0])) + std::cos(wave(0, z[1])) + std::cos(wave(0, a[0])) + std::cos(wave(0, a[2]));
    CHECK(std::abs(from_both[0] - 0.1 / 4 * std::exp(exponent)) < tiny);
    CHECK(make_transition(spec)->variance_moves());
    spec.variance = VarianceKind::fixed;
    CHECK_FALSE(make_transition(spec)->variance_moves());
}

TEST_CASE("the Jacobians are the derivatives of the moments")
{
    // Central differences: with step h the error is h^2 / 6 times a third derivative, below (6/pi)^3 v here, plus
    // rounding of 1e-16 / h.
    constexpr double h = 1e-5, tolerance = 1e-8;
    Random random(8, "Jacobians");
    for (const auto kind : all_mechanisms)
        for (const auto variance : {VarianceKind::fixed, VarianceKind::history})
            for (const auto& graph : some_graphs()) {
                CAPTURE(static_cast<int>(kind));
                auto spec = small_world(graph, kind);
                spec.variance = variance;
                const auto transition = make_transition(spec);
                const auto a = uniform_vector(graph.d_a(), random), z = uniform_vector(4, random);
                const auto jacobians = transition->jacobians(z.data(), a.data());
                REQUIRE(jacobians.mean_z.cols() == 4);
                REQUIRE(jacobians.mean_a.cols() == graph.d_a());
                for (int j = 0; j < 4; ++j) {
                    const Eigen::VectorXd step = h * Eigen::VectorXd(Eigen::Vector4d::Unit(j));
                    const auto ahead = moments(*transition, z + step, a), behind = moments(*transition, z - step, a);
                    CHECK(((ahead.mean - behind.mean) / (2 * h) - jacobians.mean_z.col(j)).norm() < tolerance);
                    CHECK(((ahead.variance - behind.variance) / (2 * h) - jacobians.variance_z.col(j)).norm() <
                          tolerance);
                }
                for (int l = 0; l < graph.d_a(); ++l) {
                    const Eigen::VectorXd step = h * Eigen::VectorXd(Eigen::Vector3d::Unit(l));
                    const auto ahead = moments(*transition, z, a + step), behind = moments(*transition, z, a - step);
                    CHECK(((ahead.mean - behind.mean) / (2 * h) - jacobians.mean_a.col(l)).norm() < tolerance);
                    CHECK(((ahead.variance - behind.variance) / (2 * h) - jacobians.variance_a.col(l)).norm() <
                          tolerance);
                }
            }
}

TEST_CASE("moments and Jacobians of 64 latents and 64 actions are finite")
{
    const auto full = Adjacency::full(64, 64);
    Random random(9, "full");
    const auto a = uniform_vector(64, random), z = uniform_vector(64, random);
    for (const auto kind : all_mechanisms) {
        auto spec = small_world(make_graph(full, full), kind);
        spec.variance = VarianceKind::history;
        const auto transition = make_transition(spec);
        const auto [mean, variance] = moments(*transition, z, a);
        CHECK(mean.allFinite());
        CHECK(variance.allFinite());
        CHECK(variance.minCoeff() > 0);
        const auto jacobians = transition->jacobians(z.data(), a.data());
        CHECK(jacobians.mean_z.allFinite());
        CHECK(jacobians.variance_a.allFinite());
    }
}
