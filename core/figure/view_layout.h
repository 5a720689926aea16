// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/figure/panel_layout.h"

// Part of lay_out(): one view in its place. Lengths in mm.
namespace disentangle::figure {

/// The height that the view would like at this width.
double view_height(const View& view, double width, const Measures& measures);
/// The height below which it cannot be read.
double least_view_height(const View& view, double width, const Measures& measures);
/// Adds the view's panels, key and note to the layout, in `place`, which is at least least_view_height() high.
void place_view(Layout& layout, const View& view, const Rect& place, const Measures& measures);

// Its parts, a source file each: panels under each other, side by side, and what stands under them.
double stack_height(const View& view, double width, const Measures& measures);
double least_stack_height(const View& view, double width, const Measures& measures);
void place_stack(Layout& layout, const View& view, const Rect& place, const Measures& measures);

double tiles_height(const View& view, double width, const Measures& measures);
double least_tiles_height(const View& view, double width, const Measures& measures);
void place_tiles(Layout& layout, const View& view, const Rect& place, const Measures& measures);

/// Of the key and the note; 0 where there is neither.
double below_height(const View& view, double width, const Measures& measures);
/// Puts key and note at `y`, under the view's cells or axes, which begin at `cells_x`, where that costs no line.
void place_below(Layout& layout, const View& view, const Rect& place, double cells_x, double y,
                 const Measures& measures);

}  // namespace disentangle::figure
