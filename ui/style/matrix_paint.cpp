// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/matrix_layout.h"
#include "ui/style/matrix_view.h"
#include "ui/style/theme.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace disentangle {
namespace {

constexpr double roundedFrom = 11;  // side of a cell from which corners are rounded
constexpr double glyphFrom = 10;    // ... from which a mark shows its glyph
constexpr double outlineFrom = 5;   // ... from which a mark is an outline rather than the whole cell
constexpr double numbersFrom = 26;  // ... from which values are written
constexpr double signFrom = 0.05;   // share of the range from which a change shows its sign

EdgeKind kindOf(CellMark mark)
{
    switch (mark) {
    case CellMark::missing: return EdgeKind::missing;
    case CellMark::extra: return EdgeKind::extra;
    case CellMark::forbidden: break;
    case CellMark::none: break;
    }
    return EdgeKind::forbidden;
}

}  // namespace

QColor MatrixView::cellColour(double value) const
{
    if (std::isnan(value))
        return colours().noValue;
    if (m_scale == Scale::binary)
        return value >= 0.5 ? colours().cellOn : colours().cellOff;
    if (m_scale == Scale::diverging) {
        const double end = std::max(std::abs(m_low), std::abs(m_high));
        return mixed(colours().cellOff, categorical(value < 0 ? 0 : 1), end > 0 ? std::abs(value) / end : 0);
    }
    const double place = m_high > m_low ? (value - m_low) / (m_high - m_low) : 0;
    return m_scale == Scale::shade ? mixed(colours().cellOff, colours().cellOn, place) : sequential(place);
}

void MatrixView::paintCells(QPainter& painter, const MatrixLayout& layout) const
{
    const bool rounded = layout.cell >= roundedFrom;
    const double radius = std::min(3.0, layout.cell / 8);
    painter.save();
    if (layout.view != layout.cells)
        painter.setClipRect(layout.view, Qt::IntersectClip);
    painter.setRenderHint(QPainter::Antialiasing, rounded);
    painter.setPen(Qt::NoPen);
    for (int r = 0; r < m_rows; ++r) {
        if (!layout.rowRect(r).intersects(layout.view))
            continue;
        for (int c = 0; c < m_cols; ++c) {
            const QRectF cell = layout.cellRect(r, c);
            const QColor fill = cellColour(m_values[index(r, c)]);
            if (rounded) {
                painter.setBrush(fill);
                painter.drawRoundedRect(cell, radius, radius);
            } else {
                painter.fillRect(cell, fill);
            }
        }
    }
    // Without gaps between cells the eye needs a mark every five to count them.
    if (layout.gap == 0) {
        QColor line = colours().panel;
        line.setAlphaF(m_scale == Scale::continuous ? 0.45F : 1.0F);
        for (int c = 5; c < m_cols; c += 5)
            painter.fillRect(
                QRectF(layout.cells.left() + c * layout.cell - 0.5, layout.cells.top(), 1, layout.cells.height()),
                line);
        for (int r = 5; r < m_rows; r += 5)
            painter.fillRect(
                QRectF(layout.cells.left(), layout.cells.top() + r * layout.cell - 0.5, layout.cells.width(), 1), line);
    }
    const bool numbered = m_showsValues && m_scale != Scale::binary;
    if ((numbered || !m_cellTexts.isEmpty()) && layout.cell >= numbersFrom) {
        QFont font = captionFont();
        font.setPointSizeF(std::min(font.pointSizeF(), layout.cell / 4.2));
        painter.setFont(font);
        for (int r = 0; r < m_rows; ++r)
            for (int c = 0; c < m_cols; ++c)
                if (const double v = value(r, c); !std::isnan(v)) {
                    painter.setPen(readableOn(cellColour(v)));
                    const QString sign = m_scale == Scale::diverging && v > 0 ? QStringLiteral("+") : QString();
                    painter.drawText(layout.cellRect(r, c), Qt::AlignCenter,
                                     m_cellTexts.isEmpty() ? sign + QString::number(v, 'f', 2) : cellText(r, c));
                }
    } else if (m_scale == Scale::diverging && layout.cell >= glyphFrom) {
        painter.setRenderHint(QPainter::Antialiasing);
        for (int r = 0; r < m_rows; ++r)
            for (int c = 0; c < m_cols; ++c)
                paintSign(painter, layout.cellRect(r, c), value(r, c));
    }
    if (!m_marks.empty()) {
        painter.setRenderHint(QPainter::Antialiasing);
        for (int r = 0; r < m_rows; ++r)
            for (int c = 0; c < m_cols; ++c)
                if (const CellMark m = mark(r, c); m != CellMark::none)
                    paintMark(painter, layout.cellRect(r, c), m, cellColour(value(r, c)));
    }
    painter.restore();
}

