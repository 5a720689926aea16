// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/network/objective.h"
#include "core/learn/mechanism_sparsity/search/influence_moments.h"

#include <functional>
#include <span>

namespace disentangle {

/// The map that whitens the rows of `latents` (n x d_z): W Cov W^T = I, lower triangular. Where a latent is constant, or
/// two are multiples of each other, as nearly as can be. Throws Error when all are constant.
Eigen::MatrixXd whitening(const Eigen::MatrixXd& latents);

/// What the shared transition network predicts at `inputs` (n x inputs): n x d_z means.
Eigen::MatrixXd shared_prediction(const Layout& layout, std::span<const float> parameters,
                                  const Eigen::MatrixXd& inputs);

/// The influence of the shared transition network at points `inputs` (n x inputs, [z_{t-1} | a]) in the latents'
/// present coordinates. Actions are drawn anew from the point half of them on, so points in no order are best.
InfluenceMoments shared_influence(const Layout& layout, std::span<const float> parameters,
                                  const Eigen::MatrixXd& inputs);

/// How the decoded observation follows the latents: E[J^T J], d_z x d_z, J the decoder's Jacobian at the rows of `latents`
/// (n x d_z) by central differences. `decode` takes n x d_z latents to n x d_x observations.
Eigen::MatrixXd decoder_moment(const std::function<Eigen::MatrixXd(const Eigen::MatrixXd&)>& decode,
                               const Eigen::MatrixXd& latents);

/// Changes the coordinates of the latents to z' = B z without changing what the model says, as far as variances that are
/// one number a latent can follow: A, the shared transition network, the posterior's shared variances and the averages.
/// Requires an estimator with an unmixing matrix.
void change_coordinates(const Layout& layout, const Eigen::MatrixXd& B, std::span<float> parameters,
                        VarianceState<float>& variances);

}  // namespace disentangle
