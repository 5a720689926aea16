// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/mechanism_sparsity/sparse_rotation.h"

#include "core/linear_algebra/decompositions.h"
#include "core/linear_algebra/products.h"
#include "core/learn/mechanism_sparsity/coordinates.h"
#include "core/metrics/assignment.h"
#include "core/record/catalogue.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <iomanip>
#include <sstream>

namespace disentangle {

using Eigen::MatrixXd;

std::string in_words(const CostCurve& curve, int edges, bool adopted, bool bounded)
{
    const double left = curve.cost[static_cast<std::size_t>(edges)];
    std::ostringstream text;
    if (edges == 0) {
        text << "Found no edge: of " << curve.cost.size() - 1
             << " possible ones none stands out from errors of the fit.";
        return text.str();
    }
    if (!bounded && edges + 1 == static_cast<int>(curve.cost.size()) && edges > 1) {
        text << "Found no sparse graph: the cost of a rotation has no elbow below all " << edges
             << " possible edges, so that every edge stays"
             << (adopted ? " for now. More steps before the search (sparsity.unmasked_share) often help." : ".");
        return text.str();
    }
    text << (adopted ? "Rotated to the sparsest coordinates found: " : "Bound the masks by ") << edges << " of "
         << curve.cost.size() - 1 << " possible edges, "
         << (bounded ? "as many as the bound allows" : "where the cost of a rotation has its elbow") << "; "
         << std::setprecision(3) << left / std::max(curve.cost[0], 1e-12) * 100
         << " % of all influence is left outside them."
         << (adopted ? " What follows is learned under this graph." : "");
    return text.str();
}

std::vector<float> graph_of(std::vector<float> probabilities)
{
    for (float& edge : probabilities)
        edge = is_learned(double{edge}) ? 1.F : 0.F;
    return probabilities;
}

namespace {

/// Orthonormal directions of latents, columns: those along which the decoder moves the observation, and the others.
struct Directions {
    MatrixXd used, ignored;
};

Directions directions_of(const MatrixXd& decoder)
{
    constexpr double least = 1e-4;  // of the mean direction's share in x; what is not used has less than 1e-8
    const SymmetricEigen eigen = symmetric_eigen(decoder);  // ascending
    const double threshold = least * eigen.values.mean();
    const Eigen::Index size = decoder.rows();
    Eigen::Index used = (eigen.values.array() > threshold).count();
    if (used == 0)  // a decoder that says nothing, or not a number
        used = size;
    return {eigen.vectors.rightCols(used), eigen.vectors.leftCols(size - used)};
}

/// With time z_{t-1} is white in the right coordinates. Without, the latents are correlated through common actions; then
/// the influence is made white, all actions together, so that a row's influences are the shares of the actions in what
/// moves its latent. Directions that nothing moves, up to errors of the fit, are left as small as InfluenceMoments says.
MatrixXd search_coordinates(const InfluenceMoments& white)
{
    if (white.time())
        return MatrixXd::Identity(white.d_z, white.d_z);
    MatrixXd moved = MatrixXd::Zero(white.d_z, white.d_z);
    for (const MatrixXd& moment : white.actions)
        moved += moment;
    const SymmetricEigen eigen = symmetric_eigen(moved);
    const auto scale = eigen.values.unaryExpr([](double influence) {
        constexpr double least = 1e-6;  // so that the map can be inverted
        return std::sqrt(InfluenceMoments::scale_of(std::max(influence, least)));
    });
    return product_with_transposed(eigen.vectors * scale.asDiagonal(), eigen.vectors);
}

}  // namespace

SparseRotation::SparseRotation(const Layout& layout, std::span<const float> parameters, const SearchInput& input,
                               std::uint64_t seed, std::optional<int> edges, int sweeps)
    : SparseRotation(shared_influence(layout, parameters, input.inputs), input, seed, edges, sweeps)
{
}

SparseRotation::SparseRotation(const InfluenceMoments& influence, const SearchInput& input, std::uint64_t seed,
                               std::optional<int> edges, int sweeps)
    : time_(influence.time()), actions_(static_cast<int>(influence.actions.size()))
{
    const MatrixXd white = whitening(input.latents);
    const MatrixXd root = inverse_of(white);
    covariance_ = product_with_transposed(root, root);
    const Directions directions = directions_of(product(product_of_transposed(root, input.decoder), root));
    const InfluenceMoments moments = influence.transformed(white).restricted(directions.used);
    const MatrixXd to_search = search_coordinates(moments);
    start_ = product(product_with_transposed(to_search, directions.used), white);
    ignored_ = product_of_transposed(directions.ignored, white);
    search_ = make_rotation_search(moments.transformed(to_search), seed, floor_of(time_, latents()), edges, sweeps);
}

void SparseRotation::consider_present()
{
    if (ignored() == 0)
        search_->consider(inverse_of(start_).rowwise().normalized());
}

/// The latents found, of unit variance, then those that the decoder ignores. These have often collapsed: at unit variance the
/// noise of the present latents would be magnified by orders, so they are magnified no more than the others.
MatrixXd SparseRotation::unordered(const MatrixXd& found) const
{
    MatrixXd map(covariance_.rows(), covariance_.cols());
    map << product(found, start_), ignored_;
    double longest = 0;
    for (Eigen::Index k = 0; k < map.rows(); ++k) {
        map.row(k) /= std::sqrt(map.row(k).dot(covariance_ * map.row(k).transpose()));
        if (k < start_.rows())
            longest = std::max(longest, map.row(k).norm());
        else
            map.row(k) *= std::min(1.0, longest / map.row(k).norm());
    }
    return map;
}

/// For each present latent the row of `map` that is closest to it, each row once.
std::vector<int> SparseRotation::order_of(const MatrixXd& map) const
{
    const MatrixXd correlation =
        product(map, covariance_) * covariance_.diagonal().cwiseSqrt().cwiseInverse().asDiagonal();
    return optimal_assignment(correlation.cwiseAbs().transpose());
}

MatrixXd SparseRotation::coordinates_of(const MatrixXd& found) const
{
    const MatrixXd map = unordered(found);
    MatrixXd ordered = map(order_of(map), Eigen::all);
    const Eigen::VectorXd along = (ordered * covariance_).diagonal();  // covariances with the present latents
    for (Eigen::Index k = 0; k < ordered.rows(); ++k)
        if (along(k) < 0)
            ordered.row(k) *= -1;
    return ordered;
}

MatrixXd SparseRotation::influence_of(const MatrixXd& found) const
{
    // In the search's own scale: unit rows there.
    const MatrixXd own = search_->influence_in(found.rowwise().normalized());
    const Eigen::Index seen = own.rows(), all = covariance_.rows(), past = time_ ? all : 0;
    const Eigen::Index seen_past = time_ ? seen : 0, actions = own.cols() - seen_past;
    MatrixXd influence = MatrixXd::Zero(all, past + actions);
    influence.topLeftCorner(seen, seen_past) = own.leftCols(seen_past);
    influence.topRightCorner(seen, actions) = own.rightCols(actions);
    const std::vector<int> order = order_of(unordered(found));
    MatrixXd ordered = influence(order, Eigen::all);
    if (time_)
        ordered.leftCols(all) = ordered(Eigen::all, order).eval();
    return ordered;
}

Candidate SparseRotation::with_edges(int edges) const
{
    const MatrixXd& map = search_->best_with(edges);
    const MatrixXd s = influence_of(map);
    std::vector<double> sorted(s.data(), s.data() + s.size());
    std::ranges::sort(sorted, std::ranges::greater());
    const double least = edges > 0 ? sorted[static_cast<std::size_t>(edges - 1)] : 0;
    std::vector<float> graph;
    for (Eigen::Index i = 0; i < s.rows(); ++i)
        for (Eigen::Index j = 0; j < s.cols(); ++j)
            graph.push_back(edges > 0 && s(i, j) >= least ? 1.F : 0.F);
    return {coordinates_of(map), std::move(graph)};
}

CostCurve SparseRotation::curve() const
{
    CostCurve result = search_->curve();
    const auto possible = [&](Eigen::Index latents) { return latents * ((time_ ? latents : 0) + actions_); };
    // Edges of directions that the decoder ignores save nothing.
    result.cost.resize(result.cost.size() +
                       static_cast<std::size_t>(possible(covariance_.rows()) - possible(start_.rows())));
    return result;
}

std::vector<float> SparseRotation::probabilities(int edges) const
{
    const MatrixXd& found = search_->best_with(edges);
    return probabilities(found, with_elbow(cost_of(influence_of(found)), edges).price);
}

std::vector<float> SparseRotation::probabilities(const MatrixXd& found, double price) const
{
    const MatrixXd s = influence_of(found);
    std::vector<float> result;
    for (Eigen::Index i = 0; i < s.rows(); ++i)
        for (Eigen::Index j = 0; j < s.cols(); ++j)
            result.push_back(static_cast<float>(s(i, j) / (s(i, j) + price)));
    return result;
}

}  // namespace disentangle
