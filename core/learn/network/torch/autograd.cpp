// The reference backend: the objective written once in LibTorch operations, gradients by automatic differentiation.
// A module of its own (see core/learn/CMakeLists.txt); backend/autograd.cpp loads it.
#include "core/base/error.h"
#include "core/learn/network/fused/quadratic_correction.h"
#include "core/learn/network/fused/blas.h"
#include "core/learn/network/objective.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <torch/csrc/autograd/autograd.h>

#include <cmath>
#include <cstring>
#include <numbers>
#include <vector>

namespace disentangle {
namespace {

constexpr double slope = 0.2;
constexpr double posterior_floor = 1e-4;  // of the posterior variance
constexpr double prior_floor = 1e-6;      // of learned prior variances
constexpr int wide = 256;                 // hidden units from which a product is worth several threads

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
        const EstimatorSpec& spec = layout_.spec();
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

        const auto [mean, posterior_variance] = posterior(x);
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
        const at::Tensor predicted = batch.shared ? shared_transition(input) : transition(input, mask);
        const at::Tensor spread = last_variance + (last_mean - predicted).square();  // s_i before averaging

        at::Tensor decoder_variance, prior_variance, initial_mean, initial_variance;
        const at::Tensor first_mean = mean.view({rows, steps, d_z}).select(1, 0);
        const at::Tensor first_variance = posterior_variance.view({rows, steps, d_z}).select(1, 0);
        if (spec.variances == Variances::learned) {
            decoder_variance = ((0.5 * tensor("decoder_logvar")).exp() + 1e-4).square();
            prior_variance = at::softplus(tensor("prior.raw_variance")) + prior_floor;
            if (dim.time) {
                initial_mean = tensor("prior.initial").select(1, 0);
                initial_variance = at::softplus(tensor("prior.initial").select(1, 1)) + prior_floor;
            }
        } else {
            move(variances, momentum, mse, spread, first_mean, first_variance);
            decoder_variance = at::full({1}, static_cast<double>(variances.decoder), on_device());
            prior_variance = from(variances.prior.data(), {d_z});
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
        store(posterior(from(x, {n, layout_.dimensions().d_x})).first,
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

    const at::Tensor& tensor(std::string_view name) const
    {
        return leaves_[static_cast<std::size_t>(&layout_.at(name) - layout_.tensors().data())];
    }

    at::Tensor network(const std::string& name, at::Tensor h) const
    {
        for (int layer = 0; layer < layout_.spec().hidden_layers; ++layer) {
            const std::string prefix = name + ".linear" + std::to_string(layer);
            h = at::leaky_relu(at::linear(h, tensor(prefix + ".weight"), tensor(prefix + ".bias")), slope);
        }
        return at::linear(h, tensor(name + ".linear_out.weight"), tensor(name + ".linear_out.bias"));
    }

    /// Mean and variance of q(z | x), both n x d_z.
    std::pair<at::Tensor, at::Tensor> posterior(const at::Tensor& x) const
    {
        const EstimatorSpec& spec = layout_.spec();
        at::Tensor mean = network("encoder", x), raw;
        if (spec.posterior == Posterior::amortised) {
            const at::Tensor pairs = mean.view({x.size(0), layout_.dimensions().d_z, 2});
            mean = pairs.select(2, 0);
            raw = pairs.select(2, 1);
        } else {
            raw = tensor("posterior.raw_variance").expand({x.size(0), layout_.dimensions().d_z});
        }
        if (spec.unmix)
            mean = bend(at::matmul(mean, tensor("unmix.weight").t()));
        // softplus above 20 is the identity to rounding in float, not in double.
        return {mean, at::softplus(raw, 1, sizeof(Real) == 8 ? 40 : 20) + posterior_floor};
    }

    /// T(s(u), s(u)) of the bend, n x d_z; see QuadraticCorrection.
    at::Tensor quadratic(const at::Tensor& u) const
    {
        const at::Tensor level = u / (1 + u.square() / (QuadraticCorrection<Real>::reach * QuadraticCorrection<Real>::reach)).sqrt();
        return at::einsum("ijk,nj,nk->ni", {tensor("bend.weight").detach(), level, level});
    }

    at::Tensor bend(const at::Tensor& u) const { return layout_.find("bend.weight") ? u + quadratic(u) : u; }

    at::Tensor unbend(const at::Tensor& v) const
    {
        at::Tensor w = v;
        for (int sweep = 0; sweep < QuadraticCorrection<Real>::sweeps && layout_.find("bend.weight"); ++sweep)
            w = v - quadratic(w);
        return w;
    }

    at::Tensor decode_latents(at::Tensor z) const
    {
        if (layout_.spec().unmix)
            z = at::matmul(unbend(z), at::inverse(tensor("unmix.weight")).t());
        return network("decoder", z);
    }

    at::Tensor last_step(const at::Tensor& value, std::int64_t rows) const
    {
        return value.view({rows, layout_.dimensions().steps(), layout_.dimensions().d_z}).select(1, -1);
    }

    /// input: rows x inputs, mask: d_z x inputs -> predicted means, rows x d_z. All d_z networks run as batched products.
    at::Tensor transition(const at::Tensor& input, const at::Tensor& mask) const
    {
        const Dimensions& dim = layout_.dimensions();
        std::vector<at::Tensor> parts;
        if (dim.time)
            parts.push_back(tensor("transition.from_z.weight"));
        if (dim.d_a > 0)
            parts.push_back(tensor("transition.from_a.weight"));
        const at::Tensor first = at::cat(parts, 2) * mask.unsqueeze(1);  // d_z x H x inputs
        const auto biased = [this](const at::Tensor& product, const std::string& bias) {
            return product + tensor(bias).unsqueeze(1);
        };
        at::Tensor h =
            biased(at::matmul(input.unsqueeze(0), first.transpose(1, 2)), "transition.bias");  // d_z x rows x H
        h = layout_.spec().transition.activation == Activation::sine ? at::sin(h) : at::leaky_relu(h, slope);
        for (int layer = 1; layer < layout_.spec().transition.hidden_layers; ++layer) {
            const std::string prefix = "transition.hidden" + std::to_string(layer);
            h = at::bmm(h, tensor(prefix + ".weight").transpose(1, 2));
            if (layout_.spec().transition.hidden_bias)
                h = biased(h, prefix + ".bias");
            h = at::leaky_relu(h, slope);
        }
        at::Tensor out =
            at::bmm(h, tensor("transition.out.weight").unsqueeze(2)).squeeze(2).t() + tensor("transition.out.bias");
        if (layout_.spec().transition.skip)
            out = out + at::matmul(input, (tensor("transition.skip.weight") * mask).t());
        return out;
    }

    /// input: rows x inputs -> predicted means, rows x d_z, from one network without masks.
    at::Tensor shared_transition(const at::Tensor& input) const
    {
        const at::Tensor sines =
            at::sin(at::linear(input, tensor("transition.shared.weight"), tensor("transition.shared.bias")));
        return at::linear(sines, tensor("transition.shared.out.weight"), tensor("transition.shared.out.bias")) +
               at::matmul(input, tensor("transition.shared.skip.weight").t());
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
