// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/estimators/starts.h"
#include "core/learn/network/objective.h"
#include "core/learn/mechanism_sparsity/search/rotation_search.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace disentangle {

/// What a rotation is searched from: what a model says of some rows.
struct SearchInput {
    Eigen::MatrixXd latents;  ///< rows x d_z, posterior means; with time those of z_{t-1}. Made white by the search
    Eigen::MatrixXd inputs;   ///< points x inputs of the transition, where its influence is taken
    Eigen::MatrixXd decoder;  ///< decoder_moment of the latents, d_z x d_z
};

/// What a search found, for a run's log: so many `edges` (the elbow of the curve, which at every number is of the best of
/// all rotations, may be some edges off), `adopted` with its graph, or for the bound of masks alone; `bounded` from the
/// start, or by the elbow.
std::string in_words(const CostCurve& curve, int edges, bool adopted, bool bounded);

/// A graph, and coordinates of the latents in which it is said to hold.
struct Candidate {
    Eigen::MatrixXd coordinates;  ///< d_z x d_z, from the model's latents
    std::vector<float> graph;     ///< d_z x inputs of 0 and 1, in row order
};

/// 1 where a probability says that an edge is learned, else 0.
std::vector<float> graph_of(std::vector<float> probabilities);

/// The search for the sparsest rotation of a trained, unmasked model, in the model's own coordinates. Directions that the
/// decoder ignores are not searched: a latent that nothing moves (variance 1e-4 in the paper's worlds) does not show in x,
/// so that the model has a direction to spare, along which its transition says anything. Such directions get no edges, and
/// come out as latents of their own.
class SparseRotation {
public:
    /// Throws Error when all latents are constant. Options as for make_rotation_search.
    SparseRotation(const Layout& layout, std::span<const float> parameters, const SearchInput& input,
                   std::uint64_t seed, std::optional<int> edges, int sweeps = RotationSearch::most_sweeps);

    /// The same by an influence that is known already, in the coordinates of input.latents; input.inputs are not looked at.
    SparseRotation(const InfluenceMoments& influence, const SearchInput& input, std::uint64_t seed,
                   std::optional<int> edges, int sweeps = RotationSearch::most_sweeps);

    /// Takes the present latents into account as if the search had found them.
    void consider_present();
    void step() { search_->step(); }
    /// Numbers of edges at the corners of the curve, the elbow first (see corners_of).
    std::vector<int> corners() const { return corners_of(curve().cost, floor_of(time_, latents())); }
    /// Whether further steps are not expected to find more; see RotationSearch.
    bool settled() const { return search_->settled(); }
    /// z' = coordinates() z, d_z x d_z, of unit variance, ordered and signed to be as close to the present latents as can be.
    Eigen::MatrixXd coordinates() const { return coordinates_of(search_->best()); }
    /// The best coordinates for another number of edges, and the edges there.
    Candidate with_edges(int edges) const;
    /// S in those coordinates, d_z x inputs: shares of all influence of the past, or of the actions, on a latent.
    Eigen::MatrixXd influence() const { return influence_of(search_->best()); }
    /// Directions of the latents that the decoder ignores.
    int ignored() const { return static_cast<int>(ignored_.rows()); }
    /// Over all d_z x inputs edges.
    CostCurve curve() const;
    /// S / (S + price), d_z x inputs in row order: how much of an edge an influence is; one half at the price.
    std::vector<float> probabilities() const { return probabilities(search_->best(), search_->curve().price); }
    /// The same for another number of edges, in the coordinates of with_edges().
    std::vector<float> probabilities(int edges) const;

    /// Shares of the influence on a latent below this are errors of the fit. Too low a floor favours nearly full graphs: the
    /// last corner of the curve is best from there down to the floor, however little it saves. With time and many latents
    /// a true edge may have a small share.
    static double floor_of(bool time, int d_z) { return time && d_z > most_latents_tried_often ? 0.001 : 0.01; }

private:
    int latents() const { return static_cast<int>(covariance_.rows()); }
    // For a map of the search.
    std::vector<float> probabilities(const Eigen::MatrixXd& found, double price) const;
    Eigen::MatrixXd unordered(const Eigen::MatrixXd& found) const;
    Eigen::MatrixXd coordinates_of(const Eigen::MatrixXd& found) const;
    Eigen::MatrixXd influence_of(const Eigen::MatrixXd& found) const;
    std::vector<int> order_of(const Eigen::MatrixXd& map) const;

    bool time_;
    int actions_;                 ///< how many
    Eigen::MatrixXd covariance_;  ///< of the present latents
    Eigen::MatrixXd start_;       ///< from them to the coordinates that are searched, d_z or fewer
    Eigen::MatrixXd ignored_;     ///< from them to the white coordinates that the decoder ignores
    std::unique_ptr<RotationSearch> search_;
};

}  // namespace disentangle
