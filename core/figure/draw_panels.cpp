// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/figure/draw_parts.h"
#include "core/figure/text.h"
#include "core/figure/thin.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace disentangle::figure {

namespace {

Label label(Place at, const std::string& text, const Measures& measures, Colour colour, Anchor anchor = Anchor::start,
            bool bold = false, bool upwards = false)
{
    return {at, text, measures.font, colour, anchor, bold, upwards};
}

Place place_in(const Rect& axes, const Scale& x, const Scale& y, const Point& point)
{
    return {axes.x + axes.width * x.part(point.x), axes.bottom() - axes.height * y.part(point.y)};
}

/// Lengths of a pattern in line widths, as mm. Thin lines keep the pattern of an ordinary one, or it could not be seen.
std::vector<double> scaled(std::vector<double> pattern, double width)
{
    for (double& length : pattern)
        length *= width;
    return pattern;
}

/// Left end and width, in mm, of what of a phase lies within the axes.
std::pair<double, double> span_in(const Rect& axes, const Scale& x, const PhaseBand& phase)
{
    const double from = std::clamp(x.part(phase.from), 0.0, 1.0), to = std::clamp(x.part(phase.to), 0.0, 1.0);
    return {axes.x + axes.width * from, axes.width * (to - from)};
}

/// Light enough for curves and the grid to stand out from.
Colour phase_shade(const Look& look, int tone)
{
    constexpr std::array parts{0.0, 0.09, 0.26, 0.16};
    return mixed(look.page, look.muted, parts[static_cast<std::size_t>(tone) % parts.size()]);
}

/// Bands first, then their edges, which show where one lies on another, then the curves.
void draw_curves(DisplayList& list, const LinePanel& panel, const Rect& axes, const Scale& x, const Scale& y,
                 const Look& look, const Measures& measures)
{
    const auto at = [&](const Point& point) { return place_in(axes, x, y, point); };
    for (const bool edges : {false, true})
        for (const Series& series : panel.series) {
            const std::vector<Point> outline = band_of(series, x);
            if (outline.size() < 4)
                continue;
            Path path{{}, !edges, edges ? Pen{series_pen(series, look, measures).colour, 0.6 * measures.thin} : Pen{}};
            for (const Point& point : outline)
                path.points.push_back(at(point));
            if (!edges)
                path.fill = band_colour(series, look);
            list.push_back(std::move(path));
        }
    for (const Series& series : panel.series) {
        const Pen pen = series_pen(series, look, measures);
        for (const auto& part : unbroken(visible_points(series, x, y, axes, 12))) {
            if (part.size() == 1) {
                const Shape dot = Dot{at(part.front()), 1.6 * pen.width, pen.colour};
                list.push_back(dot);
                continue;
            }
            Path path{{}, false, pen};
            for (const Point& point : part)
                path.points.push_back(at(point));
            list.push_back(std::move(path));
        }
    }
}

void draw_inset(DisplayList& list, const LinePanel& panel, const PlacedLines::Inset& inset, const Look& look,
                const Measures& measures)
{
    const double em = measures.em;
    const Rect& axes = inset.axes;
    list.push_back(Box{{axes.x - 3.2 * em, axes.y - 0.5 * em, axes.width + 3.2 * em, axes.height + em}, look.page});
    draw_axes(list, axes, inset.x, inset.y, false, true, measures, look);
    list.push_back(Clip{axes});
    draw_curves(list, panel, axes, inset.x, inset.y, look, measures);
    list.push_back(Unclip{});
}

/// Between the cells of a matrix.
double hair(const PlacedMatrix& placed, double em)
{
    const auto cols = static_cast<double>(std::max<Eigen::Index>(placed.panel->values.cols(), 1));
    return placed.panel->square ? std::min(0.05 * placed.cells.width / cols, 0.06 * em) : 0;
}

}  // namespace

std::string axis_name(const std::string& label, const Scale& scale)
{
    return scale.unit.empty() ? label : label + " (" + scale.unit + ")";
}

