// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/figure/look.h"
#include "core/figure/picture.h"
#include "core/reading/mark.h"

#include <Eigen/Core>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

// What a figure shows, apart from where and in which colours. Built from a run (builders in views.h), laid out in
// millimetres (layout.h), written as SVG, TikZ or CSV, or drawn by the studio. Text is as in text.h.
namespace disentangle::figure {

struct Point {
    double x = 0, y = 0;  ///< y NaN: a gap
};

struct Series {
    std::string name;           ///< in the legend; empty: not there
    std::string column;         ///< in CSV, where it stands as the run file names it
    std::vector<Point> points;  ///< ascending in x, as recorded
    int category = 0;           ///< of its colour; negative: muted
    Dash dash = Dash::solid;
    bool stairs = false;              ///< counts, which hold until the next one
    double weight = 1;                ///< of the line, relative to an ordinary curve
    std::vector<double> spread = {};  ///< half the height of a band around each point; empty: there is none
    std::string spread_column = {};   ///< of the spread, in CSV
};

struct Axis {
    enum class Range { data, from_zero, unit, log };  ///< unit: 0 to 1; log: powers of ten, positive values only
    std::string label;
    Range range = Range::data;
    bool whole = false;  ///< ticks at whole numbers
    /// Of an x axis: ticks at these places, called so, in place of round numbers; ascending.
    std::vector<std::pair<double, std::string>> places = {};
    /// Of a y axis by the data: the lowest and highest value that it shows besides its own, see share_y_range().
    std::optional<std::pair<double, double>> besides = {};
};

/// Something that happened at a place of the x axis, marked by a number that the caption explains.
struct EventMark {
    double x = 0;
    int number = 0;
};

/// A stretch of the x axis in which one thing was done, shaded and named.
struct PhaseBand {
    double from = 0, to = 0;
    std::string name;
    int tone = 0;  ///< of the shade: 0 is none
};

/// Curves over the training steps.
struct LinePanel {
    std::string id, title;
    std::string x_column = "step";  ///< in CSV
    Axis x = {"Training step", Axis::Range::data, true}, y;
    std::vector<Series> series;
    std::vector<EventMark> events;
    std::optional<double> cursor;  ///< the step looked at, where it is not the last one
    std::vector<double> guides;    ///< horizontal lines that curves are to be held against
    std::vector<PhaseBand> phases = {};
    bool magnifies = false;  ///< an inset shows what happens close to 1, where all of a unit axis happens there
};

/// Values in cells. Row 0 is on top.
struct MatrixPanel {
    enum class Scale { unit, magnitude, around_zero };  ///< value 0 .. limit | |value| 0 .. limit | -limit .. limit
    std::string id, title;
    Eigen::MatrixXd values;               ///< NaN: no value
    int origin_row = -1;                  ///< cells are shaded by their difference from this row; -1: by their value
    std::vector<std::string> rows, cols;  ///< names; empty: none are written
    std::string row_title, col_title;     ///< of the axes
    Scale scale = Scale::unit;
    double limit = 1;
    std::vector<Mark> marks;  ///< row by row, or empty; each has an outline and a shape of its own
    bool square = true;       ///< cells; else the matrix takes the width and `aspect` times it in height
    double aspect = 0.25;
    /// Of one that is not square: labels of single rows and columns, and what the columns are.
    std::vector<std::pair<Eigen::Index, std::string>> row_ticks = {}, col_ticks = {};
    std::string x_label = {};
    /// Of one that is not square: drawn in place of its columns, whose values then only count them.
    std::vector<Picture> pictures = {};
};

struct ScatterPanel {
    static constexpr double faintest = 0.25;  ///< shade that still shows on the page
    std::string id, title;
    std::string x_label, y_label;
    std::string x_column, y_column, shade_column;  ///< in CSV
    std::vector<Point> points;
    std::vector<double> shade;   ///< of each point, in [faintest, 1], or empty; NaN: muted
    std::vector<double> shaded;  ///< the values that the shades stand for, as many
    bool diagonal = false;       ///< the line y = x
};

/// Words and numbers in rows.
struct TablePanel {
    struct Column {
        std::string title;
        std::string column;   ///< in CSV
        bool number = false;  ///< stands to the right
    };
    struct Cell {
        std::string text;
        std::optional<double> value = {};  ///< in CSV in place of the text
        bool wrong = false;                ///< contradicts theory
    };
    std::string id, title;
    std::vector<std::string> rows;  ///< names, in CSV
    std::vector<Column> columns;
    std::vector<std::vector<Cell>> cells;  ///< of each row, as many as columns
};

/// Takes the place of what the run does not hold.
struct MissingPanel {
    std::string id, title;
    std::string sentence;  ///< what is missing, and why
};

using Panel = std::variant<LinePanel, MatrixPanel, ScatterPanel, TablePanel, MissingPanel>;

/// What shades and marks mean, under the panels of a view.
struct Key {
    struct Scale {
        std::string name;
        double low = 0, high = 1;
        bool around_zero = false;
        double faintest =
            0;  ///< where on the scale of shades `low` lies: points as light as the page would be lost on it
    };
    std::optional<Scale> scale;
    std::vector<std::pair<Mark, std::string>> marks;
    bool empty() const { return !scale && marks.empty(); }
};

/// One of the studio's views, as one or several panels.
struct View {
    enum class Flow { stack, tiles };  ///< under each other | side by side, as many as there is room for
    std::string id;                    ///< "scores"
    std::string sentence;              ///< of the caption: what its panels show
    std::vector<Panel> panels = {};
    Flow flow = Flow::stack;
    int columns = 0;        ///< of tiles; 0: chosen by the layout
    double tile_width = 0;  ///< least width of a tile in em, for the choice of columns
    Key key = {};
    std::string note = {};  ///< under the panels: what was left out
};

struct Figure {
    std::vector<View> views;
    int columns = 0;      ///< of the grid of views; 0: chosen by the width
    bool even = false;    ///< rows of a given number of columns share the views evenly, 3 and 2 rather than 4 and 1
    std::string title;    ///< of the experiment, for the file's metadata
    std::string caption;  ///< proposed, plain text with markup
};

/// Gives all curves one range of y, where it is by the data: what is drawn to be compared is drawn alike.
void share_y_range(std::vector<View>& views);

}  // namespace disentangle::figure
