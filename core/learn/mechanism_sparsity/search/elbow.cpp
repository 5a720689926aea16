// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/mechanism_sparsity/search/elbow.h"

#include <algorithm>
#include <cmath>
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

CostCurve elbow_of(std::vector<double> cost, double floor)
{
    CostCurve result;
    std::vector<std::size_t> hull;
    const auto slope = [&](std::size_t from, std::size_t to) {  // what an edge saves on the way
        return (cost[from] - cost[to]) / static_cast<double>(to - from);
    };
    for (std::size_t beta = 0; beta < cost.size(); ++beta) {
        while (hull.size() >= 2 && slope(hull[hull.size() - 2], hull.back()) <= slope(hull.back(), beta))
            hull.pop_back();
        hull.push_back(beta);
    }
    double widest = -1;
    for (std::size_t k = 1; k < hull.size(); ++k) {
        const double above = slope(hull[k - 1], hull[k]);
        const double below = std::max(k + 1 < hull.size() ? slope(hull[k], hull[k + 1]) : 0, floor);
        const double width = std::log(above / below);
        if (above > floor && width > widest) {
            widest = width;
            result.elbow = static_cast<int>(hull[k]);
            result.price = std::sqrt(above * below);
        }
    }
    if (widest < 0)  // nothing stands out of the errors: no edge at all
        result.price = floor;
    result.cost = std::move(cost);
    return result;
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
