// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/observe/points/strip_paint.h"

#include "ui/style/theme.h"

#include <QImage>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace disentangle {
namespace {

constexpr double frameGap = 3;
constexpr double leastFrame = 28;  // pixels; of narrower pictures fewer are shown
constexpr int mostFrameLines = 3;
constexpr double gainOfLines = 1.25;  // by less nobody wants to read on in the next line
constexpr double wholeScale = 2;      // from here on pixels of an image are drawn as squares of one size
constexpr double nearLine = 8;        // pixels

double lineX(const QRectF& place, int row, int rows)
{
    return rows > 1 ? place.left() + place.width() * row / (rows - 1) : place.center().x();
}

double lineY(const QRectF& place, double value, const ValueRange& range)
{
    return place.bottom() - range.place(value) * place.height();
}

void paintLines(QPainter& painter, const QRectF& place, const FloatTable& x, const StripStyle& style)
{
    if (style.range.low < 0 && style.range.high > 0) {
        painter.setPen(QPen(colours().grid, 1));
        const double zero = std::round(lineY(place, 0, style.range)) + 0.5;
        painter.drawLine(QPointF(place.left(), zero), QPointF(place.right(), zero));
    }
    painter.setRenderHint(QPainter::Antialiasing);
    QList<QPointF> points;
    for (const int d : style.lines) {
        points.clear();
        for (int r = 0; r < x.rows; ++r)
            if (const auto value = static_cast<double>(x(r, d)); std::isfinite(value))
                points.append({lineX(place, r, x.rows), lineY(place, value, style.range)});
        painter.setPen(QPen(categorical(d), 1));
        painter.drawPolyline(points.constData(), static_cast<int>(points.size()));
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
}

/// A picture of cells, value(col, row), stretched over a rectangle without smoothing, on whole pixels.
template <class Value>
void paintCells(QPainter& painter, const QRectF& place, int cols, int rows, const StripStyle& style, Value value)
{
    QImage image(cols, rows, QImage::Format_RGB32);
    for (int r = 0; r < rows; ++r) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(r));
        for (int c = 0; c < cols; ++c)
            line[c] = style.table->at(style.range.place(static_cast<double>(value(c, r))));
    }
    painter.setRenderHint(QPainter::SmoothPixmapTransform, place.height() < rows || place.width() < cols);
    painter.drawImage(place.toAlignedRect(), image);
}

double frameRoom(const QRectF& place, int frames)
{
    return (place.width() - frameGap * (frames - 1)) / frames;
}

/// Every how-manieth picture is shown, so that each can be made out: the first, the middle and the last always are.
int frameStride(const QRectF& place, int rows, const QSize& frame)
{
    const double wanted = std::min(leastFrame, place.height() * frame.width() / frame.height());
    int stride = 1;
    while ((rows - 1) % (4 * stride) == 0 && rows > 1 && frameRoom(place, (rows - 1) / stride + 1) < wanted)
        stride *= 2;
    return stride;
}

/// A rectangle that holds an image in its middle.
QRectF framePlace(const QRectF& place, const QSize& frame)
{
    const QSizeF size = QSizeF(frame).scaled(place.size(), Qt::KeepAspectRatio);
    return {place.center() - QPointF(size.width() / 2, size.height() / 2), size};
}

/// Where the images of a strip stand: every `stride`-th observation, in reading order.
struct FrameGrid {
    QRectF place;
    QSize frame;
    int shown = 0, stride = 1, columns = 1, lines = 1;

    QSizeF room() const { return {frameRoom(place, columns), (place.height() - frameGap * (lines - 1)) / lines}; }
    double scale() const { return std::min(room().width() / frame.width(), room().height() / frame.height()); }
    QRectF at(int index) const
    {
        const QSizeF each = room();
        const QPointF corner(place.left() + (each.width() + frameGap) * (index % columns),
                             place.top() + (each.height() + frameGap) * (index / columns));
        return framePlace({corner, each}, frame);
    }
};

FrameGrid frameGrid(const QRectF& place, int rows, const QSize& frame, bool large)
{
    FrameGrid grid{place, frame};
    grid.stride = frameStride(place, rows, frame);
    grid.shown = grid.columns = (rows - 1) / grid.stride + 1;
    if (!large)
        return grid;
    FrameGrid best = grid;
    for (grid.lines = 2; grid.lines <= mostFrameLines; ++grid.lines) {
        grid.columns = (grid.shown + grid.lines - 1) / grid.lines;
        if (grid.scale() > (best.lines == 1 ? gainOfLines : 1) * best.scale())
            best = grid;
    }
    if (const double scale = best.scale(); scale >= wholeScale) {
        // They move together, about the middle, by what the smaller ones leave.
        const QSizeF each = QSizeF(frame) * std::floor(scale);
        const QSizeF all(each.width() * best.columns + frameGap * (best.columns - 1),
                         each.height() * best.lines + frameGap * (best.lines - 1));
        const QPointF corner = place.center() - QPointF(all.width() / 2, all.height() / 2);
        best.place = QRectF(QPointF(std::round(corner.x()), std::round(corner.y())), all);
    }
    return best;
}

/// A size that x really has.
QSize frameFor(const StripStyle& style, int dimensions)
{
    const int cells = dimensions / std::max(1, style.channels);
    return style.frame.width() * style.frame.height() == cells ? style.frame : QSize(cells, 1);
}

