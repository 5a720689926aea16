// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/observe/matrices/history_popover.h"

#include "ui/style/screen_fit.h"
#include "ui/style/matrix_view.h"
#include "ui/style/projector.h"
#include "ui/style/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>
#include <QScreen>
#include <QToolTip>
#include <algorithm>

namespace disentangle {
namespace {

constexpr QSize curveSize{200, 52};

}  // namespace

HistoryPopover::HistoryPopover(MatrixView* view, std::function<std::optional<History>(int row, int col)> source)
    : QFrame(view, Qt::ToolTip), m_view(view), m_source(std::move(source))
{
    setAttribute(Qt::WA_ShowWithoutActivating);
    setFocusPolicy(Qt::NoFocus);
    view->installEventFilter(this);
    connect(view, &MatrixView::hovered, this, [this](int row, int col) {
        m_keyed = false;
        if (!isVisible())
            return;
        if (row < 0 || !showFor(row, col))
            hide();
    });
    connect(view, &MatrixView::currentChanged, this, [this](int row, int col) {
        if (m_keyed)
            showFor(row, col);
    });
}

QString HistoryPopover::text() const
{
    return m_history ? m_readout + QLatin1Char('\n') + m_history->title : QString();
}

void HistoryPopover::refresh()
{
    if (isVisible() && !showFor(m_row, m_col))
        hide();
}

QSize HistoryPopover::sizeHint() const
{
    const QFontMetrics metrics(captionFont());
    const QRect text = metrics.boundingRect(QRect(0, 0, 1000, 1000), Qt::AlignLeft, m_readout);
    return {std::max(curveSize.width(), text.width()) + 2 * spacing::normal,
            text.height() + curveSize.height() + 2 * metrics.height() + 3 * spacing::tight};
}

bool HistoryPopover::showFor(int row, int col)
{
    if (row < 0 || col < 0 || row >= m_view->rows() || col >= m_view->cols())
        return false;
    m_history = m_source(row, col);
    if (!m_history || m_history->points.isEmpty())
        return false;
    m_row = row;
    m_col = col;
    m_readout = m_view->readout(row, col);
    setAccessibleName(text());
    const QSize size = sizeHint();
    const QRect cell(m_view->mapToGlobal(m_view->cellRect(row, col).toAlignedRect().topLeft()),
                     m_view->cellRect(row, col).toAlignedRect().size());
    const QRect screen = m_view->screen()->availableGeometry();
    // Beside the cell, not on it, and on the screen.
    QPoint place(cell.right() + spacing::normal, cell.bottom() + spacing::normal);
    if (place.x() + size.width() > screen.right())
        place.setX(cell.left() - size.width() - spacing::normal);
    if (place.y() + size.height() > screen.bottom())
        place.setY(cell.top() - size.height() - spacing::normal);
    setGeometry(QRect(cornerWithinScreen(place, size), size));
    QToolTip::hideText();
    show();
    update();
    return true;
}

bool HistoryPopover::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::ToolTip: {
        const auto cell = m_view->cellAt(static_cast<QHelpEvent*>(event)->pos());
        if (cell && showFor(cell->row, cell->col))
            return true;
        break;
    }
    case QEvent::KeyPress:
        m_keyed = true;
        if (static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape && isVisible()) {
            hide();
            return true;
        }
        break;
    case QEvent::MouseButtonPress:
    case QEvent::Leave:
    case QEvent::FocusOut:
    case QEvent::Hide: hide(); break;
    default: break;
    }
    return QFrame::eventFilter(watched, event);
}

void HistoryPopover::paintEvent(QPaintEvent*)
{
    if (!m_history)
        return;
    const ThemeColours& c = colours();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), c.panel);
    painter.setPen(QPen(c.strongBorder, 1));
    painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    painter.setFont(captionFont());
    const int line = painter.fontMetrics().height();
    const int textHeight = height() - curveSize.height() - 2 * line - 3 * spacing::tight;
    painter.setPen(c.text);
    painter.drawText(QRect(spacing::normal, spacing::tight, width() - 2 * spacing::normal, textHeight), Qt::AlignLeft,
                     m_readout);
    painter.setPen(c.mutedText);
    painter.drawText(QRect(spacing::normal, spacing::tight + textHeight, width() - 2 * spacing::normal, line),
                     Qt::AlignLeft, m_history->title);

    const QRectF area(spacing::normal, textHeight + line + 2.0 * spacing::tight, width() - 2.0 * spacing::normal,
                      curveSize.height());
    const double first = m_history->points.front().x(), span = std::max(1.0, m_history->points.back().x() - first);
    const auto placeOf = [&](double step, double value) {
        return QPointF(area.left() + (step - first) / span * area.width(),
                       area.bottom() - std::clamp(value, 0.0, 1.0) * area.height());
    };
    painter.setPen(QPen(c.grid, 1));
    painter.drawLine(area.topLeft(), area.topRight());
    painter.drawLine(area.bottomLeft(), area.bottomRight());
    painter.setPen(QPen(c.axis, 1, Qt::DotLine));  // above it an edge counts as learned
    painter.drawLine(QPointF(area.left(), area.center().y()), QPointF(area.right(), area.center().y()));
    QPainterPath curve(placeOf(first, m_history->points.front().y()));
    double now = m_history->points.front().y();
    for (const QPointF& point : m_history->points) {
        curve.lineTo(placeOf(point.x(), point.y()));
        if (point.x() <= m_history->step)
            now = point.y();
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(c.cellOn, 1.6 * lineWeight()));
    painter.drawPath(curve);
    const QPointF here = placeOf(std::clamp(m_history->step, first, first + span), now);
    painter.setPen(QPen(c.mutedText, 1));
    painter.drawLine(QPointF(here.x(), area.top()), QPointF(here.x(), area.bottom()));
    painter.setPen(QPen(c.panel, 1));
    painter.setBrush(c.text);
    painter.drawEllipse(here, 3, 3);
    painter.setPen(c.mutedText);
    const QRectF below(area.left(), area.bottom() + 1, area.width(), line);
    const QLocale locale;
    painter.drawText(below, Qt::AlignLeft, tr("step %1").arg(locale.toString(first, 'f', 0)));
    painter.drawText(below, Qt::AlignRight, locale.toString(first + span, 'f', 0));
}

}  // namespace disentangle
