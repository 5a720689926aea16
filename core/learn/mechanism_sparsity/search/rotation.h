#pragma once

#include "core/learn/mechanism_sparsity/search/influence_moments.h"

#include <cstdint>
#include <optional>

namespace disentangle {

/// Finds the coordinates in which a transition has the sparsest influence: given latents that are right up to a linear
/// map, the map that leaves the least influence outside the best beta edges (the mechanism-sparsity constraint of
/// Lachapelle et al. 2024, applied after the unmasked likelihood is maximal). The cost of a matrix S at a price t is
/// sum_ij min(S_ij, t): what is left outside the edges plus t for each edge; so beta need not be known, and every beta
/// of the curve's convex hull is the best at some price.
///
/// With time the latents are white (z^1 has the identity for covariance) and the map is an orthogonal Q, found by Jacobi
/// sweeps: every pair of latents is turned by the angle that costs least, which a few sums over the pair's rows and
/// columns give exactly. Without time B need not be orthogonal, and the influence is white instead, sum_l M_l = I:
/// rows are unit vectors b, found one by one, of least cost sum_l min(b^T M_l b, t); then the cheapest d_z of
/// them that are far from dependent. Under a graph the best rows are known: eigenvectors (see rows_under), so from there on
/// graphs are what is searched, one latent's parents at a time.
///
/// One step() is a few milliseconds to a few tenths of a second of work, so that a search can be watched, paused and
/// stopped. Everything follows from (influence, seed).
class RotationSearch {
public:
    /// `influence` in coordinates as above; with time it is normalised first (see InfluenceMoments::normalised). `floor`:
    /// influences below are errors of the fit (see elbow_of). `edges`: the number of edges to keep, where it is known;
    /// else the curve's elbow. `sweeps`: at most, at each price; fewer are faster and find less.
    RotationSearch(const InfluenceMoments& influence, std::uint64_t seed, double floor,
                   std::optional<int> edges = std::nullopt, int sweeps = most_sweeps);
    static constexpr int most_sweeps = 12;

    /// Searches on.
    void step();
    int steps_taken() const { return taken_; }
    /// Steps after which no further gain is expected.
    static constexpr int steps = 24;

    /// The best map so far, d_z x d_z: new latents = best() * given latents.
    const Eigen::MatrixXd& best() const { return best_; }
    /// S in the coordinates `map` * given latents, normalised, d_z x inputs.
    Eigen::MatrixXd influence_in(const Eigen::MatrixXd& map) const { return given_.transformed(map).squared(); }
    /// Best cost found for every number of edges, its elbow and its price.
    const CostCurve& curve() const { return curve_; }

private:
    void start_rotation();
    void improve_rotation();
    void find_directions();
    void improve_graph();
    Eigen::MatrixXd rows_under(const Eigen::MatrixXi& graph) const;
    Eigen::MatrixXd settled(Eigen::MatrixXd map, double price) const;
    int graphs_a_step() const;
    /// Which influences of a map are worth more than a price, 0 and 1.
    Eigen::MatrixXi graph_at(const Eigen::MatrixXd& map, double price) const;
    double cost_at(const Eigen::MatrixXd& map, double price) const;
    void offer(const Eigen::MatrixXd& map);
    std::vector<double> costs_of(const Eigen::MatrixXd& map) const;

    InfluenceMoments given_;
    std::uint64_t seed_;
    double floor_;
    std::optional<int> edges_;
    int sweeps_;
    int taken_ = 0;
    Eigen::MatrixXd best_;
    CostCurve curve_;
    struct Found {
        Eigen::MatrixXd map;
        std::vector<double> cost;  ///< for every number of edges
    };
    std::vector<Found> found_;    ///< maps that are best for some number of edges
    Eigen::MatrixXd directions_;  ///< without time: unit vectors found, columns
};

}  // namespace disentangle
