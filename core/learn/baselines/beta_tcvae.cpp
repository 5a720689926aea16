// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/baselines/beta_tcvae.h"

#include "core/experiment/estimators/beta_tcvae.h"
#include "core/experiment/kinds.h"
#include "core/learn/baselines/baseline.h"
#include "core/learn/baselines/objectives.h"
#include "core/learn/vae.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace disentangle {
namespace {

/// What a part of the rows n adds, summed when all are done, so that no two threads write to one place.
struct TotalCorrelationPart {
    double value = 0;
    TotalCorrelationTerms terms;
    std::vector<double> mean, variance;
};

class BetaTcvae final : public Regulariser {
public:
    BetaTcvae(double beta, double observations) : beta_(beta), observations_(observations) {}

    double add(const LatentRows& latents, const LatentGradients& gradients, Workers& workers) const override
    {
        return sum_up(latents, gradients, workers).value;
    }

    TotalCorrelationPart sum_up(const LatentRows& latents, const LatentGradients& gradients, Workers& workers) const
    {
        const auto n = static_cast<std::size_t>(latents.observations());
        const auto parts = static_cast<std::size_t>(workers.size());
        std::vector<double> log_scale(latents.variance.size());
        for (std::size_t k = 0; k < log_scale.size(); ++k)
            log_scale[k] = -std::log(2 * std::numbers::pi * latents.variance[k]) / 2;
        std::vector<TotalCorrelationPart> sums(parts);
        workers.run([&](int part) {
            const auto p = static_cast<std::size_t>(part);
            add_rows(latents, log_scale, n * p / parts, n * (p + 1) / parts, gradients, sums[p]);
        });
        TotalCorrelationPart all;
        for (const TotalCorrelationPart& part : sums) {
            all.value += part.value;
            all.terms.mutual_information += part.terms.mutual_information;
            all.terms.total_correlation += part.terms.total_correlation;
            all.terms.dimension_wise_kl += part.terms.dimension_wise_kl;
            for (std::size_t k = 0; k < part.mean.size(); ++k) {
                gradients.mean[k] += part.mean[k];
                gradients.variance[k] += part.variance[k];
            }
        }
        return all;
    }

private:
    /// The rows n in [begin, end), each against all rows m.
    void add_rows(const LatentRows& latents, const std::vector<double>& log_scale, std::size_t begin, std::size_t end,
                  const LatentGradients& gradients, TotalCorrelationPart& sum) const
    {
        const auto n = static_cast<std::size_t>(latents.observations()), d = static_cast<std::size_t>(latents.d_z);
        const double share = 1 / static_cast<double>(n), log_count = std::log(static_cast<double>(n) * observations_);
        if (gradients.wanted()) {
            sum.mean.resize(n * d);
            sum.variance.resize(n * d);
        }
        // Of one row: A_mi and sum_i A_mi, which become the weights of their logsumexp.
        std::vector<double> each(n * d), joint(n), largest(d), total(d);
        for (std::size_t row = begin; row < end; ++row) {
            const double* z = &latents.z[row * d];
            std::ranges::fill(largest, -HUGE_VAL);
            for (std::size_t m = 0; m < n; ++m) {
                joint[m] = 0;
                for (std::size_t i = 0, k = m * d; i < d; ++i, ++k) {
                    const double gap = z[i] - latents.mean[k];
                    each[k] = log_scale[k] - gap * gap / (2 * latents.variance[k]);
                    joint[m] += each[k];
                    largest[i] = std::max(largest[i], each[k]);
                }
            }
            const double own = joint[row];
            const double log_q = weights_of(joint) - log_count;
            std::ranges::fill(total, 0);
            for (std::size_t m = 0; m < n; ++m)
                for (std::size_t i = 0, k = m * d; i < d; ++i, ++k)
                    total[i] += each[k] = std::exp(each[k] - largest[i]);
            double log_qbar = 0, log_prior = 0;
            for (std::size_t i = 0; i < d; ++i) {
                log_qbar += largest[i] + std::log(total[i]) - log_count;
                log_prior -= (z[i] * z[i] + std::log(2 * std::numbers::pi)) / 2;
            }
            sum.value += share * (own - log_q + beta_ * (log_q - log_qbar) + log_qbar - log_prior);
            sum.terms.mutual_information += share * (own - log_q);
            sum.terms.total_correlation += share * (log_q - log_qbar);
            sum.terms.dimension_wise_kl += share * (log_qbar - log_prior);
            if (!gradients.wanted())
                continue;
            for (std::size_t i = 0; i < d; ++i)
                gradients.z[row * d + i] += share * z[i];
            for (std::size_t m = 0; m < n; ++m)
                for (std::size_t i = 0, k = m * d; i < d; ++i, ++k) {
                    const double by_density =
                        share * ((m == row ? 1 : 0) + (beta_ - 1) * (joint[m] - each[k] / total[i]));
                    const double scaled = (z[i] - latents.mean[k]) / latents.variance[k];
                    gradients.z[row * d + i] -= by_density * scaled;
                    sum.mean[k] += by_density * scaled;
                    sum.variance[k] += by_density * (scaled * scaled - 1 / latents.variance[k]) / 2;
                }
        }
    }

    /// The logsumexp of logarithms, which become their shares in it.
    static double weights_of(std::vector<double>& logarithms)
    {
        const double largest = *std::ranges::max_element(logarithms);
        double total = 0;
        for (double& value : logarithms)
            total += value = std::exp(value - largest);
        for (double& value : logarithms)
            value /= total;
        return largest + std::log(total);
    }

    double beta_, observations_;
};

}  // namespace

std::unique_ptr<Regulariser> total_correlation_regulariser(double beta, double observations)
{
    return std::make_unique<BetaTcvae>(beta, observations);
}

TotalCorrelationTerms add_total_correlation(double beta, double observations, const LatentRows& latents,
                                            const LatentGradients& gradients, Workers& workers)
{
    return BetaTcvae(beta, observations).sum_up(latents, gradients, workers).terms;
}

namespace {

double observations_to_learn_from(const Experiment& experiment)
{
    const DataSizes sizes = sizes_of(experiment);
    return static_cast<double>(sizes.train_rows) * (sizes.time ? 2 : 1);
}

}  // namespace

std::unique_ptr<Estimator> make_beta_tcvae(const Experiment& experiment, std::shared_ptr<const Source> source,
                                           const Resources& resources)
{
    if (experiment.estimator.variances == Variances::learned)
        return make_baseline(experiment, std::move(source), resources,
                             [](const Experiment& e, const BaselineNetworks& networks) {
                                 return released_tcvae_objective<float>(networks, e.own.get<BetaTcvaeSpec>().beta,
                                                                        observations_to_learn_from(e));
                             });
    return make_vae(experiment, std::move(source), resources, [](const Experiment& e) {
        return total_correlation_regulariser(e.own.get<BetaTcvaeSpec>().beta, observations_to_learn_from(e));
    });
}

}  // namespace disentangle
