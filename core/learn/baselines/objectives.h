// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/baselines/networks.h"

#include <memory>

namespace disentangle {

// The objectives of the baselines, each in the file of its name. Held to tests/golden/baselines.json. ln N(x; m, v)
// is a log density with variance v; sums go over dimensions, means over rows; x is standardised.

template <class Real>
using BaselineObjectivePtr = std::unique_ptr<BaselineObjective<Real>>;

/// Identifiable VAE (Khemakhem et al. 2020, arXiv 1907.04809) with the released prior of Lachapelle et al. 2024:
///   encoder [x, a] -> mean m, log variance; v = exp(.) + 1e-6; z = m + eps sqrt(v); prior(a) likewise m_p, v_p
///   loss = -mean[ln N(x; decoder(z), exp(decoder_logvar) + 1e-6) + ln N(z; m_p, v_p) - ln N(z; m, v)]
/// Of a pair of steps the last observation.
template <class Real>
BaselineObjectivePtr<Real> ivae_objective(const BaselineNetworks& networks);

/// beta-TCVAE (Chen et al. 2018, arXiv 1802.04942) as it was released: encoder -> mean, log standard deviation; decoder of
/// standard deviation exp(decoder_logsigma); the regulariser of beta_tcvae.h. Every observation is a row.
template <class Real>
BaselineObjectivePtr<Real> released_tcvae_objective(const BaselineNetworks& networks, double beta, double observations);

/// SlowVAE (Klindt et al. 2021, arXiv 2007.10930) on pairs of steps: encoder -> mean m, log variance l;
/// z = m + (exp(l/2) + 1e-6) eps; v = exp(l) + 1e-6; decoder of standard deviation softplus(decoder_rawsigma) + 1e-6
///   loss = 2 reconstruction + beta (cross entropy to N(0, 1) - entropy) + gamma (cross entropy to the Laplace
///   distribution of `rate` about the other step's mean, both ways, - entropy)
template <class Real>
BaselineObjectivePtr<Real> slow_vae_objective(const BaselineNetworks& networks, double beta, double gamma, double rate);

/// Permutation-contrastive learning (Hyvarinen & Morioka 2017) on pairs of steps; h = encoder(x), before and now:
///   loss = 1/2 mean softplus(-r(h_now, h_before)) + 1/2 mean softplus(r(h_now, h_before of another row))
/// r is a sum over latents of a network of (now, before), or, not `by_networks`,
///   -sum_i |now_i h_now,i + before_i h_before,i + offset_i| + sum_i h_now,i^2 + bias.
/// There is no decoder.
template <class Real>
BaselineObjectivePtr<Real> pcl_objective(const BaselineNetworks& networks, bool by_networks);

/// Autoencoder with a price on the size of its latents (the penalty of danrux/sparsity-crl, Numerical/main_linear.py, with
/// a fixed multiplier): z = encoder(x), normalised over the batch if `batch_norm`; every observation is a row;
///   loss = mean over rows and dimensions of (x - decoder(z))^2 + price mean over rows and latents of |z|
template <class Real>
BaselineObjectivePtr<Real> sparse_autoencoder_objective(const BaselineNetworks& networks, double price,
                                                        bool batch_norm);

/// Regression of the true latents, the ceiling of all encoders: loss = mean over rows and latents of (m - z)^2, m every
/// second output of the encoder, of the last observation. There is no decoder.
template <class Real>
BaselineObjectivePtr<Real> supervised_objective(const BaselineNetworks& networks);

/// The encoder as it was initialised: the floor.
template <class Real>
BaselineObjectivePtr<Real> random_objective(const BaselineNetworks& networks);

/// Principal components of x, turned by FastICA (Hyvarinen 1999): latents that are linear in x.
template <class Real>
BaselineObjectivePtr<Real> pca_ica_objective(const BaselineNetworks& networks);

}  // namespace disentangle