Pen series_pen(const Series& series, const Look& look, const Measures& measures)
{
    const double width = measures.curve * series.weight;
    return {category(look, series.category), width,
            scaled(dash_pattern(series.dash), std::max(width, 0.8 * measures.curve))};
}

std::vector<Point> band_of(const Series& series, const Scale& x)
{
    std::vector<Point> outline, back;
    constexpr std::size_t most = 400;  // of points to either side
    const std::size_t every = std::max<std::size_t>(1, series.spread.size() / most);
    for (std::size_t i = 0; i < series.spread.size(); i += every) {
        const auto& [at, mean] = series.points[i];
        if (!std::isfinite(series.spread[i]) || !std::isfinite(mean) || at < x.low || at > x.high)
            continue;
        outline.push_back({at, mean + series.spread[i]});
        back.push_back({at, mean - series.spread[i]});
    }
    outline.insert(outline.end(), back.rbegin(), back.rend());
    return outline;
}

Colour band_colour(const Series& series, const Look& look)
{
    return mixed(look.page, category(look, series.category), 0.25);
}

std::vector<Point> visible_points(const Series& series, const Scale& x, const Scale& y, const Rect& axes,
                                  double columns_per_mm)
{
    std::vector<Point> points = series.points;
    for (Point& point : points)  // what has no logarithm leaves a gap
        if ((y.log && !(point.y > 0)) || (x.log && !(point.x > 0)))
            point.y = std::nan("");
    const int columns = std::max(1, static_cast<int>(axes.width * columns_per_mm));
    const double flat = y.log ? 0 : (y.high - y.low) * 0.02 / std::max(axes.height, 1.0);  // 0.02 mm
    points = thinned(points, x.low, x.high, columns, flat);
    return series.stairs ? stairs(points) : points;
}

void draw_axes(DisplayList& list, const Rect& axes, const Scale& x, const Scale& y, bool x_labels, bool grid,
               const Measures& measures, const Look& look)
{
    const Pen line{look.ink, measures.thin}, faint{look.grid, measures.thin};
    const auto x_at = [&](double value) { return axes.x + axes.width * x.part(value); };
    const auto y_at = [&](double value) { return axes.bottom() - axes.height * y.part(value); };
    for (const Tick& tick : y.ticks) {
        const double at = y_at(tick.value);
        if (grid && at < axes.bottom() - 1e-6)
            list.push_back(Path{{{axes.x, at}, {axes.right(), at}}, false, faint});
        list.push_back(Path{{{axes.x - measures.tick, at}, {axes.x, at}}, false, line});
        list.push_back(label({axes.x - measures.tick - measures.gap, at + 0.5 * cap_height * measures.em}, tick.label,
                             measures, look.ink, Anchor::end));
    }
    for (const Tick& tick : x.ticks) {
        const double at = x_at(tick.value);
        list.push_back(Path{{{at, axes.bottom()}, {at, axes.bottom() + measures.tick}}, false, line});
        if (x_labels)
            list.push_back(label({at, axes.bottom() + measures.tick + measures.gap + cap_height * measures.em},
                                 tick.label, measures, look.ink, Anchor::middle));
    }
    list.push_back(Path{{{axes.x, axes.y}, {axes.x, axes.bottom()}, {axes.right(), axes.bottom()}}, false, line});
}

void draw_line_titles(DisplayList& list, const PlacedLines& placed, const Format& format)
{
    const Look& look = look_of(format.theme);
    const Measures measures(format);
    const LinePanel& panel = *placed.panel;
    const Rect& axes = placed.axes;
    const double em = measures.em;
    if (!panel.title.empty())
        list.push_back(label({axes.x, placed.title_y}, panel.title, measures, look.ink, Anchor::start, true));
    if (!panel.y.label.empty())
        list.push_back(label({placed.label_x, axes.y + axes.height / 2}, axis_name(panel.y.label, placed.y), measures,
                             look.ink, Anchor::middle, false, true));
    if (placed.x_labelled)
        list.push_back(label(
            {axes.x + axes.width / 2, axes.bottom() + measures.tick + measures.gap + measures.line + cap_height * em},
            axis_name(panel.x.label, placed.x), measures, look.ink, Anchor::middle));
}

