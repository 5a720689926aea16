// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/points.h"
#include "ui/observe/plots/value_range.h"
#include "ui/style/value_colours.h"

#include <QRectF>
#include <QSize>
#include <optional>

class QPainter;

namespace disentangle {

/// How several observations are drawn: as lines of each dimension over the observations, as one row of colours per
/// dimension, or as images.
enum class StripLook { lines, heat, frames };

struct StripStyle {
    StripLook look = StripLook::lines;
    ValueRange range;  ///< of the values; about zero on a diverging scale
    const ColourTable* table = nullptr;
    QSize frame;             ///< of an image; width * height (* channels of a picture) = dimensions
    int channels = 0;        ///< of a picture, 1 or 3, whose values are its brightness from 0 to 1; 0: none
    bool change = false;     ///< of a picture: values are differences of brightness, 0 a middle grey
    bool large = false;      ///< images fill the room, on several lines where that makes them clearly larger
    std::vector<int> lines;  ///< dimensions drawn as lines
};

/// Draws `x` (observations x dimensions) into a rectangle, the observations from left to right; of images that would be too
/// small to make out every second or fourth.
void paintStrip(QPainter& painter, const QRectF& place, const FloatTable& x, const StripStyle& style);

/// One value of a strip.
struct StripPlace {
    int row, dimension;
};
/// The value drawn at a point (of lines, the nearest), if any.
std::optional<StripPlace> stripPlaceAt(const QRectF& place, const QPointF& point, const FloatTable& x,
                                       const StripStyle& style);

/// How large the images of a strip are drawn in a rectangle; empty for the other looks and without observations.
QSizeF frameSizeIn(const QRectF& place, const FloatTable& x, const StripStyle& style);

/// One observation as an image of `frame`, or a row of cells when that is no size of it, within a rectangle.
void paintFrame(QPainter& painter, const QRectF& place, std::span<const float> x, const StripStyle& style);

/// The dimensions that vary most over the rows, at most `most`, in their order.
std::vector<int> liveliestDimensions(const FloatTable& x, int most);
/// Every width x height whose product is `cells`, the most square first.
QList<QSize> frameSizes(int cells);

}  // namespace disentangle
