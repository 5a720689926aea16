// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/unrolled_order.h"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>
#include <numeric>
#include <utility>

namespace disentangle {
namespace {

constexpr int exact_limit = 5;
// Later rounds gain next to nothing. For large graphs a few milliseconds allow one round; dense graphs get none,
// because their crossings cannot be avoided.
constexpr int sifting_rounds = 4, rounds_of_large = 1, large = 24, dense = 600;

std::vector<int> natural(int count)
{
    std::vector<int> order(static_cast<std::size_t>(count));
    std::iota(order.begin(), order.end(), 0);
    return order;
}

/// Crossings between the edges of two neighbouring rows whose entries stand in drawing order.
std::int64_t pair_crossings(std::uint64_t upper, std::uint64_t lower)
{
    std::int64_t count = 0;
    for (; upper != 0 && lower != 0; upper &= upper - 1)
        count += std::popcount(lower & ((upper & -upper) - 1));
    return count;
}

std::int64_t all_crossings(const std::vector<std::uint64_t>& rows)
{
    std::int64_t count = 0;
    for (std::size_t upper = 0; upper < rows.size(); ++upper)
        for (std::size_t lower = upper + 1; lower < rows.size(); ++lower)
            count += pair_crossings(rows[upper], rows[lower]);
    return count;
}

/// The rows of a matrix with both sides in drawing order; empty without a matrix.
std::vector<std::uint64_t> drawn(const std::optional<Adjacency>& matrix, const std::vector<int>& rows,
                                 const std::vector<int>& cols)
{
    std::vector<std::uint64_t> result;
    if (!matrix)
        return result;
    for (const int row : rows) {
        std::uint64_t bits = 0;
        for (std::size_t place = 0; place < cols.size(); ++place)
            bits |= std::uint64_t{(*matrix)(row, cols[place])} << place;
        result.push_back(bits);
    }
    return result;
}

std::vector<std::uint64_t> transposed(const std::vector<std::uint64_t>& rows, std::size_t cols)
{
    std::vector<std::uint64_t> result(cols, 0);
    for (std::size_t row = 0; row < rows.size(); ++row)
        for_each_bit(rows[row], [&](int col) { result[static_cast<std::size_t>(col)] |= std::uint64_t{1} << row; });
    return result;
}

void swap_bits(std::vector<std::uint64_t>& rows, std::size_t place)
{
    for (std::uint64_t& bits : rows) {
        const std::uint64_t differ = ((bits >> place) ^ (bits >> (place + 1))) & 1U;
        bits ^= (differ << place) | (differ << (place + 1));
    }
}

/// Both matrices in drawing order, by rows and by columns, and how an exchange of neighbours changes the crossings.
class Drawing {
public:
    Drawing(const CausalGraph& graph, std::vector<int> latents, std::vector<int> actions)
        : order{std::move(latents), std::move(actions), 0},
          time_(drawn(graph.Gz, order.latents, order.latents)),
          time_parents_(transposed(time_, time_.size())),
          reach_(drawn(graph.Ga, order.latents, order.actions)),
          reach_parents_(transposed(reach_, order.actions.size()))
    {
        order.crossings = all_crossings(time_) + all_crossings(reach_);
    }

    UnrolledOrder order;

    void swap_latents(std::size_t place)
    {
        std::swap(order.latents[place], order.latents[place + 1]);
        swap_side(time_, time_parents_, place);
        swap_side(time_parents_, time_, place);
        swap_side(reach_, reach_parents_, place);
    }

    void swap_actions(std::size_t place)
    {
        std::swap(order.actions[place], order.actions[place + 1]);
        swap_side(reach_parents_, reach_, place);
    }

    void sift()
    {
        const int rounds =
            order.latents.size() > large || order.actions.size() > large ? rounds_of_large : sifting_rounds;
        for (int round = 0; round < rounds; ++round) {
            const std::int64_t before = order.crossings;
            for (const int latent : natural(static_cast<int>(order.latents.size())))
                sift_one(order.latents, latent, [this](std::size_t place) { swap_latents(place); });
            for (const int action : natural(static_cast<int>(order.actions.size())))
                sift_one(order.actions, action, [this](std::size_t place) { swap_actions(place); });
            if (order.crossings == before)
                return;
        }
    }

private:
    void swap_side(std::vector<std::uint64_t>& rows, std::vector<std::uint64_t>& other, std::size_t place)
    {
        if (rows.empty())
            return;
        order.crossings += pair_crossings(rows[place + 1], rows[place]) - pair_crossings(rows[place], rows[place + 1]);
        std::swap(rows[place], rows[place + 1]);
        swap_bits(other, place);
    }

    /// Moves a node through all places, the nearer end first, and leaves it at the best one; where it was when none is
    /// better.
    template <class Swap>
    void sift_one(const std::vector<int>& places, int node, Swap swap)
    {
        const auto start = static_cast<std::size_t>(std::find(places.begin(), places.end(), node) - places.begin());
        const std::size_t last = places.size() - 1;
        std::size_t at = start, best = start;
        std::int64_t fewest = order.crossings;
        const auto go = [&](std::size_t target) {
            while (at != target) {
                swap(at < target ? at : at - 1);
                at += at < target ? std::size_t{1} : std::size_t(-1);
                if (order.crossings < fewest) {
                    fewest = order.crossings;
                    best = at;
                }
            }
        };
        const bool up_first = start <= last - start;
        go(up_first ? 0 : last);
        go(up_first ? last : 0);
        go(best);
    }

