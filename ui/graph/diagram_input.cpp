// SPDX-License-Identifier: GPL-3.0-or-later
// The diagram under the mouse, and its verbs; diagram_keys.cpp has the keyboard.
#include "ui/document/experiment_document.h"
#include "ui/document/graph_selection.h"
#include "ui/graph/diagram_view.h"
#include "ui/style/icons.h"
#include "ui/style/glossary_tip.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QNativeGestureEvent>
#include <QPinchGesture>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <limits>

namespace disentangle {
namespace {

constexpr double reach = 7;        // pixels from an edge within which a click still hits it
constexpr double handleReach = 8;  // from the middle of a node's handle

}  // namespace

GraphItems itemsOf(const std::vector<DiagramNode>& nodes)
{
    GraphItems items;
    for (const DiagramNode node : nodes) {
        const GraphItems its =
            node.kind == DiagramNode::action ? GraphItems::action(node.index) : GraphItems::latent(node.index);
        items.latents |= its.latents;
        items.actions |= its.actions;
    }
    return items;
}

// -- what is where

std::optional<DiagramNode> DiagramView::nodeUnder(const QPointF& point) const
{
    const auto* its = m_scene.nodeAt(toScene(point), 3 / m_scale);
    return its ? std::optional(its->id) : std::nullopt;
}

std::optional<GraphCell> DiagramView::edgeUnder(const QPointF& point) const
{
    const auto* its = m_scene.edgeAt(toScene(point), reach / m_scale);
    return its ? std::optional(its->id) : std::nullopt;
}

void DiagramView::setPointed(const QPointF& point)
{
    m_lastAt = point;
    m_pointedNode = nodeUnder(point);
    // The handle reaches beyond its node.
    m_pointedEdge = m_pointedNode ? std::nullopt : edgeUnder(point);
    const CausalGraph& graph = m_document->graph();
    if (m_connectFrom) {
        const auto its = m_pointedNode
                             ? connection(graph, *m_connectFrom, *m_pointedNode, m_scene.isFolded(), m_connectByKey)
                             : Connection{};
        setCursor(m_pointedNode && its.does == Connection::Does::nothing ? Qt::ForbiddenCursor : Qt::CrossCursor);
        tell(m_pointedNode ? its.words : tr("%1 → …").arg(nameOf(graph, *m_connectFrom)));
        update();
        return;
    }
    GraphItems items;
    if (m_pointedNode)
        items = itemsOf({*m_pointedNode});
    else if (m_pointedEdge)
        items.cells = {*m_pointedEdge};
    m_document->selection()->hover(items);
    tell(m_pointedNode   ? describe(graph, *m_pointedNode, m_standings)
         : m_pointedEdge ? describe(graph, *m_pointedEdge)
                         : QString());
    if (m_pointedNode && m_pointedNode->kind == DiagramNode::latent) {
        const Standing& its = m_standings[static_cast<std::size_t>(m_pointedNode->index)];
        if (!its.recovered)  // it carries a badge
            setToolTip(glossaryTip(its.group >= 0 ? "group badge" : "absorbing badge"));
    }
    const bool picked = m_pointedNode && std::find(m_picked.begin(), m_picked.end(), *m_pointedNode) != m_picked.end();
    setCursor(m_spaceHeld     ? Qt::OpenHandCursor
              : picked        ? Qt::SizeAllCursor
              : m_pointedNode ? Qt::CrossCursor
              : m_pointedEdge ? Qt::PointingHandCursor
                              : Qt::ArrowCursor);
    update();
}

void DiagramView::pick(const std::vector<DiagramNode>& nodes)
{
    m_picked = nodes;
    m_picking = true;
    m_document->selection()->select(itemsOf(nodes));
    m_picking = false;
    update();
}

// -- mouse

void DiagramView::mousePressEvent(QMouseEvent* event)
{
    const QPointF at = event->position();
    m_mouseLast = true;
    m_pressedAt = m_lastAt = at;
    if (event->button() == Qt::MiddleButton || (event->button() == Qt::LeftButton && m_spaceHeld)) {
        m_gesture = Gesture::panning;
        setCursor(Qt::ClosedHandCursor);
        return;
    }
    if (event->button() != Qt::LeftButton)
        return;
    setPointed(at);
    if (m_connectFrom) {
        if (m_pointedNode)
            finishConnect(*m_pointedNode);
        else
            cancel();
        return;
    }
    m_pressedNode = m_pointedNode;
    m_pressedEdge = m_pointedEdge;
    m_fromHandle = false;
    for (const auto& node : m_scene.nodes()) {
        const QPointF apart = at - handleOf(node.id);
        if ((m_pointedNode == node.id || !m_pointedNode) && std::hypot(apart.x(), apart.y()) < handleReach &&
            (node.id.kind != DiagramNode::latent || m_scene.isFolded())) {
            m_pressedNode = node.id;
            m_fromHandle = true;
        }
    }
    m_gesture = Gesture::pressed;
    if (m_pressedNode)
        m_current = m_pressedNode;
    update();
}

void DiagramView::mouseMoveEvent(QMouseEvent* event)
{
    const QPointF at = event->position();
    m_mouseLast = true;
    if (m_gesture == Gesture::pressed && (at - m_pressedAt).manhattanLength() >= QApplication::startDragDistance()) {
        const bool picked =
            m_pressedNode && std::find(m_picked.begin(), m_picked.end(), *m_pressedNode) != m_picked.end();
        if (m_pressedNode && ((picked && !m_fromHandle) || (event->modifiers() & Qt::AltModifier))) {
            if (!picked)
                pick({*m_pressedNode});
            m_gesture = Gesture::moving;
            m_lastAt = m_pressedAt;
        } else if (m_pressedNode) {
            m_gesture = Gesture::connecting;
            m_connectFrom = m_pressedNode;
            m_connectByKey = false;
        } else if (!m_pressedEdge) {
            m_gesture = Gesture::banding;
        }
    }
    switch (m_gesture) {
    case Gesture::panning:
        pan(at - m_lastAt);
        m_lastAt = at;
        return;
    case Gesture::moving:
        moveSelected(m_picked, (at - m_lastAt) / m_scale);
        m_lastAt = at;
        return;
    case Gesture::banding: {
        m_lastAt = at;
        const QRectF band = QRectF(toScene(m_pressedAt), toScene(at)).normalized();
        std::vector<DiagramNode> inside;
        if (event->modifiers() & Qt::ShiftModifier)
            inside = m_picked;
        for (const auto& node : m_scene.nodes())
            if (band.intersects(node.rect) && std::find(inside.begin(), inside.end(), node.id) == inside.end())
                inside.push_back(node.id);
        pick(inside);
        return;
    }
    case Gesture::pressed: return;
    case Gesture::none:
    case Gesture::connecting: setPointed(at); return;
    }
}

void DiagramView::mouseReleaseEvent(QMouseEvent* event)
{
    const Gesture gesture = m_gesture;
    if (event->button() != Qt::LeftButton && gesture != Gesture::panning)
        return;
    m_gesture = Gesture::none;
    const auto node = m_pressedNode;
    const auto edge = m_pressedEdge;
    m_pressedNode.reset();
    m_pressedEdge.reset();
    if (gesture == Gesture::connecting) {
        setPointed(event->position());
        if (m_pointedNode)
            finishConnect(*m_pointedNode);
        else
            cancel();
    } else if (gesture == Gesture::pressed && node) {
        clickNode(*node, event->modifiers());
    } else if (gesture == Gesture::pressed && edge) {
        if (event->modifiers() & (Qt::ShiftModifier | Qt::ControlModifier)) {
            GraphItems items = m_document->selection()->selected();
            if (!std::erase(items.cells, *edge))
                items.cells.push_back(*edge);
            m_document->selection()->select(items);
        } else if (edgeUnder(event->position()) == edge) {
            GraphItems items;
            items.cells = {*edge};
            m_document->selection()->select(items);
        }
    } else if (gesture == Gesture::pressed) {
        pick({});
    }
    setPointed(event->position());
}

void DiagramView::clickNode(DiagramNode node, Qt::KeyboardModifiers modifiers)
{
    std::vector<DiagramNode> nodes{node};
    if (modifiers & (Qt::ShiftModifier | Qt::ControlModifier)) {
        nodes = m_picked;
        if (!std::erase(nodes, node))
            nodes.push_back(node);
    }
    pick(nodes);
}

void DiagramView::mouseDoubleClickEvent(QMouseEvent* event)
{
    const QPointF at = event->position();
    m_gesture = Gesture::none;
    if (event->button() != Qt::LeftButton || edgeUnder(at))
        return;
    if (const auto node = nodeUnder(at)) {
        beginRename(*node);
        return;
    }
    // Above all latents is the place of actions.
    double top = std::numeric_limits<double>::infinity();
    for (const auto& node : m_scene.nodes())
        if (node.id.kind != DiagramNode::action)
            top = std::min(top, node.rect.top());
    const QPointF place = toScene(at);
    const int before = m_document->graph().d_z();
    if (place.y() < top) {
        addAction();
        return;
    }
    addLatent();
    if (m_scene.isFolded() && m_document->graph().d_z() == before + 1) {
        m_folded.put({DiagramNode::latent, before},
                     {place.x() / m_scene.unit().width(), place.y() / m_scene.unit().height()});
        rebuild();
        beginRename({DiagramNode::latent, before});
    }
}

void DiagramView::wheelEvent(QWheelEvent* event)
{
    if (event->modifiers() & Qt::ControlModifier) {
        zoom(std::pow(1.2, event->angleDelta().y() / 120.0), event->position());
        event->accept();
        return;
    }
    // When all is in view, the wheel is left to the panel around it.
    const QRectF shown(toWidget(m_scene.bounds().topLeft()), toWidget(m_scene.bounds().bottomRight()));
    if (QRectF(rect()).adjusted(-1, -1, 1, 1).contains(shown)) {
        event->ignore();
        return;
    }
    const QPointF by = event->pixelDelta().isNull() ? QPointF(event->angleDelta()) / 2 : QPointF(event->pixelDelta());
    pan(event->modifiers() & Qt::ShiftModifier ? QPointF(by.y(), by.x()) : by);
    event->accept();
}

void DiagramView::leaveEvent(QEvent* event)
{
    m_pointedNode.reset();
    m_pointedEdge.reset();
    m_mouseLast = false;
    if (m_gesture == Gesture::none && !m_connectFrom) {
        m_document->selection()->hover({});
        tell({});
    }
    update();
    QWidget::leaveEvent(event);
}

// -- edges by drag or key

void DiagramView::beginConnect()
{
    const auto node = verbNode();
    if (!node)
        return;
    cancel();
    m_connectFrom = node;
    m_connectByKey = true;
    m_current = node;
    // Arrows start from this node.
    tell(tr("%1 → …: click the target, or go there with the arrows and press Enter; Esc leaves it.")
             .arg(nameOf(m_document->graph(), *node)));
    setCursor(Qt::CrossCursor);
    update();
}

void DiagramView::finishConnect(DiagramNode target)
{
    const DiagramNode from = *m_connectFrom;
    const Connection its = connection(m_document->graph(), from, target, m_scene.isFolded(), m_connectByKey);
    const bool byKey = m_connectByKey;
    cancel();
    if (its.does == Connection::Does::nothing) {
        // A slip of the hand needs no comment.
        if (from != target || byKey)
            QToolTip::showText(mapToGlobal(position(target).toPoint()), its.words, this);
        tell(its.words);
        return;
    }
    apply(m_document, its);
}

void DiagramView::cancel()
{
    m_connectFrom.reset();
    m_connectByKey = false;
    if (m_gesture != Gesture::panning)
        m_gesture = Gesture::none;
    m_pressedNode.reset();
    m_pressedEdge.reset();
    unsetCursor();
    update();
}

// -- verbs

std::optional<DiagramNode> DiagramView::verbNode() const
{
    return m_mouseLast && m_pointedNode ? m_pointedNode : m_current;
}

void DiagramView::addLatent()
{
    const int at = m_document->graph().d_z();
    m_document->insertNode(NodeKind::latent, at);
    if (m_document->graph().d_z() == at + 1)
        beginRename({DiagramNode::latent, at});
    else
        tell(tr("A graph has at most %1 latents.").arg(max_nodes));
}

void DiagramView::addAction()
{
    const int at = m_document->graph().d_a();
    m_document->insertNode(NodeKind::action, at);
    if (m_document->graph().d_a() == at + 1)
        beginRename({DiagramNode::action, at});
    else
        tell(tr("A graph has at most %1 actions.").arg(max_nodes));
}

void DiagramView::remove(Target target)
{
    const GraphItems selected = m_document->selection()->selected();
    const auto node = m_mouseLast ? m_pointedNode : m_current;
    const bool picked = node && std::find(m_picked.begin(), m_picked.end(), *node) != m_picked.end();
    // What the mouse points at comes after a selection, what the arrows have led to before it.
    const bool chosen = target == Target::selected && m_mouseLast && !selected.isEmpty();
    GraphItems items = selected;
    if (!chosen && m_mouseLast && m_pointedEdge) {
        items = {};
        items.cells = {*m_pointedEdge};
    } else if (!chosen && node && !picked) {
        items = itemsOf({*node});
    }
    if (items.isEmpty())
        return;
    if (!m_document->remove(items)) {
        const QString words = tr("A graph keeps at least one latent and one of Ga and Gz.");
        QToolTip::showText(mapToGlobal(rect().center()), words, this);
        tell(words);
        return;
    }
    if (m_mouseLast)
        setPointed(m_lastAt);
}

void DiagramView::rename()
{
    if (const auto node = verbNode())
        beginRename(*node);
}

void DiagramView::beginRename(DiagramNode node)
{
    if (m_document->isOfTasks())
        return;
    endRename(true);
    const auto* its = m_scene.find(node);
    if (!its)
        return;
    m_current = node;
    showNode(node);
    m_renamed = node;
    m_field = new QLineEdit(nameOf(m_document->graph(), node), this);
    m_field->setAccessibleName(tr("New name of %1").arg(m_field->text()));
    m_field->setAlignment(Qt::AlignCenter);
    m_field->setMaxLength(60);
    QRectF box(0, 0, std::max(90.0, its->rect.width() * m_scale + 24), m_field->sizeHint().height());
    box.moveCenter(position(node));
    box.moveLeft(std::clamp(box.left(), 2.0, std::max(2.0, width() - box.width() - 2)));
    box.moveTop(std::clamp(box.top(), 2.0, std::max(2.0, height() - box.height() - 2)));
    m_field->setGeometry(box.toRect());
    m_field->selectAll();
    m_field->installEventFilter(this);
    m_field->show();
    m_field->setFocus();
}

void DiagramView::endRename(bool take)
{
    if (!m_field)
        return;
    QLineEdit* field = m_field;
    const QString name = field->text();
    const NodeKind kind = m_renamed.kind == DiagramNode::action ? NodeKind::action : NodeKind::latent;
    const QString wrong = take ? m_document->renameNode(kind, m_renamed.index, name) : QString();
    if (!wrong.isEmpty()) {
        QToolTip::showText(field->mapToGlobal(QPoint(0, field->height())), wrong, field);
        tell(wrong);
        if (field->hasFocus())
            return;  // to be corrected, or given up with Esc
    }
    const bool focused = field->hasFocus();
    m_field = nullptr;
    field->removeEventFilter(this);
    field->hide();
    field->deleteLater();
    if (focused)
        setFocus();
}

bool DiagramView::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_field)
        return QWidget::eventFilter(watched, event);
    if (event->type() == QEvent::FocusOut) {
        endRename(true);
    } else if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Escape) {
            endRename(key != Qt::Key_Escape);
            return true;
        }
    }
    return false;
}

