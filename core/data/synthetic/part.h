// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/data/synthetic/arithmetic.h"
#include "core/data/synthetic/world.h"

#include <Eigen/Core>

namespace disentangle {

/// What one set of parents, the actions or the latents one step earlier, adds to the moments of every latent. Which
/// function of the parents it is, is the MechanismKind's (world.h). Internal to core/data/synthetic.
struct Part {
    Adjacency graph;  ///< d_z x number of parents
    MechanismKind kind = MechanismKind::sin;
    double scale = 1;           ///< 1 for actions, 0.5 for latents
    Eigen::MatrixXd constants;  ///< d_z x number of parents; norm: shifts S, linear: weights W, else empty

    int parents() const { return graph.cols(); }
    int children() const { return graph.rows(); }
};

/// Draws the constants of norm and linear, for every entry whether the graph has the edge or not: an added edge leaves
/// the others' as they were.
Part make_part(MechanismKind kind, const Adjacency& graph, double scale, Random constants);

/// Adds scale times the function of the parents to the mean. parents: one Lanes per parent; mean: one per latent.
void add_mean(const Part& part, const Lanes* parents, Lanes* mean);

/// Derivatives of what add_mean adds, latents x parents, zero where the graph has no edge. Where a norm is 0 it has no
/// derivative and 0 is given.
Eigen::MatrixXd mean_slopes(const Part& part, const double* parents);

/// Adds the sum over parents of cos((i+3)/pi parent + i): the logarithm of the k = 2 variance, but for its constant.
void add_log_variance(const Part& part, const Lanes* parents, Lanes* sum);

/// Derivatives of what add_log_variance adds, latents x parents.
Eigen::MatrixXd log_variance_slopes(const Part& part, const double* parents);

}  // namespace disentangle
