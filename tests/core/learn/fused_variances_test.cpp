// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/learn/random_estimator.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <span>

using namespace disentangle;

namespace {

/// Time data with a shared posterior and moving averages.
RandomEstimator moving_estimator()
{
    EstimatorSpec spec;
    spec.width = 9;
    return random_estimator({3, 5, 2, true}, spec, 8, 7);
}

std::vector<double> encoded(Objective<double>& objective, const RandomEstimator& estimator)
{
    const Dimensions& d = estimator.layout.dimensions();
    const int observations = estimator.rows * d.steps();
    std::vector<double> z(static_cast<std::size_t>(observations * d.d_z));
    objective.encode(estimator.parameters, estimator.x.data(), observations, z.data());
    return z;
}

/// v_q as the objective defines it.
double posterior_variance(const RandomEstimator& estimator, std::size_t latent)
{
    const double raw = estimator.parameters[estimator.layout.at("posterior.raw_variance").offset + latent];
    return std::log1p(std::exp(raw)) + 1e-4;
}

}  // namespace

TEST_CASE("a momentum of one leaves the averages alone")
{
    const RandomEstimator estimator = moving_estimator();
    const Evaluated result = evaluate(*make_fused<double>(estimator.layout, 2), estimator, 1);
    CHECK(result.variances.decoder == estimator.variances.decoder);
    CHECK(result.variances.prior == estimator.variances.prior);
    CHECK(result.variances.initial_mean == estimator.variances.initial_mean);
    CHECK(result.variances.initial_variance == estimator.variances.initial_variance);
}

TEST_CASE("the averages move towards the batch by one minus the momentum")
{
    const RandomEstimator estimator = moving_estimator();
    const auto objective = make_fused<double>(estimator.layout, 2);
    const double momentum = 0.7;
    const Evaluated still = evaluate(*objective, estimator, 1);
    const Evaluated moved = evaluate(*objective, estimator, momentum);
    const auto expected = [&](double from, double batch) { return momentum * from + (1 - momentum) * batch; };

    CHECK(moved.terms.mse == still.terms.mse);
    CHECK(moved.variances.decoder ==
          doctest::Approx(expected(estimator.variances.decoder, still.terms.mse)).epsilon(1e-12));
    const std::vector<double> z = encoded(*objective, estimator);
    for (std::size_t i = 0; i < 3; ++i) {
        const double v_q = posterior_variance(estimator, i), v = estimator.variances.prior[i];
        // KL = (s / v + log v - log v_q - 1) / 2, solved for the batch's s.
        const double s = v * (2 * still.terms.kl_per_latent[i] - std::log(v) + std::log(v_q) + 1);
        CHECK(moved.variances.prior[i] == doctest::Approx(expected(v, s)).epsilon(1e-12));

        double mean = 0, squares = 0;
        for (std::size_t row = 0; row < 8; ++row)
            mean += z[row * 6 + i] / 8;
        const double new_mean = expected(estimator.variances.initial_mean[i], mean);
        for (std::size_t row = 0; row < 8; ++row)
            squares += std::pow(z[row * 6 + i] - new_mean, 2) / 8;
        CHECK(moved.variances.initial_mean[i] == doctest::Approx(new_mean).epsilon(1e-12));
        CHECK(moved.variances.initial_variance[i] ==
              doctest::Approx(expected(estimator.variances.initial_variance[i], squares + v_q)).epsilon(1e-12));
    }
}

TEST_CASE("loss and gradient take the moved averages for constants")
{
    RandomEstimator estimator = moving_estimator();
    const auto objective = make_fused<double>(estimator.layout, 2);
    const Evaluated moved = evaluate(*objective, estimator, 0.7);
    estimator.variances = moved.variances;
    const Evaluated constant = evaluate(*objective, estimator, 1);
    CHECK(moved.terms.loss == doctest::Approx(constant.terms.loss).epsilon(1e-12));
    for (std::size_t k = 0; k < constant.gradient.size(); ++k)
        CHECK(moved.gradient[k] == doctest::Approx(constant.gradient[k]).epsilon(1e-12));
}

