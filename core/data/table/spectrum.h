// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>

#include <string>
#include <vector>

namespace disentangle {

/// The number of latents that observations suggest, and why. It is a proposal: what stands out is a bend of a curve.
struct LatentsProposal {
    int latents = 1;
    std::string reason = {};  ///< a clause: "functions of 4 principal components explain the others of x"
    /// Eigenvalues of the correlation matrix, descending; their mean is 1 where all are computed.
    std::vector<double> spectrum = {};
    /// At k from 0: the mean squared error, per direction, at which functions of the first k principal components predict
    /// the others on rows that they were not fitted to. 1 is the mean variance of a direction; as long as the spectrum at
    /// most. It falls until the components hold every latent and is flat from there, at what is noise; empty where there
    /// are too few rows or columns to say.
    std::vector<double> unexplained = {};
};

/// Of standardised observations, n x d_x. The place k at which the logarithm of `unexplained` bends most: x is a function
/// of d_z latents and noise, so that d_z numbers, if they are one-to-one with the latents, tell the rest of x, and fewer do
/// not. Where no bend is clear, the place k at which eigenvalue k + 1 is least beside eigenvalue k, among those that leave
/// between 3 % and 30 % of the variance behind them, or behind which (nearly) nothing is left.
LatentsProposal propose_latents(const Eigen::MatrixXd& standardised);

}  // namespace disentangle
