// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/mechanism_sparsity/without_graph.h"

#include "core/base/random.h"
#include "core/learn/rows.h"

#include <algorithm>
#include <memory>

namespace disentangle {
namespace {

/// A model whose transition sees nothing.
struct Blind {
    Blind(const Dimensions& dimensions, const EstimatorSpec& spec)
        : layout(dimensions, spec),
          objective(make_fused<float>(layout, 1)),
          parameters(layout.size()),
          mask(static_cast<std::size_t>(dimensions.d_z * dimensions.inputs()), 0.F)
    {
    }

    Terms evaluate(const Minibatch& rows, std::uint64_t seed, std::int64_t number, float momentum)
    {
        const Dimensions& dim = layout.dimensions();
        noise.resize(static_cast<std::size_t>(rows.rows * dim.steps() * dim.d_z));
        Random(seed, "validation noise", static_cast<std::uint64_t>(number)).normal(std::span(noise));
        const Batch<float> batch{rows.rows,    rows.x.data(), rows.a.empty() ? nullptr : rows.a.data(),
                                 noise.data(), mask.data(),   false};
        return objective->evaluate(batch, parameters, variances, momentum, {}, {});
    }

    Layout layout;
    std::unique_ptr<Objective<float>> objective;
    std::vector<float> parameters, mask, noise;
    VarianceState<float> variances;
};

/// Variances in closed form whatever the model's are, and no shared transition, which no mask reaches.
EstimatorSpec blind_spec(EstimatorSpec spec)
{
    spec.variances = Variances::moving_average;
    spec.transition.shared_width = 0;
    return spec;
}

std::span<float> values_of(std::vector<float>& parameters, const Tensor& tensor)
{
    return std::span(parameters).subspan(tensor.offset, tensor.size());
}

/// Observations of the last step.
std::vector<float> last_observations(const Minibatch& rows, const Dimensions& dim)
{
    std::vector<float> x;
    const auto width = static_cast<std::size_t>(dim.d_x), steps = static_cast<std::size_t>(dim.steps());
    for (std::size_t row = 0; row < static_cast<std::size_t>(rows.rows); ++row) {
        const auto last = rows.x.subspan((row * steps + steps - 1) * width, width);
        x.insert(x.end(), last.begin(), last.end());
    }
    return x;
}

}  // namespace

std::function<std::vector<double>(const Minibatch& rows, std::int64_t number)> kl_without_graph(
    const Model& model, std::uint64_t seed, const Minibatch& training)
{
    const Dimensions& dim = model.dimensions();
    const auto blind = std::make_shared<Blind>(dim, blind_spec(model.layout.spec()));
    std::vector<float> of_model = model.parameters;
    for (const Tensor& tensor : blind->layout.tensors())
        std::ranges::copy(values_of(of_model, model.layout.at(tensor.name)),
                          values_of(blind->parameters, tensor).begin());

    const Eigen::VectorXd means =
        to_matrix(model.encode(last_observations(training, dim)), dim.d_z).colwise().mean().transpose();
    std::ranges::fill(values_of(blind->parameters, blind->layout.at("transition.out.weight")), 0.F);
    const std::span<float> bias = values_of(blind->parameters, blind->layout.at("transition.out.bias"));
    for (std::size_t k = 0; k < bias.size(); ++k)
        bias[k] = static_cast<float>(means(static_cast<Eigen::Index>(k)));

    blind->variances = model.variances;
    blind->variances.prior.assign(bias.size(), 1);
    blind->evaluate(training, seed, 0, 0);  // momentum 0: the variances become those of these rows
    return [blind, seed](const Minibatch& rows, std::int64_t number) {
        return blind->evaluate(rows, seed, number, 1).kl_per_latent;
    };
}

}  // namespace disentangle
