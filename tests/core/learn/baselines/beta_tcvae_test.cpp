// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/baselines/beta_tcvae.h"

#include "core/base/random.h"
#include "core/experiment/estimators/beta_tcvae.h"
#include "tests/core/learn/training.h"

#include <doctest/doctest.h>

#include <cmath>
#include <numbers>

using namespace disentangle;

namespace {

constexpr int batch_rows = 5, batch_steps = 2, batch_d_z = 3, in_batch = batch_rows * batch_steps;
constexpr std::size_t batch_size = in_batch * batch_d_z;
constexpr double learned_rows = 700;

/// The posterior of a minibatch, as three vectors one behind the other: mean, variance, z.
struct Posteriors {
    std::vector<double> mean = std::vector<double>(batch_size), variance = mean, z = mean;

    Posteriors()
    {
        for (int k = 0; std::vector<double> * values : {&mean, &variance, &z})
            Random(5, "posteriors", static_cast<std::uint64_t>(k++)).normal(std::span(*values));
        for (double& v : variance)
            v = std::exp(v);
    }

    double value(double beta, int threads, const LatentGradients& gradients = {}) const
    {
        Workers workers(threads);
        return total_correlation_regulariser(beta, learned_rows)
            ->add({batch_rows, batch_steps, batch_d_z, mean, variance, z, 0, {}}, gradients, workers);
    }
};

double density(double z, double mean, double variance)
{
    return std::exp(-(z - mean) * (z - mean) / (2 * variance)) / std::sqrt(2 * std::numbers::pi * variance);
}

/// Mutual information, total correlation and dimension-wise divergence by their definitions, without logarithms of sums.
double by_hand(const Posteriors& of, double beta)
{
    double information = 0, correlation = 0, divergence = 0;
    for (std::size_t n = 0; n < in_batch; ++n) {
        double q = 0, own = 1, product = 1, prior = 1;
        for (std::size_t m = 0; m < in_batch; ++m) {
            double joint = 1;
            for (std::size_t i = 0; i < batch_d_z; ++i)
                joint *= density(of.z[n * batch_d_z + i], of.mean[m * batch_d_z + i], of.variance[m * batch_d_z + i]);
            q += joint / (in_batch * learned_rows);
            if (m == n)
                own = joint;
        }
        for (std::size_t i = 0; i < batch_d_z; ++i) {
            double marginal = 0;
            for (std::size_t m = 0; m < in_batch; ++m)
                marginal +=
                    density(of.z[n * batch_d_z + i], of.mean[m * batch_d_z + i], of.variance[m * batch_d_z + i]);
            product *= marginal / (in_batch * learned_rows);
            prior *= density(of.z[n * batch_d_z + i], 0, 1);
        }
        information += std::log(own / q) / in_batch;
        correlation += std::log(q / product) / in_batch;
        divergence += std::log(product / prior) / in_batch;
    }
    return information + beta * correlation + divergence;
}

}  // namespace

TEST_CASE("beta-TCVAE's value is the sum of its three terms by their definitions, at any number of threads")
{
    const Posteriors posteriors;
    for (const double beta : {0.0, 1.0, 4.0})
        for (const int threads : {1, 3})
            CHECK(posteriors.value(beta, threads) == doctest::Approx(by_hand(posteriors, beta)).epsilon(1e-12));
}

TEST_CASE("beta-TCVAE stays finite where no other row's posterior is near")
{
    Posteriors posteriors;
    for (std::size_t k = 0; k < batch_size; ++k) {
        posteriors.variance[k] = 1e-6;
        posteriors.z[k] = posteriors.mean[k] = static_cast<double>(k) * 10;
    }
    CHECK(std::isfinite(posteriors.value(4, 1)));
}

TEST_CASE("beta-TCVAE's gradients are the slopes of its value, and are added to what is there")
{
    constexpr double step = 1e-5, before = 7;
    Posteriors at;
    for (const double beta : {1.0, 4.0})
        for (const int threads : {1, 3}) {
            std::vector<double> mean(batch_size, before), variance = mean, z = mean;
            at.value(beta, threads, {mean, variance, z});
            const auto compare = [&](std::vector<double>& moved, const std::vector<double>& gradient) {
                for (std::size_t k = 0; k < batch_size; ++k) {
                    const double there = moved[k];
                    moved[k] = there + step;
                    const double above = at.value(beta, 1);
                    moved[k] = there - step;
                    const double slope = (above - at.value(beta, 1)) / (2 * step);
                    moved[k] = there;
                    CHECK(std::abs(gradient[k] - before - slope) < 1e-7 * (1 + std::abs(slope)));
                }
            };
            compare(at.mean, mean);
            compare(at.variance, variance);
            compare(at.z, z);
        }
}

TEST_CASE("beta-TCVAE trains by its own weight, and is scored by its latents alone")
{
    Experiment plain = tiny_vae();
    plain.estimator_kind = "beta_tcvae";
    plain.own.get<BetaTcvaeSpec>().beta = 1;
    Experiment pressed = plain;
    pressed.own.get<BetaTcvaeSpec>().beta = 50;
    const auto first = train(plain).evaluations, second = train(pressed).evaluations;
    CHECK(*first.back().metric("mse") < *first.front().metric("mse"));
    CHECK(*first.back().metric("mse") != *second.back().metric("mse"));
    CHECK(first.back().metric("mcc").has_value());
    CHECK_FALSE(first.back().metric("edges_Ga").has_value());
}
