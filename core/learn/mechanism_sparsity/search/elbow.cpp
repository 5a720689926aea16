// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/mechanism_sparsity/search/elbow.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>

namespace disentangle {

std::vector<double> cost_of(const Eigen::MatrixXd& influence)
{
    std::vector<double> sorted(influence.data(), influence.data() + influence.size());
    std::ranges::sort(sorted);
    std::vector<double> cost(sorted.size() + 1, 0);
    for (std::size_t smallest = 1; smallest <= sorted.size(); ++smallest)
        cost[sorted.size() - smallest] = cost[sorted.size() - smallest + 1] + sorted[smallest - 1];
    return cost;
}

namespace {

/// A corner of a curve's lower convex hull: the best number of edges at prices between two slopes.
struct Corner {
    int edges = 0;
    double width = 0;  ///< logarithm of the ratio of the two
    double price = 0;  ///< between them
};

std::vector<Corner> hull_of(const std::vector<double>& cost, double floor)
{
    std::vector<std::size_t> hull;
    const auto slope = [&](std::size_t from, std::size_t to) {  // what an edge saves on the way
        return (cost[from] - cost[to]) / static_cast<double>(to - from);
    };
    for (std::size_t beta = 0; beta < cost.size(); ++beta) {
        while (hull.size() >= 2 && slope(hull[hull.size() - 2], hull.back()) <= slope(hull.back(), beta))
            hull.pop_back();
        hull.push_back(beta);
    }
    std::vector<Corner> corners;
    for (std::size_t k = 1; k < hull.size(); ++k) {
        const double above = slope(hull[k - 1], hull[k]);
        const double below = std::max(k + 1 < hull.size() ? slope(hull[k], hull[k + 1]) : 0, floor);
        if (above > floor)
            corners.push_back({static_cast<int>(hull[k]), std::log(above / below), std::sqrt(above * below)});
    }
    std::ranges::stable_sort(corners, std::ranges::greater(), &Corner::width);
    return corners;
}

}  // namespace

CostCurve elbow_of(std::vector<double> cost, double floor)
{
    CostCurve result;
    const std::vector<Corner> corners = hull_of(cost, floor);
    result.elbow = corners.empty() ? 0 : corners.front().edges;  // none: nothing stands out of the errors
    result.price = corners.empty() ? floor : corners.front().price;
    result.cost = std::move(cost);
    return result;
}

std::vector<int> corners_of(const std::vector<double>& cost, double floor)
{
    std::vector<int> edges;
    for (const Corner& corner : hull_of(cost, floor))
        edges.push_back(corner.edges);
    return edges;
}

CostCurve with_elbow(std::vector<double> cost, int edges)
{
    CostCurve result;
    const auto last = cost.size() - 1;
    const auto at = std::min(static_cast<std::size_t>(std::max(edges, 0)), last);
    const double below = at < last ? cost[at] - cost[at + 1] : 0;
    const double above = at > 0 ? cost[at - 1] - cost[at] : 2 * below;
    result.elbow = static_cast<int>(at);
    result.price = std::sqrt(std::max(above, 1e-12) * std::max(below, 1e-12));
    result.cost = std::move(cost);
    return result;
}

}  // namespace disentangle
