// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/figure/thin.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace disentangle::figure {

namespace {

constexpr Point gap(double x)
{
    return {x, std::numeric_limits<double>::quiet_NaN()};
}

/// First, lowest, highest and last of one column.
void keep_extremes(std::vector<Point>& kept, const std::vector<Point>& column)
{
    if (column.empty())
        return;
    const auto [lowest, highest] =
        std::minmax_element(column.begin(), column.end(), [](const Point& a, const Point& b) { return a.y < b.y; });
    std::size_t at[]{0, static_cast<std::size_t>(lowest - column.begin()),
                     static_cast<std::size_t>(highest - column.begin()), column.size() - 1};
    std::sort(std::begin(at), std::end(at));
    for (std::size_t i = 0; i < std::size(at); ++i)
        if (i == 0 || at[i] != at[i - 1])
            kept.push_back(column[at[i]]);
}

std::vector<Point> without_flat_stretches(const std::vector<Point>& points, double flat)
{
    std::vector<Point> kept;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const bool inner = !kept.empty() && i + 1 < points.size();
        const auto near = [&](const Point& point) { return std::abs(point.y - kept.back().y) < flat; };
        // NaN is near nothing, so gaps and what surrounds them stay.
        if (inner && near(points[i]) && near(points[i + 1]))
            continue;
        kept.push_back(points[i]);
    }
    return kept;
}

}  // namespace

std::vector<Point> thinned(const std::vector<Point>& points, double low, double high, int columns, double flat)
{
    const auto first =
        std::lower_bound(points.begin(), points.end(), low, [](const Point& p, double x) { return p.x < x; });
    const auto last =
        std::upper_bound(points.begin(), points.end(), high, [](double x, const Point& p) { return x < p.x; });
    const auto begin = first == points.begin() ? first : first - 1;
    const auto end = last == points.end() ? last : last + 1;
    std::vector<Point> kept, column;
    const bool dense = end - begin > 2 * static_cast<std::ptrdiff_t>(columns);
    const double scale = high > low ? columns / (high - low) : 0;
    double at = -1;
    for (auto point = begin; point != end; ++point) {
        if (!std::isfinite(point->y)) {
            keep_extremes(kept, column);
            column.clear();
            if (!kept.empty() && std::isfinite(kept.back().y))
                kept.push_back(gap(point->x));
            continue;
        }
        if (!dense) {
            kept.push_back(*point);
            continue;
        }
        const double where = std::floor((point->x - low) * scale);
        if (where != at)
            keep_extremes(kept, std::exchange(column, {}));
        at = where;
        column.push_back(*point);
    }
    keep_extremes(kept, column);
    return without_flat_stretches(kept, flat);
}

std::vector<Point> stairs(const std::vector<Point>& points)
{
    std::vector<Point> corners;
    for (const Point& point : points) {
        if (!corners.empty() && std::isfinite(corners.back().y) && corners.back().y != point.y)
            corners.push_back({point.x, corners.back().y});
        corners.push_back(point);
    }
    return corners;
}

std::vector<std::vector<Point>> unbroken(const std::vector<Point>& points)
{
    std::vector<std::vector<Point>> parts(1);
    for (const Point& point : points) {
        if (std::isfinite(point.y))
            parts.back().push_back(point);
        else if (!parts.back().empty())
            parts.emplace_back();
    }
    if (parts.back().empty())
        parts.pop_back();
    return parts;
}

}  // namespace disentangle::figure
