// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/diagram_route.h"

#include <QLineF>

#include <algorithm>
#include <cmath>
#include <limits>

namespace disentangle::routes {
namespace {

constexpr int pieces = 18;  // of a curve: enough to look smooth at twice the size
constexpr double headLength = 8;
constexpr double headWidth = 3.4;  // to either side

void appendCubic(QPolygonF& line, const QPointF& a, const QPointF& b, const QPointF& c, const QPointF& d)
{
    for (int piece = 1; piece <= pieces; ++piece) {
        const double t = static_cast<double>(piece) / pieces, s = 1 - t;
        line << s * s * s * a + 3 * s * s * t * b + 3 * s * t * t * c + t * t * t * d;
    }
}

double length(const QPointF& p)
{
    return std::hypot(p.x(), p.y());
}

/// Where the border is, between an inner and an outer point.
QPointF border(QPointF inner, QPointF outer, const Inside& inside)
{
    for (int halving = 0; halving < 12; ++halving) {
        const QPointF middle = (inner + outer) / 2;
        (inside(middle) ? inner : outer) = middle;
    }
    return outer;
}

/// Cuts off the start of the line that lies within the node.
QPolygonF withoutStart(const QPolygonF& line, const Inside& inside)
{
    if (line.isEmpty() || !inside(line.first()))
        return line;
    for (qsizetype i = 1; i < line.size(); ++i)
        if (!inside(line[i])) {
            QPolygonF rest{border(line[i - 1], line[i], inside)};
            rest += line.mid(i);
            return rest;
        }
    return {};
}

QPolygonF reversed(const QPolygonF& line)
{
    return {line.rbegin(), line.rend()};
}

}  // namespace

QPolygonF bowed(const QPointF& from, const QPointF& to, double bow)
{
    if (bow == 0)
        return {from, to};
    const QPointF along = to - from;
    const QPointF middle = (from + to) / 2 + 2 * bow * QPointF(-along.y(), along.x());
    QPolygonF line{from};
    appendCubic(line, from, from + (middle - from) * 2 / 3, to + (middle - to) * 2 / 3, to);
    return line;
}

QPolygonF bent(const QPointF& from, const QPointF& to, double first, double last)
{
    const QPointF along = to - from, across(-along.y(), along.x());
    QPolygonF line{from};
    appendCubic(line, from, from + along / 4 + first * across, to - along / 4 + last * across, to);
    return line;
}

QPolygonF quarter(const QPointF& from, const QPointF& to, double straight)
{
    const QPointF corner(from.x(), to.y()), end(to.x() + straight, to.y());
    QPolygonF line{from};
    appendCubic(line, from, from + (corner - from) * 0.62, end + (corner - end) * 0.62, end);
    line << to;
    return line;
}

QPolygonF loop(const QRectF& node, double angle)
{
    const QPointF centre = node.center();
    const double across = node.width() / 2 * std::abs(std::cos(angle)) + node.height() / 2 * std::abs(std::sin(angle));
    const double reach = across + 34;
    const auto towards = [&](double turn) {
        return centre + reach * QPointF(std::cos(angle + turn), std::sin(angle + turn));
    };
    QPolygonF line{centre};
    appendCubic(line, centre, towards(-0.62), towards(0.62), centre);
    return line;
}

QPolygonF smooth(const std::vector<QPointF>& points)
{
    QPolygonF line{points.front()};
    for (std::size_t i = 0; i + 1 < points.size(); ++i) {
        // Catmull-Rom: the direction at a point is that between its neighbours.
        const QPointF before = points[i == 0 ? 0 : i - 1], after = points[std::min(i + 2, points.size() - 1)];
        appendCubic(line, points[i], points[i] + (points[i + 1] - before) / 6, points[i + 1] - (after - points[i]) / 6,
                    points[i + 1]);
    }
    return line;
}

std::pair<QPolygonF, QPolygonF> withArrow(const QPolygonF& whole, const Inside& first, const Inside& last)
{
    QPolygonF line = reversed(withoutStart(reversed(withoutStart(whole, first)), last));
    if (line.size() < 2)
        return {};
    const QPointF tip = line.last();
    // The head points along the stretch of line that it covers, so that it fits the end of a curve.
    const QPolygonF shortened =
        reversed(withoutStart(reversed(line), [&](const QPointF& p) { return length(p - tip) < headLength; }));
    const QPointF base = shortened.isEmpty() ? line.first() : shortened.last();
    const QPointF along = tip - base;
    if (length(along) < 1e-6)
        return {};
    const QPointF side = QPointF(-along.y(), along.x()) / length(along) * headWidth;
    return {shortened.size() < 2 ? QPolygonF{line.first(), base} : shortened,
            QPolygonF({tip, base + side, base - side})};
}

bool meets(const QPolygonF& line, const QRectF& rect)
{
    const QPointF corners[] = {rect.topLeft(), rect.topRight(), rect.bottomRight(), rect.bottomLeft()};
    for (qsizetype i = 0; i + 1 < line.size(); ++i) {
        if (rect.contains(line[i]) || rect.contains(line[i + 1]))
            return true;
        const QLineF piece(line[i], line[i + 1]);
        for (int side = 0; side < 4; ++side)
            if (piece.intersects(QLineF(corners[side], corners[(side + 1) % 4])) == QLineF::BoundedIntersection)
                return true;
    }
    return false;
}

double distance(const QPolygonF& line, const QPointF& point)
{
    double least = std::numeric_limits<double>::infinity();
    for (qsizetype i = 0; i + 1 < line.size(); ++i) {
        const QPointF along = line[i + 1] - line[i], apart = point - line[i];
        const double squared = QPointF::dotProduct(along, along);
        const double t = squared > 0 ? std::clamp(QPointF::dotProduct(apart, along) / squared, 0.0, 1.0) : 0;
        least = std::min(least, length(apart - t * along));
    }
    return least;
}

}  // namespace disentangle::routes
