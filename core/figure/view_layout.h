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

}  // namespace disentangle::figure
