// SPDX-License-Identifier: GPL-3.0-or-later
// The reference backend: the objective written once in LibTorch operations, gradients by automatic differentiation.
// A module of its own (see core/learn/CMakeLists.txt); network/autograd.cpp loads it.
#include "core/base/error.h"
#include "core/learn/network/fused/blas.h"
#include "core/learn/network/objective.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <torch/csrc/autograd/autograd.h>

#include <cmath>
#include <cstring>
#include <numbers>
#include <optional>
#include <variant>
#include <vector>

namespace disentangle {
namespace {

constexpr int wide = 256;  // hidden units from which a product is worth several threads

template <class Real>
class AutogradObjective final : public Objective<Real> {
public:
    AutogradObjective(const Layout& layout, const at::Device& device)
        : layout_(layout),
          options_(at::TensorOptions().dtype(sizeof(Real) == 8 ? at::kDouble : at::kFloat)),
          device_(device)
    {
    }

    const Layout& layout() const override { return layout_; }
    std::string name() const override { return "autograd"; }

    Terms evaluate(const Batch<Real>& batch, std::span<const Real> parameters, VarianceState<Real>& variances,
                   Real momentum, std::span<Real> gradient, std::span<Real> mask_gradient) override
    {
        const Dimensions& dim = layout_.dimensions();
        const std::int64_t rows = batch.rows, steps = dim.steps(), d_z = dim.d_z, d_x = dim.d_x;

        const at::AutoGradMode record(!gradient.empty());
        load(parameters);
        for (at::Tensor& leaf : leaves_)
            leaf.requires_grad_(true);
        at::Tensor mask =
            batch.mask ? from(batch.mask, {d_z, dim.inputs()}) : at::ones({d_z, dim.inputs()}, on_device());
        mask.requires_grad_(true);
        const at::Tensor x = from(batch.x, {rows * steps, d_x});
        const at::Tensor eps = from(batch.eps, {rows * steps, d_z});

        const auto [mean, posterior_variance] = encode_observations(x);
        const at::Tensor z = mean + eps * posterior_variance.sqrt();
        const at::Tensor x_hat = decode_latents(z);
        const at::Tensor mse = (x_hat - x).square().mean();

        // Time comes second: [step 1 | step 2] are columns of a row.
        const at::Tensor last_mean = last_step(mean, rows), last_variance = last_step(posterior_variance, rows);
        at::Tensor input;
        if (dim.time)
            input = z.view({rows, steps, d_z}).select(1, 0);
        if (dim.d_a > 0) {
            const at::Tensor a = from(batch.a, {rows, dim.d_a});
            input = dim.time ? at::cat({input, a}, 1) : a;
        }
        const auto [predicted, raw_variance] = batch.shared ? shared_transition(input) : transition(input, mask);
        const at::Tensor spread = last_variance + (last_mean - predicted).square();  // s_i before averaging

        at::Tensor decoder_variance, prior_variance, initial_mean, initial_variance;
        const at::Tensor first_mean = mean.view({rows, steps, d_z}).select(1, 0);
        const at::Tensor first_variance = posterior_variance.view({rows, steps, d_z}).select(1, 0);
        if (const auto& learned = layout_.description().variances) {
            decoder_variance = ((0.5 * value(learned->decoder)).exp() + decoder_floor).square();
            prior_variance = at::softplus(value(learned->prior)) + prior_floor;
            if (learned->initial) {
                initial_mean = value(*learned->initial).select(1, 0);
                initial_variance = at::softplus(value(*learned->initial).select(1, 1)) + prior_floor;
            }
        } else {
            move(variances, momentum, mse, spread, first_mean, first_variance);
            decoder_variance = at::full({1}, static_cast<double>(variances.decoder), on_device());
            prior_variance =
                raw_variance.defined() ? at::softplus(raw_variance) + prior_floor : from(variances.prior.data(), {d_z});
            if (dim.time) {
                initial_mean = from(variances.initial_mean.data(), {d_z});
                initial_variance = from(variances.initial_variance.data(), {d_z});
            }
        }

        const at::Tensor reconstruction =
            (0.5 * mse / decoder_variance + 0.5 * (2 * std::numbers::pi * decoder_variance).log()).sum();
        const at::Tensor kl_rows = 0.5 * (spread / prior_variance + prior_variance.log() - last_variance.log() - 1);
        at::Tensor kl = kl_rows.sum(1).mean();
        if (dim.time) {
            const at::Tensor first = 0.5 * ((first_variance + (first_mean - initial_mean).square()) / initial_variance +
                                            initial_variance.log() - first_variance.log() - 1);
            kl = 0.5 * (kl + first.sum(1).mean());
        }
        kl = kl / static_cast<double>(d_x);
        const at::Tensor loss = reconstruction + kl;

        if (!gradient.empty())
            differentiate(loss, mask, gradient, mask_gradient);

        Terms terms;
        terms.loss = loss.template item<double>();
        terms.reconstruction = reconstruction.template item<double>();
        terms.kl = kl.template item<double>();
        terms.mse = mse.template item<double>();
        const at::Tensor per_latent = kl_rows.detach().mean(0).to(at::kCPU, at::kDouble).contiguous();
        terms.kl_per_latent.assign(per_latent.template data_ptr<double>(),
                                   per_latent.template data_ptr<double>() + d_z);
        return terms;
    }

