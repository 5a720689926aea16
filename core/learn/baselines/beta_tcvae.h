// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/regulariser.h"

#include <memory>

namespace disentangle {

/// beta-TCVAE (Chen et al. 2018, arXiv 1802.04942, section 3): with A_nmi = log N(z_ni; mean_mi, variance_mi) of the
/// b observations of a minibatch, out of `observations` to learn from, minibatch-weighted sampling estimates
///
///     log q(z_n)    = logsumexp_m sum_i A_nmi - log(b observations)
///     log qbar(z_n) = sum_i [logsumexp_m A_nmi - log(b observations)]
///
/// and the value is the mean over n of
///
///     [sum_i A_nni - log q(z_n)] + beta [log q(z_n) - log qbar(z_n)] + [log qbar(z_n) - log N(z_n; 0, I)]:
///
/// mutual information of row and latents, total correlation, and the latents' own divergences from the prior. At beta = 1
/// the sum is the sampled KL divergence. The estimates are biased: each alone may be negative. Costs b^2 d_z exponentials.
std::unique_ptr<Regulariser> total_correlation_regulariser(double beta, double observations);

/// The three terms, in nats, averaged over rows.
struct TotalCorrelationTerms {
    double mutual_information = 0, total_correlation = 0, dimension_wise_kl = 0;
};
/// As Regulariser::add, with the terms apart.
TotalCorrelationTerms add_total_correlation(double beta, double observations, const LatentRows& latents,
                                            const LatentGradients& gradients, Workers& workers);

}  // namespace disentangle
