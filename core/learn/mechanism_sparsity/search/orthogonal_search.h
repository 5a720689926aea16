// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/mechanism_sparsity/search/rotation_search.h"

namespace disentangle {

/// The search with time. The latents are white (z^1 has the identity for covariance) and the map is an orthogonal Q, found
/// by Jacobi sweeps: every pair of latents is turned by the angle that costs least, which a few sums over the pair's rows
/// and columns give exactly. The first steps start from random rotations, the later ones improve the best.
class OrthogonalSearch final : public RotationSearch {
public:
    /// See make_rotation_search. The influence is normalised first (InfluenceMoments::normalised).
    OrthogonalSearch(const InfluenceMoments& influence, std::uint64_t seed, double floor, std::optional<int> edges,
                     int sweeps);

private:
    void search_on() override;
    int least_steps() const override { return starts() + steps_to_settle; }
    /// Random ones, one a step, before the best map is improved.
    int starts() const;
    void start_anew();
    void improve();

    int sweeps_;
};

}  // namespace disentangle
