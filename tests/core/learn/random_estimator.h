// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/learn/network/objective.h"

#include <cmath>
#include <vector>

namespace disentangle {

/// A small estimator with random sizes, modes, parameters and one batch, all from a seed: what a property must hold for.
struct RandomEstimator {
    Layout layout;
    int rows;
    std::vector<double> parameters, x, a, eps, mask;
    VarianceState<double> variances;
    bool shared = false;  ///< predicted by the shared transition network

    Batch<double> batch(bool masked = true) const
    {
        return {rows, x.data(), a.empty() ? nullptr : a.data(), eps.data(), masked ? mask.data() : nullptr, shared};
    }
    std::size_t mask_size() const { return mask.size(); }
};

inline std::vector<double> random_normals(std::size_t n, double deviation, Random& random)
{
    std::vector<double> values(n);
    for (double& value : values)
        value = deviation * random.normal();
    return values;
}

/// The numbers of a layout: weights that keep signals of order one, variances between 0.1 and 2, so that no term of the
/// objective drowns another.
inline RandomEstimator random_estimator(const Dimensions& dimensions, const EstimatorSpec& spec, int rows,
                                        std::uint64_t seed)
{
    Random random(seed, "random estimator");
    const auto count = [](auto... factors) { return (static_cast<std::size_t>(factors) * ...); };
    RandomEstimator result{Layout(dimensions, spec), rows, {}, {}, {}, {}, {}, {}, false};
    for (const Tensor& tensor : result.layout.tensors()) {
        const double deviation = tensor.name.ends_with("weight") ? 1 / std::sqrt(tensor.shape.back()) : 0.7;
        for (const double value : random_normals(tensor.size(), deviation, random))
            result.parameters.push_back(value);
        if (tensor.name == "unmix.weight")  // a diagonal of 2 keeps it far from singular
            for (std::size_t i = 0; i < count(dimensions.d_z); ++i)
                result.parameters[tensor.offset + i * count(dimensions.d_z + 1)] += 2;
        if (tensor.name == "bend.weight")  // slight, and symmetric in the last two places
            for (std::size_t i = 0; i < count(dimensions.d_z); ++i)
                for (std::size_t j = 0; j < count(dimensions.d_z); ++j)
                    for (std::size_t k = 0; k <= j; ++k) {
                        double* const slice =
                            &result.parameters[tensor.offset + i * count(dimensions.d_z, dimensions.d_z)];
                        slice[j * count(dimensions.d_z) + k] *= 0.1;
                        slice[k * count(dimensions.d_z) + j] = slice[j * count(dimensions.d_z) + k];
                    }
    }
    result.x = random_normals(count(rows, dimensions.steps(), dimensions.d_x), 1, random);
    result.a = random_normals(count(rows, dimensions.d_a), 1, random);
    result.eps = random_normals(count(rows, dimensions.steps(), dimensions.d_z), 1, random);
    for (std::size_t k = 0; k < count(dimensions.d_z, dimensions.inputs()); ++k)
        result.mask.push_back(random.uniform());
    if (spec.variances != Variances::learned) {
        result.variances.decoder = random.uniform(0.1, 2);
        for (int i = 0; i < dimensions.d_z; ++i) {
            result.variances.prior.push_back(random.uniform(0.1, 2));
            if (dimensions.time) {
                result.variances.initial_mean.push_back(random.normal());
                result.variances.initial_variance.push_back(random.uniform(0.1, 2));
            }
        }
    }
    return result;
}

/// Everything drawn, the modes included.
inline RandomEstimator random_estimator(std::uint64_t seed)
{
    Random random(seed, "random modes");
    const auto between = [&](int low, int high) {
        return low + static_cast<int>(random.below(static_cast<std::uint64_t>(high - low + 1)));
    };
    const auto coin = [&] { return random.below(2) == 1; };
    Dimensions dimensions{between(1, 5), between(1, 6), between(0, 4), coin()};
    if (dimensions.d_a == 0)
        dimensions.time = true;
    EstimatorSpec spec;
    spec.hidden_layers = between(1, 3);
    spec.width = between(1, 9);
    spec.unmix = coin();
    spec.bend = coin();
    spec.posterior = coin() ? Posterior::shared : Posterior::amortised;
    spec.variances = static_cast<Variances>(random.below(variances_names.size()));
    spec.transition.hidden_layers = between(1, 3);
    spec.transition.width = between(1, 7);
    spec.transition.skip = coin();
    spec.transition.hidden_bias = coin();
    if (coin())
        spec.transition.activation = Activation::sine;
    if (coin())
        spec.transition.shared_width = between(1, 20);
    if (coin())
        spec.transition.series = between(1, 3);
    RandomEstimator result = random_estimator(dimensions, spec, between(1, 7), seed);
    result.shared = spec.transition.shared_width > 0 && coin();
    return result;
}

/// What one evaluation gives. The variance state is a copy, so that a case can be evaluated again.
struct Evaluated {
    Terms terms;
    std::vector<double> gradient, mask_gradient;
    VarianceState<double> variances;
};

inline Evaluated evaluate(Objective<double>& objective, const RandomEstimator& estimator, double momentum = 1,
                          bool masked = true)
{
    Evaluated result{{},
                     std::vector<double>(estimator.layout.size()),
                     std::vector<double>(estimator.mask_size()),
                     estimator.variances};
    result.terms = objective.evaluate(estimator.batch(masked), estimator.parameters, result.variances, momentum,
                                      result.gradient, result.mask_gradient);
    return result;
}

}  // namespace disentangle
