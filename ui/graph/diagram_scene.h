// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/diagram_layout.h"
#include "ui/document/graph_items.h"

#include <QPointF>
#include <QPolygonF>
#include <QRectF>
#include <QString>

#include <optional>
#include <vector>

namespace disentangle {

enum class DiagramMode {
    unrolled,  ///< every latent twice: at t-1 and at t
    folded     ///< every latent once
};

/// A node of a diagram: what it stands for.
struct DiagramNode {
    enum Kind { action, past, latent };
    Kind kind = latent;
    int index = 0;  ///< of the action or latent
    bool operator==(const DiagramNode&) const = default;
};

/// The geometry of a diagram, in device-independent pixels at zoom 1: nodes as wide as their names, and edges that end
/// at their borders and go round other nodes. A value, made from a graph and the places of its nodes.
class DiagramScene {
public:
    struct Node {
        DiagramNode id;
        QString label;
        QRectF rect;
        bool absent = false;  ///< the past of a graph without Gz: there only to draw edges from
        /// Whether the point is within the outline, grown by `margin`.
        bool contains(const QPointF& point, double margin = 0) const;
    };
    struct Edge {
        GraphCell id;
        QPolygonF line;  ///< from border to the arrow's base
        QPolygonF head;
    };

    DiagramScene() = default;
    /// `layout` has a place for every node of the graph; without past nodes the diagram is folded. `tidy`: the layout
    /// is that of unrolled_layout(), in which no edge has to go round a node.
    DiagramScene(const CausalGraph& graph, const DiagramLayout& layout, bool tidy = false);

    const std::vector<Node>& nodes() const { return m_nodes; }
    const std::vector<Edge>& edges() const { return m_edges; }
    const Node* find(DiagramNode id) const;
    const Edge* find(GraphCell id) const;
    DiagramNode source(const GraphCell& edge) const;
    DiagramNode target(const GraphCell& edge) const;

    /// The node at a point; the margin is in pixels of the scene.
    const Node* nodeAt(const QPointF& point, double margin = 0) const;
    /// The edge nearest to a point, no farther than `reach`.
    const Edge* edgeAt(const QPointF& point, double reach) const;

    /// Bounds of all nodes, edges and headings of columns.
    QRectF bounds() const { return m_bounds; }
    /// One unit of a layout, in pixels.
    QSizeF unit() const { return m_unit; }
    bool isFolded() const { return m_folded; }

    /// A line with an arrow head from a node to a point that need not be a node, as while an edge is being drawn.
    Edge loose(const Node& from, const QPointF& to) const;

private:
    QPolygonF route(const Node& from, const Node& to, const GraphCell& edge, const CausalGraph& graph) const;
    QPolygonF arc(const Node& action, const Node& latent, const CausalGraph& graph) const;
    QPolygonF across(const Node& past, const Node& latent, const CausalGraph& graph) const;
    QPolygonF loop(const Node& node, const CausalGraph& graph) const;
    bool meetsNode(const QPolygonF& line, const Node& from, const Node& to) const;
    Node& node(DiagramNode id);
    const Node& node(DiagramNode id) const;
    std::size_t place(DiagramNode id) const;

    std::vector<Node> m_nodes;  ///< actions, past, latents
    std::vector<Edge> m_edges;  ///< Ga, then Gz, by rows
    std::size_t m_actions = 0, m_past = 0;
    QRectF m_bounds;
    QSizeF m_unit{40, 40};
    bool m_folded = false;
    bool m_detours = true;  ///< edges are checked for nodes in their way
};

}  // namespace disentangle
