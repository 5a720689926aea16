// SPDX-License-Identifier: GPL-3.0-or-later
// The dials of a synthetic world that break one assumption each.
#include "core/base/error.h"
#include "core/data/synthetic/latents.h"
#include "core/data/synthetic/world.h"
#include "core/graph/presets.h"

#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>
#include <functional>

using namespace disentangle;

namespace {

WorldSpec spec_of(const char* preset)
{
    WorldSpec spec;
    spec.graph = graph_preset(preset).graph;
    spec.d_x = std::max(8, spec.graph.d_z());
    spec.train = 20000;
    return spec;
}

WorldSpec turned(const char* preset, const std::function<void(Violations&)>& turn)
{
    WorldSpec spec = spec_of(preset);
    turn(spec.violations);
    return spec;
}

/// What is left of the latents (n x d) once their means are taken away, in actions-only worlds.
Eigen::MatrixXd noise_of(const WorldSpec& spec, int rows)
{
    const Dataset data = World(spec).sample(Split::train, rows);
    const auto transition = make_transition(spec);
    Eigen::MatrixXd noise(rows, data.d_z);
    std::vector<double> a(static_cast<std::size_t>(data.d_a)), mean(static_cast<std::size_t>(data.d_z)), variance(mean);
    for (int row = 0; row < rows; ++row) {
        for (int l = 0; l < data.d_a; ++l)
            a[static_cast<std::size_t>(l)] = static_cast<double>(data.a[static_cast<std::size_t>(row * data.d_a + l)]);
        transition->moments(nullptr, a.data(), mean.data(), variance.data());
        for (int i = 0; i < data.d_z; ++i)
            noise(row, i) = static_cast<double>(data.z[static_cast<std::size_t>(row * data.d_z + i)]) -
                            mean[static_cast<std::size_t>(i)];
    }
    return noise;
}

}  // namespace

TEST_CASE("influence mixes the linear mechanism into the means, up to being it")
{
    for (const char* preset : {"Example4", "TimeBlockNonDiag", "ActionTime"}) {
        CAPTURE(preset);
        const WorldSpec half = turned(preset, [](Violations& v) { v.influence = 0.5; });
        WorldSpec linear = spec_of(preset);
        linear.mechanism = MechanismKind::linear;
        const auto d_z = static_cast<std::size_t>(half.graph.d_z());
        const std::vector<double> z(d_z, 0.7), a(static_cast<std::size_t>(std::max(1, half.graph.d_a())), -0.4);
        const auto mean = [&](const WorldSpec& spec) {
            std::vector<double> result(d_z), variance(d_z);
            make_transition(spec)->moments(z.data(), a.data(), result.data(), variance.data());
            return result;
        };
        const std::vector<double> mixed = mean(half), bent = mean(spec_of(preset)), straight = mean(linear);
        for (std::size_t i = 0; i < d_z; ++i)
            CHECK(mixed[i] == doctest::Approx((bent[i] + straight[i]) / 2));
        const WorldSpec whole = turned(preset, [](Violations& v) { v.influence = 1; });
        CHECK(World(whole).sample(Split::train, 100).z == World(linear).sample(Split::train, 100).z);
    }
}

TEST_CASE("the slopes of mixed means are those of finite differences")
{
    const WorldSpec spec = turned("ActionTime", [](Violations& v) { v.influence = 0.3; });
    const auto transition = make_transition(spec);
    const auto d_z = static_cast<std::size_t>(spec.graph.d_z()), d_a = static_cast<std::size_t>(spec.graph.d_a());
    std::vector<double> z(d_z, 0.3), a(d_a, 0.9), low(d_z), high(d_z), variance(d_z);
    const GaussianTransition::Jacobians slopes = transition->jacobians(z.data(), a.data());
    constexpr double h = 1e-6;
    const auto check = [&](std::vector<double>& by, const Eigen::MatrixXd& expected) {
        for (std::size_t j = 0; j < by.size(); ++j) {
            const double kept = by[j];
            by[j] = kept + h;
            transition->moments(z.data(), a.data(), high.data(), variance.data());
            by[j] = kept - h;
            transition->moments(z.data(), a.data(), low.data(), variance.data());
            by[j] = kept;
            for (std::size_t i = 0; i < d_z; ++i)
                CHECK((high[i] - low[i]) / (2 * h) ==
                      doctest::Approx(expected(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j)))
                          .epsilon(1e-6));
        }
    };
    check(z, slopes.mean_z);
    check(a, slopes.mean_a);
}

TEST_CASE("the rank of influence holds until all is linear, while its margin falls in proportion to what is left")
{
    const auto influence = [](double share) {
        return test_influence(*make_transition(turned("Example4", [share](Violations& v) { v.influence = share; })));
    };
    for (const double share : {0.0, 0.5, 0.9, 0.99, 0.999})
        CHECK(influence(share).holds());
    // What a parent's effects differ in is all of the bent part, which is a tenth here of what it is there.
    CHECK(influence(0.999).margin() / influence(0.99).margin() == doctest::Approx(0.1).epsilon(0.1));
    CHECK(influence(0.99).margin() < influence(0.9).margin());
    const Influence none = test_influence(*make_transition(turned("Example4", [](Violations& v) { v.influence = 1; })));
    CHECK_FALSE(none.holds());
    CHECK(none.margin() == 0);
}

