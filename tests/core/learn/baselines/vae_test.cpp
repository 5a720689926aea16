// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/vae_network.h"

#include "core/base/random.h"
#include "core/experiment/estimators/beta_vae.h"
#include "tests/core/learn/training.h"

#include <doctest/doctest.h>

#include <cmath>
#include <functional>

using namespace disentangle;

namespace {

/// A regulariser that uses all that there is: every latent's mean and variance, and samples of pairs of rows.
class EveryTerm final : public Regulariser {
public:
    double add(const LatentRows& latents, const LatentGradients& gradients, Workers&) const override
    {
        double value = add_kl(latents, 1.5, gradients);
        const auto n = static_cast<std::size_t>(latents.observations()), d = static_cast<std::size_t>(latents.d_z);
        for (std::size_t i = 0; i < n; ++i)
            for (std::size_t j = 0; j < n; ++j)
                for (std::size_t k = 0; k < d; ++k) {
                    const double gap = latents.z[i * d + k] - latents.mean[j * d + k];
                    const double share = 0.1 / static_cast<double>(n * n);
                    value += share * gap * gap * latents.variance[j * d + k];
                    if (!gradients.wanted())
                        continue;
                    gradients.z[i * d + k] += share * 2 * gap * latents.variance[j * d + k];
                    gradients.mean[j * d + k] -= share * 2 * gap * latents.variance[j * d + k];
                    gradients.variance[j * d + k] += share * gap * gap;
                }
        return value;
    }
};

std::vector<double> numbers(std::size_t count, std::uint64_t stream)
{
    std::vector<double> values(count);
    Random(5, "numbers", stream).normal(std::span(values));
    return values;
}

/// Central differences of `value` at `at`.
std::vector<double> slopes(const std::function<double(const std::vector<double>&)>& value, std::vector<double> at)
{
    constexpr double step = 1e-5;
    std::vector<double> result;
    for (double& x : at) {
        const double before = x;
        x = before + step;
        const double above = value(at);
        x = before - step;
        result.push_back((above - value(at)) / (2 * step));
        x = before;
    }
    return result;
}

}  // namespace

TEST_CASE("the KL divergence from N(0, 1) is the closed form, and its gradients are its slopes")
{
    // Half of variance + mean^2 - log(variance) - 1, for (mean, variance) = (0, 1) and (2, e): 0 and (e + 4 - 2) / 2.
    const std::vector<double> mean{0, 2}, variance{1, std::exp(1.0)}, z{0, 0};
    const LatentRows one{1, 1, 2, mean, variance, z, 0, {}};
    const std::vector<double> kl = kl_per_latent(one);
    CHECK(kl[0] == doctest::Approx(0));
    CHECK(kl[1] == doctest::Approx((std::exp(1.0) + 2) / 2));

    const std::vector<double> means = numbers(12, 1);
    std::vector<double> variances = numbers(12, 2);
    for (double& v : variances)
        v = std::exp(v);
    const auto value = [&](const std::vector<double>& m, const std::vector<double>& v) {
        return add_kl({2, 2, 3, m, v, m, 0, {}}, 4, {});
    };
    std::vector<double> g_mean(12), g_variance(12), g_z(12);
    add_kl({2, 2, 3, means, variances, means, 0, {}}, 4, {g_mean, g_variance, g_z});
    const auto by_mean = slopes([&](const auto& m) { return value(m, variances); }, means);
    const auto by_variance = slopes([&](const auto& v) { return value(means, v); }, variances);
    for (std::size_t k = 0; k < 12; ++k) {
        CHECK(g_mean[k] == doctest::Approx(by_mean[k]).epsilon(1e-6));
        CHECK(g_variance[k] == doctest::Approx(by_variance[k]).epsilon(1e-6));
        CHECK(g_z[k] == 0);
    }
}

