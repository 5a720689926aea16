// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/synthetic/part.h"

#include <optional>
#include <vector>

namespace disentangle {

/// The transition of a WorldSpec: identity part plus the parts of latents and actions. Without a self-loop Gz(i, i),
/// z_i is no parent of itself and does not enter mu_i. Internal to core/data/synthetic; see make_transition.
class Mechanism final : public GaussianTransition {
public:
    /// The spec must be valid.
    explicit Mechanism(const WorldSpec& spec);

    const CausalGraph& graph() const override { return graph_; }
    void moments(const double* z_prev, const double* a, double* mean, double* variance) const override;
    Jacobians jacobians(const double* z_prev, const double* a) const override;
    bool variance_moves() const override { return variance_ == VarianceKind::history; }

    /// Gives d_z Lanes of independent standard normals the correlation that the spec asks for; their variances stay 1.
    void correlate(Lanes* noise) const;
    /// moments() of several rows side by side: d_z, d_a, d_z and d_z Lanes.
    void moments_of_lanes(const Lanes* z_prev, const Lanes* a, Lanes* mean, Lanes* variance) const;

private:
    CausalGraph graph_;
    VarianceKind variance_;
    double fixed_variance_;
    double history_factor_;                    // 0.1 / n of VarianceKind::history
    double own_share_ = 1, common_share_ = 0;  // of a latent's own noise and of the sum of all, see correlate()
    std::optional<Part> time_, action_;
    std::optional<Part> linear_time_, linear_action_;  // where Violations::influence mixes them in
};

}  // namespace disentangle
