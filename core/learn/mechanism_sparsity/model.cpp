// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/mechanism_sparsity/model.h"

#include <cmath>
#include <utility>

namespace disentangle {
namespace {

std::unique_ptr<Objective<float>> make_objective(const Layout& layout, const Resources& resources)
{
    if (resources.backend == "fused")
        return make_fused<float>(layout, resources.threads);
    if (resources.backend == "autograd")
        return make_autograd<float>(layout, resources.threads, resources.device);
    throw InputError("", "backend", resources.backend, "fused or autograd");
}

VarianceState<float> initial_variances(const Layout& layout)
{
    const EstimatorSpec& spec = layout.spec();
    const auto d_z = static_cast<std::size_t>(layout.dimensions().d_z);
    VarianceState<float> variances;
    variances.decoder = static_cast<float>(std::exp(spec.decoder_log_variance));
    variances.prior.assign(d_z, static_cast<float>(std::exp(spec.prior_log_variance)));
    if (layout.dimensions().time) {
        variances.initial_mean.assign(d_z, 0);
        variances.initial_variance.assign(d_z, 1);
    }
    return variances;
}

}  // namespace

Model::Model(const Dimensions& dimensions, const EstimatorSpec& spec, const Experiment& experiment,
             const Resources& resources)
    : layout(dimensions, spec),
      objective(make_objective(layout, resources)),
      optimiser(layout, experiment.training.optimiser, resources.threads),
      parameters(initial_parameters(layout, experiment.seed)),
      variances(initial_variances(layout)),
      gradient(layout.size())
{
    const auto d_z = static_cast<std::size_t>(dimensions.d_z);
    mask_gradient.resize(d_z * static_cast<std::size_t>(dimensions.inputs()));
    noise.resize(static_cast<std::size_t>(experiment.training.batch * dimensions.steps()) * d_z);
}

void Model::restart(std::vector<float> from)
{
    parameters = std::move(from);
    variances = initial_variances(layout);
    optimiser.set_state({std::vector<float>(layout.size()), std::vector<float>(layout.size()), 0});
}

std::vector<float> Model::encode(std::span<const float> x) const
{
    return encode(x, parameters);
}

std::vector<float> Model::encode(std::span<const float> x, std::span<const float> with_parameters) const
{
    const int n = whole_rows("encode", x, dimensions().d_x);
    std::vector<float> z(static_cast<std::size_t>(n) * static_cast<std::size_t>(dimensions().d_z));
    objective->encode(with_parameters, x.data(), n, z.data());
    return z;
}

std::vector<float> Model::decode(std::span<const float> z) const
{
    const int n = whole_rows("decode", z, dimensions().d_z);
    std::vector<float> x(static_cast<std::size_t>(n) * static_cast<std::size_t>(dimensions().d_x));
    objective->decode(parameters, z.data(), n, x.data());
    return x;
}

}  // namespace disentangle
