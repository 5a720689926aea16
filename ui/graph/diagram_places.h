// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/graph/diagram_scene.h"

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace disentangle {

/// The places of a diagram's nodes, in units of a layout, while its graph is edited. Adding or removing an edge moves
/// nothing. A new node takes a free place and the others stay; a node that comes back (undo) takes its old place. A
/// wholly different graph is laid out anew.
class DiagramPlaces {
public:
    explicit DiagramPlaces(DiagramMode mode) : m_mode(mode) {}

    DiagramMode mode() const { return m_mode; }
    const DiagramLayout& layout() const { return m_layout; }
    /// Whether any node was moved by hand since the last layout.
    bool isMoved() const { return !m_moved.empty(); }

    /// Takes over the changed graph. Returns whether it was laid out anew.
    bool follow(const CausalGraph& graph);
    /// Gives every node its place in the automatic layout.
    void layOut(const CausalGraph& graph);
    /// Moves nodes by hand.
    void move(const std::vector<DiagramNode>& nodes, const DiagramPoint& by);
    /// Puts a node somewhere by hand.
    void put(DiagramNode node, const DiagramPoint& place);
    DiagramPoint at(DiagramNode node) const;

private:
    using Key = std::pair<DiagramNode::Kind, std::string>;

    DiagramPoint& place(DiagramNode node);
    Key key(DiagramNode node) const;
    DiagramPoint freePlace(DiagramNode::Kind kind) const;
    void closeRanks();
    void adopt(const CausalGraph& graph, const std::vector<int>& latentsFrom, const std::vector<int>& actionsFrom);

    DiagramMode m_mode;
    CausalGraph m_graph;
    DiagramLayout m_layout;
    std::set<Key> m_moved;
    std::map<Key, DiagramPoint> m_gone;  ///< places given by hand, of nodes that were removed
};

}  // namespace disentangle
