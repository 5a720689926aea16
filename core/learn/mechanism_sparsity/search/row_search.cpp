// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/mechanism_sparsity/search/row_search.h"

#include "core/base/random.h"
#include "core/linear_algebra/decompositions.h"
#include "core/linear_algebra/products.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <numeric>

namespace disentangle {

using Eigen::MatrixXd;
using Eigen::VectorXd;

namespace {

/// Softnesses on the way to the prices: a soft cost leads from farther away.
constexpr std::array<double, 2> row_softness{0.03, 0.003};
constexpr int rows_a_step = 40;     // random starts
constexpr double parallel = 0.999;  // |cosine| from which two rows are one
constexpr double evenness = 0.02;   // shares of influence that do not matter while a row is searched
constexpr double dependent = 0.3;   // least distance of a row from the span of the ones before
/// Rows that cost up to this factor, and this part of the price, more than the cheapest count as about as cheap.
constexpr double about_as_cheap = 1.1, part_of_price = 0.1;
/// Of all actions, the share that a random start lets have an influence: from a few to most.
constexpr double least_free = 0.05, most_free = 0.7;
constexpr int graph_work = 40000, most_graphs = 40;  // a step: graphs tried times d_z^3, and at most
constexpr int number_of_prices = 10;                 // from a floor of .001 in powers of two

}  // namespace

RowSearch::RowSearch(const InfluenceMoments& influence, std::uint64_t seed, double floor, std::optional<int> edges)
    : RotationSearch(influence, seed, floor, edges)
{
}

void RowSearch::search_on()
{
    find_rows();
    combine_rows();
    improve_graph();
}

VectorXd RowSearch::influences(const VectorXd& row) const
{
    VectorXd s(static_cast<Eigen::Index>(given().actions.size()));
    for (Eigen::Index l = 0; l < s.size(); ++l)
        s(l) = std::max(0.0, row.dot(given().actions[static_cast<std::size_t>(l)] * row));
    return s;
}

double RowSearch::cost_of_row(const VectorXd& row, const Cost& cost) const
{
    return influences(row).unaryExpr([&](double s) { return cost.of(s); }).sum();
}

VectorXd RowSearch::lowered(const VectorXd& row, const VectorXd& weights) const
{
    const auto d = static_cast<Eigen::Index>(given().d_z);
    MatrixXd form = evenness * MatrixXd::Identity(d, d);
    for (Eigen::Index l = 0; l < weights.size(); ++l)
        form += weights(l) * given().actions[static_cast<std::size_t>(l)];
    return VectorXd(solve_positive(form, row).normalized());
}

/// The cost is concave in the influences, so its tangent at the present ones bounds it from above. The bound is a quadratic
/// form, which a step of inverse iteration lowers: so the cost falls with every round. It does not go straight to the least
/// eigenvector: latents with the same parents span a plane in which all directions are as good, and every one has to be
/// reached from somewhere.
void RowSearch::settle_row(VectorXd& row, const Cost& cost) const
{
    constexpr int most_rounds = 30;
    double present = cost_of_row(row, cost);
    for (int round = 0; round < most_rounds; ++round) {
        const VectorXd next = lowered(row, influences(row).unaryExpr([&](double s) { return cost.slope(s); }));
        const double value = cost_of_row(next, cost);
        if (!(value < present * (1 - 1e-4)))
            return;
        row = next;
        present = value;
    }
}

/// Some actions at random are free to have an influence on it.
VectorXd RowSearch::random_row(Random& random) const
{
    const double share = random.uniform(least_free, most_free);
    VectorXd weights(static_cast<Eigen::Index>(given().actions.size()));
    for (double& weight : weights)
        weight = random.uniform() < share ? 0 : random.uniform(0.5, 1);
    VectorXd row(static_cast<Eigen::Index>(given().d_z));
    for (double& value : row)
        value = random.normal();
    for (int round = 0; round < 3; ++round)
        row = lowered(row, weights);
    return row;
}

void RowSearch::keep_if_new(const VectorXd& row)
{
    for (Eigen::Index k = 0; k < rows_.cols(); ++k)
        if (std::abs(rows_.col(k).dot(row)) > parallel)
            return;
    rows_.conservativeResize(row.size(), rows_.cols() + 1);
    rows_.col(rows_.cols() - 1) = row;
}

void RowSearch::find_rows()
{
    Random random(seed(), "directions", static_cast<std::uint64_t>(taken()));
    for (int start = 0; start < rows_a_step; ++start) {
        const VectorXd free = random_row(random);
        VectorXd soft = free;
        for (const double softness : row_softness)
            settle_row(soft, {Cost::Kind::soft, softness});
        // What an edge is worth is not known yet: a row may be best at one price and not at another.
        for (const double price : prices)
            for (VectorXd row : {free, soft}) {
                settle_row(row, {Cost::Kind::price, price});
                keep_if_new(row);
            }
    }
}

/// For prices from the floor up; where settling a map is expensive, a few of the prices a step.
void RowSearch::combine_rows()
{
    const int settled_every = 1 + number_of_prices / graphs_a_step();
    int number = 0;
    for (double price = floor(); price < 1; price *= 2, ++number) {
        const MatrixXd map = cheapest_map(price);
        if (map.size() == 0)
            continue;
        offer(map);
        if (number % settled_every == taken() % settled_every)
            offer(settled(map, price));
    }
}

MatrixXd RowSearch::cheapest_map(double price) const
{
    const auto d = static_cast<Eigen::Index>(given().d_z);
    std::vector<Eigen::Index> order(static_cast<std::size_t>(rows_.cols()));
    std::iota(order.begin(), order.end(), 0);
    std::vector<double> costs;
    for (Eigen::Index k = 0; k < rows_.cols(); ++k)
        costs.push_back(cost_of_row(rows_.col(k), {Cost::Kind::price, price}));
    std::ranges::stable_sort(order, {}, [&](Eigen::Index k) { return costs[static_cast<std::size_t>(k)]; });
    MatrixXd span(d, 0), map(d, d);
    while (span.cols() < d) {
        // Among rows that are about as cheap the one farthest from the others.
        double first = -1, farthest = dependent;
        VectorXd chosen;
        for (const Eigen::Index k : order) {
            const double own = costs[static_cast<std::size_t>(k)];
            if (first >= 0 && own > first * about_as_cheap + part_of_price * price)
                break;
            const VectorXd row = rows_.col(k);
            const double distance = (row - span * (span.transpose() * row)).norm();
            if (distance <= dependent)
                continue;
            if (first < 0)
                first = own;
            if (distance > farthest) {
                farthest = distance;
                chosen = row;
            }
        }
        if (chosen.size() == 0)
            return {};
        map.row(span.cols()) = chosen.transpose();
        const VectorXd rest = chosen - span * (span.transpose() * chosen);
        span.conservativeResize(d, span.cols() + 1);
        span.col(span.cols() - 1) = rest.normalized();
    }
    return map;
}

/// Rows of least influence outside the edges of `graph` (d_z x actions, 0 and 1). The rows with parents P minimise
/// sum_l b^T M_l b over the l that are not in P: the least eigenvectors, as many as there are such rows. A row whose
/// parents are among P would do for P as well, so those come first and the others are taken orthogonal to them.
MatrixXd RowSearch::rows_under(const Eigen::MatrixXi& graph) const
{
    const Eigen::Index d = given().d_z;
    std::vector<Eigen::Index> order(static_cast<std::size_t>(d));
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_sort(order, {}, [&](Eigen::Index i) { return graph.row(i).sum(); });
    MatrixXd map = MatrixXd::Zero(d, d);
    std::vector<Eigen::Index> done;
    while (!order.empty()) {
        const Eigen::RowVectorXi parents = graph.row(order.front());
        std::vector<Eigen::Index> alike, within;
        std::ranges::copy_if(order, std::back_inserter(alike), [&](Eigen::Index i) { return graph.row(i) == parents; });
        std::erase_if(order, [&](Eigen::Index i) { return graph.row(i) == parents; });
        for (const Eigen::Index k : done)
            if ((graph.row(k).array() <= parents.array()).all())
                within.push_back(k);
        MatrixXd outside = MatrixXd::Zero(d, d);
        for (Eigen::Index l = 0; l < parents.size(); ++l)
            if (parents(l) == 0)
                outside += given().actions[static_cast<std::size_t>(l)];
        MatrixXd free = MatrixXd::Identity(d, d);
        if (!within.empty()) {
            const MatrixXd taken = map(within, Eigen::all).transpose();
            const MatrixXd full = orthogonal_factor(taken);
            free = full.rightCols(d - taken.cols());
        }
        const SymmetricEigen eigen = symmetric_eigen(product(product_of_transposed(free, outside), free));
        const MatrixXd rows =
            product(free, eigen.vectors.leftCols(static_cast<Eigen::Index>(alike.size()))).transpose();
        for (std::size_t k = 0; k < alike.size(); ++k)
            map.row(alike[k]) = rows.row(static_cast<Eigen::Index>(k));
        done.insert(done.end(), alike.begin(), alike.end());
    }
    return map;
}

int RowSearch::graphs_a_step() const
{
    return std::clamp(graph_work / (given().d_z * given().d_z * given().d_z), 2, most_graphs);
}

Eigen::MatrixXi RowSearch::graph_at(const MatrixXd& map, double price) const
{
    return (influence_in(map).array() > price).cast<int>();
}

double RowSearch::cost_at(const MatrixXd& map, double price) const
{
    return influence_in(map).cwiseMin(price).sum() * dependence_factor(map);
}

MatrixXd RowSearch::settled(MatrixXd map, double price) const
{
    double least = cost_at(map, price);
    for (;;) {
        MatrixXd next = rows_under(graph_at(map, price));
        const double own = cost_at(next, price);
        if (!(own < least * (1 - 1e-4)))
            return map;
        least = own;
        map = std::move(next);
    }
}

/// Gives a latent the parents of another, or one more or less, where that costs less.
void RowSearch::improve_graph()
{
    Random random(seed(), "graphs", static_cast<std::uint64_t>(taken()));
    const auto below = [&](Eigen::Index count) {
        return static_cast<Eigen::Index>(random.below(static_cast<std::uint64_t>(count)));
    };
    const double price = std::max(taken() % 2 == 0 ? curve().price : prices[random.below(prices.size())], floor());
    MatrixXd present = settled(best(), price);
    double least = cost_at(present, price);
    Eigen::MatrixXi graph = graph_at(present, price);
    for (int left = graphs_a_step(); left > 0; --left) {
        Eigen::MatrixXi other = graph;
        const Eigen::Index i = below(graph.rows());
        if (random.uniform() < 0.5) {
            other.row(i) = graph.row(below(graph.rows()));
        } else {
            int& edge = other(i, below(graph.cols()));
            edge = 1 - edge;
        }
        const MatrixXd next = settled(rows_under(other), price);
        if (const double own = cost_at(next, price); own < least * (1 - 1e-6)) {
            least = own;
            present = next;
            graph = graph_at(present, price);
        }
    }
    offer(present);
}

}  // namespace disentangle