    std::vector<std::uint64_t> time_, time_parents_, reach_, reach_parents_;
};

/// Latents by the mean place of their parents and children, actions by that of their latents.
void by_barycentre(const CausalGraph& graph, std::vector<int>& latents, std::vector<int>& actions)
{
    std::vector<double> place(latents.size());
    for (int sweep = 0; sweep < 4; ++sweep) {
        for (std::size_t p = 0; p < latents.size(); ++p)
            place[static_cast<std::size_t>(latents[p])] = static_cast<double>(p);
        const auto mean = [&](std::uint64_t first, std::uint64_t second, double otherwise) {
            double sum = 0;
            for (const std::uint64_t bits : {first, second})
                for_each_bit(bits, [&](int i) { sum += place[static_cast<std::size_t>(i)]; });
            const int count = std::popcount(first) + std::popcount(second);
            return count > 0 ? sum / count : otherwise;
        };
        const auto sort_by = [](std::vector<int>& order, const std::vector<double>& key) {
            std::stable_sort(order.begin(), order.end(), [&](int a, int b) {
                return key[static_cast<std::size_t>(a)] < key[static_cast<std::size_t>(b)];
            });
        };
        std::vector<double> key(latents.size());
        for (int i = 0; i < graph.d_z(); ++i)
            key[static_cast<std::size_t>(i)] =
                mean(graph.Gz ? graph.Gz->row_bits(i) : 0, graph.Gz ? graph.Gz->col_bits(i) : 0,
                     place[static_cast<std::size_t>(i)]);
        sort_by(latents, key);
        std::vector<double> action_key(actions.size());
        for (int l = 0; l < graph.d_a(); ++l)
            action_key[static_cast<std::size_t>(l)] = mean(graph.Ga ? graph.Ga->col_bits(l) : 0, 0, l);
        sort_by(actions, action_key);
    }
}

/// Tries every order of latents, giving up once the edges among those placed cross too often, each with its best order
/// of actions (dynamic programming over the sets of actions placed so far).
class Exhaustive {
public:
    Exhaustive(const CausalGraph& graph, UnrolledOrder best) : graph_(graph), best_(std::move(best)) {}

    UnrolledOrder run()
    {
        extend();
        return best_;
    }

private:
    void extend()
    {
        const std::int64_t so_far = all_crossings(drawn(graph_.Gz, latents_, latents_));
        if (so_far >= best_.crossings)
            return;
        if (static_cast<int>(latents_.size()) == graph_.d_z()) {
            place_actions(so_far);
            return;
        }
        for (int i = 0; i < graph_.d_z(); ++i) {
            if (std::find(latents_.begin(), latents_.end(), i) != latents_.end())
                continue;
            latents_.push_back(i);
            extend();
            latents_.pop_back();
        }
    }

    void place_actions(std::int64_t so_far)
    {
        const auto count = static_cast<std::size_t>(graph_.d_a());
        const auto columns = transposed(drawn(graph_.Ga, latents_, natural(graph_.d_a())), count);
        struct Choice {
            std::int64_t crossings = std::numeric_limits<std::int64_t>::max();
            std::size_t last = 0;
        };
        std::array<Choice, std::size_t{1} << exact_limit> best;
        best[0].crossings = so_far;
        const std::size_t whole = (std::size_t{1} << count) - 1;
        for (std::size_t left = 0; left < whole; ++left)
            for (std::size_t next = 0; next < count; ++next) {
                if ((left >> next) & 1U)
                    continue;
                std::int64_t crossings = best[left].crossings;
                for (std::size_t l = 0; l < count; ++l)
                    if ((left >> l) & 1U)
                        crossings += pair_crossings(columns[l], columns[next]);
                Choice& choice = best[left | (std::size_t{1} << next)];
                if (crossings < choice.crossings)
                    choice = {crossings, next};
            }
        if (best[whole].crossings >= best_.crossings)
            return;
        best_ = {latents_, {}, best[whole].crossings};
        for (std::size_t left = whole; left != 0; left &= ~(std::size_t{1} << best[left].last))
            best_.actions.insert(best_.actions.begin(), static_cast<int>(best[left].last));
    }

    const CausalGraph& graph_;
    UnrolledOrder best_;
    std::vector<int> latents_;
};

}  // namespace

std::int64_t unrolled_crossings(const CausalGraph& graph, const std::vector<int>& latents,
                                const std::vector<int>& actions)
{
    return all_crossings(drawn(graph.Gz, latents, latents)) + all_crossings(drawn(graph.Ga, latents, actions));
}

UnrolledOrder unrolled_order(const CausalGraph& graph)
{
    std::vector<int> latents = natural(graph.d_z()), actions = natural(graph.d_a());
    Drawing drawing(graph, latents, actions);
    if (drawing.order.crossings == 0)
        return drawing.order;
    if (graph.d_z() <= exact_limit && graph.d_a() <= exact_limit)
        return Exhaustive(graph, std::move(drawing.order)).run();
    by_barycentre(graph, latents, actions);
    Drawing other(graph, std::move(latents), std::move(actions));
    Drawing& better = other.order.crossings < drawing.order.crossings ? other : drawing;
    const int edges = (graph.Ga ? graph.Ga->edges() : 0) + (graph.Gz ? graph.Gz->edges() : 0);
    if (edges <= dense)
        better.sift();
    if (edges <= dense && static_cast<int>(graph.latents.size()) <= large) {
        Drawing& worse = &better == &other ? drawing : other;
        worse.sift();
        // Among equals, the one that started from the document's order.
        if (worse.order.crossings < better.order.crossings ||
            (worse.order.crossings == better.order.crossings && &worse == &drawing))
            return worse.order;
    }
    return better.order;
}

}  // namespace disentangle
