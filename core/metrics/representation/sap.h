// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/representation/rows.h"

namespace disentangle {

/// Separated attribute predictability (Kumar, Sattigeri & Balakrishnan 2018, arXiv 1711.00848) of continuous factors: the
/// mean over true factors of how much more of it the best latent alone explains (R^2) than the second. In [0, 1]. As
/// sap_score.py of google-research/disentanglement_lib with continuous_factors.
/// r2: d x m, squared correlations (r2_matrix.h).
double separated_attribute_predictability(const Eigen::MatrixXd& r2);

}  // namespace disentangle
