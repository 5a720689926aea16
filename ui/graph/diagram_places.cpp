// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/diagram_places.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>

namespace disentangle {
namespace {

/// For each name its index among the old ones, or -1. A new name at an old index counts as a renaming.
std::vector<int> origins(const std::vector<std::string>& old, const std::vector<std::string>& now)
{
    std::vector<int> result;
    std::vector<bool> taken(old.size());
    for (const std::string& name : now) {
        const auto found = std::find(old.begin(), old.end(), name);
        result.push_back(found == old.end() ? -1 : static_cast<int>(found - old.begin()));
        if (result.back() >= 0)
            taken[static_cast<std::size_t>(result.back())] = true;
    }
    if (old.size() == now.size())
        for (std::size_t i = 0; i < now.size(); ++i)
            if (result[i] < 0 && !taken[i])
                result[i] = static_cast<int>(i);
    return result;
}

int cellsThatDiffer(const std::optional<Adjacency>& a, const std::optional<Adjacency>& b)
{
    if (!a || !b)
        return a.has_value() == b.has_value() ? 0 : (a ? a : b)->edges();
    int count = 0;
    for (int row = 0; row < std::min(a->rows(), b->rows()); ++row)
        count += std::popcount(a->row_bits(row) ^ b->row_bits(row));
    return count;
}

}  // namespace

void DiagramPlaces::layOut(const CausalGraph& graph)
{
    m_graph = graph;
    m_moved.clear();
    m_gone.clear();
    m_layout = m_mode == DiagramMode::folded ? folded_layout(graph)
                                             : unrolled_layout(graph, std::max(3.0, 1.5 + 0.15 * graph.d_z()));
}

bool DiagramPlaces::follow(const CausalGraph& graph)
{
    if (graph == m_graph && !m_layout.latents.empty())
        return false;
    const auto latents = origins(m_graph.latents, graph.latents), actions = origins(m_graph.actions, graph.actions);
    const int latentsGrown = graph.d_z() - m_graph.d_z(), actionsGrown = graph.d_a() - m_graph.d_a();
    const auto known = std::count_if(latents.begin(), latents.end(), [](int from) { return from >= 0; });
    const bool sameNodes = latentsGrown == 0 && actionsGrown == 0;
    const bool oneNode =
        std::abs(latentsGrown) + std::abs(actionsGrown) == 1 && known >= std::min(graph.d_z(), m_graph.d_z());
    const int cells = sameNodes ? cellsThatDiffer(m_graph.Ga, graph.Ga) + cellsThatDiffer(m_graph.Gz, graph.Gz) : 0;
    const bool renamed = sameNodes && graph.latents != m_graph.latents;
    // Many changed edges at once mean another graph, unless somebody has arranged this one by hand or only the order of
    // its rows has changed.
    if (m_layout.latents.empty() || !(sameNodes || oneNode || isMoved()) ||
        (sameNodes && cells > 1 && !isMoved() && !renamed)) {
        layOut(graph);
        return true;
    }
    adopt(graph, latents, actions);
    return false;
}

void DiagramPlaces::adopt(const CausalGraph& graph, const std::vector<int>& latentsFrom,
                          const std::vector<int>& actionsFrom)
{
    const DiagramLayout old = std::move(m_layout);
    // Places given by hand are remembered under the node's name.
    std::map<DiagramNode::Kind, const std::vector<DiagramPoint>*> before{
        {DiagramNode::action, &old.actions}, {DiagramNode::past, &old.past}, {DiagramNode::latent, &old.latents}};
    const auto nameOf = [](const CausalGraph& of, DiagramNode::Kind kind, int index) {
        return (kind == DiagramNode::action ? of.actions : of.latents)[static_cast<std::size_t>(index)];
    };
    std::set<Key> moved;
    for (const auto& [kind, name] : m_moved) {
        const auto& names = kind == DiagramNode::action ? m_graph.actions : m_graph.latents;
        const auto& from = kind == DiagramNode::action ? actionsFrom : latentsFrom;
        const int index = static_cast<int>(std::find(names.begin(), names.end(), name) - names.begin());
        const auto found = std::find(from.begin(), from.end(), index);
        if (found != from.end())
            moved.insert({kind, nameOf(graph, kind, static_cast<int>(found - from.begin()))});
        else if (static_cast<std::size_t>(index) < before[kind]->size())
            m_gone[{kind, name}] = (*before[kind])[static_cast<std::size_t>(index)];
    }
    m_moved = std::move(moved);
    m_layout = {};
    m_graph = graph;
    struct New {
        DiagramNode node;
    };
    std::vector<New> fresh;
    const auto carry = [&](DiagramNode::Kind kind, std::vector<DiagramPoint>& places, const std::vector<int>& from) {
        for (std::size_t i = 0; i < from.size(); ++i) {
            const bool known = from[i] >= 0 && static_cast<std::size_t>(from[i]) < before[kind]->size();
            places.push_back(known ? (*before[kind])[static_cast<std::size_t>(from[i])] : DiagramPoint{});
            if (!known)
                fresh.push_back({{kind, static_cast<int>(i)}});
        }
    };
    carry(DiagramNode::action, m_layout.actions, actionsFrom);
    carry(DiagramNode::latent, m_layout.latents, latentsFrom);
    if (m_mode == DiagramMode::unrolled)
        carry(DiagramNode::past, m_layout.past, latentsFrom);
    for (const New& its : fresh) {
        // Moved out of the way first, so that it does not occupy its own place.
        place(its.node) = {1e9, 1e9};
        place(its.node) = freePlace(its.node.kind);
        if (const auto gone = m_gone.find(key(its.node)); gone != m_gone.end()) {
            put(its.node, gone->second);
            m_gone.erase(gone);
        }
    }
    if (m_mode == DiagramMode::unrolled && !isMoved())
        closeRanks();
    // An edge keeps its way as long as its ends keep their places.
    for (const DiagramBend& bend : old.bends) {
        const auto& parents = bend.from_action ? actionsFrom : latentsFrom;
        const auto child = std::find(latentsFrom.begin(), latentsFrom.end(), bend.row);
        const auto parent = std::find(parents.begin(), parents.end(), bend.col);
        if (child != latentsFrom.end() && parent != parents.end()) {
            m_layout.bends.push_back(bend);
            m_layout.bends.back().row = static_cast<int>(child - latentsFrom.begin());
            m_layout.bends.back().col = static_cast<int>(parent - parents.begin());
        }
    }
}

void DiagramPlaces::closeRanks()
{
    const auto ranked = [](const std::vector<DiagramPoint>& places, auto coordinate) {
        std::vector<std::size_t> order(places.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::stable_sort(order.begin(), order.end(),
                         [&](std::size_t a, std::size_t b) { return coordinate(places[a]) < coordinate(places[b]); });
        return order;
    };
    double y = 1.25;
    for (const std::size_t i : ranked(m_layout.latents, [](const DiagramPoint& p) { return p.y; })) {
        m_layout.latents[i] = {m_layout.latents[i].x, y};
        m_layout.past[i] = {m_layout.past[i].x, y};
        y += 1;
    }
    double x = (m_layout.latents.empty() ? 0 : m_layout.latents.front().x) + 1;
    for (const std::size_t l : ranked(m_layout.actions, [](const DiagramPoint& p) { return p.x; })) {
        m_layout.actions[l] = {x, 0};
        x += 1;
    }
}

DiagramPoint DiagramPlaces::freePlace(DiagramNode::Kind kind) const
{
    const auto& its = kind == DiagramNode::action ? m_layout.actions
                      : kind == DiagramNode::past ? m_layout.past
                                                  : m_layout.latents;
    const auto taken = [&](const DiagramPoint& p) {
        for (const auto* nodes : {&m_layout.actions, &m_layout.past, &m_layout.latents})
            for (const DiagramPoint& other : *nodes)
                if (std::abs(other.x - p.x) < 1 && std::abs(other.y - p.y) < 1)
                    return true;
        return false;
    };
    // After the last node of its kind, in the direction in which that kind is laid out.
    const bool across = kind == DiagramNode::action || m_mode == DiagramMode::folded;
    DiagramPoint place =
        kind == DiagramNode::action
            ? DiagramPoint{m_mode == DiagramMode::unrolled && !m_layout.latents.empty() ? m_layout.latents.front().x + 1
                                                                                        : 0,
                           0}
            : DiagramPoint{0, 1.5};
    bool first = true;
    for (const DiagramPoint& other : its) {
        if (other.x > 1e8)
            continue;
        const bool further = across ? std::pair(other.y, other.x) >= std::pair(place.y, place.x)
                                    : std::pair(other.x, other.y) >= std::pair(place.x, place.y);
        if (first || further)
            place = other;
        first = false;
    }
    while (taken(place))
        (across ? place.x : place.y) += 1;
    return place;
}

DiagramPoint& DiagramPlaces::place(DiagramNode node)
{
    auto& places = node.kind == DiagramNode::action ? m_layout.actions
                   : node.kind == DiagramNode::past ? m_layout.past
                                                    : m_layout.latents;
    return places[static_cast<std::size_t>(node.index)];
}

DiagramPoint DiagramPlaces::at(DiagramNode node) const
{
    return const_cast<DiagramPlaces*>(this)->place(node);
}

DiagramPlaces::Key DiagramPlaces::key(DiagramNode node) const
{
    return {node.kind, (node.kind == DiagramNode::action ? m_graph.actions
                                                         : m_graph.latents)[static_cast<std::size_t>(node.index)]};
}

void DiagramPlaces::put(DiagramNode node, const DiagramPoint& where)
{
    place(node) = where;
    m_moved.insert(key(node));
    std::erase_if(m_layout.bends, [&](const DiagramBend& bend) {
        const bool parent = bend.col == node.index && bend.from_action == (node.kind == DiagramNode::action);
        return parent || (bend.row == node.index && node.kind != DiagramNode::action);
    });
}

void DiagramPlaces::move(const std::vector<DiagramNode>& nodes, const DiagramPoint& by)
{
    for (const DiagramNode node : nodes) {
        const DiagramPoint from = at(node);
        put(node, {from.x + by.x, from.y + by.y});
    }
}

}  // namespace disentangle
