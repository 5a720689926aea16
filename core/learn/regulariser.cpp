// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/regulariser.h"

#include <cmath>
#include <numeric>

namespace disentangle {

std::vector<double> kl_per_latent(const LatentRows& latents)
{
    const auto d_z = static_cast<std::size_t>(latents.d_z);
    std::vector<double> kl(d_z);
    for (std::size_t k = 0; k < latents.mean.size(); ++k) {
        const double mean = latents.mean[k], variance = latents.variance[k];
        kl[k % d_z] += (variance + mean * mean - std::log(variance) - 1) / 2 / latents.observations();
    }
    return kl;
}

double add_kl(const LatentRows& latents, double weight, const LatentGradients& gradients)
{
    const std::vector<double> kl = kl_per_latent(latents);
    if (gradients.wanted()) {
        const double share = weight / latents.observations();
        for (std::size_t k = 0; k < latents.mean.size(); ++k) {
            gradients.mean[k] += share * latents.mean[k];
            gradients.variance[k] += share * (1 - 1 / latents.variance[k]) / 2;
        }
    }
    return weight * std::accumulate(kl.begin(), kl.end(), 0.0);
}

}  // namespace disentangle