void MatrixView::paintSign(QPainter& painter, const QRectF& cell, double value) const
{
    if (!(std::abs(value) >= signFrom * std::max(std::abs(m_low), std::abs(m_high))))
        return;
    const QPointF m = cell.center();
    const double arm = cell.width() * 0.2;
    painter.setPen(QPen(readableOn(cellColour(value)), std::max(1.2, cell.width() / 12), Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(m - QPointF(arm, 0), m + QPointF(arm, 0));
    if (value > 0)
        painter.drawLine(m - QPointF(0, arm), m + QPointF(0, arm));
}

void MatrixView::paintMark(QPainter& painter, const QRectF& cell, CellMark mark, const QColor& fill) const
{
    const EdgeCue cue = edgeCue(kindOf(mark));
    const double side = cell.width();
    if (side < outlineFrom) {
        painter.fillRect(cell, cue.colour);
        return;
    }
    // The outline is on a ring of the panel's colour, so that it can be seen on any fill.
    const double pen = std::clamp(side / 9, 1.0, 2.5);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colours().panel, pen + 1.5, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    painter.drawRect(cell.adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2));
    painter.setPen(QPen(cue.colour, pen, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    painter.drawRect(cell.adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2));
    if (side < glyphFrom)
        return;
    // Beside a number the glyph is small and in the corner: neither hides the other.
    const bool numbered =
        ((m_showsValues && m_scale != Scale::binary) || !m_cellTexts.isEmpty()) && side >= numbersFrom - 3;
    const double arm = side * (numbered ? 0.09 : 0.2);
    const QPointF m = numbered ? QPointF(cell.right() - pen - 1.6 * arm, cell.top() + pen + 1.6 * arm) : cell.center();
    painter.setPen(QPen(readableOn(fill), numbered ? 1.3 : std::max(1.5, side / 11), Qt::SolidLine, Qt::RoundCap));
    switch (mark) {
    case CellMark::missing: painter.drawLine(m - QPointF(arm, 0), m + QPointF(arm, 0)); break;
    case CellMark::extra:
        painter.drawLine(m - QPointF(arm, 0), m + QPointF(arm, 0));
        painter.drawLine(m - QPointF(0, arm), m + QPointF(0, arm));
        break;
    case CellMark::forbidden:
        painter.drawLine(m - QPointF(arm, arm), m + QPointF(arm, arm));
        painter.drawLine(m - QPointF(arm, -arm), m + QPointF(arm, -arm));
        break;
    case CellMark::none: break;
    }
}

void MatrixView::paintHeaders(QPainter& painter, const MatrixLayout& layout, int strongRow, int strongCol) const
{
    painter.save();
    QFont strongFont = layout.font;
    strongFont.setWeight(QFont::DemiBold);
    const QFontMetricsF metrics(layout.font);
    const double line = std::ceil(metrics.height());

    const auto rowLabel = [&](int r, bool strong) {
        const double middle = layout.cells.top() + (r + 0.5) * layout.cell - layout.gap / 2;
        if (middle < layout.view.top() || middle > layout.view.bottom())
            return;
        const QRectF box(layout.view.left() - 4 - layout.rowLabelWidth, middle - line / 2, layout.rowLabelWidth, line);
        if (strong)
            painter.fillRect(box.adjusted(-2, 0, 2, 0), palette().color(backgroundRole()));
        painter.setFont(strong ? strongFont : layout.font);
        painter.setPen(strong ? colours().text : colours().mutedText);
        // A label that fits in plain letters is not elided for being bold.
        painter.drawText(box, Qt::AlignRight | Qt::AlignVCenter | Qt::TextDontClip,
                         metrics.elidedText(name(m_rowNames, r), Qt::ElideRight, box.width()));
    };
    const auto colLabel = [&](int c, bool strong) {
        const double middle = layout.cells.left() + (c + 0.5) * layout.cell - layout.gap / 2;
        if (middle < layout.view.left() || middle > layout.view.right())
            return;
        painter.save();
        const double length = layout.colLabelsUpright ? layout.colLabelLength : layout.cell;
        QRectF box;
        if (layout.colLabelsUpright) {
            painter.translate(middle, layout.view.top() - 4);
            painter.rotate(-90);
            box = QRectF(0, -line / 2, length, line);
        } else {
            box = QRectF(middle - length / 2, layout.view.top() - 4 - line, length, line);
        }
        if (strong)
            painter.fillRect(box, palette().color(backgroundRole()));
        painter.setFont(strong ? strongFont : layout.font);
        painter.setPen(strong ? colours().text : colours().mutedText);
        painter.drawText(
            box, (layout.colLabelsUpright ? Qt::AlignLeft : Qt::AlignHCenter) | Qt::AlignVCenter | Qt::TextDontClip,
            metrics.elidedText(name(m_colNames, c), Qt::ElideRight, length));
        painter.restore();
    };

    if (layout.rowLabelStep > 0) {
        for (int r = 0; r < m_rows; ++r)
            if (r != strongRow && layout.shown(r, layout.rowLabelStep))
                rowLabel(r, false);
        if (strongRow >= 0 && strongRow < m_rows)
            rowLabel(strongRow, true);
    }
    if (layout.colLabelStep > 0) {
        for (int c = 0; c < m_cols; ++c)
            if (c != strongCol && layout.shown(c, layout.colLabelStep))
                colLabel(c, false);
        if (strongCol >= 0 && strongCol < m_cols)
            colLabel(strongCol, true);
    }
    painter.setFont(layout.font);
    painter.setPen(colours().mutedText);
    const auto fits = [&](const QString& title, double length) { return metrics.horizontalAdvance(title) <= length; };
    if (layout.titles && fits(m_colTitle, layout.view.width()))
        painter.drawText(QRectF(layout.view.left(), layout.view.top() - layout.headerHeight, layout.view.width(), line),
                         Qt::AlignHCenter | Qt::AlignTop, m_colTitle);
    if (layout.titles && fits(m_rowTitle, layout.view.height())) {
        painter.translate(layout.view.left() - layout.headerWidth, layout.view.bottom());
        painter.rotate(-90);
        painter.drawText(QRectF(0, 0, layout.view.height(), line), Qt::AlignHCenter | Qt::AlignTop, m_rowTitle);
    }
    painter.restore();
}

}  // namespace disentangle
