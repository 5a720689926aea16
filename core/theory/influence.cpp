// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/theory/influence.h"

#include "core/base/random.h"
#include "core/theory/numerical_rank.h"
#include "core/theory/reason.h"

#include <algorithm>
#include <numeric>
#include <nlohmann/json.hpp>
#include <utility>

namespace disentangle {

namespace {

constexpr int draws_per_dimension = 4;
constexpr int most_points = 20;
constexpr int most_edges = 256;

using Jacobians = GaussianTransition::Jacobians;
using Vector = std::vector<double>;

struct Edge {
    int child, parent;
};

struct EdgeRank {
    int rank;
    bool exact;  ///< else an upper bound
    double margin = 1;
};

/// Rank and margin of vectors, one a column, that are to span as many dimensions as they have.
InfluenceRank rank_of_vectors(Eigen::MatrixXd vectors)
{
    const auto needed = static_cast<int>(vectors.rows());
    const Eigen::VectorXd values = relative_singular_values(std::move(vectors));
    const auto rank = static_cast<int>((values.array() > smallest_counted).count());
    return {rank, needed, rank >= needed && needed > 0 ? values(needed - 1) : rank >= needed ? 1.0 : 0.0};
}

/// The transition around one history.
struct Moment {
    Vector mean, variance;
    Jacobians jacobians;
};

/// Draws histories and evaluates the transition there.
class Laboratory {
public:
    Laboratory(const GaussianTransition& transition, std::uint64_t seed, std::stop_token stop)
        : transition_(transition), random_(seed, "sufficient influence"), stop_(std::move(stop))
    {
    }

    const CausalGraph& graph() const { return transition_.graph(); }
    bool variance_moves() const { return transition_.variance_moves(); }
    Random& random() { return random_; }
    bool stopped() const { return stop_.stop_requested(); }

    Vector draw_latents()
    {
        Vector z(static_cast<std::size_t>(graph().d_z()));
        random_.normal(std::span<double>(z));
        return z;
    }

    Vector draw_actions()
    {
        Vector a(static_cast<std::size_t>(graph().d_a()));
        for (double& value : a)
            value = random_.uniform(-2, 2);
        return a;
    }

    Jacobians jacobians(const Vector& z_prev, const Vector& a) const
    {
        return transition_.jacobians(z_prev.data(), a.data());
    }

