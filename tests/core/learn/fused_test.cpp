// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/file.h"
#include "core/learn/elbo_case.h"
#include "tests/core/learn/random_estimator.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

using namespace disentangle;

namespace {

double relative(double value, double expected)
{
    return std::abs(value - expected) / std::max(1.0, std::abs(expected));
}

/// Largest deviation of two vectors, relative to the largest entry (at least 1).
double deviation(const std::vector<double>& values, const std::vector<double>& expected)
{
    REQUIRE(values.size() == expected.size());
    double largest = 1, worst = 0;
    for (std::size_t k = 0; k < values.size(); ++k) {
        largest = std::max(largest, std::abs(expected[k]));
        const double difference = std::abs(values[k] - expected[k]);
        worst = difference <= worst ? worst : difference;  // a NaN is the worst
    }
    return worst / largest;
}

double deviation(const Evaluated& values, const Evaluated& expected)
{
    double worst = relative(values.terms.loss, expected.terms.loss);
    worst = std::max(worst, relative(values.terms.reconstruction, expected.terms.reconstruction));
    worst = std::max(worst, relative(values.terms.kl, expected.terms.kl));
    worst = std::max(worst, relative(values.terms.mse, expected.terms.mse));
    worst = std::max(worst, deviation(values.terms.kl_per_latent, expected.terms.kl_per_latent));
    worst = std::max(worst, deviation(values.gradient, expected.gradient));
    return std::max(worst, deviation(values.mask_gradient, expected.mask_gradient));
}

std::size_t count(int rows, int width)
{
    return static_cast<std::size_t>(rows) * static_cast<std::size_t>(width);
}

/// The estimator with one row of its batch.
RandomEstimator single_row(const RandomEstimator& all, int row)
{
    const Dimensions& d = all.layout.dimensions();
    RandomEstimator one = all;
    one.rows = 1;
    const auto cut = [row](const std::vector<double>& from, int width, std::vector<double>& to) {
        const auto begin = from.begin() + static_cast<std::ptrdiff_t>(count(row, width));
        to.assign(begin, begin + width);
    };
    cut(all.x, d.steps() * d.d_x, one.x);
    cut(all.eps, d.steps() * d.d_z, one.eps);
    if (d.d_a > 0)
        cut(all.a, d.d_a, one.a);
    return one;
}

/// Both kinds of data, both posteriors, wider than a vector register and taller than any tile.
std::vector<RandomEstimator> large_estimators()
{
    EstimatorSpec recipe;
    recipe.hidden_layers = 2;
    recipe.width = 33;
    recipe.transition.width = 19;
    EstimatorSpec paper = recipe;
    paper.unmix = paper.transition.skip = paper.transition.hidden_bias = false;
    paper.posterior = Posterior::amortised;
    paper.variances = Variances::learned;
    std::vector<RandomEstimator> result;
    result.push_back(random_estimator({10, 20, 10, false}, recipe, 301, 1));
    result.push_back(random_estimator({7, 19, 3, true}, recipe, 157, 2));
    result.push_back(random_estimator({10, 21, 0, true}, paper, 150, 3));
    EstimatorSpec sines = recipe;
    sines.transition.hidden_layers = 1;
    sines.transition.activation = Activation::sine;
    sines.transition.shared_width = 41;
    sines.transition.series = 3;
    EstimatorSpec history = sines;
    history.variances = Variances::history;
    history.posterior = Posterior::amortised;
    for (const bool shared : {false, true})
        for (const EstimatorSpec& spec : {sines, history}) {
            result.push_back(random_estimator({9, 20, 5, true}, spec, 170, 4));
            result.back().shared = shared;
        }
    return result;
}

}  // namespace

// Source of the values and tolerances: tests/golden/elbo.json and its description.
TEST_CASE("the fused backend reproduces the reference objective and every gradient")
{
    const std::string file = DISENTANGLE_GOLDEN_DIR "/elbo.json";
    const auto cases = nlohmann::json::parse(read_file(file));
    REQUIRE(cases.size() == 3);
    for (std::size_t i = 0; i < cases.size(); ++i)
        for (const int threads : {1, 2}) {
            CAPTURE(i);
            CAPTURE(threads);
            const ElboCase reference = parse_elbo_case(cases[i], file, std::to_string(i));
            const ElboDeviation exact = compare(*make_fused<double>(reference.layout, threads), reference);
            CAPTURE(exact.worst_gradient);
            CHECK(exact.negative_elbo < 1e-9);
            CHECK(exact.reconstruction_loss < 1e-9);
            CHECK(exact.kl < 1e-9);
            CHECK(exact.gradients < 1e-9);

            const ElboDeviation rounded = compare(*make_fused<float>(reference.layout, threads), reference);
            CHECK(rounded.negative_elbo < 1e-4);
            CHECK(rounded.reconstruction_loss < 1e-4);
            CHECK(rounded.kl < 1e-4);
            CHECK(rounded.gradients < 1e-4);
        }
}

