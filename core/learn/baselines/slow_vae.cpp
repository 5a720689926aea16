// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/baselines/baseline.h"
#include "core/learn/baselines/objectives.h"

#include "core/experiment/estimators/slow_vae.h"
#include "core/learn/network/softplus.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace disentangle {
namespace {

constexpr double slow_floor = 1e-6;  // added to deviations and variances

/// E[-ln Laplace(X)] with X of the mean m and variance v, and its slopes.
struct LaplaceCrossEntropy {
    double value, by_mean, by_variance;

    LaplaceCrossEntropy(double m, double v, double rate)
    {
        const double bell = std::exp(-m * m / (2 * v)), rise = std::erf(m / std::sqrt(2 * v));
        value = -std::log(rate / 2) + rate * (std::sqrt(2 * v / std::numbers::pi) * bell + m * rise);
        by_mean = rate * rise;
        by_variance = rate * bell / std::sqrt(2 * std::numbers::pi * v);
    }
};

template <class Real>
class SlowVae final : public BaselineObjective<Real> {
public:
    SlowVae(const BaselineNetworks& networks, double beta, double gamma, double rate)
        : sizes_(networks),
          beta_(beta),
          gamma_(gamma),
          rate_(rate),
          layout_(describe_slow_vae(networks)),
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
        const int pairs = batch.rows, n = batch.observations(), d_z = sizes_.d_z, d_x = sizes_.d_x;
        const std::size_t latents = elements(n, d_z), d = index(d_z);
        const Real* const posterior = encoder_.forward(parameters.data(), batch.x, n);
        z_.resize(latents);
        for (std::size_t k = 0; k < latents; ++k)
            z_[k] = posterior[2 * k] + static_cast<Real>(deviation(posterior[2 * k + 1])) * batch.eps[k];
        Real* const x_hat = decoder_.forward(parameters.data(), z_.data(), n);
        const Tensor& raw = layout_.at("decoder_rawsigma");
        const auto raw_deviation = static_cast<double>(parameters[raw.offset]);
        const double decoded = std::log1p(std::exp(raw_deviation)) + slow_floor;
        // The sum over both steps, halved; twice of it is in the loss.
        const GaussianFit fit = gaussian_fit(batch.x, x_hat, n, d_x, decoded * decoded, 2);

        g_z_.assign(latents, 0);
        g_posterior_.assign(2 * latents, 0);
        if (!gradient.empty()) {
            decoder_.backward(parameters.data(), z_.data(), x_hat, g_z_.data(), gradient.data());
            gradient[raw.offset] +=
                static_cast<Real>(2 * fit.by_variance * 2 * decoded / (1 + std::exp(-raw_deviation)));
        }
        double entropy = 0, normal = 0, laplace = 0;
        std::vector<double> kl(d);
        for (std::size_t k = 0; k < latents; ++k) {
            const double mean = posterior[2 * k], log_variance = posterior[2 * k + 1], v = std::exp(log_variance);
            entropy += (log_variance + std::log(2 * std::numbers::pi) + 1) / 2 / n;
            normal += (mean * mean + v + slow_floor + std::log(2 * std::numbers::pi)) / 2 / n;
            const double g_z = g_z_[k];
            g_posterior_[2 * k] += static_cast<Real>(g_z + beta_ * mean / n);
            g_posterior_[2 * k + 1] +=
                static_cast<Real>(g_z * batch.eps[k] * std::sqrt(v) / 2 + beta_ * v / 2 / n - (beta_ + gamma_) / 2 / n);
            if ((k / d) % 2 == 1)
                kl[k % d] += mean * mean + v - log_variance;
        }
        for (int pair = 0; pair < pairs; ++pair)
            for (std::size_t i = 0; i < d; ++i) {
                const std::size_t first = elements(2 * pair, d_z) + i, second = first + d;
                const double gap = static_cast<double>(posterior[2 * first]) - posterior[2 * second];
                const double v_first = std::exp(static_cast<double>(posterior[2 * first + 1])),
                             v_second = std::exp(static_cast<double>(posterior[2 * second + 1]));
                const LaplaceCrossEntropy there(gap, v_first + slow_floor, rate_),
                    back(-gap, v_second + slow_floor, rate_);
                laplace += (there.value + back.value) / pairs;
                const double by_gap = gamma_ * (there.by_mean - back.by_mean) / pairs;
                g_posterior_[2 * first] += static_cast<Real>(by_gap);
                g_posterior_[2 * second] -= static_cast<Real>(by_gap);
                g_posterior_[2 * first + 1] += static_cast<Real>(gamma_ * there.by_variance * v_first / pairs);
                g_posterior_[2 * second + 1] += static_cast<Real>(gamma_ * back.by_variance * v_second / pairs);
            }
        if (!gradient.empty())
            encoder_.backward(parameters.data(), batch.x, g_posterior_.data(), nullptr, gradient.data());
        BaselineValue result;
        const double price = beta_ * (normal - entropy) + gamma_ * (laplace - entropy);
        result.loss = 2 * fit.value + price;
        result.terms = {{"reconstruction", fit.value},
                        {"entropy", entropy},
                        {"cross_entropy_normal", normal},
                        {"cross_entropy_laplace", laplace}};
        result.recorded = {result.loss / d_x, fit.value / d_x, price / d_x, fit.mse,
                           kl_from_sums(std::move(kl), pairs)};
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
    static Layout describe_slow_vae(const BaselineNetworks& networks)
    {
        BaselineBuilder builder(networks);
        builder.encoder(networks.d_x, 2);
        builder.decoder();
        builder.scale("decoder_rawsigma", inverse_softplus(std::exp(networks.decoder_log_variance / 2)));
        return builder.layout();
    }

    static double deviation(Real log_variance) { return std::exp(static_cast<double>(log_variance) / 2) + slow_floor; }

    BaselineNetworks sizes_;
    double beta_, gamma_, rate_;
    Layout layout_;
    Workers workers_;
    RowParallelMlp<Real> encoder_, decoder_;
    std::vector<Real> z_, g_z_, g_posterior_;
};

}  // namespace

template <class Real>
BaselineObjectivePtr<Real> slow_vae_objective(const BaselineNetworks& networks, double beta, double gamma, double rate)
{
    return std::make_unique<SlowVae<Real>>(networks, beta, gamma, rate);
}
template BaselineObjectivePtr<float> slow_vae_objective<float>(const BaselineNetworks&, double, double, double);
template BaselineObjectivePtr<double> slow_vae_objective<double>(const BaselineNetworks&, double, double, double);

std::unique_ptr<Estimator> make_slow_vae(const Experiment& experiment, std::shared_ptr<const Source> source,
                                         const Resources& resources)
{
    return make_baseline(experiment, std::move(source), resources,
                         [](const Experiment& e, const BaselineNetworks& networks) {
                             const SlowVaeSpec& own = e.own.get<SlowVaeSpec>();
                             return slow_vae_objective<float>(networks, own.beta, own.gamma, own.rate);
                         });
}

}  // namespace disentangle
