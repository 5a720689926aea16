// SPDX-License-Identifier: GPL-3.0-or-later
// What the pointer and the keyboard do in a MatrixView.
#include "ui/style/matrix_layout.h"
#include "ui/style/matrix_view.h"

#include <QAccessible>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace disentangle {

void MatrixView::setHovered(Cell cell)
{
    if (cell == m_hovered)
        return;
    m_hovered = cell;
    update();
    Q_EMIT hovered(cell.row, cell.col);
}

void MatrixView::moveCurrent(int row, int col)
{
    const int oldRow = m_currentRow;
    const int oldCol = m_currentCol;
    setCurrent(row, col);
    if (m_currentRow == oldRow && m_currentCol == oldCol)
        return;
    Q_EMIT currentChanged(m_currentRow, m_currentCol);
    if (QAccessible::isActive()) {
        setAccessibleDescription(readout(m_currentRow, m_currentCol));
        QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
        QAccessible::updateAccessibility(&changed);
        QAccessibleEvent cell(this, QAccessible::Focus);
        cell.setChild(m_currentRow * m_cols + m_currentCol);
        QAccessible::updateAccessibility(&cell);
    }
}

void MatrixView::setByUser(int row, int col, bool on)
{
    if ((value(row, col) >= 0.5) == on)
        return;
    setValue(row, col, on ? 1 : 0);
    Q_EMIT cellEdited(row, col, on);
}

void MatrixView::endPainting()
{
    if (!m_painting)
        return;
    m_painting.reset();
    Q_EMIT editFinished();
}

void MatrixView::toggle(int row, int col)
{
    Q_EMIT editStarted();
    setByUser(row, col, !(value(row, col) >= 0.5));
    Q_EMIT editFinished();
}

bool MatrixView::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        if (const auto cell = cellAt(help->pos()))
            QToolTip::showText(help->globalPos(), readout(cell->row, cell->col), this,
                               cellRect(cell->row, cell->col).toAlignedRect());
        else if (!toolTip().isEmpty())
            return QWidget::event(event);
        else
            QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

void MatrixView::mousePressEvent(QMouseEvent* event)
{
    const auto cell = cellAt(event->position());
    if (event->button() != Qt::LeftButton || !cell) {
        QWidget::mousePressEvent(event);
        return;
    }
    moveCurrent(cell->row, cell->col);
    if (m_editable) {
        m_painting = !(value(cell->row, cell->col) >= 0.5);
        m_lastPainted = *cell;
        Q_EMIT editStarted();
        setByUser(cell->row, cell->col, *m_painting);
    }
}

void MatrixView::mouseMoveEvent(QMouseEvent* event)
{
    const auto cell = cellAt(event->position());
    setHovered(cell.value_or(Cell{}));
    if (!m_painting || !cell || *cell == m_lastPainted)
        return;
    // A quick pointer skips cells: fill the way from the last one.
    const int steps = std::max(std::abs(cell->row - m_lastPainted.row), std::abs(cell->col - m_lastPainted.col));
    const Cell from = m_lastPainted;
    const bool on = *m_painting;
    for (int s = 1; s <= steps && m_painting; ++s) {
        const double t = static_cast<double>(s) / steps;
        setByUser(static_cast<int>(std::lround(from.row + t * (cell->row - from.row))),
                  static_cast<int>(std::lround(from.col + t * (cell->col - from.col))), on);
    }
    m_lastPainted = *cell;
    moveCurrent(cell->row, cell->col);
}

void MatrixView::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && m_painting) {
        endPainting();
        return;
    }
    QWidget::mouseReleaseEvent(event);
}

void MatrixView::mouseDoubleClickEvent(QMouseEvent* event)
{
    const auto cell = cellAt(event->position());
    if (m_editable || !cell) {
        mousePressEvent(event);
        return;
    }
    Q_EMIT activated(cell->row, cell->col);
}

void MatrixView::leaveEvent(QEvent* event)
{
    setHovered({});
    QWidget::leaveEvent(event);
}

void MatrixView::keyPressEvent(QKeyEvent* event)
{
    if (m_rows == 0 || m_cols == 0) {
        QWidget::keyPressEvent(event);
        return;
    }
    if (event->matches(QKeySequence::Copy)) {
        copy();
        return;
    }
    const bool control = event->modifiers() & Qt::ControlModifier;
    switch (event->key()) {
    case Qt::Key_Left: moveCurrent(m_currentRow, control ? 0 : m_currentCol - 1); return;
    case Qt::Key_Right: moveCurrent(m_currentRow, control ? m_cols - 1 : m_currentCol + 1); return;
    case Qt::Key_Up: moveCurrent(control ? 0 : m_currentRow - 1, m_currentCol); return;
    case Qt::Key_Down: moveCurrent(control ? m_rows - 1 : m_currentRow + 1, m_currentCol); return;
    case Qt::Key_Home: moveCurrent(control ? 0 : m_currentRow, 0); return;
    case Qt::Key_End: moveCurrent(control ? m_rows - 1 : m_currentRow, m_cols - 1); return;
    case Qt::Key_PageUp: moveCurrent(0, m_currentCol); return;
    case Qt::Key_PageDown: moveCurrent(m_rows - 1, m_currentCol); return;
    default: break;
    }
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (m_editable && (event->key() == Qt::Key_Space || enter)) {
        toggle(m_currentRow, m_currentCol);
    } else if (m_editable && (event->key() == Qt::Key_0 || event->key() == Qt::Key_1 ||
                              event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace)) {
        Q_EMIT editStarted();
        setByUser(m_currentRow, m_currentCol, event->key() == Qt::Key_1);
        Q_EMIT editFinished();
    } else if (!m_editable && enter) {
        Q_EMIT activated(m_currentRow, m_currentCol);
    } else {
        QWidget::keyPressEvent(event);
    }
}

void MatrixView::copy() const
{
    QGuiApplication::clipboard()->setText(asText());
}

void MatrixView::contextMenuEvent(QContextMenuEvent* event)
{
    if (m_rows == 0 || m_cols == 0)
        return;
    QMenu menu(this);
    menu.addAction(tr("&Copy matrix"), QKeySequence::Copy, this, &MatrixView::copy);
    menu.exec(event->globalPos());
}

void MatrixView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        m_layout.reset();
        updateGeometry();
    }
    QWidget::changeEvent(event);
}

QString MatrixView::asText() const
{
    QString text;
    for (int c = 0; c < m_cols; ++c)
        text += QLatin1Char('\t') + name(m_colNames, c);
    text += QLatin1Char('\n');
    for (int r = 0; r < m_rows; ++r) {
        text += name(m_rowNames, r);
        for (int c = 0; c < m_cols; ++c)
            text += QLatin1Char('\t') + QString::number(value(r, c), 'g', m_scale == Scale::binary ? 1 : 7);
        text += QLatin1Char('\n');
    }
    return text;
}

}  // namespace disentangle
