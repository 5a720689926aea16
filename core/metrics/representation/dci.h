// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/representation/rows.h"

#include <optional>

namespace disentangle {

/// Disentanglement, completeness and informativeness (Eastwood & Williams 2018): a linear predictor of every true factor
/// from all latents, and how concentrated its weights are. With s(v) = 1 + sum_k p_k ln p_k / ln n, p = v normalised:
/// 1 for a single entry, 0 for equal ones. Zero vectors count 0, and vectors of one entry 1.
struct DciShares {
    double disentanglement = 0;                              ///< mean over columns of s(column), weighted by their sums
    double completeness = 0;                                 ///< likewise over rows
    double disentanglement_mean = 0, completeness_mean = 0;  ///< plain means of s of the normalised vectors
};
/// Of weights alone. importance: d x m, not negative.
DciShares dci_shares(const Eigen::MatrixXd& importance);

struct Dci : DciShares {
    Eigen::MatrixXd importance;  ///< R, d x m: |weight| of latent j in the prediction of factor i
    Eigen::VectorXd r2;          ///< d, of the prediction, on the rows themselves
    double informativeness = 0;  ///< mean of r2
};

/// By least squares of least norm on standardised columns, singular values below 1e-10 of the largest counting as 0
/// (tristandeleu/synergies-disentanglement-sparsity, sparsemeta/disentanglement_metrics.py; the weighted means are
/// google-research/disentanglement_lib's, evaluation/metrics/dci.py).
Dci dci_by_least_squares(const RepresentationRows& rows);

/// By the Lasso of weight alpha > 0. Nothing where latents, constant ones aside, depend on each other: its weights are
/// not unique then.
std::optional<Dci> dci_by_lasso(const RepresentationRows& rows, double alpha);

}  // namespace disentangle
