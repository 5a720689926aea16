// SPDX-License-Identifier: GPL-3.0-or-later
// beta-VAE (Higgins et al. 2017): the evidence lower bound with the KL divergence weighed by beta = estimator.beta. Above
// 1 it buys latents that are independent and carry little, at the price of the reconstruction.
#include "core/experiment/estimators/beta_vae.h"
#include "core/learn/vae.h"

namespace disentangle {
namespace {

class BetaVae final : public Regulariser {
public:
    explicit BetaVae(double beta) : beta_(beta) {}

    double add(const LatentRows& latents, const LatentGradients& gradients, Workers&) const override
    {
        return add_kl(latents, beta_, gradients);
    }

private:
    double beta_;
};

}  // namespace

std::unique_ptr<Estimator> make_beta_vae(const Experiment& experiment, std::shared_ptr<const Source> source,
                                         const Resources& resources)
{
    return make_vae(experiment, std::move(source), resources, [](const Experiment& e) -> std::unique_ptr<Regulariser> {
        return std::make_unique<BetaVae>(e.own.get<BetaVaeSpec>().beta);
    });
}

}  // namespace disentangle
