// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/adjacency.h"

#include <Eigen/Core>
#include <optional>
#include <vector>

namespace disentangle {

enum class Correlation { pearson, spearman };

/// |correlation| between every true factor (row) and learned factor (column). z, z_hat: N x d.
/// A constant column correlates 0 with everything; fewer than 2 rows give zeros. Never NaN for finite input.
Eigen::MatrixXd absolute_correlation(const Eigen::MatrixXd& z, const Eigen::MatrixXd& z_hat,
                                     Correlation kind = Correlation::pearson);

/// Scores of a learned representation against the true factors (docs/theory.md (f)).
struct Scores {
    double mcc = 0;               ///< mean |correlation| under the optimal assignment, in [0, 1]
    double r = 0;                 ///< mean over factors of sqrt(R^2) of OLS of z_i on all of z_hat
    std::optional<double> r_con;  ///< the same on the learned factors that row i of C P^T permits; needs a pattern
    std::vector<int> assignment;  ///< assignment[i] = learned column matched to true factor i
    Eigen::MatrixXd correlation;  ///< d x d, |Pearson| (or |Spearman|), rows true, columns learned, unmatched order
    /// Coefficients of that OLS for variables of unit variance, d x d, rows true, columns learned: the learned factors
    /// that a true one is made of. Of least norm where learned factors are collinear; zero for constant ones.
    Eigen::MatrixXd regression;
};

/// z, z_hat: N x d with equal sizes, finite; permitted: d x d or null. Throws InputError otherwise.
/// OLS has an intercept; rank-deficient or N <= d + 1 designs use the minimum-norm solution; R^2 is clamped to [0, 1];
/// a constant true factor scores R = 0.
Scores score(const Eigen::MatrixXd& z, const Eigen::MatrixXd& z_hat, const Adjacency* permitted = nullptr,
             Correlation kind = Correlation::pearson);

/// The median: the middle value, or the mean of the two in the middle. Requires at least one.
double median(std::vector<double> values);

/// The MCC between the latents of every two models, i < j, in the order (0, 1), (0, 2), ..., (1, 2), ...: as
/// scripts/compute_udr_npy.py of slachapelle/disentanglement_via_mechanism_sparsity compares them. Takes two or more
/// representations of the same rows, each N x d; throws InputError otherwise.
std::vector<double> pairwise_mcc(const std::vector<Eigen::MatrixXd>& representations);

/// Unsupervised disentanglement ranking: the median over pairs of models of the MCC between their latents, in [0, 1].
/// It needs no true factors: models that found the same latents agree up to order and scale, while entangled models are
/// each entangled in their own way (Duan et al. 2020; with the MCC as in Lachapelle et al. 2024). Requirements as above.
double unsupervised_ranking(const std::vector<Eigen::MatrixXd>& representations);

/// Structural Hamming distance, by its two kinds of error.
struct GraphDistance {
    int missing = 0;  ///< true edges not learned
    int extra = 0;    ///< learned edges that are not true
    int total() const { return missing + extra; }
};

/// The learned graph in the order of the true factors: result(i, l) = learned(assignment[i], l) for Ga,
/// result(i, j) = learned(assignment[i], assignment[j]) for Gz.
Adjacency match_rows(const Adjacency& learned, const std::vector<int>& assignment);
Adjacency match_rows_and_cols(const Adjacency& learned, const std::vector<int>& assignment);

/// Requires both in the same order and of the same size.
GraphDistance graph_distance(const Adjacency& truth, const Adjacency& learned);

}  // namespace disentangle
