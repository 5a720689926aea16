// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/network/description.h"

#include "core/learn/network/builder.h"
#include "core/learn/network/softplus.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace disentangle {

std::size_t Tensor::size() const
{
    return std::accumulate(shape.begin(), shape.end(), std::size_t{1},
                           [](std::size_t product, int n) { return product * static_cast<std::size_t>(n); });
}

namespace {

using Kind = Initial::Kind;

const double hidden_gain = std::sqrt(2.0 / 1.04);  // He's for a leaky ReLU with slope 0.2
constexpr double hidden_gain_squared = 2.0 / 1.04;
constexpr double output_gain = 0.7;          // of the last layer of encoder and decoder
constexpr double frequency_deviation = 0.6;  // of spread first weights and of sines' frequencies (recipe)
constexpr double head_deviation = 0.3;       // of a transition's outputs, before division by the root of the units

double root(int n)
{
    return std::sqrt(static_cast<double>(n));
}

class Builder : public NetworkBuilder {
public:
    Builder(const Dimensions& dimensions, const EstimatorSpec& spec)
        : NetworkBuilder(spec.initialisation), dimensions_(dimensions), spec_(spec)
    {
    }

    NetworkDescription build()
    {
        // In the flat order, which files of parameters follow.
        const bool amortised = spec_.posterior == Posterior::amortised;
        result_.encoder = network("encoder", Group::encoder, amortised ? Group::encoder_head : Group::encoder,
                                  dimensions_.d_x, spec_.hidden_layers, spec_.width,
                                  (amortised ? 2 : 1) * dimensions_.d_z, amortised ? spec_.posterior_raw : 0);
        result_.decoder = network("decoder", Group::decoder, Group::decoder, dimensions_.d_z, spec_.hidden_layers,
                                  spec_.width, dimensions_.d_x);
        latents();
        transition();
        if (spec_.transition.shared_width > 0)
            shared_transition();
        variances();
        return std::move(result_);
    }

private:
    void latents()
    {
        const int d_z = dimensions_.d_z;
        if (!spec_.unmix)
            return;
        result_.latents.emplace_back(
            layer::Unmix{add("unmix.weight", {d_z, d_z}, Role::unmix, Group::unmix, {Kind::identity})});
        if (spec_.bend)
            result_.latents.emplace_back(layer::QuadraticCorrection{
                add("bend.weight", {d_z, d_z, d_z}, Role::fixed, Group::quadratic_correction)});
    }

    /// Of the weights and biases of a transition network's hidden layer; the first has sines or what `spread` asks for.
    Initial weight_of_transition(bool first, int in) const
    {
        const auto& spec = spec_.transition;
        if (first && spec.activation == Activation::sine)
            return {Kind::normal, frequency_deviation};
        if (spec.initialisation == TransitionInit::uniform)
            return {Kind::uniform, 1 / root(in)};
        if (first && spec.initialisation == TransitionInit::spread)
            return {Kind::normal, frequency_deviation};
        return {Kind::normal, std::sqrt(hidden_gain_squared / in)};
    }
    Initial bias_of_transition(bool first, int in) const
    {
        const auto& spec = spec_.transition;
        if (first && spec.activation == Activation::sine)
            return {Kind::phase};
        if (spec.initialisation == TransitionInit::uniform)
            return {Kind::uniform, 1 / root(in)};
        if (first && spec.initialisation == TransitionInit::spread)
            return {Kind::normal, 1};
        return {};
    }
    /// With time a latent starts out as predicted to stay.
    Initial skip_initial() const { return dimensions_.time ? Initial{Kind::identity} : Initial{}; }

    void transition()
    {
        const auto& spec = spec_.transition;
        const int d_z = dimensions_.d_z, width = spec.width, inputs = dimensions_.inputs();
        const auto parameter = [this](const std::string& name, std::vector<int> shape, Initial initial,
                                      Role role = Role::vector) {
            return add("transition." + name, std::move(shape), role, Group::transition, initial);
        };
        PerLatentNetworks& networks = result_.transition;
        networks.width = width;
        networks.activation = spec.activation;
        if (dimensions_.time)
            networks.from_z = parameter("from_z.weight", {d_z, width, d_z}, weight_of_transition(true, inputs));
        if (dimensions_.d_a > 0)
            networks.from_a =
                parameter("from_a.weight", {d_z, width, dimensions_.d_a}, weight_of_transition(true, inputs));
        networks.bias = parameter("bias", {d_z, width}, bias_of_transition(true, inputs));
        for (int k = 1; k < spec.hidden_layers; ++k) {
            const std::string name = "hidden" + std::to_string(k);
            PerLatentNetworks::Hidden hidden;
            hidden.weight =
                parameter(name + ".weight", {d_z, width, width}, weight_of_transition(false, width), Role::matrix);
            if (spec.hidden_bias)
                hidden.bias = parameter(name + ".bias", {d_z, width}, bias_of_transition(false, width));
            networks.hidden.push_back(std::move(hidden));
        }
        const bool uniform = spec.initialisation == TransitionInit::uniform;
        networks.mean.weight = parameter("out.weight", {d_z, width},
                                         uniform ? Initial{Kind::uniform, 1 / root(width)}
                                                 : Initial{Kind::normal, head_deviation / root(width)});
        networks.mean.bias = parameter("out.bias", {d_z}, bias_of_transition(false, width));
        if (spec.skip)
            networks.skip = parameter("skip.weight", {d_z, inputs}, skip_initial());
        if (spec_.variances == Variances::history)
            networks.variance = variance_head("transition.variance", width, Group::transition);
    }