    void encode(std::span<const Real> parameters, const Real* x, int n, Real* z) override
    {
        const at::NoGradGuard no_gradient;
        load(parameters);
        store(encode_observations(from(x, {n, layout_.dimensions().d_x})).first,
              {z, static_cast<std::size_t>(n) * static_cast<std::size_t>(layout_.dimensions().d_z)});
    }

    void decode(std::span<const Real> parameters, const Real* z, int n, Real* x) override
    {
        const at::NoGradGuard no_gradient;
        load(parameters);
        store(decode_latents(from(z, {n, layout_.dimensions().d_z})),
              {x, static_cast<std::size_t>(n) * static_cast<std::size_t>(layout_.dimensions().d_x)});
    }

private:
    at::TensorOptions on_device() const { return options_.device(device_); }

    at::Tensor from(const Real* data, at::IntArrayRef shape) const
    {
        return at::from_blob(const_cast<Real*>(data), shape, options_)
            .to(device_, options_.dtype().toScalarType(), false, true);
    }

    /// Every parameter is a leaf of its own: were they views of one, each would send back a gradient of all parameters.
    void load(std::span<const Real> parameters)
    {
        const at::Tensor flat = from(parameters.data(), {static_cast<std::int64_t>(parameters.size())});
        leaves_.clear();
        for (const Tensor& entry : layout_.tensors())
            leaves_.push_back(
                flat.narrow(0, static_cast<std::int64_t>(entry.offset), static_cast<std::int64_t>(entry.size()))
                    .view(std::vector<std::int64_t>(entry.shape.begin(), entry.shape.end()))
                    .detach());
    }

    void differentiate(const at::Tensor& loss, const at::Tensor& mask, std::span<Real> gradient,
                       std::span<Real> mask_gradient) const
    {
        std::vector<at::Tensor> inputs = leaves_;
        inputs.push_back(mask);
        std::vector<at::Tensor> gradients = torch::autograd::grad({loss}, inputs, {}, {}, false, true);
        if (!mask_gradient.empty())
            store(gradients.back(), mask_gradient);
        gradients.pop_back();
        for (std::size_t i = 0; i < gradients.size(); ++i)
            gradients[i] = (gradients[i].defined() ? gradients[i] : at::zeros_like(leaves_[i])).flatten();
        store(at::cat(gradients), gradient);
    }

    void store(const at::Tensor& value, std::span<Real> target) const
    {
        if (!value.defined()) {
            std::fill(target.begin(), target.end(), Real{0});
            return;
        }
        const at::Tensor flat = value.detach().to(at::kCPU).contiguous();
        std::memcpy(target.data(), flat.template data_ptr<Real>(), target.size_bytes());
    }

    const at::Tensor& value(const Tensor& parameter) const { return leaves_[parameter.index]; }

    // The layers of the description, as LibTorch computes them.

