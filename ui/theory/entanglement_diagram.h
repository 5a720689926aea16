// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/theory/entanglement.h"

#include <QPointF>
#include <QStringList>
#include <QWidget>

#include <vector>

namespace disentangle {

/// The entanglement graph as nodes and arrows: an arrow leads from latents that may absorb others down to those;
/// latents that stay mixed share a node; those that stand alone are below, or only counted when they are many. Arrow
/// keys go from node to node.
class EntanglementDiagram : public QWidget {
    Q_OBJECT

public:
    explicit EntanglementDiagram(QWidget* parent = nullptr);

    void setPattern(const Adjacency& permitted, const QStringList& names);
    /// Nodes with one of these latents are emphasised.
    void setHighlight(std::uint64_t latents);
    const EntanglementGraph& graph() const { return m_graph; }
    /// The rectangle of a node, in coordinates of the widget.
    QRectF nodeRect(int node) const;

    /// Whether nodes have room for their labels in this width; else they are dots.
    bool showsLabels(int width) const { return layoutFor(width).labelled; }
    /// Whether even dots would have to be small.
    bool isCrowded(int width) const;
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// The latents of the node that is under the pointer or has the keyboard focus; 0 when it leaves.
    void hovered(std::uint64_t latents);
    /// By click or Return.
    void chosen(std::uint64_t latents);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

private:
    /// The geometry for a width.
    struct Layout {
        bool labelled = true;       ///< else nodes are dots
        std::vector<QRectF> nodes;  ///< null for those that stand alone and are only counted
        int counted = 0;
        QRectF count;  ///< where their number is
        std::vector<std::vector<QPointF>> edges;
        double height = 0;
    };
    Layout layoutFor(int width) const;
    const Layout& ownLayout() const;
    QString label(int node, bool whole) const;
    int nodeAt(const QPointF& point) const;
    void setCurrent(int node);

    EntanglementGraph m_graph;
    std::vector<double> m_across;              ///< of each node that is not alone, in units of a node's room
    std::vector<std::vector<double>> m_bends;  ///< of each edge, one per layer
    double m_rooms = 1;                        ///< width of the widest layer
    int m_layers = 0;
    QStringList m_names;
    std::uint64_t m_highlight = 0;
    int m_hovered = -1, m_current = 0;
    mutable Layout m_layout;
    mutable int m_layoutWidth = -1;
};

}  // namespace disentangle