TEST_CASE("noise correlation is that between every two latents given their parents, and leaves their variances")
{
    constexpr int rows = 20000;
    for (const double correlation : {0.0, 0.3, 0.9}) {
        CAPTURE(correlation);
        const Eigen::MatrixXd noise =
            noise_of(turned("Example4", [correlation](Violations& v) { v.noise_correlation = correlation; }), rows);
        const Eigen::MatrixXd covariance = noise.transpose() * noise / rows;
        // Of 20,000 draws a correlation is known to .007, a variance to one part in 100 (one standard error).
        for (int i = 0; i < 3; ++i) {
            CHECK(covariance(i, i) == doctest::Approx(1e-4).epsilon(0.04));
            for (int j = 0; j < i; ++j)
                CHECK(std::abs(covariance(i, j) / 1e-4 - correlation) < 0.04);
        }
    }
}

TEST_CASE("hidden actions act all the same, are shown as 0, and stay hidden where more are")
{
    const auto sample = [](double share) {
        return World(turned("Example4", [share](Violations& v) { v.hidden_actions = share; }))
            .sample(Split::train, 10000);
    };
    const Dataset all = sample(0), few = sample(0.2), many = sample(0.6), none = sample(1);
    std::size_t few_hidden = 0, many_hidden = 0;
    for (std::size_t k = 0; k < all.a.size(); ++k) {
        few_hidden += few.a[k] == 0;
        many_hidden += many.a[k] == 0;
        CHECK((few.a[k] == all.a[k] || few.a[k] == 0));
        CHECK((few.a[k] != 0 || many.a[k] == 0));
        CHECK(none.a[k] == 0);
    }
    // Of 30,000 entries a share is known to .003.
    CHECK(std::abs(static_cast<double>(few_hidden) / 30000 - 0.2) < 0.015);
    CHECK(std::abs(static_cast<double>(many_hidden) / 30000 - 0.6) < 0.015);
    for (const Dataset* hidden : {&few, &many, &none}) {
        CHECK(hidden->z == all.z);
        CHECK(hidden->x == all.x);
    }
}

TEST_CASE("x tells of folded latents their absolute value alone, and all of the others")
{
    const World world(turned("Example4", [](Violations& v) { v.fold = 2; }));
    const std::vector<float> x = world.observe({0.5F, -1.5F, 0.25F});
    CHECK(world.observe({-0.5F, 1.5F, 0.25F}) == x);
    CHECK(world.observe({-0.5F, -1.5F, 0.25F}) == x);
    CHECK(world.observe({0.5F, -1.5F, -0.25F}) != x);
    // What is told of the latents themselves is the truth.
    CHECK(world.sample(Split::test, 50).z == World(spec_of("Example4")).sample(Split::test, 50).z);
}

TEST_CASE("rows of a world with every dial turned are the same alone, on several threads, and as latents")
{
    const WorldSpec spec = turned("ActionTime", [](Violations& v) { v = {0.4, 0.5, 0.3, 2}; });
    const World world(spec);
    const Dataset whole = world.sample(Split::validation, 9000, 0, 3), part = world.sample(Split::validation, 10, 4100);
    const std::size_t steps = 2, width = static_cast<std::size_t>(whole.d_a), first = 4100;
    CHECK(std::vector<float>(whole.a.begin() + static_cast<std::ptrdiff_t>(first * width),
                             whole.a.begin() + static_cast<std::ptrdiff_t>((first + 10) * width)) == part.a);
    const std::size_t observed = steps * static_cast<std::size_t>(whole.d_x);
    CHECK(std::vector<float>(whole.x.begin() + static_cast<std::ptrdiff_t>(first * observed),
                             whole.x.begin() + static_cast<std::ptrdiff_t>((first + 10) * observed)) == part.x);
    const LatentSample latents = LatentProcess(spec).sample(Split::validation, 9000);
    CHECK(latents.z == whole.z);
    CHECK(latents.a == whole.a);
}

TEST_CASE("a dial beyond its end is refused")
{
    const auto error = [](const std::function<void(Violations&)>& turn) {
        try {
            validate(turned("Example4", turn));
        } catch (const InputError& refusal) {
            return std::string(refusal.what());
        }
        return std::string("no error");
    };
    CHECK(error([](Violations& v) { v.influence = 1.5; }).starts_with("world.violations.influence: is 1.5"));
    CHECK(error([](Violations& v) { v.noise_correlation = 1; }).starts_with("world.violations.noise_correlation"));
    CHECK(error([](Violations& v) { v.hidden_actions = -1; }).starts_with("world.violations.hidden_actions"));
    CHECK(error([](Violations& v) { v.fold = 4; }).find("0 to the number of latents (3)") != std::string::npos);
    CHECK(error([](Violations&) {}) == "no error");
}