    Moment moment(const Vector& z_prev, const Vector& a) const
    {
        Moment result{Vector(z_prev.size()), Vector(z_prev.size()), jacobians(z_prev, a)};
        transition_.moments(z_prev.data(), a.data(), result.mean.data(), result.variance.data());
        return result;
    }

private:
    const GaussianTransition& transition_;
    Random random_;
    std::stop_token stop_;
};

/// Derivative of the score d log p / d z_i at z with respect to a quantity that moves the mean by `mean` and the
/// variance by `variance`: mean / v + (z - mu) variance / v^2.
double score_derivative(const Moment& moment, const Vector& z, int i, double mean, double variance)
{
    const auto k = static_cast<std::size_t>(i);
    const double v = moment.variance[k];
    return mean / v + (z[k] - moment.mean[k]) * variance / (v * v);
}

/// Fewer points where each costs more.
int points_for(int dimension)
{
    return std::clamp(2000 / std::max(dimension, 1), 3, most_points);
}

std::vector<InfluenceRank> rank_actions(Laboratory& laboratory)
{
    const Adjacency children = laboratory.graph().Ga->transposed();
    std::vector<InfluenceRank> ranks;
    int widest = 0;
    for (int l = 0; l < children.rows(); ++l) {
        const int needed = std::popcount(children.row_bits(l));
        ranks.push_back({needed, needed});
        widest = std::max(widest, needed);
    }

    std::vector<Moment> histories;
    for (int r = 0; r < draws_per_dimension * widest; ++r) {
        const Vector z_prev = laboratory.draw_latents();
        histories.push_back(laboratory.moment(z_prev, laboratory.draw_actions()));
    }
    // With a fixed variance the derivative does not depend on z*, so one point is enough.
    const int points = laboratory.variance_moves() ? points_for(widest) : 1;
    for (int point = 0; point < points && !laboratory.stopped(); ++point) {
        const Vector z = laboratory.draw_latents();
        for (int l = 0; l < children.rows() && !laboratory.stopped(); ++l) {
            InfluenceRank& rank = ranks[static_cast<std::size_t>(l)];
            Eigen::MatrixXd effects(rank.needed, draws_per_dimension * rank.needed);
            for (Eigen::Index r = 0; r < effects.cols(); ++r) {
                const Moment& history = histories[static_cast<std::size_t>(r)];
                Eigen::Index row = 0;
                for_each_bit(children.row_bits(l), [&](int i) {
                    const double variance = laboratory.variance_moves() ? history.jacobians.variance_a(i, l) : 0.0;
                    effects(row++, r) = score_derivative(history, z, i, history.jacobians.mean_a(i, l), variance);
                });
            }
            const InfluenceRank here = rank_of_vectors(std::move(effects));
            rank.rank = std::min(rank.rank, here.rank);
            rank.margin = std::min(rank.margin, here.margin);
        }
    }
    return ranks;
}

std::vector<Edge> edges_of(const Adjacency& Gz)
{
    std::vector<Edge> edges;
    for (int i = 0; i < Gz.rows(); ++i)
        for_each_bit(Gz.row_bits(i), [&](int j) { edges.push_back({i, j}); });
    return edges;
}

/// All edges of as many parents, in random order, as can be afforded. Parents are taken whole, because the directions
/// most likely to coincide are the effects of one parent on its children.
std::vector<Edge> edges_of_some_parents(std::vector<Edge> edges, Random& random)
{
    std::vector<int> order(max_nodes);
    std::iota(order.begin(), order.end(), 0);
    for (std::size_t k = 0; k < order.size(); ++k)
        std::swap(order[k], order[k + random.below(order.size() - k)]);
    const auto place = [&](const Edge& edge) { return order[static_cast<std::size_t>(edge.parent)]; };
    std::ranges::stable_sort(edges, {}, place);
    // A parent has at most 64 children, so at least one parent fits.
    std::size_t kept = most_edges;
    while (place(edges[kept - 1]) == place(edges[kept]))
        --kept;
    edges.resize(kept);
    return edges;
}

/// Rank of the vectors, one entry an edge, that draw(edges, vector) fills with a fresh draw at each call.
template <class Draw>
EdgeRank rank_of_draws(std::vector<Edge> edges, Random& random, Draw draw)
{
    const auto rank_over = [&](int draws) {
        Eigen::MatrixXd effects(static_cast<Eigen::Index>(edges.size()), draws);
        for (Eigen::Index r = 0; r < effects.cols(); ++r)
            draw(edges, effects.col(r));
        return rank_of_vectors(std::move(effects));
    };
    const int all = static_cast<int>(edges.size());
    if (all <= most_edges) {
        const InfluenceRank rank = rank_over(draws_per_dimension * all);
        return {rank.rank, true, rank.margin};
    }
    // Where fewer draws than edges already span less than their number, further draws would add nothing.
    if (const int few = rank_over(most_edges).rank; few < most_edges)
        return {few, true, 0};
    edges = edges_of_some_parents(std::move(edges), random);
    const int tested = static_cast<int>(edges.size());
    const InfluenceRank rank = rank_over(draws_per_dimension * tested);
    return {all - (tested - rank.rank), false, rank.margin};
}

/// Rank of lambda's Jacobian in z_{t-1} over free histories. With a fixed variance lambda = mu / variance; the division
/// only scales coordinates, which does not change the rank.
EdgeRank rank_time_exponential(Laboratory& laboratory)
{
    return rank_of_draws(edges_of(*laboratory.graph().Gz), laboratory.random(),
                         [&](const std::vector<Edge>& edges, auto&& effect) {
                             const Vector z_prev = laboratory.draw_latents();
                             const Jacobians by = laboratory.jacobians(z_prev, laboratory.draw_actions());
                             for (Eigen::Index k = 0; k < effect.size(); ++k) {
                                 const auto [i, j] = edges[static_cast<std::size_t>(k)];
                                 effect(k) = by.mean_z(i, j);
                             }
                         });
}

/// Smallest rank over points z* of the Hessian in z_t and z_{t-1}, both held at z* while the actions vary.
EdgeRank rank_time_nonparametric(Laboratory& laboratory)
{
    const std::vector<Edge> all = edges_of(*laboratory.graph().Gz);
    EdgeRank smallest{static_cast<int>(all.size()), true};
    // With a fixed variance only the history depends on z*, so one point in general position is enough.
    const int points = laboratory.variance_moves() ? points_for(smallest.rank) : 1;
    for (int point = 0; point < points && !all.empty() && !laboratory.stopped(); ++point) {
        const Vector z = laboratory.draw_latents();
        const auto draw = [&](const std::vector<Edge>& edges, auto&& effect) {
            const Moment history = laboratory.moment(z, laboratory.draw_actions());
            for (Eigen::Index k = 0; k < effect.size(); ++k) {
                const auto [i, j] = edges[static_cast<std::size_t>(k)];
                const double variance = laboratory.variance_moves() ? history.jacobians.variance_z(i, j) : 0.0;
                effect(k) = score_derivative(history, z, i, history.jacobians.mean_z(i, j), variance);
            }
        };
        EdgeRank rank{0, true};
        if (laboratory.graph().Ga) {
            rank = rank_of_draws(all, laboratory.random(), draw);
        } else {
            // Nothing is left to vary: there is one matrix, of rank 1 as a vector unless it is zero.
            Eigen::MatrixXd effect(static_cast<Eigen::Index>(all.size()), 1);
            draw(all, effect.col(0));
            rank.rank = numerical_rank(std::move(effect));
            rank.margin = rank.rank >= smallest.rank ? 1 : 0;
        }
        smallest.margin = std::min(smallest.margin, rank.margin);
        if (rank.rank < smallest.rank)
            smallest.rank = rank.rank;
        smallest.exact = smallest.exact && rank.exact;
    }
    return smallest;
}

std::string directions(int count)
{
    return std::to_string(count) + (count == 1 ? " direction" : " directions");
}

void judge_time(Laboratory& laboratory, Influence& influence)
{
    const int needed = laboratory.graph().Gz->edges();
    const EdgeRank nonparametric = rank_time_nonparametric(laboratory);
    EdgeRank counted = nonparametric;
    const std::string nonparametric_fails =
        laboratory.graph().Ga
            ? "The nonparametric form does not hold in time: with the latents fixed and the actions varied, the effects "
              "of the past span " +
                  directions(nonparametric.rank) + " where Gz has " + std::to_string(needed) + " edges."
            : "The nonparametric form cannot hold in time: without actions, a first-order process has a single matrix "
              "at a fixed past.";

    if (laboratory.variance_moves()) {
        influence.time_form = "nonparametric";
        influence.caveats.push_back("The variance moves with the history (k = 2), so the exponential-family form for "
                                    "one statistic does not apply and the nonparametric form was tested.");
        if (nonparametric.rank < needed)
            influence.caveats.push_back(nonparametric_fails + " This promises nothing, but rules nothing out either.");
    } else {
        influence.time_form = "exponential family";
        if (!laboratory.stopped())
            counted = rank_time_exponential(laboratory);
        if (nonparametric.rank < needed)
            influence.caveats.push_back(nonparametric_fails + " The form for Gaussian latents of fixed variance "
                                                              "(exponential family) was tested instead.");
        if (counted.rank < needed)
            influence.caveats.push_back("The effects of the past span " + directions(counted.rank) +
                                        ", to one part in a million, where Gz has " + std::to_string(needed) +
                                        " edges, so theory does not promise the separation in time.");
    }
    influence.time = InfluenceRank{counted.rank, needed, counted.margin};
    if (!counted.exact)
        influence.caveats.push_back("Gz has " + std::to_string(needed) + " edges; at most " +
                                    std::to_string(most_edges) +
                                    " of them, those of parents drawn at random, were tested together, so the rank in "
                                    "time is an upper bound.");
}

void judge_actions(Laboratory& laboratory, Influence& influence)
{
    influence.actions = rank_actions(laboratory);
    std::uint64_t failing = 0;
    for (std::size_t l = 0; l < influence.actions.size(); ++l)
        failing |= std::uint64_t{!influence.actions[l].holds()} << l;
    if (failing == 0)
        return;
    const bool one = std::has_single_bit(failing);
    const InfluenceRank& first = influence.actions[static_cast<std::size_t>(std::countr_zero(failing))];
    influence.caveats.push_back("The effects of " + list_names(laboratory.graph().actions, failing) +
                                (one ? " span " + directions(first.rank) + ", to one part in a million, for " +
                                           std::to_string(first.needed) + " targets"
                                     : " span fewer directions, to one part in a million, than each has targets") +
                                ", so theory does not promise to tell those targets apart.");
}

}  // namespace

bool Influence::holds() const
{
    return std::all_of(actions.begin(), actions.end(), [](const InfluenceRank& rank) { return rank.holds(); }) &&
           (!time || time->holds());
}

double Influence::margin() const
{
    double smallest = time ? time->margin : 1;
    for (const InfluenceRank& rank : actions)
        smallest = std::min(smallest, rank.margin);
    return smallest;
}

Influence test_influence(const GaussianTransition& transition, std::uint64_t seed, const std::stop_token& stop)
{
    Laboratory laboratory(transition, seed, stop);
    Influence influence;
    if (laboratory.graph().Ga)
        judge_actions(laboratory, influence);
    if (laboratory.graph().Gz && !laboratory.stopped())
        judge_time(laboratory, influence);
    return influence;
}

nlohmann::json to_json(const Influence& influence, const CausalGraph& graph)
{
    auto actions = nlohmann::json::array();
    for (std::size_t l = 0; l < influence.actions.size(); ++l)
        actions.push_back({{"action", graph.actions[l]},
                           {"rank", influence.actions[l].rank},
                           {"needed", influence.actions[l].needed},
                           {"margin", influence.actions[l].margin}});
    nlohmann::json time = nullptr;
    if (influence.time)
        time = {{"rank", influence.time->rank},
                {"needed", influence.time->needed},
                {"margin", influence.time->margin},
                {"form", influence.time_form}};
    return {{"action", actions}, {"time", time}, {"caveats", influence.caveats}};
}

}  // namespace disentangle
