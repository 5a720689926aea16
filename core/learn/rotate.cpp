#include "core/learn/rotate.h"

#include "core/learn/coordinates.h"
#include "core/metrics/assignment.h"

#include <Eigen/Eigenvalues>
#include <Eigen/LU>

#include <algorithm>
#include <cmath>
#include <iomanip>
#include <sstream>

namespace disentangle {

using Eigen::MatrixXd;

std::optional<int> bound_of(const Experiment& experiment)
{
    const CausalGraph& graph = experiment.world.graph;
    double edges = 0;
    for (const auto& [present, bound] : {std::pair{graph.Ga.has_value(), &bound_Ga}, std::pair{graph.Gz.has_value(), &bound_Gz}}) {
        if (!present)
            continue;
        const Bound found = bound(experiment);
        if (found.source == Bound::Source::data)
            return std::nullopt;
        edges += found.beta;
    }
    return static_cast<int>(std::lround(edges));
}

std::string in_words(const CostCurve& curve, bool adopted, bool bounded)
{
    const double left = curve.cost[static_cast<std::size_t>(curve.elbow)];
    std::ostringstream text;
    text << (adopted ? "Rotated to the sparsest coordinates found: " : "Bound the masks by ") << curve.elbow << " of "
         << curve.cost.size() - 1 << " possible edges, "
         << (bounded ? "as many as the bound allows" : "where the cost of a rotation has its elbow") << "; "
         << std::setprecision(3) << left / std::max(curve.cost[0], 1e-12) * 100 << " % of all influence is left outside them."
         << (adopted ? " What follows is learned under this graph." : "");
    return text.str();
}

namespace {

/// With time z_{t-1} is white in the right coordinates. Without, the latents are correlated through common actions; then
/// the slopes are made white, all actions together, so that a row's influences are the shares of the actions in what
/// moves its latent. Directions that nothing moves, up to errors of the fit, are left as small as SlopeMoments says.
MatrixXd search_coordinates(const SlopeMoments& slopes, const MatrixXd& white)
{
    if (slopes.time())
        return white;
    MatrixXd moved = MatrixXd::Zero(white.rows(), white.rows());
    for (const MatrixXd& moment : slopes.actions)
        moved += white * moment * white.transpose();
    const Eigen::SelfAdjointEigenSolver<MatrixXd> solver(moved);
    const auto scale = solver.eigenvalues().unaryExpr([](double influence) {
        constexpr double least = 1e-6;  // so that the map can be inverted
        return std::sqrt(SlopeMoments::scale_of(std::max(influence, least)));
    });
    return solver.eigenvectors() * scale.asDiagonal() * solver.eigenvectors().transpose() * white;
}

}  // namespace

Rotate::Rotate(const Layout& layout, std::span<const float> parameters, const Glimpse& glimpse, std::uint64_t seed,
               std::optional<int> edges, int sweeps)
{
    const MatrixXd white = whitening(glimpse.latents);
    const MatrixXd root = white.inverse();
    covariance_ = root * root.transpose();
    const SlopeMoments slopes = shared_slopes(layout, parameters, glimpse.inputs, glimpse.action_scale);
    start_ = search_coordinates(slopes, white);
    search_.emplace(slopes.transformed(start_), seed, floor, edges, sweeps);
}

MatrixXd Rotate::coordinates() const
{
    MatrixXd map = search_->best() * start_;
    for (Eigen::Index k = 0; k < map.rows(); ++k)
        map.row(k) /= std::sqrt(map.row(k).dot(covariance_ * map.row(k).transpose()));
    // Correlations of the new latents (rows) with the present ones.
    const MatrixXd correlation = map * covariance_ * covariance_.diagonal().cwiseSqrt().cwiseInverse().asDiagonal();
    const std::vector<int> order = optimal_assignment(correlation.cwiseAbs().transpose());
    MatrixXd ordered(map.rows(), map.cols());
    for (Eigen::Index i = 0; i < map.rows(); ++i) {
        const auto k = static_cast<Eigen::Index>(order[static_cast<std::size_t>(i)]);
        ordered.row(i) = map.row(k) * (correlation(k, i) < 0 ? -1 : 1);
    }
    return ordered;
}

MatrixXd Rotate::influence() const
{
    // In the search's own scale: unit rows there.
    MatrixXd map = coordinates() * start_.inverse();
    map.rowwise().normalize();
    return search_->influence_in(map);
}

std::vector<float> Rotate::probabilities() const
{
    const MatrixXd s = influence();
    std::vector<float> result;
    for (Eigen::Index i = 0; i < s.rows(); ++i)
        for (Eigen::Index j = 0; j < s.cols(); ++j)
            result.push_back(static_cast<float>(s(i, j) / (s(i, j) + search_->curve().price)));
    return result;
}

}  // namespace disentangle