QMenu* DiagramView::verbMenu()
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    // The keys are only shown here, not bound: they act on what is pointed at.
    const auto add = [&](const QString& text, const QString& key, auto slot) {
        return menu->addAction(text + QLatin1Char('\t') + key, this, slot);
    };
    if (m_mouseLast && m_pointedEdge) {
        add(tr("Remove this edge"), tr("D"), [this] { remove(Target::pointed); });
    } else if (verbNode()) {
        add(tr("Connect …"), tr("C"), &DiagramView::beginConnect);
        if (!m_document->isOfTasks())
            add(tr("Rename"), tr("R"), &DiagramView::rename);
        add(tr("Delete"), tr("D"), [this] { remove(Target::pointed); });
    }
    menu->addSeparator();
    add(m_document->isOfTasks() ? tr("Add factor") : tr("Add latent"), tr("Z"), &DiagramView::addLatent);
    add(m_document->isOfTasks() ? tr("Add task") : tr("Add action"), tr("A"), &DiagramView::addAction);
    menu->addSeparator();
    add(tr("Lay out"), tr("L"), &DiagramView::layOut);
    add(tr("Fit"), tr("F"), &DiagramView::fit);
    return menu;
}

void DiagramView::contextMenuEvent(QContextMenuEvent* event)
{
    if (event->reason() == QContextMenuEvent::Mouse)
        setPointed(event->pos());
    QMenu* menu = verbMenu();
    const auto node = verbNode();
    menu->popup(event->reason() == QContextMenuEvent::Mouse || !node ? event->globalPos()
                                                                     : mapToGlobal(position(*node).toPoint()));
}

}  // namespace disentangle