void draw_lines(DisplayList& list, const PlacedLines& placed, const Format& format)
{
    const Look& look = look_of(format.theme);
    const Measures measures(format);
    const LinePanel& panel = *placed.panel;
    const Rect& axes = placed.axes;
    const double em = measures.em;
    const auto at = [&](const Point& point) { return place_in(axes, placed.x, placed.y, point); };
    draw_phase_shades(list, placed, look);
    draw_axes(list, axes, placed.x, placed.y, placed.x_labelled, true, measures, look);
    draw_line_titles(list, placed, format);
    double y = placed.legend_y;
    for (const auto& row : placed.legend) {
        double x = axes.x;
        for (const int index : row) {
            const Series& series = panel.series[static_cast<std::size_t>(index)];
            const double middle = y - 0.5 * x_height * em, sample = legend_sample_width(measures);
            list.push_back(Path{{{x, middle}, {x + sample, middle}}, false, series_pen(series, look, measures)});
            list.push_back(label({x + sample + 0.4 * em, y}, series.name, measures, look.ink));
            x += legend_entry_width(series, measures);
        }
        y += measures.line;
    }

    list.push_back(Clip{{axes.x, axes.y - 0.1 * em, axes.width + 0.1 * em, axes.height + 0.2 * em}});
    const Pen dotted{look.muted, measures.thin, {0.15 * em, 0.25 * em}};
    for (const double guide : panel.guides)
        list.push_back(Path{{at({placed.x.low, guide}), at({placed.x.high, guide})}, false, dotted});
    for (const EventMark& event : panel.events)
        list.push_back(Path{{at({event.x, placed.y.low}), at({event.x, placed.y.high})}, false, dotted});
    draw_curves(list, panel, axes, placed.x, placed.y, look, measures);
    if (panel.cursor && *panel.cursor >= placed.x.low && *panel.cursor <= placed.x.high)
        list.push_back(Path{{at({*panel.cursor, placed.y.low}), at({*panel.cursor, placed.y.high})},
                            false,
                            Pen{look.ink, 1.3 * measures.thin, {0.5 * em, 0.25 * em}}});
    list.push_back(Unclip{});
    if (placed.inset)
        draw_inset(list, panel, *placed.inset, look, measures);
    draw_events(list, placed, format);
    draw_phase_names(list, placed, format);
}

void draw_phase_shades(DisplayList& list, const PlacedLines& placed, const Look& look)
{
    const Rect& axes = placed.axes;
    for (const PhaseBand& phase : placed.panel->phases)
        if (const auto [left, width] = span_in(axes, placed.x, phase); phase.tone > 0 && width > 0)
            list.push_back(Box{{left, axes.y, width, axes.height}, phase_shade(look, phase.tone)});
}

void draw_phase_names(DisplayList& list, const PlacedLines& placed, const Format& format)
{
    if (!placed.phases_named)
        return;
    const Look& look = look_of(format.theme);
    const Measures measures(format);
    const double em = measures.em, height = phase_row(measures) - 0.2 * em;
    const double top = placed.axes.y - (placed.events_numbered ? 1.4 * em : 0.1 * em) - height;
    for (const PhaseBand& phase : placed.panel->phases) {
        const auto [left, width] = span_in(placed.axes, placed.x, phase);
        if (width <= 0)
            continue;
        list.push_back(Box{{left, top, width, height}, phase_shade(look, phase.tone)});
        if (measures.text(phase.name) + 0.4 * em <= width)
            list.push_back(label({left + width / 2, top + (height + cap_height * em) / 2}, phase.name, measures,
                                 look.ink, Anchor::middle));
    }
}

