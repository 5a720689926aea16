// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/baselines/baseline.h"
#include "core/learn/baselines/objectives.h"

#include "core/experiment/estimators/ivae.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace disentangle {
namespace {

constexpr double ivae_floor = 1e-6;  // added to every variance

template <class Real>
class Ivae final : public BaselineObjective<Real> {
public:
    explicit Ivae(const BaselineNetworks& networks)
        : sizes_(networks),
          layout_(describe_ivae(networks)),
          workers_(networks.threads),
          encoder_(layout_.description().encoder, layout_.size(), workers_),
          decoder_(layout_.description().decoder, layout_.size(), workers_),
          prior_(prior_layers_, layout_.size(), workers_)
    {
    }

    const Layout& layout() const override { return layout_; }
    bool encoder_sees_actions() const override { return true; }
    bool can_decode() const override { return true; }

    BaselineValue evaluate(const BaselineBatch<Real>& batch, std::span<const Real> parameters,
                           std::span<Real> gradient) override
    {
        const int n = batch.rows, d_z = sizes_.d_z, d_x = sizes_.d_x;
        const std::size_t latents = elements(n, d_z);
        last_steps_of(batch.x, n, batch.steps, d_x, x_);
        last_steps_of(batch.eps, n, batch.steps, d_z, eps_);
        join(x_.data(), batch.a, n);
        const Real *const posterior = encoder_.forward(parameters.data(), joined_.data(), n), *const prior =
                                                                                                  prior_.forward(
                                                                                                      parameters.data(),
                                                                                                      batch.a, n);
        z_.resize(latents);
        for (std::size_t k = 0; k < latents; ++k)
            z_[k] = posterior[2 * k] + eps_[k] * static_cast<Real>(std::sqrt(variance(posterior[2 * k + 1])));
        Real* const x_hat = decoder_.forward(parameters.data(), z_.data(), n);
        const Tensor& log_variance = layout_.at("decoder_logvar");
        const double decoded = variance(parameters[log_variance.offset]);
        const GaussianFit fit = gaussian_fit(x_.data(), x_hat, n, d_x, decoded);

        g_z_.assign(latents, 0);
        g_posterior_.assign(2 * latents, 0);
        g_prior_.assign(2 * latents, 0);
        if (!gradient.empty()) {
            decoder_.backward(parameters.data(), z_.data(), x_hat, g_z_.data(), gradient.data());
            gradient[log_variance.offset] += static_cast<Real>(fit.by_variance * (decoded - ivae_floor));
        }
        double log_prior = 0, log_posterior = 0;
        std::vector<double> kl(index(d_z));
        for (std::size_t k = 0; k < latents; ++k) {
            const double mean = posterior[2 * k], v = variance(posterior[2 * k + 1]), eps = eps_[k];
            const double v_p = variance(prior[2 * k + 1]), gap = static_cast<double>(z_[k]) - prior[2 * k];
            log_prior -= (std::log(2 * std::numbers::pi * v_p) + gap * gap / v_p) / 2 / n;
            log_posterior -= (std::log(2 * std::numbers::pi * v) + eps * eps) / 2 / n;
            const double away = mean - prior[2 * k];
            kl[k % index(d_z)] += (std::log(v_p / v) + (v + away * away) / v_p - 1) / 2 / n;
            // z follows from mean and variance, so that ln q depends on the variance alone.
            const double g_z = g_z_[k] + gap / v_p / n;
            g_posterior_[2 * k] = static_cast<Real>(g_z);
            g_posterior_[2 * k + 1] =
                static_cast<Real>((g_z * eps / (2 * std::sqrt(v)) - 1 / (2 * v * n)) * (v - ivae_floor));
            g_prior_[2 * k] = static_cast<Real>(-gap / v_p / n);
            g_prior_[2 * k + 1] = static_cast<Real>((1 - gap * gap / v_p) / (2 * v_p * n) * (v_p - ivae_floor));
        }
        if (!gradient.empty()) {
            encoder_.backward(parameters.data(), joined_.data(), g_posterior_.data(), nullptr, gradient.data());
            prior_.backward(parameters.data(), batch.a, g_prior_.data(), nullptr, gradient.data());
        }
        BaselineValue result;
        result.loss = fit.value - log_prior + log_posterior;
        result.terms = {{"log_likelihood", -fit.value}, {"log_prior", log_prior}, {"log_posterior", log_posterior}};
        result.recorded = {result.loss / d_x, fit.value / d_x, (log_posterior - log_prior) / d_x, fit.mse, kl};
        return result;
    }

    void encode(std::span<const Real> parameters, const Real* x, const Real* a, int n, Real* z) override
    {
        join(x, a, n);
        const Real* const posterior = encoder_.forward(parameters.data(), joined_.data(), n);
        for (std::size_t k = 0; k < elements(n, sizes_.d_z); ++k)
            z[k] = posterior[2 * k];
    }

    void decode(std::span<const Real> parameters, const Real* z, int n, Real* x) override
    {
        std::copy_n(decoder_.forward(parameters.data(), z, n), elements(n, sizes_.d_x), x);
    }

private:
    Layout describe_ivae(const BaselineNetworks& networks)
    {
        BaselineBuilder builder(networks);
        builder.encoder(networks.d_x + networks.d_a, 2);
        builder.decoder();
        prior_layers_ = builder.network("prior", Group::transition, Group::transition, networks.d_a,
                                        networks.further.hidden_layers, networks.further.width, 2 * networks.d_z);
        builder.scale("decoder_logvar", networks.decoder_log_variance);
        return builder.layout();
    }

    static double variance(Real log_variance) { return std::exp(static_cast<double>(log_variance)) + ivae_floor; }

    /// [x, a], row by row.
    void join(const Real* x, const Real* a, int n)
    {
        const int d_x = sizes_.d_x, d_a = sizes_.d_a;
        joined_.resize(elements(n, d_x + d_a));
        for (int row = 0; row < n; ++row) {
            Real* const to = joined_.data() + elements(row, d_x + d_a);
            std::copy_n(x + elements(row, d_x), d_x, to);
            std::copy_n(a + elements(row, d_a), d_a, to + d_x);
        }
    }

    BaselineNetworks sizes_;
    std::vector<Layer> prior_layers_;
    Layout layout_;
    Workers workers_;
    RowParallelMlp<Real> encoder_, decoder_, prior_;
    std::vector<Real> x_, eps_, joined_, z_, g_z_, g_posterior_, g_prior_;
};

}  // namespace

template <class Real>
BaselineObjectivePtr<Real> ivae_objective(const BaselineNetworks& networks)
{
    return std::make_unique<Ivae<Real>>(networks);
}
template BaselineObjectivePtr<float> ivae_objective<float>(const BaselineNetworks&);
template BaselineObjectivePtr<double> ivae_objective<double>(const BaselineNetworks&);

std::unique_ptr<Estimator> make_ivae(const Experiment& experiment, std::shared_ptr<const Source> source,
                                     const Resources& resources)
{
    return make_baseline(experiment, std::move(source), resources, [](const Experiment& e, BaselineNetworks networks) {
        const IvaeSpec& own = e.own.get<IvaeSpec>();
        networks.further = {own.prior_hidden_layers, own.prior_width};
        return ivae_objective<float>(networks);
    });
}

}  // namespace disentangle
