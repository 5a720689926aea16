// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/multitask/group_lasso.h"

#include <Eigen/Core>
#include <span>
#include <vector>

namespace disentangle {

/// The minimisers of w'G w/2 - C'w + lambda |w|_1 for falling penalties lambda, one target (C: m x 1), exactly: between the
/// penalties at which a weight enters or leaves, they are linear in lambda (homotopy; Osborne et al. 2000, Efron et al.
/// 2004). A step from one such penalty to the next costs m s operations with s weights in use, and a hundred penalties
/// between cost next to nothing. A feature that those in use span (to 1e-10 of its power) does not enter.
std::vector<Eigen::VectorXd> lasso_path(const Moments& moments, std::span<const double> penalties);

}  // namespace disentangle
