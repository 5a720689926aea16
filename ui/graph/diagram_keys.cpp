// SPDX-License-Identifier: GPL-3.0-or-later
// The diagram by keyboard.
#include "ui/document/experiment_document.h"
#include "ui/document/graph_selection.h"
#include "ui/graph/diagram_view.h"

#include <QKeyEvent>
#include <QNativeGestureEvent>
#include <QPinchGesture>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <limits>

namespace disentangle {

bool DiagramView::handles(const QKeyEvent* event) const
{
    static constexpr int keys[] = {Qt::Key_D,      Qt::Key_Delete, Qt::Key_Backspace, Qt::Key_R,     Qt::Key_F2,
                                   Qt::Key_C,      Qt::Key_Z,      Qt::Key_A,         Qt::Key_L,     Qt::Key_U,
                                   Qt::Key_F,      Qt::Key_Plus,   Qt::Key_Equal,     Qt::Key_Minus, Qt::Key_Space,
                                   Qt::Key_Escape, Qt::Key_Return, Qt::Key_Enter,     Qt::Key_Left,  Qt::Key_Right,
                                   Qt::Key_Up,     Qt::Key_Down,   Qt::Key_Home,      Qt::Key_End};
    if (event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))
        return event->modifiers() == Qt::ControlModifier && event->key() == Qt::Key_A;
    if (event->key() == Qt::Key_Escape)
        return m_connectFrom || m_gesture != Gesture::none || !m_document->selection()->selected().isEmpty();
    return std::find(std::begin(keys), std::end(keys), event->key()) != std::end(keys);
}

bool DiagramView::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride && handles(static_cast<QKeyEvent*>(event))) {
        event->accept();
        return true;
    }
    if (event->type() == QEvent::NativeGesture) {
        const auto* gesture = static_cast<QNativeGestureEvent*>(event);
        if (gesture->gestureType() == Qt::ZoomNativeGesture) {
            zoom(1 + gesture->value(), gesture->position());
            return true;
        }
    }
    if (event->type() == QEvent::Gesture)
        if (const auto* pinch =
                static_cast<QPinchGesture*>(static_cast<QGestureEvent*>(event)->gesture(Qt::PinchGesture))) {
            zoom(pinch->scaleFactor(), mapFromGlobal(pinch->hotSpot()));
            return true;
        }
    return QWidget::event(event);
}

void DiagramView::keyPressEvent(QKeyEvent* event)
{
    if (!handles(event)) {
        QWidget::keyPressEvent(event);
        return;
    }
    const auto key = static_cast<Qt::Key>(event->key());
    switch (key) {
    case Qt::Key_D: remove(Target::pointed); break;
    case Qt::Key_Delete:
    case Qt::Key_Backspace: remove(Target::selected); break;
    case Qt::Key_R:
    case Qt::Key_F2: rename(); break;
    case Qt::Key_C: beginConnect(); break;
    case Qt::Key_Z: addLatent(); break;
    case Qt::Key_A: {
        if (event->modifiers() != Qt::ControlModifier) {
            addAction();
            break;
        }
        std::vector<DiagramNode> all;
        for (const auto& node : m_scene.nodes())
            all.push_back(node.id);
        pick(all);
        break;
    }
    case Qt::Key_L: layOut(); break;
    case Qt::Key_U: setMode(m_mode == DiagramMode::unrolled ? DiagramMode::folded : DiagramMode::unrolled); break;
    case Qt::Key_F: fit(); break;
    case Qt::Key_Plus:
    case Qt::Key_Equal: zoomIn(); break;
    case Qt::Key_Minus: zoomOut(); break;
    case Qt::Key_Space:
        m_spaceHeld = true;
        setCursor(Qt::OpenHandCursor);
        break;
    case Qt::Key_Escape:
        if (m_connectFrom || m_gesture != Gesture::none)
            cancel();
        else
            pick({});
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_connectFrom && m_current)
            finishConnect(m_mouseLast && m_pointedNode ? *m_pointedNode : *m_current);
        else if (m_current)
            verbMenu()->popup(mapToGlobal(position(*m_current).toPoint()));
        break;
    case Qt::Key_Home: focusNode(m_scene.nodes().front().id); break;
    case Qt::Key_End: focusNode(m_scene.nodes().back().id); break;
    default:
        if (event->modifiers() & Qt::ShiftModifier) {
            const double dx = key == Qt::Key_Left ? -0.25 : key == Qt::Key_Right ? 0.25 : 0;
            const double dy = key == Qt::Key_Up ? -0.25 : key == Qt::Key_Down ? 0.25 : 0;
            const bool picked = m_current && std::find(m_picked.begin(), m_picked.end(), *m_current) != m_picked.end();
            if (m_current)
                moveSelected(picked ? m_picked : std::vector{*m_current},
                             {dx * m_scene.unit().width(), dy * m_scene.unit().height()});
        } else {
            step(key);
        }
    }
}

