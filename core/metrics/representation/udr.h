// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>
#include <vector>

namespace disentangle {

/// Unsupervised disentanglement ranking of some models of the same rows (Duan et al. 2020, arXiv 1905.12614;
/// evaluation/udr/metrics/udr.py of google-research/disentanglement_lib): models that found the same latents agree. By
/// MCC it is unsupervised_ranking() in metrics.h.
struct Udr {
    Eigen::MatrixXd pairwise;      ///< models x models, agreement in [0, 1]; 0 on the diagonal
    Eigen::VectorXd model_scores;  ///< of model i: the median over j of pairwise(j, i)
};

enum class Agreement {
    spearman,  ///< |rank correlation| of two latents
    lasso      ///< |weight| of a latent of one model in the Lasso (alpha .1) of a latent of the other
};

/// representations: two or more, N x m each; kl: of each, its m latents' divergence from the prior, in nats. A latent of
/// .01 nats or less is dead and left out. Throws InputError for sizes that do not fit.
Udr unsupervised_ranking_by(Agreement agreement, const std::vector<Eigen::MatrixXd>& representations,
                            const std::vector<Eigen::VectorXd>& kl);

}  // namespace disentangle
