// SPDX-License-Identifier: GPL-3.0-or-later
// What the pointer and the keyboard do in a matrix editor.
#include "ui/graph/matrix_editor.h"

#include "ui/document/graph_selection.h"
#include "ui/style/matrix_layout.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

namespace disentangle {

void MatrixEditor::setHeader(std::optional<Header> header)
{
    if (header == m_header)
        return;
    m_header = header;
    setShowsCurrent(!header);
    update();
    if (header) {
        pointAt(header);
        scrollToCell(header->axis == Axis::row ? header->index : currentRow(),
                     header->axis == Axis::col ? header->index : currentCol());
        refreshScrollBars();
        setAccessibleDescription(describe(*header));
    }
}

void MatrixEditor::pointAt(const std::optional<Header>& header)
{
    m_document->selection()->hover(header ? itemsOf(*header) : GraphItems{});
    Q_EMIT pointedAt(header ? describe(*header) : QString());
}

// -- pointer

void MatrixEditor::mousePressEvent(QMouseEvent* event)
{
    endRename();
    const auto header = headerAt(event->position());
    if (event->button() != Qt::LeftButton || !header) {
        setHeader({});
        MatrixView::mousePressEvent(event);
        return;
    }
    setHeader(header);
    m_drag = Drag{*header, event->position(), false, 0};
}

void MatrixEditor::mouseMoveEvent(QMouseEvent* event)
{
    if (m_drag && (event->buttons() & Qt::LeftButton)) {
        const double way = (event->position() - m_drag->pressed).manhattanLength();
        m_drag->moving = m_drag->moving || way >= QApplication::startDragDistance();
        if (m_drag->moving) {
            setCursor(Qt::ClosedHandCursor);
            m_drag->gap = gapAt(event->position());
            update();
        }
        return;
    }
    MatrixView::mouseMoveEvent(event);
    const auto header = event->buttons() ? std::nullopt : headerAt(event->position());
    if (header != m_pointed) {
        m_pointed = header;
        setCursor(header ? Qt::OpenHandCursor : Qt::PointingHandCursor);
        if (header || !cellAt(event->position()))
            pointAt(header);
    }
}

void MatrixEditor::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !m_drag) {
        MatrixView::mouseReleaseEvent(event);
        return;
    }
    if (m_drag->moving) {
        endDrag(true);
        return;
    }
    const GraphItems its = itemsOf(m_drag->from);
    m_drag.reset();
    GraphSelection* selection = m_document->selection();
    if (event->modifiers() & Qt::ControlModifier) {
        GraphItems items = selection->selected();
        items.latents ^= its.latents;
        items.actions ^= its.actions;
        selection->select(items);
    } else {
        selection->select(selection->selected() == its ? GraphItems{} : its);
    }
}

void MatrixEditor::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (const auto header = headerAt(event->position()); header && event->button() == Qt::LeftButton) {
        m_drag.reset();
        m_document->selection()->select(itemsOf(*header));
        rename(*header);
        return;
    }
    MatrixView::mouseDoubleClickEvent(event);
}

void MatrixEditor::leaveEvent(QEvent* event)
{
    MatrixView::leaveEvent(event);
    if (m_pointed) {
        m_pointed.reset();
        pointAt({});
    }
}

int MatrixEditor::gapAt(const QPointF& point) const
{
    const MatrixLayout& l = ownLayout();
    const bool row = m_drag->from.axis == Axis::row;
    const double place = row ? (point.y() - l.cells.top()) / l.cell : (point.x() - l.cells.left()) / l.cell;
    return std::clamp(static_cast<int>(std::lround(place)), 0, row ? rows() : cols());
}

void MatrixEditor::endDrag(bool drop)
{
    if (!m_drag)
        return;
    const Drag drag = *m_drag;
    m_drag.reset();
    setCursor(Qt::PointingHandCursor);
    update();
    // The gap still counts the header that is moved away.
    if (drop && drag.moving)
        move(drag.from, drag.gap > drag.from.index ? drag.gap - 1 : drag.gap);
}