void draw_events(DisplayList& list, const PlacedLines& placed, const Format& format)
{
    const Look& look = look_of(format.theme);
    const Measures measures(format);
    const Rect& axes = placed.axes;
    const double em = measures.em;
    if (!placed.events_numbered)
        return;
    double last = -1e9;
    for (const EventMark& event : placed.panel->events) {
        const double x = axes.x + axes.width * placed.x.part(event.x), tip = axes.y - 0.1 * em, half = 0.18 * em;
        list.push_back(
            Path{{{x - half, tip - 1.6 * half}, {x + half, tip - 1.6 * half}, {x, tip}}, true, {}, look.muted});
        // Numbers that would overlap give way to the first.
        if (event.number == 0 || x - last < 1.2 * em)
            continue;
        list.push_back(label({x, tip - 0.5 * em}, std::to_string(event.number), measures, look.muted, Anchor::middle));
        last = x;
    }
}

double cell_part(const MatrixPanel& panel, Eigen::Index row, Eigen::Index col)
{
    const double value = panel.values(row, col) - (panel.origin_row >= 0 ? panel.values(panel.origin_row, col) : 0.0);
    const double part = value / panel.limit;
    return panel.scale == MatrixPanel::Scale::magnitude ? std::abs(part) : part;
}

Colour cell_colour(const MatrixPanel& panel, Eigen::Index row, Eigen::Index col, const Look& look)
{
    const double part = cell_part(panel, row, col);
    return panel.scale == MatrixPanel::Scale::around_zero ? shade_around_zero(look, part) : shade(look, part);
}

void draw_mark(DisplayList& list, const Rect& cell, Mark mark, Colour under, const Look& look, double em)
{
    if (mark == Mark::none)
        return;
    const Colour colour = luminance(under) < 0.25 ? look.wrong_on_dark : look.wrong;
    const double width = std::clamp(0.12 * cell.width, 0.03 * em, 0.13 * em), half = width / 2;
    const Pen pen{colour, width};
    const Rect inner{cell.x + half, cell.y + half, cell.width - width, cell.height - width};
    list.push_back(Box{inner, {}, pen});
    const double inset = 0.27;
    const Place upper_left{cell.x + inset * cell.width, cell.y + inset * cell.height};
    const Place lower_right{cell.x + (1 - inset) * cell.width, cell.y + (1 - inset) * cell.height};
    // The signs of the window: minus, plus and times.
    const double middle_x = cell.x + cell.width / 2, middle_y = cell.y + cell.height / 2;
    const Path minus{{{upper_left.x, middle_y}, {lower_right.x, middle_y}}, false, pen};
    switch (mark) {
    case Mark::none: break;
    case Mark::missing: list.push_back(minus); break;
    case Mark::extra:
        list.push_back(minus);
        list.push_back(Path{{{middle_x, upper_left.y}, {middle_x, lower_right.y}}, false, pen});
        break;
    case Mark::forbidden:
        list.push_back(Path{{upper_left, lower_right}, false, pen});
        list.push_back(Path{{{upper_left.x, lower_right.y}, {lower_right.x, upper_left.y}}, false, pen});
        break;
    }
}

namespace {

/// What rows and columns of a strip are. Labels of rows that would touch give way, the middle one first.
void draw_strip_ticks(DisplayList& list, const PlacedMatrix& placed, const Measures& measures, const Look& look)
{
    const MatrixPanel& panel = *placed.panel;
    const Rect& cells = placed.cells;
    const double em = measures.em, least = 1.15 * cap_height * em;
    const double height = cells.height / static_cast<double>(std::max<Eigen::Index>(panel.values.rows(), 1));
    const double width = cells.width / static_cast<double>(std::max<Eigen::Index>(panel.values.cols(), 1));
    const Pen line{look.muted, measures.thin};
    const double apart = panel.row_ticks.size() > 1
                             ? height * static_cast<double>(panel.row_ticks[1].first - panel.row_ticks[0].first)
                             : cells.height;
    const std::size_t every = apart >= least ? 1 : panel.row_ticks.size() > 2 && 2 * apart >= least ? 2 : 0;
    for (std::size_t i = 0; every > 0 && i < panel.row_ticks.size(); i += every) {
        const double y = cells.y + height * (static_cast<double>(panel.row_ticks[i].first) + 0.5);
        list.push_back(Path{{{cells.x - 0.25 * em, y}, {cells.x, y}}, false, line});
        list.push_back(label({cells.x - 0.4 * em, y + 0.5 * cap_height * em}, panel.row_ticks[i].second, measures,
                             look.muted, Anchor::end));
    }
    for (const auto& [col, text] : panel.col_ticks) {
        const double x = cells.x + width * (static_cast<double>(col) + 0.5);
        list.push_back(Path{{{x, cells.bottom()}, {x, cells.bottom() + measures.tick}}, false, line});
        list.push_back(label({x, cells.bottom() + measures.tick + measures.gap + cap_height * em}, text, measures,
                             look.muted, Anchor::middle));
    }
    if (!panel.x_label.empty())
        list.push_back(label({cells.x + cells.width / 2,
                              cells.bottom() + measures.tick + measures.gap + measures.line + cap_height * em},
                             panel.x_label, measures, look.ink, Anchor::middle));
}

}  // namespace

