// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/graph_items.h"

#include <QObject>

namespace disentangle {

struct CausalGraph;

/// What is selected and pointed at in the document's graph, shared by all views: each writes here what happens in it,
/// and draws what is here. It always fits the graph: what the graph does not have is left out.
class GraphSelection : public QObject {
    Q_OBJECT

public:
    /// `graph` outlives the selection.
    explicit GraphSelection(const CausalGraph& graph, QObject* parent = nullptr);

    const GraphItems& selected() const { return m_selected; }
    /// What is under the pointer of any view, or has its keyboard focus.
    const GraphItems& hovered() const { return m_hovered; }

    void select(GraphItems items);
    void hover(GraphItems items);
    /// Deselects everything and points at nothing.
    void clear();
    /// To be called by the document when the graph has changed, before it tells others.
    void fit();

Q_SIGNALS:
    void selectedChanged();
    void hoveredChanged();

private:
    const CausalGraph& m_graph;
    GraphItems m_selected;
    GraphItems m_hovered;
};

}  // namespace disentangle