// With a step of 1e-6 the loss's own rounding is 1e-10 and the cubic term 1e-12 of the slope. Where a unit's input passes
// zero within the step, the slope on that side is another one, and the other side's, true to first order, must agree.
TEST_CASE("every gradient is the slope of the loss, whatever the estimator")
{
    constexpr double step = 1e-6, exact = 1e-6, first_order = 1e-4;
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        CAPTURE(seed);
        RandomEstimator estimator = random_estimator(seed);
        const Evaluated here =
            evaluate(*make_fused<double>(estimator.layout, 1 + static_cast<int>(seed % 3)), estimator);
        const auto objective = make_fused<double>(estimator.layout, 1);
        const auto check_slope = [&](double& value, double gradient) {
            const double at = value;
            value = at + step;
            const double above = evaluate(*objective, estimator).terms.loss;
            value = at - step;
            const double below = evaluate(*objective, estimator).terms.loss;
            value = at;
            const double right = (above - here.terms.loss) / step, left = (here.terms.loss - below) / step;
            CAPTURE(right);
            CAPTURE(left);
            CAPTURE(gradient);
            const double either = std::min(relative(right, gradient), relative(left, gradient));
            CHECK((relative((right + left) / 2, gradient) < exact || either < first_order));
        };
        for (const Tensor& tensor : estimator.layout.tensors()) {
            CAPTURE(tensor.name);
            for (std::size_t k = tensor.offset; k < tensor.offset + tensor.size(); ++k)
                if (tensor.role == Role::fixed)
                    CHECK(here.gradient[k] == 0);
                else
                    check_slope(estimator.parameters[k], here.gradient[k]);
        }
        for (std::size_t k = 0; k < estimator.mask_size(); ++k)
            check_slope(estimator.mask[k], here.mask_gradient[k]);
    }
}

TEST_CASE("a batch gives the mean over its rows")
{
    for (const RandomEstimator& all : large_estimators()) {
        const auto objective = make_fused<double>(all.layout, 2);
        Evaluated mean{{}, std::vector<double>(all.layout.size()), std::vector<double>(all.mask_size()), {}};
        mean.terms.kl_per_latent.resize(count(all.layout.dimensions().d_z, 1));
        const auto add = [&](auto& sum, const auto& values) {
            for (std::size_t k = 0; k < sum.size(); ++k)
                sum[k] += values[k] / all.rows;
        };
        for (int row = 0; row < all.rows; ++row) {
            const Evaluated one = evaluate(*objective, single_row(all, row));
            mean.terms.loss += one.terms.loss / all.rows;
            mean.terms.reconstruction += one.terms.reconstruction / all.rows;
            mean.terms.kl += one.terms.kl / all.rows;
            mean.terms.mse += one.terms.mse / all.rows;
            add(mean.terms.kl_per_latent, one.terms.kl_per_latent);
            add(mean.gradient, one.gradient);
            add(mean.mask_gradient, one.mask_gradient);
        }
        CHECK(deviation(evaluate(*objective, all), mean) < 1e-12);
    }
}

TEST_CASE("the number of threads changes the last bits only")
{
    for (const RandomEstimator& estimator : large_estimators()) {
        const Evaluated one = evaluate(*make_fused<double>(estimator.layout, 1), estimator, 0.9);
        for (const int threads : {2, 3, 5}) {
            CAPTURE(threads);
            const Evaluated several = evaluate(*make_fused<double>(estimator.layout, threads), estimator, 0.9);
            CHECK(deviation(several, one) < 1e-12);
            CHECK(deviation(several.variances.prior, one.variances.prior) < 1e-12);
            CHECK(deviation(several.variances.initial_variance, one.variances.initial_variance) < 1e-12);
        }
    }
}

TEST_CASE("more threads than rows are idle, not wrong")
{
    const RandomEstimator estimator = random_estimator({3, 4, 2, true}, {}, 2, 1);
    const Evaluated one = evaluate(*make_fused<double>(estimator.layout, 1), estimator);
    CHECK(deviation(evaluate(*make_fused<double>(estimator.layout, 4), estimator), one) < 1e-12);
}

TEST_CASE("calls repeat bit for bit, also after batches of other sizes")
{
    for (const RandomEstimator& estimator : large_estimators()) {
        const auto objective = make_fused<double>(estimator.layout, 2);
        const Evaluated first = evaluate(*objective, estimator, 0.5);
        evaluate(*objective, single_row(estimator, 0));
        const Evaluated again = evaluate(*objective, estimator, 0.5);
        CHECK(first.terms.loss == again.terms.loss);
        CHECK(first.gradient == again.gradient);
        CHECK(first.mask_gradient == again.mask_gradient);
        CHECK(first.variances.prior == again.variances.prior);
        CHECK(first.variances.initial_mean == again.variances.initial_mean);
    }
}

