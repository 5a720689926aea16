// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/mechanism_sparsity/search/elbow.h"
#include "core/learn/mechanism_sparsity/search/influence_moments.h"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace disentangle {

/// Finds the coordinates in which a transition has the sparsest influence: given latents that are right up to a linear
/// map, the map that leaves the least influence outside the best beta edges (the mechanism-sparsity constraint of
/// Lachapelle et al. 2024, applied after the unmasked likelihood is maximal). The cost of a matrix S at a price t is
/// sum_ij min(S_ij, t): what is left outside the edges plus t for each edge; so beta need not be known, and every beta
/// of the curve's convex hull is the best at some price.
///
/// There are two: with time OrthogonalSearch, without RowSearch. One step() is a few milliseconds to a few tenths of a
/// second of work, so that a search can be watched, paused and stopped. Everything follows from (influence, seed).
class RotationSearch {
public:
    virtual ~RotationSearch() = default;

    /// Searches on.
    void step();
    int steps_taken() const { return taken_; }
    /// Takes a map that is known otherwise into account as if a step had found it: d_z x d_z with rows of length 1.
    void consider(const Eigen::MatrixXd& map) { offer(map); }
    /// Whether there are so many latents that steps are dear, and the proposal of the curve, its edges and their cost, has
    /// not moved for some.
    bool settled() const
    {
        return given_.d_z > most_latents_searched_fully && taken_ >= least_steps() && unmoved_ >= steps_to_settle;
    }
    /// Steps after which no further gain is expected.
    static constexpr int steps = 24;
    static constexpr int most_sweeps = 12;
    /// The cost of a step grows with the third power of the number of latents or faster. Up to this number a search takes
    /// all of its steps and starts.
    static constexpr int most_latents_searched_fully = 16;

    /// The best map so far, d_z x d_z: new latents = best() * given latents.
    const Eigen::MatrixXd& best() const { return best_; }
    /// The map of least cost for a number of edges, of those found so far.
    const Eigen::MatrixXd& best_with(int edges) const;
    /// S in the coordinates `map` * given latents, normalised, d_z x inputs.
    Eigen::MatrixXd influence_in(const Eigen::MatrixXd& map) const { return given_.transformed(map).squared(); }
    /// Best cost found for every number of edges, its elbow and its price.
    const CostCurve& curve() const { return curve_; }

protected:
    RotationSearch(InfluenceMoments influence, std::uint64_t seed, double floor, std::optional<int> edges);

    /// Step number taken().
    virtual void search_on() = 0;
    /// Before these, one that moves nothing does not say that the next will not.
    virtual int least_steps() const { return 0; }
    static constexpr int steps_to_settle = 4;

    const InfluenceMoments& given() const { return given_; }
    std::uint64_t seed() const { return seed_; }
    double floor() const { return floor_; }
    int taken() const { return taken_; }
    /// Takes `map` into account if it lowers the cost for some number of edges.
    void offer(const Eigen::MatrixXd& map);
    /// The maps that are best for some number of edges.
    struct Found {
        Eigen::MatrixXd map;
        std::vector<double> cost;  ///< for every number of edges
    };
    const std::vector<Found>& found() const { return found_; }

    /// What an edge may be worth, as a share of all influence on a latent. Falling, since a high price feels the strong
    /// edges first.
    static constexpr std::array<double, 4> prices{0.1, 0.04, 0.016, 0.006};
    /// The factor that a map's cost is raised by the farther it is from orthogonal. Where two rows nearly depend on each
    /// other, they stand for one latent twice and for another not at all; errors of the fit can make that cheaper by a
    /// little.
    static double dependence_factor(const Eigen::MatrixXd& map);

private:
    /// The cost of a map for every number of edges.
    std::vector<double> costs_of(const Eigen::MatrixXd& map) const;

    InfluenceMoments given_;
    std::uint64_t seed_;
    double floor_;
    std::optional<int> edges_;
    int taken_ = 0, unmoved_ = 0;
    Eigen::MatrixXd best_;
    CostCurve curve_;
    std::vector<Found> found_;
};

/// The search that fits: `influence` with time in coordinates in which the latents are white, without in coordinates in
/// which the influence is, sum_l M_l = I. `floor`: influences below are errors of the fit (see elbow_of). `edges`: the
/// number of edges to keep, where it is known; else the curve's elbow. `sweeps`: at most, at each price, with time; fewer
/// are faster and find less.
std::unique_ptr<RotationSearch> make_rotation_search(const InfluenceMoments& influence, std::uint64_t seed,
                                                     double floor, std::optional<int> edges = std::nullopt,
                                                     int sweeps = RotationSearch::most_sweeps);

}  // namespace disentangle
