// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/figure/layout.h"

// Parts of lay_out(): how much room a panel needs around its axes or cells, and its axes. Lengths in mm.
namespace disentangle::figure {

struct Margins {
    double left = 0, right = 0, top = 0, bottom = 0;
};

/// Tick marks, gaps and line distances of a figure, all of them multiples of its em.
struct Measures {
    explicit Measures(const Format& format) : font(format.font), em(format.em()) {}
    double font, em;
    double line = 1.35 * em;                                      ///< from baseline to baseline
    double tick = 0.28 * em;                                      ///< length of a tick mark
    double gap = 0.35 * em;                                       ///< between a tick mark and its label
    double thin = 0.07 * em;                                      ///< axes: 0.5 pt at 7 pt
    double curve = 0.11 * em;                                     ///< an ordinary curve: 0.8 pt at 7 pt
    double text(std::string_view text, bool bold = false) const;  ///< width in mm
};

/// The y axis of a panel `height` high and the x axis of one `width` wide.
Scale y_scale(const LinePanel& panel, double height, const Measures& measures);
Scale x_scale(const LinePanel& panel, double width, const Measures& measures);
/// Both axes of a scatter, over its finite points.
Scale scatter_scale(const ScatterPanel& panel, bool vertical, double length, const Measures& measures);

double widest(const Scale& scale, const Measures& measures);
/// Indices of the series that have a name, in rows no wider than `width` (a single entry may be).
std::vector<std::vector<int>> legend_rows(const LinePanel& panel, double width, const Measures& measures);
double legend_entry_width(const Series& series, const Measures& measures);
/// Of the line that shows how a series looks.
double legend_sample_width(const Measures& measures);

/// Where what happens close to 1 is drawn once more; absent where that is not all that happens, or where there is no room.
std::optional<PlacedLines::Inset> inset_of(const LinePanel& panel, const Rect& axes, const Scale& x,
                                           const Measures& measures);
/// Height of the row that names the phases.
double phase_row(const Measures& measures);

/// Room that the labels of single rows and columns need beside and under cells that are not square.
double row_tick_width(const MatrixPanel& panel, const Measures& measures);
double col_tick_height(const MatrixPanel& panel, const Measures& measures);

/// Distance of the baselines of a table, and its height.
double table_line(const Measures& measures);
double table_height(const TablePanel& panel, double width, const Measures& measures);
/// As wide as it needs, and no wider than `place`, whose height does not matter.
PlacedTable placed_table(const TablePanel& panel, const Rect& place, const Measures& measures);

/// Em: cap height and an index beneath it. In cells of this size every row and column is named.
inline constexpr double named_cell = 0.93;

/// How the names along `cells` cells of size `cell` are written, none of them longer than `longest`.
Names names_along(const std::vector<std::string>& names, double cell, double longest, bool horizontal,
                  const Measures& measures);
/// Width of the widest name.
double extent(const Names& names, const Measures& measures);

}  // namespace disentangle::figure
