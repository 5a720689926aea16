// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/figure/view_layout.h"

#include <algorithm>

namespace disentangle::figure {

double view_height(const View& view, double width, const Measures& measures)
{
    return below_height(view, width, measures) +
           (view.flow == View::Flow::stack ? stack_height(view, width, measures) : tiles_height(view, width, measures));
}

double least_view_height(const View& view, double width, const Measures& measures)
{
    return below_height(view, width, measures) + (view.flow == View::Flow::stack
                                                      ? least_stack_height(view, width, measures)
                                                      : least_tiles_height(view, width, measures));
}

void place_view(Layout& layout, const View& view, const Rect& place, const Measures& measures)
{
    const double below = below_height(view, place.width, measures);
    const Rect panels{place.x, place.y, place.width, place.height - below};
    if (view.flow == View::Flow::stack)
        place_stack(layout, view, panels, measures);
    else
        place_tiles(layout, view, panels, measures);
    // The key stands right under what it explains, also where the view has room to spare.
    double bottom = place.y, left = place.x + place.width;
    for (auto placed = layout.panels.end() - static_cast<std::ptrdiff_t>(view.panels.size());
         placed != layout.panels.end(); ++placed)
        std::visit(
            [&](const auto& panel) {
                using Kind = std::decay_t<decltype(panel)>;
                if constexpr (std::is_same_v<Kind, PlacedMatrix>) {
                    bottom = std::max(bottom, panel.cells.bottom() + panel.below);
                    left = std::min(left, panel.cells.x);
                } else if constexpr (std::is_same_v<Kind, PlacedMissing> || std::is_same_v<Kind, PlacedTable>) {
                    bottom = std::max(bottom, panel.box.bottom());
                    left = std::min(left, panel.box.x);
                } else {
                    left = std::min(left, panel.axes.x);
                    bottom = std::max(bottom, panel.axes.bottom() + measures.tick + measures.gap + 0.8 * measures.em +
                                                  measures.line);
                }
            },
            *placed);
    place_below(layout, view, place, left, std::min(bottom, panels.bottom()), measures);
}

}  // namespace disentangle::figure