void MatrixEditor::wheelEvent(QWheelEvent* event)
{
    if (event->modifiers() & Qt::ControlModifier) {
        const double notches = event->angleDelta().y() / 120.0;
        const double from = cellSide() > 0 ? cellSide() : fittingSide();
        // By one pixel at least, because sides are whole pixels.
        const double to = from * std::pow(1.2, notches);
        zoomTo(notches > 0 ? std::max(to, from + 1) : std::min(to, from - 1), event->position());
        event->accept();
        return;
    }
    QScrollBar* bar = (event->modifiers() & Qt::ShiftModifier) ||
                              std::abs(event->angleDelta().x()) > std::abs(event->angleDelta().y())
                          ? m_across
                          : m_down;
    const int notch = std::abs(event->angleDelta().x()) > std::abs(event->angleDelta().y()) ? event->angleDelta().x()
                                                                                            : event->angleDelta().y();
    const int before = bar->value();
    if (bar->isVisible())
        bar->setValue(before - notch * 3 * bar->singleStep() / 120);
    // At the bar's end, the wheel is left to the surrounding widget.
    event->setAccepted(bar->isVisible() && bar->value() != before);
}

void MatrixEditor::contextMenuEvent(QContextMenuEvent* event)
{
    if (rows() == 0 || cols() == 0)
        return;
    QMenu menu(this);
    menu.setToolTipsVisible(true);
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const auto header = byKey ? m_header : headerAt(event->pos());
    QPoint place = event->globalPos();
    if (header) {
        fillMenu(&menu, *header);
        if (byKey)
            place = mapToGlobal(headerRect(*header).center().toPoint());
    } else {
        auto cell = byKey ? std::optional(Cell{currentRow(), currentCol()}) : cellAt(event->pos());
        if (cell) {
            const Header row{Axis::row, cell->row};
            const Header col{Axis::col, cell->col};
            fillMenu(menu.addMenu(tr("&Row %1").arg(nameOf(row))), row);
            fillMenu(menu.addMenu(tr("Co&lumn %1").arg(nameOf(col))), col);
            menu.addSeparator();
            if (byKey)
                place = mapToGlobal(cellRect(cell->row, cell->col).center().toPoint());
        }
        menu.addAction(tr("&Copy matrix"), QKeySequence::Copy, this, &MatrixEditor::copy);
    }
    menu.exec(place);
}

// -- keyboard

void MatrixEditor::focusInEvent(QFocusEvent* event)
{
    MatrixView::focusInEvent(event);
    if (rows() > 0 && event->reason() != Qt::MouseFocusReason)
        Q_EMIT pointedAt(m_header ? describe(*m_header) : describe(currentRow(), currentCol()));
}

void MatrixEditor::focusOutEvent(QFocusEvent* event)
{
    endDrag(false);
    m_document->selection()->hover({});
    MatrixView::focusOutEvent(event);
}

bool MatrixEditor::zoomByKey(QKeyEvent* event)
{
    if (!(event->modifiers() & Qt::ControlModifier))
        return false;
    const double side = cellSide() > 0 ? cellSide() : fittingSide();
    const QPointF middle = cellRect(currentRow(), currentCol()).center();
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal: zoomTo(side * 1.25 + 1, middle); return true;
    case Qt::Key_Minus: zoomTo(side / 1.25 - 1, middle); return true;
    case Qt::Key_0: zoomTo(0, middle); return true;
    default: return false;
    }
}

