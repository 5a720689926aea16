#include "core/learn/mechanism_sparsity/search/rotation.h"

#include "core/base/random.h"
#include "core/learn/linear_algebra/decompositions.h"
#include "core/learn/linear_algebra/products.h"
#include "core/learn/mechanism_sparsity/search/jacobi_sweeps.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <numeric>

namespace disentangle {

using Eigen::MatrixXd;
using Eigen::VectorXd;

namespace {

using Cost = JacobiSweeps::Cost;

constexpr int first_starts = 14;  // random starts, one a step, before the best map is improved
/// What an edge may be worth, as a share of all influence on a latent. Falling, since a high price feels the strong edges
/// first.
constexpr std::array<double, 4> prices{0.1, 0.04, 0.016, 0.006};
/// Softnesses on the way there: of pairs of latents, and of single rows.
constexpr std::array<double, 3> turning_softness{0.06, 0.02, 0.006};
constexpr std::array<double, 2> row_softness{0.03, 0.003};
constexpr int directions_a_step = 40;  // random starts of single rows, a step
constexpr double parallel = 0.999;     // |cosine| from which two directions are one
constexpr double evenness = 0.02;      // shares of influence that do not matter while a direction is searched
constexpr double dependent = 0.3;      // least distance of a direction from the span of the ones before
constexpr double handicap = 0.3;       // of the cost, for each unit of -log |det| of a map's rows
constexpr int graph_work = 40000, most_graphs = 40;  // a step: graphs tried times d_z^3, and at most
constexpr int number_of_prices = 10;                 // from a floor of .001 in powers of two

/// Rows that are nearly dependent see the same latent twice and another not at all, for which errors of the fit may pay a
/// little: so what is not orthogonal costs more.
double handicap_of(const MatrixXd& map)
{
    return 1 - handicap * std::log(std::clamp(std::abs(determinant_of(map)), 1e-12, 1.0));
}

MatrixXd random_rotation(int size, Random& random)
{
    MatrixXd gaussian(size, size);
    for (int i = 0; i < size; ++i)
        for (int j = 0; j < size; ++j)
            gaussian(i, j) = random.normal();
    return orthogonal_factor(gaussian);
}

}  // namespace

RotationSearch::RotationSearch(const InfluenceMoments& influence, std::uint64_t seed, double floor,
                               std::optional<int> edges, int sweeps)
    : given_(influence.time() ? influence.normalised() : influence),
      seed_(seed),
      floor_(floor),
      edges_(edges),
      sweeps_(sweeps),
      best_(MatrixXd::Identity(given_.d_z, given_.d_z))
{
    offer(best_);
}

void RotationSearch::step()
{
    if (!given_.time()) {
        find_directions();
        improve_graph();
    } else if (taken_ < first_starts)
        start_rotation();
    else
        improve_rotation();
    ++taken_;
}

/// The cost of a map for every number of edges.
std::vector<double> RotationSearch::costs_of(const MatrixXd& map) const
{
    std::vector<double> cost = cost_of(influence_in(map));
    const double factor = handicap_of(map);
    for (double& value : cost)
        value *= factor;
    return cost;
}

/// Takes `map` into account if it lowers the cost for some number of edges.
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
    const auto at_elbow = static_cast<std::size_t>(curve_.elbow);
    std::erase_if(found_, [&](const Found& candidate) {
        for (std::size_t beta = 0; beta < candidate.cost.size(); ++beta)
            if (candidate.cost[beta] <= curve_.cost[beta] * (1 + 1e-9))
                return false;
        return true;
    });
    best_ = std::ranges::min_element(found_, {}, [&](const Found& candidate) { return candidate.cost[at_elbow]; })->map;
}

void RotationSearch::start_rotation()
{
    Random random(seed_, "rotation start", static_cast<std::uint64_t>(taken_));
    const MatrixXd from =
        taken_ == 0 ? MatrixXd::Identity(given_.d_z, given_.d_z) : random_rotation(given_.d_z, random);
    JacobiSweeps turning(given_, from);
    for (const double softness : turning_softness)
        turning.settle({Cost::Kind::soft, softness}, sweeps_);
    for (const double price : prices) {
        turning.settle({Cost::Kind::price, price}, sweeps_);
        offer(turning.rotation());
    }
}

