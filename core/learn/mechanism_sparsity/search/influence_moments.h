// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>

#include <vector>

namespace disentangle {

/// How strongly each input of a transition moves each predicted latent, kept such that a change of the latents'
/// coordinates can be followed exactly.
///   past      R matrices P_r (d_z x d_z) with E[vec J vec J^T] = sum_r vec P_r vec P_r^T, J = dp/dz_{t-1} over points;
///             empty without time
///   actions   for each action l the matrix M_l = E[d_l d_l^T] / 2 (d_z x d_z), d_l the change of p when action l is drawn
///             anew. Its diagonal is the total effect of Sobol' (Saltelli et al. 2010), the variance of p that needs the
///             action; where p is linear, that is slope^2 variance. Slopes would count a fast ripple of a fit for more
///             than its share.
/// The influence matrix is S, d_z x inputs, past first: E[J_ij^2], and the diagonals of the M_l.
struct InfluenceMoments {
    int d_z = 0;
    std::vector<Eigen::MatrixXd> past;
    std::vector<Eigen::MatrixXd> actions;

    bool time() const { return !past.empty(); }
    int inputs() const { return (time() ? d_z : 0) + static_cast<int>(actions.size()); }
    /// S, d_z x inputs.
    Eigen::MatrixXd squared() const;
    /// In the coordinates z' = B z: P_r -> B P_r B^-1, M_l -> B M_l B^T.
    InfluenceMoments transformed(const Eigen::MatrixXd& B) const;
    /// Of the latents U^T z alone, U d_z x m with orthonormal columns: the rest as if it were not there.
    InfluenceMoments restricted(const Eigen::MatrixXd& U) const;
    /// Past and actions each scaled such that a latent's row of S adds up to 1 on average: entries are shares of what
    /// moves a latent, however strong the mechanism.
    InfluenceMoments normalised() const;

    /// What an influence on latents of unit variance is multiplied with to become a share: its inverse, but less when it
    /// is below `unmoved`, as the errors of a fit to nothing are.
    static double scale_of(double influence)
    {
        return influence < unmoved ? influence / (unmoved * unmoved) : 1 / influence;
    }
    static constexpr double unmoved = 0.05;
};

/// Matrices P_r with sum_r vec P_r vec P_r^T = columns columns^T: as few as carry all but 1e-6 of it. `columns` is
/// d_z^2 x n, each column a d_z x d_z matrix in column order.
std::vector<Eigen::MatrixXd> principal_matrices(const Eigen::MatrixXd& columns);

}  // namespace disentangle
