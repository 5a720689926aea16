// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/layers.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace disentangle {
namespace {

constexpr int sweeps = 12;
constexpr double bend_room = 0.35;  // a passing edge needs less room than a node

/// The layers, with a bend in each layer that an edge passes through.
class Layers {
public:
    explicit Layers(const LayeredGraph& graph) : real_(graph.layer.size())
    {
        std::vector<int> layer = graph.layer;
        bends_.resize(graph.edges.size());
        above_.resize(real_);
        below_.resize(real_);
        for (std::size_t e = 0; e < graph.edges.size(); ++e) {
            std::size_t upper = static_cast<std::size_t>(graph.edges[e].from);
            const auto to = static_cast<std::size_t>(graph.edges[e].to);
            while (layer[upper] + 1 < layer[to]) {
                const std::size_t bend = layer.size();
                layer.push_back(layer[upper] + 1);
                above_.emplace_back();
                below_.emplace_back();
                bends_[e].push_back(bend);
                join(upper, bend);
                upper = bend;
            }
            join(upper, to);
        }
        const int count = layer.empty() ? 0 : *std::max_element(layer.begin(), layer.end()) + 1;
        layers_.resize(static_cast<std::size_t>(count));
        for (std::size_t node = 0; node < layer.size(); ++node)
            layers_[static_cast<std::size_t>(layer[node])].push_back(node);
        place_.resize(layer.size());
        for (const auto& nodes : layers_)
            number(nodes);
    }

    void reduce_crossings()
    {
        auto best = layers_;
        std::int64_t fewest = crossings();
        for (int sweep = 0; sweep < sweeps && fewest > 0; ++sweep) {
            if (sweep % 2 == 0)
                for (std::size_t l = 1; l < layers_.size(); ++l)
                    sort_by(layers_[l], above_);
            else
                for (std::size_t l = layers_.size(); l-- > 1;)
                    sort_by(layers_[l - 1], below_);
            exchange_neighbours();
            if (const std::int64_t now = crossings(); now < fewest) {
                fewest = now;
                best = layers_;
            }
        }
        layers_ = std::move(best);
        for (const auto& nodes : layers_)
            number(nodes);
    }

    LayeredPlaces places() const
    {
        std::vector<double> x(place_.size());
        std::vector<double> room(place_.size(), bend_room);
        std::fill_n(room.begin(), real_, 1.0);
        for (const auto& nodes : layers_)
            settle(nodes, x, room, [&](std::size_t) { return 0.0; });
        for (int sweep = 0; sweep < sweeps; ++sweep) {
            const auto near = [&](std::size_t node) {
                // Going down the parents count, going up the children, and in the end both.
                const auto& first = sweep % 2 == 0 ? above_[node] : below_[node];
                const auto& second = sweep % 2 == 0 ? below_[node] : above_[node];
                double sum = 0, weight = 0;
                for (const std::size_t n : first) {
                    sum += x[n];
                    weight += 1;
                }
                if (sweep + 2 >= sweeps || first.empty())
                    for (const std::size_t n : second) {
                        sum += x[n];
                        weight += 1;
                    }
                return weight > 0 ? sum / weight : x[node];
            };
            for (std::size_t l = 0; l < layers_.size(); ++l)
                settle(layers_[sweep % 2 == 0 ? l : layers_.size() - 1 - l], x, room, near);
        }
        LayeredPlaces result;
        result.crossings = crossings();
        result.x.assign(x.begin(), x.begin() + static_cast<std::ptrdiff_t>(real_));
        for (const auto& edge : bends_) {
            result.bends.emplace_back();
            for (const std::size_t bend : edge)
                result.bends.back().push_back(x[bend]);
        }
        return result;
    }

private:
    using Nodes = std::vector<std::size_t>;

    void join(std::size_t upper, std::size_t lower)
    {
        below_[upper].push_back(lower);
        above_[lower].push_back(upper);
    }

    void number(const Nodes& nodes)
    {
        for (std::size_t p = 0; p < nodes.size(); ++p)
            place_[nodes[p]] = p;
    }