/// A picture as it is, in its own colours.
void paintPicture(QPainter& painter, const QRectF& place, const QSize& frame, std::span<const float> x,
                  const StripStyle& style)
{
    QImage image(frame, QImage::Format_RGB32);
    const auto brightness = [&](std::size_t index) {
        const float value = style.change ? 0.5F + 0.5F * x[index] : x[index];
        return static_cast<int>(std::lround(255 * std::clamp(value, 0.0F, 1.0F)));
    };
    const auto channels = static_cast<std::size_t>(style.channels);
    std::size_t pixel = 0;
    for (int r = 0; r < frame.height(); ++r) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(r));
        for (int c = 0; c < frame.width(); ++c, ++pixel) {
            const int first = brightness(pixel * channels);
            line[c] = channels == 3 ? qRgb(first, brightness(pixel * 3 + 1), brightness(pixel * 3 + 2))
                                    : qRgb(first, first, first);
        }
    }
    // Smoothed where it is made smaller; made larger, its pixels are to be seen.
    painter.setRenderHint(QPainter::SmoothPixmapTransform, place.width() < frame.width());
    painter.drawImage(place.toAlignedRect(), image);
}

}  // namespace

void paintFrame(QPainter& painter, const QRectF& place, std::span<const float> x, const StripStyle& style)
{
    const QSize frame = frameFor(style, static_cast<int>(x.size()));
    if (style.channels > 0)
        return paintPicture(painter, framePlace(place, frame), frame, x, style);
    paintCells(painter, framePlace(place, frame), frame.width(), frame.height(), style,
               [&](int c, int r) { return x[static_cast<std::size_t>(r * frame.width() + c)]; });
}

void paintStrip(QPainter& painter, const QRectF& place, const FloatTable& x, const StripStyle& style)
{
    if (x.empty() || place.width() < 2 || place.height() < 2)
        return;
    painter.save();
    switch (style.look) {
    case StripLook::lines: paintLines(painter, place, x, style); break;
    case StripLook::heat:
        paintCells(painter, place, x.rows, x.cols, style, [&](int c, int r) { return x(c, r); });
        break;
    case StripLook::frames: {
        const FrameGrid grid = frameGrid(place, x.rows, frameFor(style, x.cols), style.large);
        for (int i = 0; i < grid.shown; ++i)
            paintFrame(painter, grid.at(i), x.row(i * grid.stride), style);
        break;
    }
    }
    painter.restore();
}

std::optional<StripPlace> stripPlaceAt(const QRectF& place, const QPointF& point, const FloatTable& x,
                                       const StripStyle& style)
{
    if (x.empty() || !place.contains(point))
        return {};
    const auto clamped = [](double at, int count) { return std::clamp(static_cast<int>(at), 0, count - 1); };
    switch (style.look) {
    case StripLook::heat:
        return StripPlace{clamped((point.x() - place.left()) / place.width() * x.rows, x.rows),
                          clamped((point.y() - place.top()) / place.height() * x.cols, x.cols)};
    case StripLook::frames: {
        const QSize frame = frameFor(style, x.cols);
        const FrameGrid grid = frameGrid(place, x.rows, frame, style.large);
        for (int i = 0; i < grid.shown; ++i) {
            const QRectF image = grid.at(i);
            if (image.contains(point)) {
                const int col = clamped((point.x() - image.left()) / image.width() * frame.width(), frame.width());
                const int row = clamped((point.y() - image.top()) / image.height() * frame.height(), frame.height());
                return StripPlace{i * grid.stride, (row * frame.width() + col) * std::max(1, style.channels)};
            }
        }
        return {};
    }
    case StripLook::lines: break;
    }
    const double along = (point.x() - place.left()) / place.width() * (x.rows - 1);
    std::optional<StripPlace> nearest;
    double distance = nearLine;
    const int row = clamped(along + 0.5, x.rows);
    for (const int d : style.lines) {
        const double away = std::abs(lineY(place, static_cast<double>(x(row, d)), style.range) - point.y());
        if (away < distance) {
            distance = away;
            nearest = StripPlace{row, d};
        }
    }
    return nearest;
}

QSizeF frameSizeIn(const QRectF& place, const FloatTable& x, const StripStyle& style)
{
    if (style.look != StripLook::frames || x.empty() || place.isEmpty())
        return {};
    return frameGrid(place, x.rows, frameFor(style, x.cols), style.large).at(0).size();
}

std::vector<int> liveliestDimensions(const FloatTable& x, int most)
{
    std::vector<int> order(static_cast<std::size_t>(x.cols));
    std::iota(order.begin(), order.end(), 0);
    if (x.cols <= most)
        return order;
    std::vector<double> span;
    for (int d = 0; d < x.cols; ++d) {
        ValueRange range;
        for (int r = 0; r < x.rows; ++r)
            range.include(static_cast<double>(x(r, d)));
        span.push_back(range.empty() ? 0 : range.high - range.low);
    }
    std::nth_element(order.begin(), order.begin() + most, order.end(), [&](int a, int b) {
        const double left = span[static_cast<std::size_t>(a)], right = span[static_cast<std::size_t>(b)];
        return left != right ? left > right : a < b;
    });
    order.resize(static_cast<std::size_t>(most));
    std::sort(order.begin(), order.end());
    return order;
}

QList<QSize> frameSizes(int cells)
{
    QList<QSize> sizes;
    for (int width = 1; width <= cells; ++width)
        if (cells % width == 0)
            sizes.append({width, cells / width});
    std::stable_sort(sizes.begin(), sizes.end(), [](const QSize& a, const QSize& b) {
        return a.width() + a.height() < b.width() + b.height();  // of one product, the squarest has the least sum
    });
    return sizes;
}

}  // namespace disentangle
