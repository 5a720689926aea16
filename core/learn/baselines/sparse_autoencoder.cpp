// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/baselines/baseline.h"
#include "core/learn/baselines/objectives.h"

#include "core/experiment/estimators/sparse_autoencoder.h"

#include <algorithm>
#include <cmath>

namespace disentangle {
namespace {

constexpr double norm_floor = 1e-5;    // added to variances, and
constexpr double norm_momentum = 0.1;  // share of a new batch in the running ones: as PyTorch's batch norm has them

template <class Real>
class SparseAutoencoder final : public BaselineObjective<Real> {
public:
    SparseAutoencoder(const BaselineNetworks& networks, double price, bool batch_norm)
        : sizes_(networks),
          price_(price),
          norm_(batch_norm),
          layout_(describe_autoencoder(networks, batch_norm)),
          workers_(networks.threads),
          encoder_(layout_.description().encoder, layout_.size(), workers_),
          decoder_(layout_.description().decoder, layout_.size(), workers_)
    {
    }

    const Layout& layout() const override { return layout_; }
    bool can_decode() const override { return true; }

    BaselineValue evaluate(const BaselineBatch<Real>& batch, std::span<const Real> parameters,
                           std::span<Real> gradient) override
    {
        const int n = batch.observations(), d_x = sizes_.d_x;
        const std::size_t d = index(sizes_.d_z), latents = index(n) * d;
        const Real* const encoded = encoder_.forward(parameters.data(), batch.x, n);
        unit_.assign(encoded, encoded + latents);
        if (norm_)
            normalise(n);
        z_.resize(latents);
        double size = 0;
        for (std::size_t k = 0; k < latents; ++k) {
            z_[k] = norm_ ? unit_[k] * weight(parameters)[k % d] + bias(parameters)[k % d] : unit_[k];
            size += std::abs(static_cast<double>(z_[k])) / static_cast<double>(latents);
        }
        Real* const x_hat = decoder_.forward(parameters.data(), z_.data(), n);
        const double observed = static_cast<double>(n) * d_x;
        double error = 0;
        for (std::size_t k = 0; k < elements(n, d_x); ++k) {
            const double gap = static_cast<double>(x_hat[k]) - batch.x[k];
            error += gap * gap / observed;
            x_hat[k] = static_cast<Real>(2 * gap / observed);
        }
        if (!gradient.empty()) {
            g_z_.resize(latents);
            decoder_.backward(parameters.data(), z_.data(), x_hat, g_z_.data(), gradient.data());
            const auto share = static_cast<Real>(price_ / static_cast<double>(latents));
            for (std::size_t k = 0; k < latents; ++k)
                g_z_[k] += z_[k] > 0 ? share : z_[k] < 0 ? -share : Real(0);
            if (norm_)
                normalise_backward(n, parameters, gradient);
            encoder_.backward(parameters.data(), batch.x, g_z_.data(), nullptr, gradient.data());
        }
        BaselineValue result;
        result.loss = error + price_ * size;
        result.terms = {{"reconstruction", error}, {"l1", size}};
        result.recorded.loss = result.loss;
        result.recorded.mse = error;
        return result;
    }

    void encode(std::span<const Real> parameters, const Real* x, const Real*, int n, Real* z) override
    {
        const Real* const encoded = encoder_.forward(parameters.data(), x, n);
        const std::size_t d = index(sizes_.d_z);
        for (std::size_t k = 0; k < index(n) * d; ++k)
            z[k] = norm_ ? static_cast<Real>((encoded[k] - running_mean(parameters)[k % d]) *
                                             running_scale(parameters, k % d)) +
                               bias(parameters)[k % d]
                         : encoded[k];
    }

    void decode(std::span<const Real> parameters, const Real* z, int n, Real* x) override
    {
        std::copy_n(decoder_.forward(parameters.data(), z, n), elements(n, sizes_.d_x), x);
    }

    void after_step(std::span<Real> parameters) override
    {
        for (std::size_t i = 0; norm_ && i < mean_.size(); ++i) {
            Real &mean = parameters[layout_.at("norm.running_mean").offset + i],
                 &variance = parameters[layout_.at("norm.running_variance").offset + i];
            mean += static_cast<Real>(norm_momentum * (mean_[i] - mean));
            variance += static_cast<Real>(norm_momentum * (variance_[i] - variance));
        }
    }

