#include "core/learn/search/influence.h"

#include <Eigen/Eigenvalues>
#include <Eigen/LU>

#include <algorithm>
#include <cmath>
#include <functional>

namespace disentangle {

using Eigen::MatrixXd;
using Eigen::VectorXd;

MatrixXd Influence::squared() const
{
    MatrixXd result = MatrixXd::Zero(d_z, inputs());
    for (const MatrixXd& p : past)
        result.leftCols(d_z) += p.cwiseAbs2();
    for (std::size_t l = 0; l < actions.size(); ++l)
        result.col(inputs() - static_cast<int>(actions.size() - l)) = actions[l].diagonal();
    return result;
}

Influence Influence::transformed(const MatrixXd& B) const
{
    Influence result = *this;
    const MatrixXd inverse = B.inverse();
    for (MatrixXd& p : result.past)
        p = (B * p * inverse).eval();
    for (MatrixXd& m : result.actions)
        m = (B * m * B.transpose()).eval();
    return result;
}

Influence influence_of(const std::vector<MatrixXd>& jacobians, bool time)
{
    Influence result;
    if (jacobians.empty())
        return result;
    result.d_z = static_cast<int>(jacobians.front().rows());
    const auto d = static_cast<Eigen::Index>(result.d_z);
    const Eigen::Index first_action = time ? d : 0;
    const auto n = static_cast<double>(jacobians.size());
    for (Eigen::Index l = first_action; l < jacobians.front().cols(); ++l) {
        MatrixXd moment = MatrixXd::Zero(d, d);
        for (const MatrixXd& j : jacobians)
            moment += j.col(l) * j.col(l).transpose();
        result.actions.push_back(moment / n);
    }
    if (!time)
        return result;
    const auto points = static_cast<Eigen::Index>(jacobians.size());
    MatrixXd samples(d * d, points);
    for (Eigen::Index k = 0; k < points; ++k) {
        const MatrixXd square = jacobians[static_cast<std::size_t>(k)].leftCols(d);
        samples.col(k) = Eigen::Map<const VectorXd>(square.data(), d * d) / std::sqrt(n);
    }
    if (points <= d * d) {  // the samples are the factors already
        for (Eigen::Index k = 0; k < points; ++k)
            result.past.emplace_back(Eigen::Map<const MatrixXd>(samples.col(k).data(), d, d));
        return result;
    }
    const Eigen::SelfAdjointEigenSolver<MatrixXd> solver(samples * samples.transpose());
    const VectorXd& values = solver.eigenvalues();  // ascending
    double left_out = 0;
    const double allowed = 1e-6 * values.sum();
    for (Eigen::Index k = 0; k < values.size(); ++k) {
        const double value = std::max(values(k), 0.0);
        left_out += value;
        if (left_out <= allowed && k + 1 < values.size())
            continue;
        const VectorXd column = solver.eigenvectors().col(k) * std::sqrt(value);
        result.past.emplace_back(Eigen::Map<const MatrixXd>(column.data(), d, d));
    }
    return result;
}

std::vector<double> cost_of(const MatrixXd& influence)
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

}  // namespace disentangle