    at::Tensor apply(const layer::Linear& layer, const at::Tensor& h) const
    {
        return at::linear(h, value(layer.weight), value(layer.bias));
    }
    at::Tensor apply(const layer::LeakyRelu&, const at::Tensor& h) const { return at::leaky_relu(h, leaky_slope); }
    at::Tensor apply(const layer::Unmix& layer, const at::Tensor& h) const
    {
        return at::matmul(h, value(layer.weight).t());
    }
    at::Tensor apply(const layer::QuadraticCorrection& layer, const at::Tensor& h) const
    {
        return h + quadratic(layer, h);
    }

    at::Tensor invert(const layer::Unmix& layer, const at::Tensor& h) const
    {
        return at::matmul(h, at::inverse(value(layer.weight)).t());
    }
    at::Tensor invert(const layer::QuadraticCorrection& layer, const at::Tensor& h) const
    {
        at::Tensor w = h;
        for (int sweep = 0; sweep < layer.sweeps; ++sweep)
            w = h - quadratic(layer, w);
        return w;
    }

    /// T(s(u), s(u)), n x d_z.
    at::Tensor quadratic(const layer::QuadraticCorrection& layer, const at::Tensor& u) const
    {
        const at::Tensor level = u / (1 + u.square() / (layer.reach * layer.reach)).sqrt();
        return at::einsum("ijk,nj,nk->ni", {value(layer.weight).detach(), level, level});
    }

    template <class Layers>
    at::Tensor apply_all(const Layers& layers, at::Tensor h) const
    {
        for (const auto& layer : layers)
            h = std::visit([&](const auto& kind) { return apply(kind, h); }, layer);
        return h;
    }

    /// Mean and variance of q(z | x), both n x d_z.
    std::pair<at::Tensor, at::Tensor> encode_observations(const at::Tensor& x) const
    {
        const NetworkDescription& model = layout_.description();
        at::Tensor mean = apply_all(model.encoder, x), raw;
        if (model.posterior.amortised()) {
            const at::Tensor pairs = mean.view({x.size(0), layout_.dimensions().d_z, 2});
            mean = pairs.select(2, 0);
            raw = pairs.select(2, 1);
        } else {
            raw = value(*model.posterior.raw_variance).expand({x.size(0), layout_.dimensions().d_z});
        }
        // softplus above 20 is the identity to rounding in float, not in double.
        return {apply_all(model.latents, mean), at::softplus(raw, 1, sizeof(Real) == 8 ? 40 : 20) + posterior_floor};
    }

    at::Tensor decode_latents(at::Tensor z) const
    {
        const NetworkDescription& model = layout_.description();
        for (auto layer = model.latents.rbegin(); layer != model.latents.rend(); ++layer)
            z = std::visit([&](const auto& kind) { return invert(kind, z); }, *layer);
        return apply_all(model.decoder, z);
    }

    at::Tensor last_step(const at::Tensor& value, std::int64_t rows) const
    {
        return value.view({rows, layout_.dimensions().steps(), layout_.dimensions().d_z}).select(1, -1);
    }

    /// What a transition predicts, rows x d_z: means, and raw variances where it gives such.
    struct Predicted {
        at::Tensor mean, raw_variance;
    };

    /// input: rows x inputs, mask: d_z x inputs. All d_z networks run as batched products.
    Predicted transition(const at::Tensor& input, const at::Tensor& mask) const
    {
        const PerLatentNetworks& networks = layout_.description().transition;
        std::vector<at::Tensor> parts;
        for (const std::optional<Tensor>& part : {networks.from_z, networks.from_a})
            if (part)
                parts.push_back(value(*part));
        const at::Tensor first = at::cat(parts, 2) * mask.unsqueeze(1);  // d_z x H x inputs
        at::Tensor h = at::matmul(input.unsqueeze(0), first.transpose(1, 2)) + value(networks.bias).unsqueeze(1);
        h = networks.activation == Activation::sine ? at::sin(h) : at::leaky_relu(h, leaky_slope);  // d_z x rows x H
        for (const PerLatentNetworks::Hidden& layer : networks.hidden) {
            h = at::bmm(h, value(layer.weight).transpose(1, 2));
            if (layer.bias)
                h = h + value(*layer.bias).unsqueeze(1);
            h = at::leaky_relu(h, leaky_slope);
        }
        const auto output = [&](const Head& head) {
            return at::bmm(h, value(head.weight).unsqueeze(2)).squeeze(2).t() + value(head.bias);
        };
        Predicted predicted{output(networks.mean), {}};
        if (networks.skip)
            predicted.mean = predicted.mean + at::matmul(input, (value(*networks.skip) * mask).t());
        if (networks.variance)
            predicted.raw_variance = output(*networks.variance);
        return predicted;
    }

