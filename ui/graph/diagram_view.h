// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/graph/diagram_paint.h"
#include "ui/graph/diagram_places.h"
#include "ui/graph/diagram_scene.h"

#include <QPixmap>
#include <QWidget>

#include <optional>
#include <vector>

class QLineEdit;
class QMenu;
class QScrollBar;
class QVariantAnimation;

namespace disentangle {

class ExperimentDocument;

/// The document's graph as nodes and edges that are edited where they are. It reads and writes the document and its
/// shared selection; of its own it keeps only the places of the nodes and the part of the plane that is in view.
///
/// Mouse: drag from node to node draws an edge, a click on an edge removes it, a double click on free canvas adds a
/// latent (above all latents: an action); a click selects, with Shift in addition; a drag over free canvas selects what
/// it encloses. Selected nodes are dragged together; dragging from the dot at a node's right side draws an edge even
/// then. Ctrl+wheel and pinch zoom, wheel, middle button and Space with a drag move the view. Keyboard: see
/// diagramKeys(). A key acts on what is under the pointer if the pointer moved last, else on the node that has the
/// focus.
class DiagramView : public QWidget {
    Q_OBJECT

public:
    explicit DiagramView(ExperimentDocument* document, QWidget* parent = nullptr);
    ~DiagramView() override;

    const DiagramScene& scene() const { return m_scene; }
    DiagramMode mode() const { return m_mode; }
    void setMode(DiagramMode mode);

    /// The position of a node, of an edge's middle, or of a point of the scene, in coordinates of the widget.
    QPointF position(DiagramNode node) const;
    QPointF position(const GraphCell& edge) const;
    QPointF toWidget(const QPointF& scene) const { return scene * m_scale + m_offset; }
    QPointF toScene(const QPointF& widget) const { return (widget - m_offset) / m_scale; }
    double scale() const { return m_scale; }
    std::optional<DiagramNode> current() const { return m_current; }
    void setCurrent(DiagramNode node);
    /// The field in which a node is being renamed, or nullptr.
    QLineEdit* renamingField() const { return m_field; }
    const std::vector<Standing>& standings() const { return m_standings; }

    /// Removes what is selected, else what is under the pointer or has the focus; or that before what is selected.
    enum class Target { selected, pointed };
    void remove(Target target);
    /// How whoever judges the graph finds it: which latents may absorb which, and what keeps the world from what that promises.
    /// Until then it is judged by its own edges.
    void setVerdict(const Adjacency& permitted, Lacking lacking);

    QSize sizeHint() const override { return {320, 160}; }
    QSize minimumSizeHint() const override { return {160, 90}; }

public Q_SLOTS:
    void layOut();
    /// All of it into view, however small.
    void fit();
    void zoomIn() { zoom(1.25, rect().center()); }
    void zoomOut() { zoom(0.8, rect().center()); }
    void addLatent();
    void addAction();
    void beginConnect();
    void rename();

Q_SIGNALS:
    /// In words: what is under the pointer or has the keyboard focus, or what an edge being drawn would do; empty for
    /// nothing.
    void readout(const QString& text);
    void modeChanged(DiagramMode mode);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    bool focusNextPrevChild(bool next) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void judge();
    enum class Gesture { none, pressed, connecting, moving, banding, panning };

    // -- what is shown (diagram_view.cpp)
    DiagramPlaces& places() { return m_mode == DiagramMode::unrolled ? m_unrolled : m_folded; }
    void follow();
    void rebuild();
    void animateFrom(const DiagramLayout& before);
    void zoom(double factor, const QPointF& about);
    void pan(const QPointF& by);
    /// As fit(), but never smaller than names can be read; what has no room is scrolled to.
    void fitLegibly();
    void refreshScrollBars();
    void moveSelected(const std::vector<DiagramNode>& nodes, const QPointF& by);
    QPointF handleOf(DiagramNode node) const;
    void showNode(DiagramNode node);
    DiagramLook look() const;
    void selectionChanged();
    void tell(const QString& text);

    // -- input (diagram_input.cpp)
    std::optional<DiagramNode> nodeUnder(const QPointF& point) const;
    std::optional<GraphCell> edgeUnder(const QPointF& point) const;
    void setPointed(const QPointF& point);
    void pick(const std::vector<DiagramNode>& nodes);
    void clickNode(DiagramNode node, Qt::KeyboardModifiers modifiers);
    void finishConnect(DiagramNode target);
    void cancel();
    void focusNode(DiagramNode node);
    void step(Qt::Key direction);
    std::optional<DiagramNode> verbNode() const;
    QMenu* verbMenu();
    void beginRename(DiagramNode node);
    void endRename(bool take);
    bool handles(const QKeyEvent* event) const;

    ExperimentDocument* m_document;
    DiagramMode m_mode = DiagramMode::unrolled;
    DiagramPlaces m_unrolled{DiagramMode::unrolled};
    DiagramPlaces m_folded{DiagramMode::folded};
    DiagramScene m_scene;
    std::vector<Standing> m_standings;
    std::optional<Adjacency> m_permitted;  ///< of who judges it
    Lacking m_lacking = Lacking::nothing;
    double m_scale = 1;
    QPointF m_offset;
    bool m_fitting = true;                   ///< the diagram is kept in view until somebody zooms or pans
    bool m_whole = false;                    ///< all of it, as somebody asked for
    QScrollBar *m_across, *m_down;           ///< there while something lies outside of the view
    std::optional<DiagramLayout> m_between;  ///< while nodes move to their places
    QVariantAnimation* m_animation = nullptr;
    QPixmap m_edgePicture;  ///< of many edges, kept until they or the view change

    Gesture m_gesture = Gesture::none;
    QPointF m_pressedAt, m_lastAt;
    std::optional<DiagramNode> m_pressedNode;
    std::optional<GraphCell> m_pressedEdge;
    bool m_fromHandle = false;
    bool m_spaceHeld = false;
    bool m_mouseLast = false;  ///< the pointer moved after the last key
    std::optional<DiagramNode> m_pointedNode;
    std::optional<GraphCell> m_pointedEdge;
    std::optional<DiagramNode> m_current;
    std::optional<DiagramNode> m_connectFrom;  ///< an edge is being drawn: by drag, or after C
    bool m_connectByKey = false;
    std::vector<DiagramNode> m_picked;  ///< the nodes behind the selection
    bool m_picking = false;
    QLineEdit* m_field = nullptr;
    DiagramNode m_renamed;
};

/// Nodes as a selection holds them.
GraphItems itemsOf(const std::vector<DiagramNode>& nodes);

}  // namespace disentangle
