// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>

#include <vector>

namespace disentangle {

/// What is left outside the best edges, and where the data say to stop (the "elbow").
struct CostCurve {
    std::vector<double> cost;  ///< cost[beta]: sum of the smallest influences when the beta largest are edges
    int elbow = 0;             ///< proposed beta
    double price = 0;          ///< an influence between those of the proposed edges and of the others
};

/// Sum of the smallest entries of S for every number of edges, 0 to all: cost[beta].
std::vector<double> cost_of(const Eigen::MatrixXd& influence);

/// Proposes a number of edges by a curve of best costs. Let every edge have a price: then the best number of edges is
/// that of least cost plus price, and it is a corner of the curve's lower convex hull. The proposal is the corner that
/// stays best over the widest range of prices, in logarithms. Only prices above `floor` count: influences below it are
/// errors of the fit.
CostCurve elbow_of(std::vector<double> cost, double floor);
/// The numbers of edges at all corners of the curve, the widest range of prices first, so that the first is that of
/// elbow_of. Empty where no edge lowers the cost by more than `floor`.
std::vector<int> corners_of(const std::vector<double>& cost, double floor);
/// The same for a number of edges that is given.
CostCurve with_elbow(std::vector<double> cost, int edges);

}  // namespace disentangle