    /// input: rows x inputs, which one network without masks sees.
    Predicted shared_transition(const at::Tensor& input) const
    {
        const SharedNetwork& network = layout_.description().shared_transition.value();
        at::Tensor hidden = at::sin(apply(network.sines, input));
        if (network.series) {
            const at::Tensor actions =
                input.narrow(1, input.size(1) - network.series->actions(), network.series->actions());
            const at::Tensor waves = at::sin(actions.unsqueeze(2) * value(network.series->weight).detach() +
                                             value(network.series->bias).detach());  // rows x d_a x waves
            hidden = at::cat({waves.flatten(1), hidden}, 1);
        }
        const auto output = [&](const Head& head) { return at::linear(hidden, value(head.weight), value(head.bias)); };
        return {output(network.mean) + at::matmul(input, value(network.skip).t()),
                network.variance ? output(*network.variance) : at::Tensor()};
    }

    /// Closed-form averages; see VarianceState.
    void move(VarianceState<Real>& state, Real momentum, const at::Tensor& mse, const at::Tensor& spread,
              const at::Tensor& first_mean, const at::Tensor& first_variance) const
    {
        const at::NoGradGuard no_gradient;
        const auto towards = [momentum](Real& value, Real target) {
            value = momentum * value + (1 - momentum) * target;
        };
        const auto all_towards = [&](std::vector<Real>& values, const at::Tensor& target) {
            const at::Tensor flat = target.to(at::kCPU).contiguous();
            for (std::size_t i = 0; i < values.size(); ++i)
                towards(values[i], flat.template data_ptr<Real>()[i]);
        };
        towards(state.decoder, mse.template item<Real>());
        all_towards(state.prior, spread.mean(0));
        if (!layout_.dimensions().time)
            return;
        all_towards(state.initial_mean, first_mean.mean(0));
        const at::Tensor centre = from(state.initial_mean.data(), {layout_.dimensions().d_z});
        all_towards(state.initial_variance, (first_variance + (first_mean - centre).square()).mean(0));
    }

    Layout layout_;
    at::TensorOptions options_;
    at::Device device_;
    std::vector<at::Tensor> leaves_;  ///< in the layout's order
};

template <class Real>
Objective<Real>* make(const Layout& layout, int threads, const std::string& device)
{
    try {
        // Threads pay inside a matrix product, and only a large one: LibTorch's own would idle in spin locks between the
        // small ones and starve whoever else works on the machine.
        at::set_num_threads(1);
        use_blas_threads(layout.spec().width >= wide ? threads : 1);
        at::Device target(device);
        at::zeros({1}, at::TensorOptions().device(target));  // fails here, with a reason, when the device is not there
        return new AutogradObjective<Real>(layout, target);
    } catch (const c10::Error& error) {
        // After its first sentence LibTorch goes on with lists of everything that is registered.
        const std::string reason = error.what_without_backtrace();
        throw Error("the autograd backend cannot use the device '" + device +
                    "': " + reason.substr(0, std::min(reason.find(". "), reason.find('\n'))));
    }
}

}  // namespace
}  // namespace disentangle

extern "C" {
disentangle::Objective<float>* disentangle_autograd_float(const disentangle::Layout& layout, int threads,
                                                          const std::string& device)
{
    return disentangle::make<float>(layout, threads, device);
}
disentangle::Objective<double>* disentangle_autograd_double(const disentangle::Layout& layout, int threads,
                                                            const std::string& device)
{
    return disentangle::make<double>(layout, threads, device);
}
}
