// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>
#include <vector>

namespace disentangle {

/// The permutation that maximises sum_i score(i, result[i]), exact (shortest augmenting paths, O(d^3)).
/// score: d x d, finite. Ties are broken towards the smaller column, deterministically.
std::vector<int> optimal_assignment(const Eigen::MatrixXd& score);

}  // namespace disentangle
