#pragma once

#include "ui/document/graph_items.h"

#include <QObject>

namespace disentangle {

struct CausalGraph;

/// What is selected and what is pointed at in the document's graph. One for all views: each writes what happens in it
/// and draws what stands here. It always fits the graph; what the graph loses is dropped.
class GraphSelection : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    const GraphItems& selected() const { return m_selected; }
    /// Under the pointer, or at the keyboard's place, of any view.
    const GraphItems& hovered() const { return m_hovered; }

    void select(GraphItems items);
    void hover(GraphItems items);
    /// Nothing is selected or pointed at.
    void clear();
    /// Drops what `graph` does not have. For the document, before it tells of a changed graph.
    void fit(const CausalGraph& graph);

Q_SIGNALS:
    void selectedChanged();
    void hoveredChanged();

private:
    GraphItems m_selected;
    GraphItems m_hovered;
};

}  // namespace disentangle