/// The turns of a pair can all be for the worse where one of a triple would help: so some triples are turned at random.
void RotationSearch::improve_rotation()
{
    Random random(seed_, "rotation triples", static_cast<std::uint64_t>(taken_));
    const int d = given_.d_z;
    const Cost cost{Cost::Kind::price, prices[static_cast<std::size_t>(taken_) % prices.size()]};
    const MatrixXd* from = &best_;
    double least = JacobiSweeps(given_, best_).cost(cost);
    for (const Found& candidate : found_)
        if (const double own = JacobiSweeps(given_, candidate.map).cost(cost); own < least) {
            from = &candidate.map;
            least = own;
        }
    MatrixXd present = *from;
    const int tries = d < 3 ? 1 : std::max(4, 400 / d);
    for (int k = 0; k < tries; ++k) {
        MatrixXd start = present;
        if (d >= 3) {
            std::array<int, 3> triple{};
            triple[0] = static_cast<int>(random.below(static_cast<std::uint64_t>(d)));
            do
                triple[1] = static_cast<int>(random.below(static_cast<std::uint64_t>(d)));
            while (triple[1] == triple[0]);
            do
                triple[2] = static_cast<int>(random.below(static_cast<std::uint64_t>(d)));
            while (triple[2] == triple[0] || triple[2] == triple[1]);
            start(triple, Eigen::all) = (random_rotation(3, random) * present(triple, Eigen::all)).eval();
        }
        JacobiSweeps turning(given_, start);
        turning.settle(cost, sweeps_);
        if (const double own = turning.cost(cost); own < least * (1 - 1e-6)) {
            least = own;
            present = turning.rotation();
            offer(present);
        }
    }
}