    void sort_by(Nodes& nodes, const std::vector<Nodes>& neighbours)
    {
        std::vector<std::pair<double, std::size_t>> keyed;
        for (const std::size_t node : nodes) {
            double sum = 0;
            for (const std::size_t n : neighbours[node])
                sum += static_cast<double>(place_[n]);
            keyed.emplace_back(neighbours[node].empty() ? static_cast<double>(place_[node])
                                                        : sum / static_cast<double>(neighbours[node].size()),
                               node);
        }
        std::stable_sort(keyed.begin(), keyed.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
        for (std::size_t p = 0; p < nodes.size(); ++p)
            nodes[p] = keyed[p].second;
        number(nodes);
    }

    std::int64_t pair_crossings(std::size_t left, std::size_t right) const
    {
        std::int64_t count = 0;
        for (const auto* neighbours : {&above_, &below_})
            for (const std::size_t a : (*neighbours)[left])
                for (const std::size_t b : (*neighbours)[right])
                    count += place_[a] > place_[b];
        return count;
    }

    void exchange_neighbours()
    {
        bool improved = true;
        for (int pass = 0; pass < sweeps && improved; ++pass) {
            improved = false;
            for (Nodes& nodes : layers_)
                for (std::size_t p = 0; p + 1 < nodes.size(); ++p)
                    if (pair_crossings(nodes[p], nodes[p + 1]) > pair_crossings(nodes[p + 1], nodes[p])) {
                        std::swap(nodes[p], nodes[p + 1]);
                        place_[nodes[p]] = p;
                        place_[nodes[p + 1]] = p + 1;
                        improved = true;
                    }
        }
    }

    std::int64_t crossings() const
    {
        std::int64_t count = 0;
        for (const Nodes& nodes : layers_)
            for (std::size_t left = 0; left < nodes.size(); ++left)
                for (std::size_t right = left + 1; right < nodes.size(); ++right)
                    for (const std::size_t a : below_[nodes[left]])
                        for (const std::size_t b : below_[nodes[right]])
                            count += place_[a] > place_[b];
        return count;
    }

    template <class Wish>
    static void settle(const Nodes& nodes, std::vector<double>& x, const std::vector<double>& room, Wish wish)
    {
        std::vector<double> wishes, rooms;
        for (const std::size_t node : nodes) {
            wishes.push_back(wish(node));
            rooms.push_back(room[node]);
        }
        const auto found = nearest_places(wishes, rooms);
        for (std::size_t p = 0; p < nodes.size(); ++p)
            x[nodes[p]] = found[p];
    }

    std::size_t real_;
    std::vector<Nodes> layers_, above_, below_, bends_;
    std::vector<std::size_t> place_;
};

}  // namespace

std::vector<int> acyclic_sequence(const Adjacency& matrix)
{
    const int count = matrix.rows();
    std::uint64_t left = count == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << count) - 1;
    std::vector<int> first, last;
    const auto degree = [&](std::uint64_t bits, int node) {
        return std::popcount(bits & left & ~(std::uint64_t{1} << node));
    };
    while (left != 0) {
        int chosen = -1, surplus = 0;
        bool sink = false;
        for_each_bit(left, [&](int node) {
            const int sent = degree(matrix.col_bits(node), node), received = degree(matrix.row_bits(node), node);
            // A source counts as the largest surplus possible, and a sink goes last. Of equals the first is taken.
            const int gain = received == 0 ? 2 * max_nodes : sent == 0 ? 2 * max_nodes - 1 : sent - received;
            if (chosen < 0 || gain > surplus) {
                chosen = node;
                surplus = gain;
                sink = received != 0 && sent == 0;
            }
        });
        (sink ? last : first).push_back(chosen);
        left &= ~(std::uint64_t{1} << chosen);
    }
    first.insert(first.end(), last.rbegin(), last.rend());
    return first;
}

std::vector<double> nearest_places(const std::vector<double>& wishes, const std::vector<double>& room)
{
    // Once the room of each is subtracted, keeping distance means keeping order: isotonic regression.
    std::vector<double> offset(wishes.size(), 0);
    for (std::size_t i = 1; i < wishes.size(); ++i)
        offset[i] = offset[i - 1] + (room[i - 1] + room[i]) / 2;
    struct Block {
        double sum;
        std::size_t count;
        double mean() const { return sum / static_cast<double>(count); }
    };
    std::vector<Block> blocks;
    for (std::size_t i = 0; i < wishes.size(); ++i) {
        blocks.push_back({wishes[i] - offset[i], 1});
        while (blocks.size() > 1 && blocks[blocks.size() - 2].mean() >= blocks.back().mean()) {
            const Block merged{blocks[blocks.size() - 2].sum + blocks.back().sum,
                               blocks[blocks.size() - 2].count + blocks.back().count};
            blocks.pop_back();
            blocks.back() = merged;
        }
    }
    std::vector<double> result;
    for (const Block& block : blocks)
        for (std::size_t n = 0; n < block.count; ++n)
            result.push_back(block.mean() + offset[result.size()]);
    return result;
}

LayeredPlaces place_layers(const LayeredGraph& graph)
{
    Layers layers(graph);
    layers.reduce_crossings();
    return layers.places();
}

}  // namespace disentangle
