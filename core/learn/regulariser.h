// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/network/fused/parallel.h"

#include <span>
#include <vector>

namespace disentangle {

/// The posterior of a whole minibatch, N(mean, diag variance) for each observation, with one sample z of it. Observations
/// are rows x steps, both steps of a pair behind each other.
struct LatentRows {
    int rows = 0, steps = 1, d_z = 0;
    std::span<const double> mean, variance, z;  ///< each observations() x d_z
    int d_a = 0;
    std::span<const float> a;  ///< rows x d_a

    int observations() const { return rows * steps; }
};

/// Where gradients go, each observations() x d_z. All empty when only the value is wanted.
struct LatentGradients {
    std::span<double> mean, variance, z;

    bool wanted() const { return !mean.empty(); }
};

/// What a VAE pays for its latents, beside the reconstruction: in this alone the members of the family differ. The whole
/// minibatch is there at once, so that terms over pairs of rows can be said. Everything is in double: rows of latents are
/// small, and sums over pairs lose digits.
class Regulariser {
public:
    virtual ~Regulariser() = default;

    /// The value in nats, averaged over observations; its derivatives are added to `gradients` where those are wanted:
    /// those by z with mean and variance held fixed, and the other way round. The threads of `workers` are free for it.
    virtual double add(const LatentRows& latents, const LatentGradients& gradients, Workers& workers) const = 0;
};

/// The mean KL divergence of the posterior from N(0, I) of each latent, in nats, d_z.
std::vector<double> kl_per_latent(const LatentRows& latents);

/// `weight` times the sum of those, with its gradients: the regulariser of a VAE (Kingma & Welling 2014, appendix B).
double add_kl(const LatentRows& latents, double weight, const LatentGradients& gradients);

}  // namespace disentangle
