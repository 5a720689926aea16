// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/figure/display_list.h"
#include "core/figure/model.h"
#include "core/figure/ticks.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace disentangle::figure {

/// Size and look of a figure.
struct Format {
    double width = 89;             ///< mm
    std::optional<double> height;  ///< mm; without it as high as the content asks for
    double font = 7;               ///< pt, of all text, whatever the size of the figure
    Theme theme = Theme::light;

    double em() const;  ///< mm
};

/// Names along one side of a matrix.
struct Names {
    std::vector<std::string> texts;  ///< of every cell, shortened where they are too long
    int stride = 1;                  ///< every how-manieth is written; 0: none
    bool upwards = false;
};

struct PlacedLines {
    const LinePanel* panel = nullptr;
    Rect axes;
    Scale x, y;
    bool x_labelled = true;       ///< tick labels and the axis' name; panels stacked above another have neither
    bool events_numbered = true;  ///< on the uppermost of such a stack
    std::vector<std::vector<int>> legend;  ///< rows of indices of series
    double title_y = 0, legend_y = 0;      ///< baselines
    double label_x = 0;                    ///< baseline of the turned name of the y axis
    bool phases_named = false;             ///< above the axes, as events are
    /// A part of the axes that is drawn once more, magnified, on the same x axis.
    struct Inset {
        Rect axes;
        Scale x, y;
    };
    std::optional<Inset> inset = {};
};
struct PlacedMatrix {
    const MatrixPanel* panel = nullptr;
    Rect cells;
    Names rows, cols;
    double title_x = 0, title_width = 0;  ///< there is no more room for it
    double title_y = 0, col_title_y = 0;  ///< baselines
    double row_title_x = 0;
    bool rows_titled = true;  ///< false where those of the matrix at the left stand for it too
    double below = 0;         ///< height of what stands under the cells
};
struct PlacedScatter {
    const ScatterPanel* panel = nullptr;
    Rect axes;
    Scale x, y;
    double label_x = 0;
};
struct PlacedTable {
    const TablePanel* panel = nullptr;
    Rect box;
    std::vector<double> left, widths;                          ///< of the columns
    std::vector<double> heights;                               ///< of the rows beneath their heads
    std::vector<std::vector<std::vector<std::string>>> lines;  ///< of each row and column
};
struct PlacedMissing {
    const MissingPanel* panel = nullptr;
    Rect box;
};
using Placed = std::variant<PlacedLines, PlacedMatrix, PlacedScatter, PlacedTable, PlacedMissing>;

/// Where everything is. Refers to the figure, which must outlive it.
struct Layout {
    double width = 0, height = 0;  ///< mm
    Format format;
    std::vector<Placed> panels;
    DisplayList around;  ///< letters of the views, keys, notes
};

/// Throws InputError when the size has no room for the content at this font size, saying how much it needs.
Layout lay_out(const Figure& figure, const Format& format);

/// The whole figure, its page included.
DisplayList draw(const Layout& layout);

}  // namespace disentangle::figure
