// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QPolygonF>
#include <QRectF>

#include <functional>
#include <utility>
#include <vector>

/// Lines of a diagram's edges, from the centre of one node to the centre of another, as polylines that look smooth.
namespace disentangle::routes {

/// Straight, or bent to the right of its direction by `bow` of its length.
QPolygonF bowed(const QPointF& from, const QPointF& to, double bow);
/// Bent by `first` of its length to the right near its start and by `last` near its end: an S where they differ in
/// sign.
QPolygonF bent(const QPointF& from, const QPointF& to, double first, double last);
/// Down, then to the left: a quarter of an ellipse that ends `straight` pixels before `to` and goes on level from
/// there.
QPolygonF quarter(const QPointF& from, const QPointF& to, double straight);
/// Out of a node towards `angle` (radians, clockwise from the right) and back to it.
QPolygonF loop(const QRectF& node, double angle);
/// Through all points, without corners.
QPolygonF smooth(const std::vector<QPointF>& points);

using Inside = std::function<bool(const QPointF&)>;
/// The part of a line outside of its first and last node, shortened to make room for an arrow head, and that head.
std::pair<QPolygonF, QPolygonF> withArrow(const QPolygonF& line, const Inside& first, const Inside& last);

bool meets(const QPolygonF& line, const QRectF& rect);
/// Distance from a point to the nearest point of a line; infinite for a line without points.
double distance(const QPolygonF& line, const QPointF& point);

}  // namespace disentangle::routes
