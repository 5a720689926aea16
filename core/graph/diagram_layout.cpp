// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/diagram_layout.h"

#include "core/graph/layers.h"
#include "core/graph/unrolled_order.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace disentangle {

DiagramLayout unrolled_layout(const CausalGraph& graph, double apart)
{
    const UnrolledOrder order = unrolled_order(graph);
    DiagramLayout layout;
    layout.crossings = order.crossings;
    layout.latents.resize(order.latents.size());
    layout.past.resize(order.latents.size());
    layout.actions.resize(order.actions.size());
    for (std::size_t place = 0; place < order.latents.size(); ++place) {
        const auto i = static_cast<std::size_t>(order.latents[place]);
        const double y = 1.25 + static_cast<double>(place);
        layout.past[i] = {0, y};
        layout.latents[i] = {apart, y};
    }
    for (std::size_t place = 0; place < order.actions.size(); ++place)
        layout.actions[static_cast<std::size_t>(order.actions[place])] = {apart + 1 + static_cast<double>(place), 0};
    return layout;
}

DiagramLayout ring_layout(const CausalGraph& graph)
{
    DiagramLayout layout;
    const int count = graph.d_z();
    // Neighbours on the ring are 1.5 units apart along the chord, enough for a unit square at any angle.
    const double radius = count == 1 ? 0 : 0.75 / std::sin(std::numbers::pi / std::max(count, 2));
    const double top = graph.d_a() > 0 ? 1.5 : 0;
    for (int i = 0; i < count; ++i) {
        const double angle = 2 * std::numbers::pi * i / count;
        layout.latents.push_back({radius * std::sin(angle), top + radius - radius * std::cos(angle)});
    }
    if (graph.d_a() == 0)
        return layout;
    std::vector<double> wish;
    for (int l = 0; l < graph.d_a(); ++l) {
        double sum = 0;
        const std::uint64_t reached = graph.Ga->col_bits(l);
        for_each_bit(reached, [&](int i) { sum += layout.latents[static_cast<std::size_t>(i)].x; });
        wish.push_back(reached ? sum / std::popcount(reached) : 0);
    }
    std::vector<int> order(wish.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&](int a, int b) {
        return wish[static_cast<std::size_t>(a)] < wish[static_cast<std::size_t>(b)];
    });
    std::vector<double> sorted;
    for (const int l : order)
        sorted.push_back(wish[static_cast<std::size_t>(l)]);
    const auto places = nearest_places(sorted, std::vector<double>(sorted.size(), 1));
    layout.actions.resize(wish.size());
    for (std::size_t place = 0; place < order.size(); ++place)
        layout.actions[static_cast<std::size_t>(order[place])] = {places[place], 0};
    return layout;
}

DiagramLayout folded_layout(const CausalGraph& graph, int most_bends)
{
    const int d_a = graph.d_a();
    LayeredGraph layered;
    const std::vector<int> sequence = graph.Gz ? acyclic_sequence(*graph.Gz) : [&] {
        std::vector<int> all(graph.latents.size());
        std::iota(all.begin(), all.end(), 0);
        return all;
    }();
    std::vector<int> place(graph.latents.size());
    for (std::size_t p = 0; p < sequence.size(); ++p)
        place[static_cast<std::size_t>(sequence[p])] = static_cast<int>(p);

    // Nodes 0..d_a-1 are the actions in layer 0; latent i is node d_a + i.
    layered.layer.assign(static_cast<std::size_t>(d_a), 0);
    layered.layer.resize(static_cast<std::size_t>(d_a + graph.d_z()), 1);
    const auto layer_of = [&](int latent) -> int& { return layered.layer[static_cast<std::size_t>(d_a + latent)]; };
    for (const int j : sequence)
        for (int i = 0; graph.Gz && i < graph.d_z(); ++i)
            if (i != j && ((*graph.Gz)(i, j) || (*graph.Gz)(j, i)) &&
                place[static_cast<std::size_t>(j)] < place[static_cast<std::size_t>(i)])
                layer_of(i) = std::max(layer_of(i), layer_of(j) + 1);

    struct Drawn {
        bool from_action;
        int row, col;
        bool reversed;
    };
    std::vector<Drawn> drawn;
    int bends = 0;
    const auto add = [&](const Drawn& edge, int from, int to) {
        drawn.push_back(edge);
        layered.edges.push_back({from, to});
        bends += layered.layer[static_cast<std::size_t>(to)] - layered.layer[static_cast<std::size_t>(from)] - 1;
    };
    for (int i = 0; i < graph.d_z(); ++i) {
        for (int l = 0; l < d_a; ++l)
            if ((*graph.Ga)(i, l))
                add({true, i, l, false}, l, d_a + i);
        for (int j = 0; graph.Gz && j < graph.d_z(); ++j) {
            if (i == j || !(*graph.Gz)(i, j))
                continue;
            const bool reversed = place[static_cast<std::size_t>(j)] > place[static_cast<std::size_t>(i)];
            // The two edges of a pair take the same way; drawing bows them apart.
            if (!(reversed && (*graph.Gz)(j, i)))
                add({false, i, j, reversed}, d_a + (reversed ? i : j), d_a + (reversed ? j : i));
        }
    }
    if (bends > most_bends)
        return ring_layout(graph);

    const LayeredPlaces places = place_layers(layered);
    DiagramLayout layout;
    layout.crossings = places.crossings;
    for (int node = 0; node < d_a + graph.d_z(); ++node) {
        const auto n = static_cast<std::size_t>(node);
        const DiagramPoint point{places.x[n], 1.5 * layered.layer[n]};
        (node < d_a ? layout.actions : layout.latents).push_back(point);
        if (node >= d_a)
            layout.layers.push_back(layered.layer[n]);
    }
    for (std::size_t e = 0; e < drawn.size(); ++e) {
        if (places.bends[e].empty())
            continue;
        DiagramBend bend{drawn[e].from_action, drawn[e].row, drawn[e].col, {}};
        double y = 1.5 * layered.layer[static_cast<std::size_t>(layered.edges[e].from)];
        for (const double x : places.bends[e])
            bend.through.push_back({x, y += 1.5});
        if (drawn[e].reversed)
            std::reverse(bend.through.begin(), bend.through.end());
        layout.bends.push_back(std::move(bend));
    }
    return layout;
}

}  // namespace disentangle
