// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/mechanism_sparsity/search/rotation_search.h"

#include "core/linear_algebra/decompositions.h"
#include "core/learn/mechanism_sparsity/search/orthogonal_search.h"
#include "core/learn/mechanism_sparsity/search/row_search.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace disentangle {

using Eigen::MatrixXd;

RotationSearch::RotationSearch(InfluenceMoments influence, std::uint64_t seed, double floor, std::optional<int> edges)
    : given_(std::move(influence)),
      seed_(seed),
      floor_(floor),
      edges_(edges),
      best_(MatrixXd::Identity(given_.d_z, given_.d_z))
{
    offer(best_);
}

void RotationSearch::step()
{
    constexpr double little = 1e-3;  // of the cost
    const auto proposal = [&] { return curve_.cost[static_cast<std::size_t>(curve_.elbow)]; };
    const int edges = curve_.elbow;
    const double cost = proposal();
    search_on();
    ++taken_;
    unmoved_ = curve_.elbow == edges && proposal() >= cost * (1 - little) ? unmoved_ + 1 : 0;
}

double RotationSearch::dependence_factor(const MatrixXd& map)
{
    constexpr double per_unit = 0.3;  // of -log |det|, which is 0 for an orthogonal map
    return 1 - per_unit * std::log(std::clamp(std::abs(determinant_of(map)), 1e-12, 1.0));
}

std::vector<double> RotationSearch::costs_of(const MatrixXd& map) const
{
    std::vector<double> cost = cost_of(influence_in(map));
    const double factor = dependence_factor(map);
    for (double& value : cost)
        value *= factor;
    return cost;
}

void RotationSearch::offer(const MatrixXd& map)
{
    std::vector<double> cost = costs_of(map);
    std::vector<double> lowest = curve_.cost.empty() ? cost : curve_.cost;
    bool better = curve_.cost.empty();
    for (std::size_t beta = 0; beta < cost.size(); ++beta)
        if (cost[beta] < lowest[beta] * (1 - 1e-9)) {
            lowest[beta] = cost[beta];
            better = true;
        }
    if (!better)
        return;
    found_.push_back({map, std::move(cost)});
    curve_ = elbow_of(std::move(lowest), floor_);
    if (edges_)
        curve_ = with_elbow(std::move(curve_.cost), *edges_);
    std::erase_if(found_, [&](const Found& candidate) {
        for (std::size_t beta = 0; beta < candidate.cost.size(); ++beta)
            if (candidate.cost[beta] <= curve_.cost[beta] * (1 + 1e-9))
                return false;
        return true;
    });
    best_ = best_with(curve_.elbow);
}

const MatrixXd& RotationSearch::best_with(int edges) const
{
    const auto at = static_cast<std::size_t>(edges);
    return std::ranges::min_element(found_, {}, [&](const Found& candidate) { return candidate.cost[at]; })->map;
}

std::unique_ptr<RotationSearch> make_rotation_search(const InfluenceMoments& influence, std::uint64_t seed,
                                                     double floor, std::optional<int> edges, int sweeps)
{
    if (influence.time())
        return std::make_unique<OrthogonalSearch>(influence, seed, floor, edges, sweeps);
    return std::make_unique<RowSearch>(influence, seed, floor, edges);
}

}  // namespace disentangle