TEST_CASE("without time only the decoder and the transition have variances to move")
{
    const RandomEstimator estimator = random_estimator({3, 5, 2, false}, {}, 8, 7);
    const Evaluated moved = evaluate(*make_fused<double>(estimator.layout, 1), estimator, 0.5);
    CHECK(moved.variances.prior != estimator.variances.prior);
    CHECK(moved.variances.initial_mean.empty());
    CHECK(moved.variances.initial_variance.empty());
}

TEST_CASE("a transition that gives the same variance for every history is one with that variance")
{
    for (const bool shared : {false, true})
        for (const bool time : {false, true}) {
            CAPTURE(shared);
            CAPTURE(time);
            EstimatorSpec spec;
            spec.transition.shared_width = 5;
            spec.variances = Variances::history;
            RandomEstimator history = random_estimator({3, 5, 2, time}, spec, 8, 7);
            history.shared = shared;
            const NetworkDescription& model = history.layout.description();
            const Head& head = shared ? *model.shared_transition->variance : *model.transition.variance;
            const auto values = [&](const Tensor& tensor) {
                return std::span(history.parameters).subspan(tensor.offset, tensor.size());
            };
            std::ranges::fill(values(head.weight), 0.0);

            spec.variances = Variances::moving_average;
            RandomEstimator constant = random_estimator({3, 5, 2, time}, spec, 8, 7);
            constant.shared = shared;
            constant.x = history.x, constant.a = history.a, constant.eps = history.eps, constant.mask = history.mask;
            constant.variances = history.variances;
            for (const Tensor& tensor : constant.layout.tensors())
                std::ranges::copy(values(history.layout.at(tensor.name)),
                                  constant.parameters.begin() + static_cast<std::ptrdiff_t>(tensor.offset));
            for (std::size_t i = 0; i < 3; ++i)  // softplus and floor as the objective defines them
                constant.variances.prior[i] = std::log1p(std::exp(values(head.bias)[i])) + 1e-6;

            const Evaluated of_history = evaluate(*make_fused<double>(history.layout, 2), history);
            const Evaluated of_constant = evaluate(*make_fused<double>(constant.layout, 2), constant);
            CHECK(of_history.terms.loss == doctest::Approx(of_constant.terms.loss).epsilon(1e-12));
            for (std::size_t i = 0; i < 3; ++i)
                CHECK(of_history.terms.kl_per_latent[i] ==
                      doctest::Approx(of_constant.terms.kl_per_latent[i]).epsilon(1e-12));
            for (const Tensor& tensor : constant.layout.tensors())
                for (std::size_t k = 0; k < tensor.size(); ++k)
                    CHECK(of_history.gradient[history.layout.at(tensor.name).offset + k] ==
                          doctest::Approx(of_constant.gradient[tensor.offset + k]).epsilon(1e-10));
        }
}

TEST_CASE("decoding the encoded means gives the loss's own reconstruction when there is no noise")
{
    for (const bool unmix : {false, true})
        for (const Posterior posterior : {Posterior::shared, Posterior::amortised}) {
            EstimatorSpec spec;
            spec.unmix = unmix;
            spec.posterior = posterior;
            // More rows than one chunk of inference holds.
            RandomEstimator estimator = random_estimator({4, 6, 3, false}, spec, 301, 9);
            std::ranges::fill(estimator.eps, 0.0);
            const auto objective = make_fused<double>(estimator.layout, 2);
            const std::vector<double> z = encoded(*objective, estimator);
            std::vector<double> decoded(estimator.x.size());
            objective->decode(estimator.parameters, z.data(), estimator.rows, decoded.data());
            double squares = 0;
            for (std::size_t k = 0; k < decoded.size(); ++k)
                squares += std::pow(decoded[k] - estimator.x[k], 2);
            const double mse = squares / static_cast<double>(decoded.size());
            CHECK(evaluate(*objective, estimator).terms.mse == doctest::Approx(mse).epsilon(1e-12));
        }
}

TEST_CASE("encoding nothing gives nothing")
{
    const RandomEstimator estimator = moving_estimator();
    const auto objective = make_fused<double>(estimator.layout, 2);
    double untouched = 5;
    objective->encode(estimator.parameters, estimator.x.data(), 0, &untouched);
    objective->decode(estimator.parameters, estimator.eps.data(), 0, &untouched);
    CHECK(untouched == 5);
}