    /// What the norm does becomes part of the encoder's last layer.
    std::vector<Real> exported(std::span<const Real> parameters) const override
    {
        std::vector<Real> folded(parameters.begin(), parameters.end());
        if (!norm_)
            return folded;
        const Tensor &last = layout_.at("encoder.linear_out.weight"),
                     &last_bias = layout_.at("encoder.linear_out.bias");
        const std::size_t in = index(last.shape[1]);
        for (std::size_t i = 0; i < index(sizes_.d_z); ++i) {
            const double scale = running_scale(parameters, i);
            for (std::size_t k = 0; k < in; ++k)
                folded[last.offset + i * in + k] = static_cast<Real>(scale * folded[last.offset + i * in + k]);
            Real& shift = folded[last_bias.offset + i];
            shift = static_cast<Real>(scale * (shift - running_mean(parameters)[i]) + bias(parameters)[i]);
            folded[layout_.at("norm.weight").offset + i] = 1;
            folded[layout_.at("norm.bias").offset + i] = 0;
            folded[layout_.at("norm.running_mean").offset + i] = 0;
            folded[layout_.at("norm.running_variance").offset + i] = static_cast<Real>(1 - norm_floor);
        }
        return folded;
    }

private:
    static Layout describe_autoencoder(const BaselineNetworks& networks, bool batch_norm)
    {
        BaselineBuilder builder(networks);
        builder.encoder(networks.d_x, 1);
        builder.decoder();
        const auto add = [&](const char* name, Role role, double initial) {
            builder.add(name, {networks.d_z}, role, Group::encoder, {Initial::Kind::constant, initial});
        };
        if (batch_norm) {
            add("norm.weight", Role::vector, 1);
            add("norm.bias", Role::vector, 0);
            add("norm.running_mean", Role::fixed, 0);
            add("norm.running_variance", Role::fixed, 1);
        }
        return builder.layout();
    }

    const Real* at(std::span<const Real> parameters, const char* name) const
    {
        return parameters.data() + layout_.at(name).offset;
    }
    const Real* weight(std::span<const Real> parameters) const { return at(parameters, "norm.weight"); }
    const Real* bias(std::span<const Real> parameters) const { return at(parameters, "norm.bias"); }
    const Real* running_mean(std::span<const Real> parameters) const { return at(parameters, "norm.running_mean"); }
    double running_scale(std::span<const Real> parameters, std::size_t i) const
    {
        return weight(parameters)[i] / std::sqrt(at(parameters, "norm.running_variance")[i] + norm_floor);
    }

    /// unit_ loses its mean over the batch and is divided by its deviation.
    void normalise(int n)
    {
        const std::size_t d = index(sizes_.d_z);
        mean_.assign(d, 0);
        variance_.assign(d, 0);
        for (std::size_t k = 0; k < unit_.size(); ++k)
            mean_[k % d] += static_cast<double>(unit_[k]) / n;
        for (std::size_t k = 0; k < unit_.size(); ++k)
            variance_[k % d] += std::pow(unit_[k] - mean_[k % d], 2) / n;
        for (std::size_t k = 0; k < unit_.size(); ++k)
            unit_[k] = static_cast<Real>((unit_[k] - mean_[k % d]) / std::sqrt(variance_[k % d] + norm_floor));
    }

    /// g_z_, the gradient of z, becomes that of the encoder's output.
    void normalise_backward(int n, std::span<const Real> parameters, std::span<Real> gradient)
    {
        const std::size_t d = index(sizes_.d_z);
        std::vector<double> sum(d), along(d);
        for (std::size_t k = 0; k < g_z_.size(); ++k) {
            sum[k % d] += g_z_[k];
            along[k % d] += static_cast<double>(g_z_[k]) * unit_[k];
        }
        for (std::size_t i = 0; i < d; ++i) {
            gradient[layout_.at("norm.weight").offset + i] += static_cast<Real>(along[i]);
            gradient[layout_.at("norm.bias").offset + i] += static_cast<Real>(sum[i]);
        }
        for (std::size_t k = 0; k < g_z_.size(); ++k) {
            const std::size_t i = k % d;
            g_z_[k] = static_cast<Real>((g_z_[k] - sum[i] / n - unit_[k] * along[i] / n) * weight(parameters)[i] /
                                        std::sqrt(variance_[i] + norm_floor));
        }
    }

    BaselineNetworks sizes_;
    double price_;
    bool norm_;
    Layout layout_;
    Workers workers_;
    RowParallelMlp<Real> encoder_, decoder_;
    std::vector<Real> unit_, z_, g_z_;
    std::vector<double> mean_, variance_;
};

}  // namespace

template <class Real>
BaselineObjectivePtr<Real> sparse_autoencoder_objective(const BaselineNetworks& networks, double price, bool batch_norm)
{
    return std::make_unique<SparseAutoencoder<Real>>(networks, price, batch_norm);
}
template BaselineObjectivePtr<float> sparse_autoencoder_objective<float>(const BaselineNetworks&, double, bool);
template BaselineObjectivePtr<double> sparse_autoencoder_objective<double>(const BaselineNetworks&, double, bool);

std::unique_ptr<Estimator> make_sparse_autoencoder(const Experiment& experiment, std::shared_ptr<const Source> source,
                                                   const Resources& resources)
{
    return make_baseline(experiment, std::move(source), resources,
                         [](const Experiment& e, const BaselineNetworks& networks) {
                             const SparseAutoencoderSpec& own = e.own.get<SparseAutoencoderSpec>();
                             return sparse_autoencoder_objective<float>(networks, own.price, own.batch_norm);
                         });
}

}  // namespace disentangle
