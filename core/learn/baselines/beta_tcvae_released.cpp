// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/baselines/beta_tcvae.h"
#include "core/learn/baselines/objectives.h"

#include <algorithm>
#include <cmath>

namespace disentangle {
namespace {

template <class Real>
class ReleasedTcvae final : public BaselineObjective<Real> {
public:
    ReleasedTcvae(const BaselineNetworks& networks, double beta, double observations)
        : sizes_(networks),
          beta_(beta),
          all_observations_(observations),
          layout_(describe_tcvae(networks)),
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
        const int n = batch.observations(), d_z = sizes_.d_z, d_x = sizes_.d_x;
        const std::size_t latents = elements(n, d_z);
        const Real* const posterior = encoder_.forward(parameters.data(), batch.x, n);
        std::vector<double> mean(latents), variance(latents), z(latents);
        z_.resize(latents);
        std::vector<double> kl(index(d_z));
        for (std::size_t k = 0; k < latents; ++k) {
            const double deviation = std::exp(static_cast<double>(posterior[2 * k + 1]));
            mean[k] = posterior[2 * k];
            variance[k] = deviation * deviation;
            z[k] = mean[k] + deviation * batch.eps[k];
            z_[k] = static_cast<Real>(z[k]);
            kl[k % index(d_z)] += mean[k] * mean[k] + variance[k] - 2 * static_cast<double>(posterior[2 * k + 1]);
        }
        Real* const x_hat = decoder_.forward(parameters.data(), z_.data(), n);
        const Tensor& log_deviation = layout_.at("decoder_logsigma");
        const double decoded = std::exp(2 * static_cast<double>(parameters[log_deviation.offset]));
        const GaussianFit fit = gaussian_fit(batch.x, x_hat, n, d_x, decoded);
        const LatentRows rows{n, 1, d_z, mean, variance, z, 0, {}};
        std::vector<double> g_mean, g_variance, g_z;
        if (!gradient.empty())
            for (auto* slopes : {&g_mean, &g_variance, &g_z})
                slopes->resize(latents);
        const TotalCorrelationTerms terms =
            add_total_correlation(beta_, all_observations_, rows, {g_mean, g_variance, g_z}, workers_);
        if (!gradient.empty()) {
            gradient[log_deviation.offset] += static_cast<Real>(fit.by_variance * 2 * decoded);
            g_decoded_.assign(latents, 0);
            decoder_.backward(parameters.data(), z_.data(), x_hat, g_decoded_.data(), gradient.data());
            g_posterior_.resize(2 * latents);
            for (std::size_t k = 0; k < latents; ++k) {
                const double by_z = g_z[k] + g_decoded_[k];
                g_posterior_[2 * k] = static_cast<Real>(g_mean[k] + by_z);
                g_posterior_[2 * k + 1] =
                    static_cast<Real>(by_z * batch.eps[k] * std::sqrt(variance[k]) + 2 * g_variance[k] * variance[k]);
            }
            encoder_.backward(parameters.data(), batch.x, g_posterior_.data(), nullptr, gradient.data());
        }
        BaselineValue result;
        result.loss = fit.value + terms.mutual_information + beta_ * terms.total_correlation + terms.dimension_wise_kl;
        result.terms = {{"log_likelihood", -fit.value},
                        {"mutual_information", terms.mutual_information},
                        {"total_correlation", terms.total_correlation},
                        {"dimension_wise_kl", terms.dimension_wise_kl}};
        kl = kl_from_sums(std::move(kl), n);
        double sum = 0;
        for (const double of_latent : kl)
            sum += of_latent;
        result.recorded = {result.loss / d_x, fit.value / d_x, sum / d_x, fit.mse, std::move(kl)};
        return result;
    }

    void encode(std::span<const Real> parameters, const Real* x, const Real*, int n, Real* z) override
    {
        const Real* const posterior = encoder_.forward(parameters.data(), x, n);
        for (std::size_t k = 0; k < elements(n, sizes_.d_z); ++k)
            z[k] = posterior[2 * k];
    }

    void decode(std::span<const Real> parameters, const Real* z, int n, Real* x) override
    {
        std::copy_n(decoder_.forward(parameters.data(), z, n), elements(n, sizes_.d_x), x);
    }

private:
    static Layout describe_tcvae(const BaselineNetworks& networks)
    {
        BaselineNetworks own = networks;
        own.posterior_raw = networks.posterior_raw / 2;  // raw is the log of a deviation here
        BaselineBuilder builder(own);
        builder.encoder(networks.d_x, 2);
        builder.decoder();
        builder.scale("decoder_logsigma", networks.decoder_log_variance / 2);
        return builder.layout();
    }

    BaselineNetworks sizes_;
    double beta_, all_observations_;
    Layout layout_;
    Workers workers_;
    RowParallelMlp<Real> encoder_, decoder_;
    std::vector<Real> z_, g_decoded_, g_posterior_;
};

}  // namespace

template <class Real>
BaselineObjectivePtr<Real> released_tcvae_objective(const BaselineNetworks& networks, double beta, double observations)
{
    return std::make_unique<ReleasedTcvae<Real>>(networks, beta, observations);
}
template BaselineObjectivePtr<float> released_tcvae_objective<float>(const BaselineNetworks&, double, double);
template BaselineObjectivePtr<double> released_tcvae_objective<double>(const BaselineNetworks&, double, double);

}  // namespace disentangle
