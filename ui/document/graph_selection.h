#pragma once

#include "ui/document/graph_items.h"

#include <QObject>

namespace disentangle {

struct CausalGraph;

/// What is selected and what is pointed at in the document's graph. One for all views: each writes what happens in it
/// and draws what stands here. It always fits the graph: what the graph does not have is left out.
class GraphSelection : public QObject {
    Q_OBJECT

public:
    /// `graph` outlives the selection.
    explicit GraphSelection(const CausalGraph& graph, QObject* parent = nullptr);

    const GraphItems& selected() const { return m_selected; }
    /// Under the pointer, or at the keyboard's place, of any view.
    const GraphItems& hovered() const { return m_hovered; }

    void select(GraphItems items);
    void hover(GraphItems items);
    /// Nothing is selected or pointed at.
    void clear();
    /// The graph has changed. For the document, before it tells others.
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