void draw_matrix_titles(DisplayList& list, const PlacedMatrix& placed, const Format& format)
{
    const Look& look = look_of(format.theme);
    const Measures measures(format);
    const double em = measures.em;
    const MatrixPanel& panel = *placed.panel;
    const Rect& cells = placed.cells;
    if (!panel.title.empty())
        list.push_back(label({placed.title_x, placed.title_y}, elided(panel.title, placed.title_width / em, true),
                             measures, look.ink, Anchor::start, true));
    if (panel.square) {
        list.push_back(label({cells.x + cells.width / 2, placed.col_title_y}, panel.col_title, measures, look.muted,
                             Anchor::middle));
        if (placed.rows_titled)
            list.push_back(label({placed.row_title_x, cells.y + cells.height / 2}, panel.row_title, measures,
                                 look.muted, Anchor::middle, false, true));
    } else {
        list.push_back(label(
            {cells.x - 0.5 * em - row_tick_width(panel, measures), cells.y + cells.height / 2 + 0.5 * x_height * em},
            panel.row_title, measures, look.ink, Anchor::end));
        draw_strip_ticks(list, placed, measures, look);
    }
}

void draw_pictures(DisplayList& list, const PlacedMatrix& placed, const Measures& measures)
{
    const std::vector<Picture>& pictures = placed.panel->pictures;
    const Rect& cells = placed.cells;
    const double room = cells.width / static_cast<double>(pictures.size()), gap = 0.15 * measures.em;
    for (std::size_t i = 0; i < pictures.size(); ++i) {
        const Picture& picture = pictures[i];
        const double scale = std::min((room - gap) / picture.width, cells.height / picture.height);
        const double width = scale * picture.width, height = scale * picture.height;
        list.push_back(Image{{cells.x + (static_cast<double>(i) + 0.5) * room - width / 2,
                              cells.y + (cells.height - height) / 2, width, height},
                             picture});
    }
}

