// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/assignment.h"

#include "core/base/error.h"

#include <limits>
#include <queue>
#include <string>

namespace disentangle {
namespace {

constexpr int none = -1;

/// An optimal matching with the dual prices that prove it: cost(i, j) - row_price[i] - col_price[j] >= 0, = 0 on it.
struct Matching {
    std::vector<int> col_of_row, row_of_col;
    std::vector<double> row_price, col_price;
};

/// Shortest augmenting paths with prices (Jonker & Volgenant 1987): one Dijkstra search per row.
Matching cheapest_matching(const Eigen::MatrixXd& cost)
{
    const auto d = static_cast<std::size_t>(cost.rows());
    Matching m{std::vector<int>(d, none), std::vector<int>(d, none), std::vector<double>(d, 0.0),
               std::vector<double>(d, 0.0)};
    std::vector<double> distance(d);
    std::vector<int> previous_row(d);
    std::vector<bool> reached(d);
    for (std::size_t start = 0; start < d; ++start) {
        distance.assign(d, std::numeric_limits<double>::infinity());
        reached.assign(d, false);
        std::vector<std::size_t> tree_cols;
        auto row = start;
        double length = 0;
        std::size_t sink = d;
        while (sink == d) {
            std::size_t nearest = d;
            for (std::size_t j = 0; j < d; ++j) {
                if (reached[j])
                    continue;
                const double through = length + (cost(static_cast<Eigen::Index>(row), static_cast<Eigen::Index>(j)) -
                                                 m.row_price[row] - m.col_price[j]);
                if (through < distance[j]) {
                    distance[j] = through;
                    previous_row[j] = static_cast<int>(row);
                }
                if (nearest == d || distance[j] < distance[nearest])
                    nearest = j;
            }
            length = distance[nearest];
            reached[nearest] = true;
            tree_cols.push_back(nearest);
            if (m.row_of_col[nearest] == none)
                sink = nearest;
            else
                row = static_cast<std::size_t>(m.row_of_col[nearest]);
        }
        // Prices move so that every edge of the search tree stays tight.
        m.row_price[start] += length;
        for (const auto j : tree_cols) {
            if (j == sink)
                continue;
            m.col_price[j] -= length - distance[j];
            m.row_price[static_cast<std::size_t>(m.row_of_col[j])] += length - distance[j];
        }
        for (auto j = static_cast<int>(sink); j != none;) {
            const int i = previous_row[static_cast<std::size_t>(j)];
            m.row_of_col[static_cast<std::size_t>(j)] = i;
            std::swap(j, m.col_of_row[static_cast<std::size_t>(i)]);
        }
    }
    return m;
}

/// The lexicographically smallest of the optimal matchings. Every optimal matching uses tight edges only, so each row
/// in turn takes the smallest tight column that still leaves a matching for the later rows.
void prefer_small_columns(const Eigen::MatrixXd& cost, Matching& m)
{
    const auto d = static_cast<int>(cost.rows());
    const auto at = [](int i) { return static_cast<std::size_t>(i); };
    // Prices are sums of d costs: rounding leaves less than this of an exact tie.
    const double tolerance = 4.0 * d * std::numeric_limits<double>::epsilon() * cost.cwiseAbs().maxCoeff();
    const auto tight = [&](int i, int j) { return cost(i, j) - m.row_price[at(i)] - m.col_price[at(j)] <= tolerance; };
    std::vector<int> towards(at(d));  // for each row, the row whose column it would take over on the way to `fixed`
    for (int fixed = 0; fixed < d; ++fixed) {
        towards.assign(at(d), none);
        std::queue<int> frontier({fixed});
        int best = fixed;
        while (!frontier.empty()) {
            const int target = frontier.front();
            frontier.pop();
            for (int row = fixed + 1; row < d; ++row) {
                if (towards[at(row)] != none || !tight(row, m.col_of_row[at(target)]))
                    continue;
                towards[at(row)] = target;
                frontier.push(row);
                const int col = m.col_of_row[at(row)];
                if (col < m.col_of_row[at(best)] && tight(fixed, col))
                    best = row;
            }
        }
        const int col = m.col_of_row[at(best)];
        for (int row = best; row != fixed; row = towards[at(row)])
            m.col_of_row[at(row)] = m.col_of_row[at(towards[at(row)])];
        m.col_of_row[at(fixed)] = col;
    }
}

}  // namespace

std::vector<int> optimal_assignment(const Eigen::MatrixXd& score)
{
    if (score.rows() != score.cols())
        throw InputError("", "assignment",
                         "scores are " + std::to_string(score.rows()) + " x " + std::to_string(score.cols()),
                         "a square matrix");
    if (score.size() == 0)
        return {};
    if (!score.allFinite())
        throw InputError("", "assignment", "a score is not finite", "finite scores");
    // Scaled to [-1, 1], so that differences of scores cannot overflow.
    const double largest = score.cwiseAbs().maxCoeff();
    const Eigen::MatrixXd cost = largest > 0 ? Eigen::MatrixXd(-score / largest) : Eigen::MatrixXd(-score);
    auto matching = cheapest_matching(cost);
    prefer_small_columns(cost, matching);
    return matching.col_of_row;
}

}  // namespace disentangle