TEST_CASE(
    "a VAE's gradient is the slope of its objective in every parameter, whatever the posterior and the regulariser")
{
    for (const Posterior posterior : {Posterior::shared, Posterior::amortised})
        for (const int threads : {1, 3}) {
            CAPTURE(threads);
            EstimatorSpec spec;
            spec.hidden_layers = 2;
            spec.width = 5;
            spec.posterior = posterior;
            const Layout layout = vae_layout(3, 4, spec);
            VaeNetwork<double> network(layout, threads);
            const std::vector<double> x = numbers(7 * 2 * 4, 3), eps = numbers(7 * 2 * 3, 4);
            std::vector<double> parameters = numbers(layout.size(), 5);
            for (double& parameter : parameters)
                parameter *= 0.6;
            const VaeBatch<double> batch{7, 2, 0, x.data(), nullptr, eps.data()};
            const EveryTerm regulariser;
            const auto loss = [&](const std::vector<double>& at) {
                double variance = 0.3;
                return network.evaluate(batch, at, variance, 1, regulariser, {}).loss;
            };
            std::vector<double> gradient(layout.size());
            double variance = 0.3;
            const Terms terms = network.evaluate(batch, parameters, variance, 1, regulariser, gradient);
            CHECK(terms.loss == loss(parameters));
            CHECK(variance == 0.3);
            const std::vector<double> expected = slopes(loss, parameters);
            for (std::size_t k = 0; k < gradient.size(); ++k)
                CHECK(std::abs(gradient[k] - expected[k]) < 1e-7 * (1 + std::abs(expected[k])));
        }
}

TEST_CASE("a VAE's numbers do not depend on its threads beyond rounding, and its decoder's variance follows the error")
{
    EstimatorSpec spec;
    spec.width = 6;
    const Layout layout = vae_layout(2, 5, spec);
    const std::vector<double> x = numbers(9 * 5, 6), eps = numbers(9 * 2, 7), parameters = numbers(layout.size(), 8);
    const VaeBatch<double> batch{9, 1, 0, x.data(), nullptr, eps.data()};
    const EveryTerm regulariser;
    double first = 2, second = 2;
    const Terms one = VaeNetwork<double>(layout, 1).evaluate(batch, parameters, first, 0.75, regulariser, {});
    const Terms four = VaeNetwork<double>(layout, 4).evaluate(batch, parameters, second, 0.75, regulariser, {});
    CHECK(one.loss == doctest::Approx(four.loss).epsilon(1e-12));
    CHECK(first == doctest::Approx(0.75 * 2 + 0.25 * one.mse));
    CHECK(one.kl * 5 == doctest::Approx(one.kl_per_latent[0] + one.kl_per_latent[1]));
}

TEST_CASE("a VAE learns to reconstruct, and a large beta costs reconstruction and empties the latents")
{
    Experiment weak = tiny_vae(), strong = weak;
    weak.training.steps = strong.training.steps = 400;
    weak.training.evaluate_every = strong.training.evaluate_every = 400;
    strong.own.get<BetaVaeSpec>().beta = 1000;
    weak.own.get<BetaVaeSpec>().beta = 1;
    const auto plain = train(weak).evaluations, pressed = train(strong).evaluations;
    CHECK(*plain.back().metric("mse") < 0.7 * *plain.front().metric("mse"));
    CHECK(*pressed.back().metric("kl") < 0.2 * *plain.back().metric("kl"));
    CHECK(*pressed.back().metric("mse") > *plain.back().metric("mse"));
}

TEST_CASE("an estimator without a graph is scored by its latents alone")
{
    const Evaluation evaluation = Trainer(tiny_vae(), one_thread).evaluate();
    for (const char* name : {"mcc", "r", "r_con", "loss", "kl", "mse", "rate"})
        CHECK(evaluation.metric(name).has_value());
    for (const char* name : {"shd", "shd_Ga", "edges_Ga", "expected_edges_Gz", "bound_Ga", "rotation_edges"})
        CHECK_FALSE(evaluation.metric(name).has_value());
    CHECK(find(evaluation, "probability_Ga") == nullptr);
    CHECK(find(evaluation, "traversal") != nullptr);
}

TEST_CASE("a VAE on another backend than the fused one is refused by name")
{
    CHECK_THROWS_WITH_AS(Trainer(tiny_vae(), {1, "autograd", "cpu"}), doctest::Contains("fused"), InputError);
}
