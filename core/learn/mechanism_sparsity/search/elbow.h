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

/// The proposed number of edges of a curve of best costs. An edge is worth its place when it lowers the cost by more than
/// a price; for every price the best beta is a corner of the curve's lower convex hull, and the proposal is the corner
/// that stays best over the widest range of prices, in logarithms. Prices below `floor` do not count: influences that
/// small are errors of the fit.
CostCurve elbow_of(std::vector<double> cost, double floor);
/// Numbers of edges at the corners of a curve, those of the widest ranges of prices first: that of elbow_of, then the next
/// best. Empty where nothing stands out of the errors.
std::vector<int> corners_of(const std::vector<double>& cost, double floor);
/// The curve with a number of edges that is known.
CostCurve with_elbow(std::vector<double> cost, int edges);

}  // namespace disentangle
