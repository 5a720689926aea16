// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>

#include <string>
#include <vector>

namespace disentangle {

/// The number of latents that the spectrum of observations suggests, and why. It is a proposal: a tangled function of few
/// latents fills more directions than there are latents, so that only a fall stands out.
struct LatentsProposal {
    int latents = 1;
    std::string reason;            ///< a clause: "the eigenvalues of x's correlation matrix fall most behind the 10th"
    std::vector<double> spectrum;  ///< eigenvalues of the correlation matrix, descending; their mean is 1
};

/// Of standardised observations, n x d_x. The place k at which eigenvalue k + 1 is least beside eigenvalue k, among those
/// that leave between 3 % and 30 % of the variance behind them, or behind which (nearly) nothing is left.
LatentsProposal propose_latents(const Eigen::MatrixXd& standardised);

}  // namespace disentangle