void draw_matrix(DisplayList& list, const PlacedMatrix& placed, const Format& format)
{
    const Look& look = look_of(format.theme);
    const Measures measures(format);
    const double em = measures.em;
    const MatrixPanel& panel = *placed.panel;
    const Rect& cells = placed.cells;
    const Eigen::Index rows = panel.values.rows(), cols = panel.values.cols();
    draw_matrix_titles(list, placed, format);
    if (!panel.pictures.empty())
        return draw_pictures(list, placed, measures);
    if (rows == 0 || cols == 0)
        return;
    const double width = cells.width / static_cast<double>(cols), height = cells.height / static_cast<double>(rows);
    for (Eigen::Index i = 0; placed.rows.stride > 0 && i < rows; i += placed.rows.stride)
        list.push_back(
            label({cells.x - 0.35 * em, cells.y + (static_cast<double>(i) + 0.5) * height + 0.5 * x_height * em},
                  placed.rows.texts[static_cast<std::size_t>(i)], measures, look.ink, Anchor::end));
    for (Eigen::Index j = 0; placed.cols.stride > 0 && j < cols; j += placed.cols.stride) {
        const double x = cells.x + (static_cast<double>(j) + 0.5) * width;
        list.push_back(label(placed.cols.upwards ? Place{x + 0.5 * x_height * em, cells.y - 0.35 * em}
                                                 : Place{x, cells.y - 0.4 * em},
                             placed.cols.texts[static_cast<std::size_t>(j)], measures, look.ink,
                             placed.cols.upwards ? Anchor::start : Anchor::middle, false, placed.cols.upwards));
    }
    // Cells stand a hair apart, which viewers draw without seams; those of a strip run under the next.
    const double between = hair(placed, em);
    const double overlap = panel.square ? 0 : 0.15;
    if (panel.square && between > 0)
        list.push_back(Box{cells, look.edge});
    for (Eigen::Index i = 0; i < rows; ++i) {
        for (Eigen::Index j = 0; j < cols; ++j) {
            const Rect cell{cells.x + static_cast<double>(j) * width + between / 2,
                            cells.y + static_cast<double>(i) * height + between / 2, width - between, height - between};
            const Rect filled{cell.x, cell.y, cell.width + (j + 1 < cols ? overlap * width : 0),
                              cell.height + (i + 1 < rows ? overlap * height : 0)};
            list.push_back(Box{filled, cell_colour(panel, i, j, look)});
            if (std::isnan(panel.values(i, j)))
                list.push_back(
                    Path{{{cell.x, cell.bottom()}, {cell.right(), cell.y}}, false, Pen{look.muted, measures.thin}});
        }
    }
    draw_marks(list, placed, format);
    list.push_back(Box{cells, {}, Pen{look.muted, measures.thin}});
}

void draw_marks(DisplayList& list, const PlacedMatrix& placed, const Format& format)
{
    const Look& look = look_of(format.theme);
    const double em = format.em(), between = hair(placed, em);
    const MatrixPanel& panel = *placed.panel;
    const Rect& cells = placed.cells;
    const Eigen::Index rows = panel.values.rows(), cols = panel.values.cols();
    const double width = cells.width / static_cast<double>(cols), height = cells.height / static_cast<double>(rows);
    for (Eigen::Index i = 0; i < rows && !panel.marks.empty(); ++i)
        for (Eigen::Index j = 0; j < cols; ++j)
            draw_mark(list,
                      {cells.x + static_cast<double>(j) * width + between / 2,
                       cells.y + static_cast<double>(i) * height + between / 2, width - between, height - between},
                      panel.marks[static_cast<std::size_t>(i * cols + j)], cell_colour(panel, i, j, look), look, em);
}

double scatter_radius(const ScatterPanel& panel, const Measures& measures)
{
    return std::clamp(3.2 / std::sqrt(static_cast<double>(panel.points.size()) + 1), 0.1, 0.2) * measures.em;
}

void draw_scatter_titles(DisplayList& list, const PlacedScatter& placed, const Format& format)
{
    const Look& look = look_of(format.theme);
    const Measures measures(format);
    const Rect& axes = placed.axes;
    list.push_back(label({axes.x + axes.width / 2,
                          axes.bottom() + measures.tick + measures.gap + measures.line + cap_height * measures.em},
                         placed.panel->x_label, measures, look.ink, Anchor::middle));
    list.push_back(label({placed.label_x, axes.y + axes.height / 2}, placed.panel->y_label, measures, look.ink,
                         Anchor::middle, false, true));
}

void draw_scatter(DisplayList& list, const PlacedScatter& placed, const Format& format)
{
    const Look& look = look_of(format.theme);
    const Measures measures(format);
    const double em = measures.em;
    const ScatterPanel& panel = *placed.panel;
    const Rect& axes = placed.axes;
    const auto at = [&](const Point& point) { return place_in(axes, placed.x, placed.y, point); };
    draw_axes(list, axes, placed.x, placed.y, true, false, measures, look);
    draw_scatter_titles(list, placed, format);
    list.push_back(Clip{axes});
    if (panel.diagonal)
        list.push_back(Path{{at({placed.x.low, placed.x.low}), at({placed.x.high, placed.x.high})},
                            false,
                            Pen{look.muted, measures.thin, {0.3 * em, 0.25 * em}}});
    const double radius = scatter_radius(panel, measures);
    for (std::size_t i = 0; i < panel.points.size(); ++i) {
        if (!std::isfinite(panel.points[i].x) || !std::isfinite(panel.points[i].y))
            continue;
        const Colour colour = panel.shade.empty()          ? category(look, 0)
                              : std::isnan(panel.shade[i]) ? category(look, -1)
                                                           : shade(look, panel.shade[i]);
        list.push_back(Dot{at(panel.points[i]), radius, colour});
    }
    list.push_back(Unclip{});
}