/// Rows of B, one by one: a row's cost does not depend on the others.
void RotationSearch::find_directions()
{
    Random random(seed_, "directions", static_cast<std::uint64_t>(taken_));
    const auto d = static_cast<Eigen::Index>(given_.d_z);
    const auto influences = [&](const VectorXd& b) {
        VectorXd s(static_cast<Eigen::Index>(given_.actions.size()));
        for (Eigen::Index l = 0; l < s.size(); ++l)
            s(l) = std::max(0.0, b.dot(given_.actions[static_cast<std::size_t>(l)] * b));
        return s;
    };
    const auto total = [&](const VectorXd& b, const Cost& cost) {
        return influences(b).unaryExpr([&](double s) { return cost.of(s); }).sum();
    };
    // The cost is concave in the influences, so its tangent at the present ones bounds it from above. The bound is a
    // quadratic form, which a step of inverse iteration lowers: so the cost falls with every round. Not straight to the
    // least eigenvector: latents with the same parents span a plane in which all directions are as good, and every one
    // has to be reached from somewhere.
    const auto lower = [&](const VectorXd& b, const VectorXd& weights) {
        MatrixXd form = evenness * MatrixXd::Identity(d, d);
        for (Eigen::Index l = 0; l < weights.size(); ++l)
            form += weights(l) * given_.actions[static_cast<std::size_t>(l)];
        return VectorXd(solve_positive(form, b).normalized());
    };
    const auto settle = [&](VectorXd& b, const Cost& cost) {
        constexpr int most = 30;
        double present = total(b, cost);
        for (int round = 0; round < most; ++round) {
            const VectorXd next = lower(b, influences(b).unaryExpr([&](double s) { return cost.slope(s); }));
            const double value = total(next, cost);
            if (!(value < present * (1 - 1e-4)))
                return;
            b = next;
            present = value;
        }
    };

    for (int start = 0; start < directions_a_step; ++start) {
        // Some actions at random are free to have an influence.
        const double share = random.uniform(0.05, 0.7);
        VectorXd weights(static_cast<Eigen::Index>(given_.actions.size()));
        for (double& weight : weights)
            weight = random.uniform() < share ? 0 : random.uniform(0.5, 1);
        VectorXd free(d);
        for (double& value : free)
            value = random.normal();
        for (int round = 0; round < 3; ++round)
            free = lower(free, weights);
        VectorXd soft = free;
        for (const double softness : row_softness)
            settle(soft, {Cost::Kind::soft, softness});
        // What an edge is worth is not known yet: a direction may be best at one price and not at another.
        for (const double price : prices)
            for (VectorXd b : {free, soft}) {
                settle(b, {Cost::Kind::price, price});
                bool known = false;
                for (Eigen::Index k = 0; k < directions_.cols() && !known; ++k)
                    known = std::abs(directions_.col(k).dot(b)) > parallel;
                if (known)
                    continue;
                directions_.conservativeResize(d, directions_.cols() + 1);
                directions_.col(directions_.cols() - 1) = b;
            }
    }

    // For prices from the floor up, the cheapest directions that are far from dependent; where settling them is dear, a few
    // of the prices a step.
    const int settled_every = 1 + number_of_prices / graphs_a_step();
    int number = 0;
    for (double price = floor_; price < 1; price *= 2, ++number) {
        const Cost cost{Cost::Kind::price, price};
        std::vector<Eigen::Index> order(static_cast<std::size_t>(directions_.cols()));
        std::iota(order.begin(), order.end(), 0);
        std::vector<double> costs;
        for (Eigen::Index k = 0; k < directions_.cols(); ++k)
            costs.push_back(total(directions_.col(k), cost));
        std::ranges::stable_sort(order, {}, [&](Eigen::Index k) { return costs[static_cast<std::size_t>(k)]; });
        MatrixXd span(d, 0), map(d, d);
        while (span.cols() < d) {
            // Among directions that cost about the same the one farthest from the others.
            double first = -1, farthest = dependent;
            VectorXd chosen;
            for (const Eigen::Index k : order) {
                const double own = costs[static_cast<std::size_t>(k)];
                if (first >= 0 && own > first * 1.1 + 0.1 * price)
                    break;
                const VectorXd b = directions_.col(k);
                const double distance = (b - span * (span.transpose() * b)).norm();
                if (distance <= dependent)
                    continue;
                if (first < 0)
                    first = own;
                if (distance > farthest) {
                    farthest = distance;
                    chosen = b;
                }
            }
            if (chosen.size() == 0)
                break;
            map.row(span.cols()) = chosen.transpose();
            const VectorXd rest = chosen - span * (span.transpose() * chosen);
            span.conservativeResize(d, span.cols() + 1);
            span.col(span.cols() - 1) = rest.normalized();
        }
        if (span.cols() < d)
            continue;
        offer(map);
        if (number % settled_every == taken_ % settled_every)
            offer(settled(map, price));
    }
}

/// Rows of least influence outside the edges of `graph` (d_z x actions, 0 and 1). The rows with parents P minimise
/// sum_l b^T M_l b over the l that are not in P: the least eigenvectors, as many as there are such rows. A row whose
/// parents are among P would do for P as well, so those come first and the others are taken orthogonal to them.
MatrixXd RotationSearch::rows_under(const Eigen::MatrixXi& graph) const
{
    const Eigen::Index d = given_.d_z;
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
                outside += given_.actions[static_cast<std::size_t>(l)];
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

int RotationSearch::graphs_a_step() const
{
    return std::clamp(graph_work / (given_.d_z * given_.d_z * given_.d_z), 2, most_graphs);
}

Eigen::MatrixXi RotationSearch::graph_at(const MatrixXd& map, double price) const
{
    return (influence_in(map).array() > price).cast<int>();
}

double RotationSearch::cost_at(const MatrixXd& map, double price) const
{
    return influence_in(map).cwiseMin(price).sum() * handicap_of(map);
}

/// The best rows under the graph that `map` has at a price, as long as that costs less.
MatrixXd RotationSearch::settled(MatrixXd map, double price) const
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
void RotationSearch::improve_graph()
{
    Random random(seed_, "graphs", static_cast<std::uint64_t>(taken_));
    const auto below = [&](Eigen::Index count) {
        return static_cast<Eigen::Index>(random.below(static_cast<std::uint64_t>(count)));
    };
    const double price = std::max(taken_ % 2 == 0 ? curve_.price : prices[random.below(prices.size())], floor_);
    MatrixXd present = settled(best_, price);
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
