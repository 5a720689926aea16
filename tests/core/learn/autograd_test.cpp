// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/learn/elbo_case.h"
#include "tests/core/learn/random_estimator.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

using namespace disentangle;

// Sources: tests/golden/elbo.json holds values from independent code, in float64; agreement asked for in its description
// is 1e-9 relative in double and 1e-4 in float.

TEST_CASE("the autograd backend reproduces the reference objective and every gradient")
{
    const std::string file = DISENTANGLE_GOLDEN_DIR "/elbo.json";
    const auto cases = nlohmann::json::parse(read_file(file));
    REQUIRE(cases.size() == 3);
    for (std::size_t i = 0; i < cases.size(); ++i) {
        CAPTURE(i);
        const ElboCase reference = parse_elbo_case(cases[i], file, std::to_string(i));
        const auto in_double = make_autograd<double>(reference.layout, 1);
        const ElboDeviation exact = compare(*in_double, reference);
        CAPTURE(exact.worst_gradient);
        CHECK(exact.negative_elbo < 1e-9);
        CHECK(exact.reconstruction_loss < 1e-9);
        CHECK(exact.kl < 1e-9);
        CHECK(exact.gradients < 1e-9);

        const auto in_float = make_autograd<float>(reference.layout, 1);
        const ElboDeviation rounded = compare(*in_float, reference);
        CHECK(rounded.negative_elbo < 1e-4);
        CHECK(rounded.gradients < 1e-4);
    }
}

TEST_CASE("both backends give the same terms and gradients, whatever the estimator")
{
    const auto as_float = [](const std::vector<double>& v) { return std::vector<float>(v.begin(), v.end()); };
    for (std::uint64_t seed = 100; seed < 160; ++seed) {
        CAPTURE(seed);
        const RandomEstimator estimator = random_estimator(seed);
        const auto x = as_float(estimator.x), a = as_float(estimator.a), eps = as_float(estimator.eps),
                   mask = as_float(estimator.mask), parameters = as_float(estimator.parameters);
        const Batch<float> batch{estimator.rows, x.data(),    a.empty() ? nullptr : a.data(),
                                 eps.data(),     mask.data(), estimator.shared};
        const auto evaluated = [&](Objective<float>& objective, std::vector<float>& gradient) {
            VarianceState<float> variances{
                static_cast<float>(estimator.variances.decoder), as_float(estimator.variances.prior),
                as_float(estimator.variances.initial_mean), as_float(estimator.variances.initial_variance)};
            std::vector<float> to_mask(mask.size());
            gradient.resize(parameters.size());
            const Terms terms = objective.evaluate(batch, parameters, variances, 0.9F, gradient, to_mask);
            gradient.insert(gradient.end(), to_mask.begin(), to_mask.end());
            return terms;
        };
        std::vector<float> fused, autograd;
        const Terms fused_terms = evaluated(*make_fused<float>(estimator.layout, 2), fused);
        const Terms autograd_terms = evaluated(*make_autograd<float>(estimator.layout, 1), autograd);
        CHECK(fused_terms.loss == doctest::Approx(autograd_terms.loss).epsilon(1e-4));
        CHECK(fused_terms.kl == doctest::Approx(autograd_terms.kl).epsilon(1e-4));
        float largest = 1, worst = 0;
        for (std::size_t k = 0; k < fused.size(); ++k) {
            largest = std::max(largest, std::abs(autograd[k]));
            worst = std::max(worst, std::abs(fused[k] - autograd[k]));
        }
        CHECK(worst / largest < 1e-4F);
    }
}

TEST_CASE("the terms are the same when no gradient is asked for")
{
    for (std::uint64_t seed = 100; seed < 110; ++seed) {
        CAPTURE(seed);
        const RandomEstimator estimator = random_estimator(seed);
        const auto same = [&](Objective<double>& objective) {
            const Evaluated full = evaluate(objective, estimator, 0.9);
            VarianceState<double> variances = estimator.variances;
            const Terms terms = objective.evaluate(estimator.batch(), estimator.parameters, variances, 0.9, {}, {});
            CHECK(terms.loss == full.terms.loss);
            CHECK(terms.kl_per_latent == full.terms.kl_per_latent);
            CHECK(variances.prior == full.variances.prior);
        };
        same(*make_fused<double>(estimator.layout, 2));
        same(*make_autograd<double>(estimator.layout, 1));
    }
}