void draw_table(DisplayList& list, const PlacedTable& placed, const Format& format)
{
    const Look& look = look_of(format.theme);
    const Measures measures(format);
    const double em = measures.em, line = table_line(measures);
    const TablePanel& panel = *placed.panel;
    const double right = placed.box.right();
    double y = placed.box.y;
    const auto rule = [&](double width) {
        list.push_back(Path{{{placed.box.x, y}, {right, y}}, false, Pen{look.ink, width}});
    };
    const auto write = [&](std::size_t j, double baseline, const std::string& text, Colour colour, bool bold) {
        const bool number = panel.columns[j].number;
        list.push_back(label({placed.left[j] + (number ? placed.widths[j] : 0), baseline}, text, measures, colour,
                             number ? Anchor::end : Anchor::start, bold));
    };
    if (!panel.title.empty()) {
        list.push_back(
            label({placed.box.x, y + cap_height * em}, panel.title, measures, look.ink, Anchor::start, true));
        y += 1.5 * em;
    }
    y += 0.2 * em;
    rule(1.6 * measures.thin);
    y += line;
    for (std::size_t j = 0; j < panel.columns.size(); ++j)
        write(j, y - 0.45 * em, elided(panel.columns[j].title, placed.widths[j] / em, true), look.ink, true);
    rule(measures.thin);
    y += 0.2 * em;
    for (std::size_t i = 0; i < panel.cells.size(); ++i) {
        for (std::size_t j = 0; j < panel.columns.size(); ++j) {
            double baseline = y + line - 0.45 * em;
            for (const std::string& text : placed.lines[i][j]) {
                write(j, baseline, text, panel.cells[i][j].wrong ? look.wrong : look.ink, false);
                baseline += measures.line;
            }
        }
        y += placed.heights[i];
    }
    y += 0.1 * em;
    rule(1.6 * measures.thin);
}

void draw_missing(DisplayList& list, const PlacedMissing& placed, const Format& format)
{
    const Look& look = look_of(format.theme);
    const Measures measures(format);
    const double em = measures.em;
    list.push_back(Box{placed.box, {}, Pen{look.muted, measures.thin, {0.6 * em, 0.4 * em}}});
    std::vector<std::string> lines = wrapped_lines(placed.panel->sentence, (placed.box.width - 2 * em) / em);
    const bool titled = !placed.panel->title.empty();
    const auto count = static_cast<double>(lines.size() + (titled ? 1 : 0));
    double y = placed.box.y + placed.box.height / 2 - (count - 1) / 2 * measures.line + 0.5 * x_height * em;
    const double middle = placed.box.x + placed.box.width / 2;
    if (titled) {
        list.push_back(label({middle, y}, placed.panel->title, measures, look.ink, Anchor::middle, true));
        y += measures.line;
    }
    for (const std::string& line : lines) {
        list.push_back(label({middle, y}, line, measures, look.muted, Anchor::middle));
        y += measures.line;
    }
}

void draw_panel(DisplayList& list, const Placed& panel, const Format& format)
{
    struct Drawer {
        DisplayList& list;
        const Format& format;
        void operator()(const PlacedLines& placed) const { draw_lines(list, placed, format); }
        void operator()(const PlacedMatrix& placed) const { draw_matrix(list, placed, format); }
        void operator()(const PlacedScatter& placed) const { draw_scatter(list, placed, format); }
        void operator()(const PlacedTable& placed) const { draw_table(list, placed, format); }
        void operator()(const PlacedMissing& placed) const { draw_missing(list, placed, format); }
    };
    std::visit(Drawer{list, format}, panel);
}

}  // namespace disentangle::figure
