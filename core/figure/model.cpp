// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/figure/model.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace disentangle::figure {

void share_y_range(std::vector<View>& views)
{
    std::vector<LinePanel*> panels;
    for (View& view : views)
        for (Panel& panel : view.panels)
            if (auto* lines = std::get_if<LinePanel>(&panel))
                panels.push_back(lines);
    double low = std::numeric_limits<double>::infinity(), high = -low;
    for (const LinePanel* panel : panels)
        for (const Series& series : panel->series)
            for (const Point& point : series.points)
                if (std::isfinite(point.y)) {
                    low = std::min(low, point.y);
                    high = std::max(high, point.y);
                }
    if (low <= high)
        for (LinePanel* panel : panels)
            panel->y.besides = {low, high};
}

}  // namespace disentangle::figure