void DiagramView::keyReleaseEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Space && !event->isAutoRepeat()) {
        m_spaceHeld = false;
        unsetCursor();
    }
    QWidget::keyReleaseEvent(event);
}

void DiagramView::focusNode(DiagramNode node)
{
    m_mouseLast = false;
    m_current = node;
    showNode(node);
    if (m_connectFrom) {
        tell(connection(m_document->graph(), *m_connectFrom, node, m_scene.isFolded(), true).words);
    } else {
        m_document->selection()->hover(itemsOf({node}));
        tell(describe(m_document->graph(), node, m_standings));
    }
    update();
}

void DiagramView::setCurrent(DiagramNode node)
{
    if (m_scene.find(node))
        focusNode(node);
}

void DiagramView::step(Qt::Key direction)
{
    const auto* from = m_current ? m_scene.find(*m_current) : nullptr;
    if (!from) {
        focusNode(m_scene.nodes().front().id);
        return;
    }
    const QPointF along = direction == Qt::Key_Left    ? QPointF(-1, 0)
                          : direction == Qt::Key_Right ? QPointF(1, 0)
                          : direction == Qt::Key_Up    ? QPointF(0, -1)
                                                       : QPointF(0, 1);
    const DiagramScene::Node* best = nullptr;
    double least = std::numeric_limits<double>::infinity();
    for (const auto& node : m_scene.nodes()) {
        const QPointF apart = node.rect.center() - from->rect.center();
        const double ahead = QPointF::dotProduct(apart, along);
        const double aside = std::abs(apart.x() * along.y() - apart.y() * along.x());
        // A node straight ahead is preferred to one that is nearer but off to the side.
        const double cost = ahead + 2.5 * aside;
        if (ahead > 1 && cost < least) {
            least = cost;
            best = &node;
        }
    }
    if (best)
        focusNode(best->id);
}

bool DiagramView::focusNextPrevChild(bool next)
{
    // Tab goes from node to node, and after the last to the next control.
    const auto& nodes = m_scene.nodes();
    const auto here =
        std::find_if(nodes.begin(), nodes.end(), [this](const auto& node) { return m_current == node.id; });
    if (m_field || here == nodes.end() || (next ? here + 1 == nodes.end() : here == nodes.begin()))
        return QWidget::focusNextPrevChild(next);
    focusNode((next ? here + 1 : here - 1)->id);
    return true;
}

void DiagramView::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    if (event->reason() == Qt::TabFocusReason)
        focusNode(m_scene.nodes().front().id);
    else if (event->reason() == Qt::BacktabFocusReason)
        focusNode(m_scene.nodes().back().id);
    update();
}

void DiagramView::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    m_spaceHeld = false;
    if (m_gesture == Gesture::none && event->reason() != Qt::PopupFocusReason &&
        event->reason() != Qt::ActiveWindowFocusReason)
        cancel();
    update();
}

}  // namespace disentangle
