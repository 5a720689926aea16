// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/figure/layout.h"
#include "core/figure/panel_layout.h"

// Parts of draw(), one source file for each kind of panel.
namespace disentangle::figure {

void draw_panel(DisplayList& list, const Placed& panel, const Format& format);
void draw_lines(DisplayList& list, const PlacedLines& placed, const Format& format);
/// The pictures of a strip, from left to right.
void draw_pictures(DisplayList& list, const PlacedMatrix& placed, const Measures& measures);
void draw_matrix(DisplayList& list, const PlacedMatrix& placed, const Format& format);
void draw_scatter(DisplayList& list, const PlacedScatter& placed, const Format& format);
void draw_table(DisplayList& list, const PlacedTable& placed, const Format& format);
void draw_missing(DisplayList& list, const PlacedMissing& placed, const Format& format);

// What stands around the axes or cells, which TikZ draws itself.
/// Title and names of the axes.
void draw_line_titles(DisplayList& list, const PlacedLines& placed, const Format& format);
void draw_matrix_titles(DisplayList& list, const PlacedMatrix& placed, const Format& format);
void draw_scatter_titles(DisplayList& list, const PlacedScatter& placed, const Format& format);
/// Numbered marks above the axes.
void draw_events(DisplayList& list, const PlacedLines& placed, const Format& format);
/// The names of the phases above the axes, and the shades under the curves.
void draw_phase_names(DisplayList& list, const PlacedLines& placed, const Format& format);
void draw_phase_shades(DisplayList& list, const PlacedLines& placed, const Look& look);
void draw_marks(DisplayList& list, const PlacedMatrix& placed, const Format& format);

/// Outline and shape of a mark in a cell whose fill is `under`.
void draw_mark(DisplayList& list, const Rect& cell, Mark mark, Colour under, const Look& look, double em);
/// The axes of a plot with ticks and their labels.
void draw_axes(DisplayList& list, const Rect& axes, const Scale& x, const Scale& y, bool x_labels, bool grid,
               const Measures& measures, const Look& look);
/// "Training step (thousands)".
std::string axis_name(const std::string& label, const Scale& scale);

/// How a series is drawn in a plot `width` mm wide and `height` mm high: its points thinned to what can be seen, corners
/// of stairs added, in the plot's own units. `columns_per_mm` says how finely.
std::vector<Point> visible_points(const Series& series, const Scale& x, const Scale& y, const Rect& axes,
                                  double columns_per_mm);
/// The outline of a series' band, to and fro, in the plot's own units; empty where it has none.
std::vector<Point> band_of(const Series& series, const Scale& x);
Colour band_colour(const Series& series, const Look& look);
Pen series_pen(const Series& series, const Look& look, const Measures& measures);
double scatter_radius(const ScatterPanel& panel, const Measures& measures);
/// Where a cell's value lies on its scale: 0 to 1, or -1 to 1 around zero; beyond for what exceeds it.
double cell_part(const MatrixPanel& panel, Eigen::Index row, Eigen::Index col);
Colour cell_colour(const MatrixPanel& panel, Eigen::Index row, Eigen::Index col, const Look& look);

}  // namespace disentangle::figure
