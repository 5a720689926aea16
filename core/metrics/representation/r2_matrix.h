// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/representation/rows.h"

#include <vector>

namespace disentangle {

/// A true factor (row) and the latent (column) that it is matched with.
struct Match {
    int factor = 0, latent = 0;
};
/// The matching of min(d, m) pairs that maximises the sum of their scores. score: d x m, not negative, finite.
std::vector<Match> best_matching(const Eigen::MatrixXd& score);

/// How much each latent alone explains of each true factor, and two numbers for it (Lippe et al. 2022, arXiv 2202.03169;
/// models/shared/callbacks.py of phlippe/CITRIS, there by networks).
struct R2Matrix {
    Eigen::MatrixXd squared_correlation;  ///< d x m, 0 for a constant latent
    double mean_diagonal = 0;             ///< mean over the pairs of the matching that maximises it; best 1
    double mean_max_off_diagonal = 0;     ///< mean over matched latents of the most that another factor has; best 0
};
R2Matrix r2_matrix(const RepresentationRows& rows);
/// Of squared correlations that are there.
R2Matrix r2_matrix(Eigen::MatrixXd squared_correlation);

/// The mean of absolute correlations over the matching that maximises it, with as many latents as there are: where there
/// are fewer of one than of the other, what is left over does not count.
double matched_mean(const Eigen::MatrixXd& absolute_correlation);

/// |Spearman| (on ranks, ties sharing theirs), d x m; 0 for a constant latent.
Eigen::MatrixXd rank_correlation(const Eigen::MatrixXd& factors, const Eigen::MatrixXd& latents);

}  // namespace disentangle