bool MatrixEditor::editByKey(QKeyEvent* event)
{
    const Header row{Axis::row, currentRow()};
    const Header col{Axis::col, currentCol()};
    const Header header = m_header.value_or(row);
    const bool alt = event->modifiers() & Qt::AltModifier;
    const bool shift = event->modifiers() & Qt::ShiftModifier;
    switch (event->key()) {
    case Qt::Key_F2: rename(m_header ? header : shift ? col : row); return true;
    case Qt::Key_R: setLine(row, !isFull(row)); return true;
    case Qt::Key_C: setLine(col, !isFull(col)); return true;
    case Qt::Key_Insert: {
        const Header after = m_header ? header : shift ? col : row;
        const int count = after.axis == Axis::row ? rows() : cols();
        m_document->insertNode(kindOf(after), after.index + 1);
        // Its name is edited next, so the focus goes to the new header.
        if ((after.axis == Axis::row ? rows() : cols()) > count)
            setHeader(Header{after.axis, after.index + 1});
        return true;
    }
    case Qt::Key_Up:
    case Qt::Key_Down:
        if (alt)
            move(row, row.index + (event->key() == Qt::Key_Up ? -1 : 1));
        return alt;
    case Qt::Key_Left:
    case Qt::Key_Right:
        if (alt)
            move(col, col.index + (event->key() == Qt::Key_Left ? -1 : 1));
        return alt;
    case Qt::Key_Escape:
        if (m_drag) {
            endDrag(false);
            return true;
        }
        if (m_document->selection()->selected().isEmpty())
            return false;
        m_document->selection()->select({});
        return true;
    default: return false;
    }
}

void MatrixEditor::moveHeaderByKey(QKeyEvent* event)
{
    const bool row = m_header->axis == Axis::row;
    const int last = (row ? rows() : cols()) - 1;
    int index = m_header->index;
    const int back = row ? Qt::Key_Up : Qt::Key_Left;
    const int forth = row ? Qt::Key_Down : Qt::Key_Right;
    const int inside = row ? Qt::Key_Right : Qt::Key_Down;
    if (event->key() == inside) {
        setCurrent(row ? index : currentRow(), row ? currentCol() : index);
        setHeader({});
        Q_EMIT pointedAt(describe(currentRow(), currentCol()));
        return;
    }
    if (event->key() == back && index == 0) {
        // Round the corner, to the headers of the other side.
        setHeader(Header{row ? Axis::col : Axis::row, 0});
        return;
    }
    if (event->key() == back)
        --index;
    else if (event->key() == forth)
        index = std::min(last, index + 1);
    else if (event->key() == Qt::Key_Home)
        index = 0;
    else if (event->key() == Qt::Key_End)
        index = last;
    else if (event->key() == Qt::Key_Space)
        setLine(*m_header, !isFull(*m_header));
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        rename(*m_header);
    else if (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace)
        m_document->removeNode(kindOf(*m_header), m_header->index);
    else if (event->matches(QKeySequence::Copy))
        copy();
    else
        event->ignore();
    if (m_header) {  // unless it was removed with its node
        setCurrent(row ? index : currentRow(), row ? currentCol() : index);
        setHeader(Header{m_header->axis, index});
    }
}

void MatrixEditor::keyPressEvent(QKeyEvent* event)
{
    if (rows() == 0 || cols() == 0) {
        MatrixView::keyPressEvent(event);
        return;
    }
    const bool plain = !(event->modifiers() & (Qt::ControlModifier | Qt::MetaModifier));
    if (zoomByKey(event) || (plain && editByKey(event)))
        return;
    if (m_header) {
        moveHeaderByKey(event);
        return;
    }
    // Leaving the matrix leads to its headers.
    if (plain && event->key() == Qt::Key_Left && currentCol() == 0)
        setHeader(Header{Axis::row, currentRow()});
    else if (plain && event->key() == Qt::Key_Up && currentRow() == 0)
        setHeader(Header{Axis::col, currentCol()});
    else
        MatrixView::keyPressEvent(event);
    // A key press brings the current cell into view, whether it moved or not.
    if (!m_header) {
        scrollToCell(currentRow(), currentCol());
        refreshScrollBars();
    }
}

}  // namespace disentangle
