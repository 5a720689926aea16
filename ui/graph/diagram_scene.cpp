// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/diagram_scene.h"

#include "ui/graph/diagram_route.h"

#include <QApplication>
#include <QFontMetricsF>

#include <algorithm>
#include <array>
#include <cmath>

namespace disentangle {
namespace {

constexpr double nodeHeight = 28;
constexpr double widestNode = 110;
constexpr double gapAcross = 12;
constexpr double gapDown = 12;
constexpr double headingRoom = 22;  // for the heading of a column
constexpr double margin = 10;
constexpr int mostDetours = 1500;  // edges; looking for nodes in the way of more would take longer than a frame

/// Distance from the middle for one of `count` edges that share `room`; `before` of them come before it.
double spread(int before, int count, double room)
{
    return (before - (count - 1) / 2.0) * std::min(5.0, room / count);
}

}  // namespace

bool DiagramScene::Node::contains(const QPointF& point, double grown) const
{
    const QRectF its = rect.adjusted(-grown, -grown, grown, grown);
    if (id.kind == DiagramNode::action || !its.contains(point))
        return its.contains(point);
    // A stadium: within half its height of the middle line.
    const double radius = its.height() / 2;
    const double left = its.left() + radius, right = std::max(left, its.right() - radius);
    return std::hypot(point.x() - std::clamp(point.x(), left, right), point.y() - its.center().y()) <= radius;
}

DiagramScene::DiagramScene(const CausalGraph& graph, const DiagramLayout& layout, bool tidy)
    : m_actions(layout.actions.size()),
      m_past(layout.past.size()),
      m_folded(layout.past.empty()),
      m_detours(!tidy && (graph.Ga ? graph.Ga->edges() : 0) + (graph.Gz ? graph.Gz->edges() : 0) <= mostDetours)
{
    const QFontMetricsF metrics(QApplication::font());
    double widest = nodeHeight;
    const auto add = [&](DiagramNode::Kind kind, const std::vector<std::string>& names) {
        for (std::size_t i = 0; i < names.size(); ++i) {
            Node its{{kind, static_cast<int>(i)},
                     QString::fromStdString(names[i]),
                     {},
                     kind == DiagramNode::past && !graph.Gz};
            const double text = metrics.horizontalAdvance(its.label) + 14;
            its.rect.setSize({std::clamp(text, nodeHeight, widestNode), nodeHeight});
            widest = std::max(widest, its.rect.width());
            m_nodes.push_back(std::move(its));
        }
    };
    add(DiagramNode::action, graph.actions);
    if (!m_folded)
        add(DiagramNode::past, graph.latents);
    add(DiagramNode::latent, graph.latents);
    m_unit = {widest + gapAcross, nodeHeight + gapDown};

    const auto at = [this](const DiagramPoint& point) {
        return QPointF(point.x * m_unit.width(), point.y * m_unit.height());
    };
    for (Node& its : m_nodes) {
        const auto& places = its.id.kind == DiagramNode::action ? layout.actions
                             : its.id.kind == DiagramNode::past ? layout.past
                                                                : layout.latents;
        its.rect.moveCenter(at(places[static_cast<std::size_t>(its.id.index)]));
        m_bounds |= its.rect;
    }

    const auto addEdge = [&](GraphPart part, int row, int col) {
        const GraphCell id{part, row, col};
        const Node& from = node(source(id));
        const Node& to = node(target(id));
        QPolygonF line;
        for (const DiagramBend& bend : layout.bends)
            if (bend.from_action == (part == GraphPart::Ga) && bend.row == row && bend.col == col) {
                std::vector<QPointF> through{from.rect.center()};
                for (const DiagramPoint& point : bend.through)
                    through.push_back(at(point));
                through.push_back(to.rect.center());
                line = routes::smooth(through);
            }
        // A bow that meets no node is better than a way between nodes that grazes one.
        if (line.isEmpty() || meetsNode(line, from, to))
            if (const QPolygonF other = route(from, to, id, graph); line.isEmpty() || !meetsNode(other, from, to))
                line = other;
        m_edges.push_back({id, {}, {}});
        Edge& edge = m_edges.back();
        std::tie(edge.line, edge.head) = routes::withArrow(
            line, [&](const QPointF& p) { return from.contains(p); },
            [&](const QPointF& p) { return to.contains(p, 1.5); });
        m_bounds |= edge.line.boundingRect();
    };
    for (int row = 0; graph.Ga && row < graph.d_z(); ++row)
        for_each_bit(graph.Ga->row_bits(row), [&](int col) { addEdge(GraphPart::Ga, row, col); });
    for (int row = 0; graph.Gz && row < graph.d_z(); ++row)
        for_each_bit(graph.Gz->row_bits(row), [&](int col) { addEdge(GraphPart::Gz, row, col); });
    m_bounds.adjust(-margin, -margin - (m_folded ? 0 : headingRoom), margin, margin);
}

std::size_t DiagramScene::place(DiagramNode id) const
{
    const auto index = static_cast<std::size_t>(id.index);
    return id.kind == DiagramNode::action ? index : m_actions + index + (id.kind == DiagramNode::latent ? m_past : 0);
}

DiagramScene::Node& DiagramScene::node(DiagramNode id)
{
    return m_nodes[place(id)];
}

const DiagramScene::Node& DiagramScene::node(DiagramNode id) const
{
    return m_nodes[place(id)];
}

const DiagramScene::Node* DiagramScene::find(DiagramNode id) const
{
    if (id.index < 0 || (id.kind == DiagramNode::past && m_folded))
        return nullptr;
    const std::size_t at = place(id);
    return at < m_nodes.size() && m_nodes[at].id == id ? &m_nodes[at] : nullptr;
}

const DiagramScene::Edge* DiagramScene::find(GraphCell id) const
{
    const auto found = std::find_if(m_edges.begin(), m_edges.end(), [&](const Edge& edge) { return edge.id == id; });
    return found == m_edges.end() ? nullptr : &*found;
}

DiagramNode DiagramScene::source(const GraphCell& edge) const
{
    return {edge.part == GraphPart::Ga ? DiagramNode::action
            : m_folded                 ? DiagramNode::latent
                                       : DiagramNode::past,
            edge.col};
}

DiagramNode DiagramScene::target(const GraphCell& edge) const
{
    return {DiagramNode::latent, edge.row};
}

const DiagramScene::Node* DiagramScene::nodeAt(const QPointF& point, double grown) const
{
    const Node* nearest = nullptr;
    double least = 0;
    for (const Node& its : m_nodes) {
        if (!its.contains(point, grown))
            continue;
        const QPointF apart = point - its.rect.center();
        const double distance = QPointF::dotProduct(apart, apart);
        // Where two nodes overlap, the one drawn last is on top.
        if (!nearest || distance <= least) {
            nearest = &its;
            least = distance;
        }
    }
    return nearest;
}

const DiagramScene::Edge* DiagramScene::edgeAt(const QPointF& point, double reach) const
{
    const Edge* nearest = nullptr;
    for (const Edge& edge : m_edges) {
        const double distance = std::min(routes::distance(edge.line, point), routes::distance(edge.head, point));
        if (distance <= reach) {
            reach = distance;
            nearest = &edge;
        }
    }
    return nearest;
}

DiagramScene::Edge DiagramScene::loose(const Node& from, const QPointF& to) const
{
    const Node* target = nodeAt(to);
    const bool itself = target && target->id == from.id;
    Edge edge;
    std::tie(edge.line, edge.head) = routes::withArrow(
        itself ? routes::loop(from.rect, -0.785) : QPolygonF({from.rect.center(), target ? target->rect.center() : to}),
        [&](const QPointF& p) { return from.contains(p); },
        [&](const QPointF& p) { return target && target->contains(p, 1.5); });
    return edge;
}

bool DiagramScene::meetsNode(const QPolygonF& line, const Node& from, const Node& to) const
{
    if (!m_detours)
        return false;
    const QRectF box = line.boundingRect().adjusted(-1, -1, 1, 1);
    return std::any_of(m_nodes.begin(), m_nodes.end(), [&](const Node& its) {
        if (its.id == from.id || its.id == to.id)
            return false;
        const QRectF around = its.rect.adjusted(-4, -4, 4, 4);
        return around.intersects(box) && routes::meets(line, around);
    });
}

QPolygonF DiagramScene::route(const Node& from, const Node& to, const GraphCell& edge, const CausalGraph& graph) const
{
    if (from.id == to.id)
        return loop(from, graph);
    if (!m_folded && edge.part == GraphPart::Ga && from.rect.left() > to.rect.right() &&
        from.rect.bottom() < to.rect.top()) {
        const QPolygonF line = arc(from, to, graph);
        if (!meetsNode(line, from, to))
            return line;
    }
    if (!m_folded && edge.part == GraphPart::Gz && from.rect.right() + 8 < to.rect.left()) {
        const QPolygonF line = across(from, to, graph);
        if (!meetsNode(line, from, to))
            return line;
    }
    // Two edges between the same nodes each bow to their own right, and so apart.
    const bool pair = m_folded && edge.part == GraphPart::Gz && (*graph.Gz)(edge.col, edge.row);
    const double own = pair ? 0.12 : 0;
    const QPointF a = from.rect.center(), b = to.rect.center();
    for (const double bow : {0.0, 0.13, -0.13, 0.26, -0.26, 0.42, -0.42, 0.65, -0.65}) {
        if (pair && bow < 0)
            continue;
        const QPolygonF line = routes::bowed(a, b, own + bow);
        if (!meetsNode(line, from, to))
            return line;
    }
    // Where no plain bow is free, a bow at one end only, or an S, often is.
    constexpr std::array<double, 9> turns{0.0, 0.25, -0.25, 0.5, -0.5, 0.8, -0.8, 1.2, -1.2};
    for (std::size_t sum = 1; sum <= 2 * (turns.size() - 1); ++sum)
        for (std::size_t first = sum < turns.size() ? 0 : sum - turns.size() + 1;
             first <= std::min(sum, turns.size() - 1); ++first) {
            const QPolygonF line = routes::bent(a, b, own + turns[first], own + turns[sum - first]);
            if (!meetsNode(line, from, to))
                return line;
        }
    return routes::bowed(a, b, own);
}

QPolygonF DiagramScene::arc(const Node& action, const Node& latent, const CausalGraph& graph) const
{
    // Edges of one action leave side by side, and edges into one latent arrive side by side, in the order in which they
    // do not cross.
    int left = 0, into = 0, above = 0, out = 0;
    for_each_bit(graph.Ga->row_bits(latent.id.index), [&](int l) {
        const double x = node({DiagramNode::action, l}).rect.center().x();
        left += x < action.rect.center().x();
        ++into;
    });
    for_each_bit(graph.Ga->col_bits(action.id.index), [&](int i) {
        const double y = node({DiagramNode::latent, i}).rect.center().y();
        above += y < latent.rect.center().y();
        ++out;
    });
    const QPointF start(action.rect.center().x() + spread(above, out, action.rect.width() * 0.7),
                        action.rect.center().y());
    const QPointF end(latent.rect.center().x(),
                      latent.rect.center().y() + spread(left, into, latent.rect.height() * 0.6));
    return routes::quarter(start, end, latent.rect.right() - latent.rect.center().x());
}

QPolygonF DiagramScene::across(const Node& past, const Node& latent, const CausalGraph& graph) const
{
    // From side to side, so that steep edges stay clear of the neighbours above and below.
    int into = 0, before = 0;
    for_each_bit(graph.Gz->row_bits(latent.id.index), [&](int j) {
        before += node({DiagramNode::past, j}).rect.center().y() < past.rect.center().y();
        ++into;
    });
    const double leave = past.rect.center().y();
    const double arrive = latent.rect.center().y() + spread(before, into, latent.rect.height() * 0.6);
    return QPolygonF({{past.rect.center().x(), leave},
                      {past.rect.right(), leave},
                      {latent.rect.left() - 1.5, arrive},
                      {latent.rect.center().x(), arrive}});
}

QPolygonF DiagramScene::loop(const Node& its, const CausalGraph& graph) const
{
    // Towards the fewest neighbours: of eight directions, the one farthest from all edges at the node.
    std::vector<double> taken;
    const auto take = [&](DiagramNode other) {
        const QPointF apart = node(other).rect.center() - its.rect.center();
        if (other != its.id)
            taken.push_back(std::atan2(apart.y(), apart.x()));
    };
    if (graph.Ga)
        for_each_bit(graph.Ga->row_bits(its.id.index), [&](int l) { take({DiagramNode::action, l}); });
    for_each_bit(graph.Gz->row_bits(its.id.index) | graph.Gz->col_bits(its.id.index), [&](int j) {
        take({DiagramNode::latent, j});
    });
    double best = -M_PI / 4, most = -1;
    for (const int eighth : {-1, 1, -3, 3, 0, 4, -2, 2}) {
        const double angle = eighth * M_PI / 4;
        double nearest = M_PI;
        for (const double other : taken)
            nearest = std::min(nearest, std::abs(std::remainder(angle - other, 2 * M_PI)));
        const bool free = !meetsNode(routes::loop(its.rect, angle), its, its);
        if (const double score = nearest + (free ? M_PI : 0); score > most + 1e-6) {
            most = score;
            best = angle;
        }
    }
    return routes::loop(its.rect, best);
}

}  // namespace disentangle
