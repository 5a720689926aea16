// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/representation/labels.h"

#include <optional>
#include <vector>

namespace disentangle {

/// InfoM, InfoE and InfoC (Hsu et al. 2023, arXiv 2305.18378; disentangle/metrics/infomec.py of
/// kylehkhsu/latent_quantization): modularity, explicitness and compactness by mutual information. A latent is active when
/// its range exceeds a 20th of the largest one; of latents whose values are classes, when it has two of them.
struct InfoMec {
    Eigen::MatrixXd nmi;       ///< d x m, mutual information as a share of the factor's entropy
    std::vector<bool> active;  ///< m
    double infom = 0;  ///< mean over active latents of the largest share in their column's sum, from chance (0) to 1
    double infoc = 0;  ///< the same over factors, of the active latents
    double infoe = 0;  ///< R^2 of a linear prediction of each factor from all latents, mean (linear V-information)
};

/// Mutual information of classes: bins, or values where those are classes. informativeness: of dci_by_least_squares().
InfoMec infomec_by_bins(const RepresentationRows& rows, const std::vector<Labels>& factors, double informativeness);

/// Mutual information of a class and a number by nearest neighbours (Ross 2014, doi 10.1371/journal.pone.0087357), the
/// tenth in place of the third. Nothing where values of a latent repeat: distances are 0 then.
std::optional<InfoMec> infomec_by_neighbours(const RepresentationRows& rows, const std::vector<Labels>& factors,
                                             double informativeness);

/// Ross's estimate in nats. Rows whose class has no other row are left out; values: all different.
double neighbour_information(const Labels& labels, const Eigen::VectorXd& values);

}  // namespace disentangle