    void shared_transition()
    {
        const int d_z = dimensions_.d_z, d_a = dimensions_.d_a, inputs = dimensions_.inputs();
        const int sines = spec_.transition.shared_width, waves = 2 * spec_.transition.series;
        const auto parameter = [this](const std::string& name, std::vector<int> shape, Initial initial) {
            return add("transition.shared." + name, std::move(shape), Role::vector, Group::shared_transition, initial);
        };
        SharedNetwork& network = result_.shared_transition.emplace();
        network.sines.weight = parameter("weight", {sines, inputs}, {Kind::normal, frequency_deviation});
        network.sines.bias = parameter("bias", {sines}, {Kind::phase});
        if (waves > 0 && d_a > 0) {
            const auto fixed = [&](const std::string& name) {
                return add("transition.shared.series." + name, {d_a, waves}, Role::fixed, Group::shared_transition);
            };
            const Tensor weight = fixed("weight"), bias = fixed("bias");
            network.series = ActionSeries{weight, bias};
        }
        const int units = network.units();
        network.mean.weight = parameter("out.weight", {d_z, units}, {Kind::normal, head_deviation / root(units)});
        network.mean.bias = parameter("out.bias", {d_z}, {});
        network.skip = parameter("skip.weight", {d_z, inputs}, skip_initial());
        if (spec_.variances == Variances::history)
            network.variance = variance_head("transition.shared.variance", units, Group::shared_transition);
    }

    /// The variance starts out the same for every history.
    Head variance_head(const std::string& name, int units, Group group)
    {
        return {add(name + ".weight", {dimensions_.d_z, units}, Role::vector, group),
                add(name + ".bias", {dimensions_.d_z}, Role::variance, group, {Kind::constant, raw_prior_variance()})};
    }

    void variances()
    {
        const int d_z = dimensions_.d_z;
        if (spec_.posterior == Posterior::shared)
            result_.posterior.raw_variance = add("posterior.raw_variance", {d_z}, Role::variance, Group::posterior,
                                                 {Kind::constant, spec_.posterior_raw});
        if (spec_.variances != Variances::learned)
            return;
        const auto parameter = [this](const std::string& name, std::vector<int> shape, Initial initial) {
            return add(name, std::move(shape), Role::variance, Group::variances, initial);
        };
        LearnedVariances& variances = result_.variances.emplace();
        variances.decoder = parameter("decoder_logvar", {1}, {Kind::constant, spec_.decoder_log_variance});
        variances.prior = parameter("prior.raw_variance", {d_z}, {Kind::constant, raw_prior_variance()});
        if (dimensions_.time)
            variances.initial = parameter("prior.initial", {d_z, 2}, {Kind::constant, 0, inverse_softplus(1)});
    }

    double raw_prior_variance() const
    {
        return inverse_softplus(std::max(std::exp(spec_.prior_log_variance) - prior_floor, 1e-9));
    }

    Dimensions dimensions_;
    EstimatorSpec spec_;
};

}  // namespace

Tensor NetworkBuilder::add(std::string name, std::vector<int> shape, Role role, Group group, Initial initial)
{
    Tensor tensor{std::move(name), std::move(shape), role, group, initial, result_.size, result_.tensors.size()};
    result_.size += tensor.size();
    result_.tensors.push_back(tensor);
    return tensor;
}

layer::Linear NetworkBuilder::linear(const std::string& name, int in, int out, double gain, Group group,
                                     double odd_bias)
{
    Initial weight, bias;
    if (initialisation_ == Initialisation::uniform) {
        // Biases share the bound of their layer's weights, as in PyTorch's linear layers.
        weight = bias = {Kind::uniform, 1 / root(in)};
    } else {
        const double widening = out > in ? std::sqrt(static_cast<double>(out) / in) : 1.0;
        weight = {Kind::orthogonal, gain * widening};
    }
    bias.odd = odd_bias;
    // Braces: the weight comes first in the flat order.
    return {add(name + ".weight", {out, in}, Role::matrix, group, weight),
            add(name + ".bias", {out}, Role::vector, group, bias)};
}

std::vector<Layer> NetworkBuilder::network(const std::string& name, Group group, Group last, int in, int hidden_layers,
                                           int width, int out, double odd_bias)
{
    std::vector<Layer> layers;
    for (int k = 0; k < hidden_layers; ++k) {
        layers.emplace_back(linear(name + ".linear" + std::to_string(k), in, width, hidden_gain, group, 0));
        layers.emplace_back(layer::LeakyRelu{});
        in = width;
    }
    layers.emplace_back(linear(name + ".linear_out", in, out, output_gain, last, odd_bias));
    return layers;
}

NetworkDescription describe(const Dimensions& dimensions, const EstimatorSpec& spec)
{
    return Builder(dimensions, spec).build();
}

}  // namespace disentangle