TEST_CASE("float agrees with double to float's precision at the recipe's size")
{
    for (const bool time : {false, true}) {
        const RandomEstimator estimator = random_estimator({10, 20, 10, time}, {}, 512, 4);
        const auto as_float = [](const std::vector<double>& v) { return std::vector<float>(v.begin(), v.end()); };
        const auto parameters = as_float(estimator.parameters), x = as_float(estimator.x), a = as_float(estimator.a),
                   eps = as_float(estimator.eps), mask = as_float(estimator.mask);
        VarianceState<float> variances{static_cast<float>(estimator.variances.decoder),
                                       as_float(estimator.variances.prior), as_float(estimator.variances.initial_mean),
                                       as_float(estimator.variances.initial_variance)};
        std::vector<float> gradient(parameters.size()), mask_gradient(mask.size());
        const Terms terms = make_fused<float>(estimator.layout, 2)
                                ->evaluate({estimator.rows, x.data(), a.data(), eps.data(), mask.data()}, parameters,
                                           variances, 1, gradient, mask_gradient);
        const Evaluated exact = evaluate(*make_fused<double>(estimator.layout, 2), estimator);
        CHECK(relative(terms.loss, exact.terms.loss) < 1e-4);
        CHECK(relative(terms.kl, exact.terms.kl) < 1e-4);
        const auto as_double = [](const std::vector<float>& v) { return std::vector<double>(v.begin(), v.end()); };
        CHECK(deviation(as_double(gradient), exact.gradient) < 1e-4);
        CHECK(deviation(as_double(mask_gradient), exact.mask_gradient) < 1e-4);
    }
}

TEST_CASE("no mask is a mask of ones")
{
    RandomEstimator estimator = random_estimator({4, 5, 3, true}, {}, 6, 1);
    const auto objective = make_fused<double>(estimator.layout, 1);
    const Evaluated without = evaluate(*objective, estimator, 1, false);
    std::ranges::fill(estimator.mask, 1.0);
    const Evaluated ones = evaluate(*objective, estimator);
    CHECK(without.terms.loss == ones.terms.loss);
    CHECK(without.gradient == ones.gradient);
    CHECK(without.mask_gradient == ones.mask_gradient);
}

TEST_CASE("an input that is masked does not reach the transition")
{
    RandomEstimator estimator = random_estimator({3, 4, 2, false}, {}, 5, 1);
    const auto objective = make_fused<double>(estimator.layout, 1);
    for (int latent = 0; latent < 3; ++latent)
        estimator.mask[count(latent, 2) + 1] = 0;
    const double before = evaluate(*objective, estimator).terms.loss;
    for (int row = 0; row < estimator.rows; ++row)
        estimator.a[count(row, 2) + 1] += 1;
    CHECK(evaluate(*objective, estimator).terms.loss == before);
}

TEST_CASE("one latent and sixty-four are estimated alike")
{
    for (const int d_z : {1, 64}) {
        CAPTURE(d_z);
        const RandomEstimator estimator = random_estimator({d_z, 70, d_z, true}, {}, 40, 5);
        const Evaluated one = evaluate(*make_fused<double>(estimator.layout, 1), estimator);
        CHECK(std::isfinite(one.terms.loss));
        CHECK(deviation(evaluate(*make_fused<double>(estimator.layout, 2), estimator), one) < 1e-12);
    }
}

TEST_CASE("a singular unmixing matrix is refused by name")
{
    RandomEstimator estimator = random_estimator({3, 4, 2, false}, {}, 5, 1);
    const auto objective = make_fused<double>(estimator.layout, 2);
    const std::size_t unmix = estimator.layout.at("unmix.weight").offset;
    std::fill_n(estimator.parameters.begin() + static_cast<std::ptrdiff_t>(unmix), 3, 0.0);
    CHECK_THROWS_AS(evaluate(*objective, estimator), Error);
    estimator.parameters[unmix] = std::nan("");
    CHECK_THROWS_WITH_AS(evaluate(*objective, estimator), doctest::Contains("unmix.weight"), Error);
}

TEST_CASE("a loss that is not a number is told as it is")
{
    RandomEstimator estimator = random_estimator({3, 4, 2, true}, {}, 5, 1);
    estimator.x[3] = std::nan("");
    const Terms terms = evaluate(*make_fused<double>(estimator.layout, 2), estimator).terms;
    CHECK(std::isnan(terms.loss));
    CHECK(std::isnan(terms.mse));
}
