// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/matrix_layout.h"

#include "ui/style/theme.h"

#include <QFontMetricsF>

#include <algorithm>
#include <array>
#include <cmath>

namespace disentangle {
namespace {

constexpr double labelGap = 4;       // between a label and its cells
constexpr double longestLabel = 96;  // names longer than this are elided
constexpr double titleFrom = 220;    // an area smaller than this shows no axis titles

double longest(const QStringList& names, const QFontMetricsF& metrics)
{
    double width = 0;
    for (const QString& name : names)
        width = std::max(width, metrics.horizontalAdvance(name));
    return std::ceil(width) + 1;
}

/// Labels of this height fit every so many cells; 0 when too few would be left to be of use.
int labelStep(double cell, double height, int count)
{
    for (const int step : {1, 2, 5, 10})
        if (step * cell >= height)
            return step < count || count == 1 || step == 1 ? step : 0;
    return 0;
}

}  // namespace

MatrixLayout MatrixLayout::compute(const Request& request)
{
    MatrixLayout l;
    const double dpr = request.devicePixelRatio;
    const auto snapped = [dpr](double v) { return std::round(v * dpr) / dpr; };
    const QRectF area = request.area;

    l.titles = !request.rowTitle.isEmpty() && area.width() >= titleFrom && area.height() >= titleFrom;
    l.font = captionFont();

    // Labels determine the cells' size, and cells determine which labels fit: start with all labels, then drop those
    // that do not fit.
    bool rowLabels = true;
    bool colLabels = true;
    bool upright = false;
    for (int round = 0; round < 4; ++round) {
        const QFontMetricsF metrics(l.font);
        const double title = l.titles ? std::ceil(metrics.height()) + labelGap : 0;
        // A third of the room, or what cells of a comfortable size leave free.
        const auto limit = [](double room, int cells) { return std::max({0.34 * room, room - cells * 16 - 12, 24.0}); };
        l.rowLabelWidth =
            std::min({longest(request.rowNames, metrics), longestLabel, limit(area.width(), request.cols)});
        l.colLabelLength =
            upright ? std::min({longest(request.colNames, metrics), longestLabel, limit(area.height(), request.rows)})
                    : std::ceil(metrics.height());
        l.headerWidth = title + (rowLabels ? l.rowLabelWidth + labelGap : 0);
        l.headerHeight = title + (colLabels ? l.colLabelLength + labelGap : 0);
        const double roomX = area.width() - l.headerWidth - 2;
        const double roomY = area.height() - l.headerHeight - 2;
        const double side =
            request.cell > 0
                ? request.cell
                : std::min({roomX / request.cols, roomY / request.rows, static_cast<double>(request.largestCell)});
        l.cell = std::max(1.0, std::floor(side * dpr)) / dpr;

        // Lines may touch each other's leading, but not the letters.
        const double line = metrics.ascent() + 1;
        l.rowLabelStep = rowLabels ? labelStep(l.cell, line, request.rows) : 0;
        const bool fitsFlat = longest(request.colNames, metrics) <= l.cell - 2;
        l.colLabelStep = colLabels ? (upright ? labelStep(l.cell, line, request.cols) : 1) : 0;

        const bool rowsVanish = rowLabels && l.rowLabelStep == 0;
        const bool colsVanish = colLabels && upright && l.colLabelStep == 0;
        const bool turn = colLabels && !upright && !fitsFlat;
        rowLabels = rowLabels && !rowsVanish;
        colLabels = colLabels && !colsVanish;
        upright = upright || turn;
        if (!rowsVanish && !colsVanish && !turn)
            break;
    }
    l.colLabelsUpright = upright;
    l.gap = l.cell >= 7 ? std::max(1.0, std::round(l.cell / 14 * dpr)) / dpr : 0;

    const QSizeF all(l.cell * request.cols, l.cell * request.rows);
    const QSizeF seen(request.cell > 0 ? std::clamp(area.width() - l.headerWidth - 2, 0.0, all.width()) : all.width(),
                      request.cell > 0 ? std::clamp(area.height() - l.headerHeight - 2, 0.0, all.height())
                                       : all.height());
    const double width = l.headerWidth + seen.width();
    const double height = l.headerHeight + seen.height();
    double x = area.left();
    double y = area.top();
    if (request.alignment & Qt::AlignHCenter)
        x += std::max(0.0, (area.width() - width) / 2);
    else if (request.alignment & Qt::AlignRight)
        x += std::max(0.0, area.width() - width - 2);
    if (request.alignment & Qt::AlignVCenter)
        y += std::max(0.0, (area.height() - height) / 2);
    else if (request.alignment & Qt::AlignBottom)
        y += std::max(0.0, area.height() - height - 2);
    l.view = QRectF(QPointF(snapped(x + l.headerWidth), snapped(y + l.headerHeight)), seen);
    const QPointF scroll(snapped(std::clamp(request.scroll.x(), 0.0, all.width() - seen.width())),
                         snapped(std::clamp(request.scroll.y(), 0.0, all.height() - seen.height())));
    l.cells = QRectF(l.view.topLeft() - scroll, all);
    return l;
}

bool MatrixLayout::shown(int index, int step) const
{
    // With labels thinned out, "every fifth" reads as 5, 10, 15: count from the first, then the multiples.
    return step == 1 || (step > 0 && ((index + 1) % step == 0 || (index == 0 && step > 2)));
}

QRectF MatrixLayout::cellRect(int row, int col) const
{
    return {cells.left() + col * cell, cells.top() + row * cell, cell - gap, cell - gap};
}

QRectF MatrixLayout::rowRect(int row) const
{
    return {cells.left(), cells.top() + row * cell, cells.width() - gap, cell - gap};
}

QRectF MatrixLayout::colRect(int col) const
{
    return {cells.left() + col * cell, cells.top(), cell - gap, cells.height() - gap};
}

}  // namespace disentangle
