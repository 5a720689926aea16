// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/causal_graph.h"

#include <Eigen/Core>

namespace disentangle {

/// p(z_t | z_{t-1}, a): independent Gaussians with given mean and variance, as theory asks about them. The mechanisms of
/// core/data/synthetic are such transitions.
class GaussianTransition {
public:
    virtual ~GaussianTransition() = default;

    virtual const CausalGraph& graph() const = 0;
    /// z_prev: d_z (ignored without Gz), a: d_a (ignored without Ga); mean, variance: d_z, variance > 0.
    virtual void moments(const double* z_prev, const double* a, double* mean, double* variance) const = 0;
    /// Derivatives of mean and variance, row = child: with respect to z_prev (d_z x d_z) and a (d_z x d_a).
    struct Jacobians {
        Eigen::MatrixXd mean_z, mean_a, variance_z, variance_a;
    };
    virtual Jacobians jacobians(const double* z_prev, const double* a) const = 0;
    /// True when the variance depends on z_prev or a (k = 2 sufficient statistics).
    virtual bool variance_moves() const = 0;
};

}  // namespace disentangle
