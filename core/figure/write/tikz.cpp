// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/figure/draw_parts.h"
#include "core/figure/text.h"
#include "core/figure/write/tikz_shapes.h"
#include "core/figure/write/write.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace disentangle::figure {

namespace {

/// Fine enough for print, coarse enough for TeX's memory.
constexpr double columns_per_mm = 4;

std::string number(double value)
{
    char text[40];
    const auto end = std::to_chars(text, text + sizeof text, value, std::chars_format::general, 7).ptr;
    return {text, end};
}

std::string ticks(const char* axis, const std::vector<Tick>& list)
{
    std::string places, labels;
    for (const Tick& tick : list) {
        places += (places.empty() ? "" : ",") + number(tick.value);
        labels += (labels.empty() ? "" : ",") + ('{' + latex_text(tick.label) + '}');
    }
    return std::string("  ") + axis + "tick={" + places + "}, " + axis + "ticklabels={" + labels + "},\n";
}

class TikzWriter {
public:
    TikzWriter(const Layout& layout, TikzShapes& shapes)
        : format_(layout.format), look_(look_of(layout.format.theme)), measures_(layout.format), shapes_(shapes)
    {
    }
    std::string body;

    void operator()(const PlacedLines& placed)
    {
        const LinePanel& panel = *placed.panel;
        const double em = measures_.em;
        DisplayList behind;
        draw_phase_shades(behind, placed, look_);
        body += shapes_.all(behind);
        open_axis(placed.axes);
        body += "  " + bounds("x", placed.x.low, placed.x.high) + bounds("y", placed.y.low, placed.y.high) +
                (placed.y.log ? "ymode=log, " : "") + "\n  " + left_and_bottom() + "ymajorgrids, grid style={" +
                pen({look_.grid, measures_.thin}) + "},\n" + ticks("x", placed.x.ticks) + ticks("y", placed.y.ticks);
        if (!placed.x_labelled)
            body += "  xticklabels={},\n";
        if (!placed.legend.empty()) {
            std::size_t columns = 0;
            for (const auto& row : placed.legend)
                columns = std::max(columns, row.size());
            const double rise =
                ((placed.events_numbered ? 1.4 : 0.35) * em + (placed.phases_named ? phase_row(measures_) : 0)) /
                placed.axes.height;
            body += "  legend columns=" + std::to_string(columns) + ", legend cell align=left,\n" +
                    "  legend style={at={(0," + number(1 + rise) +
                    ")}, anchor=south west, draw=none, fill=none, inner sep=0pt,\n" +
                    "    /tikz/every even column/.append style={column sep=" + shapes_.mm(em) + "}},\n";
        }
        body += "]\n";
        curves(panel, placed.axes, placed.x, placed.y, true);
        const Pen dotted{look_.muted, measures_.thin, {0.15 * em, 0.25 * em}};
        for (const double guide : panel.guides)
            rule(placed.x.low, guide, placed.x.high, guide, dotted);
        for (const EventMark& event : panel.events)
            rule(event.x, placed.y.low, event.x, placed.y.high, dotted);
        if (panel.cursor && *panel.cursor >= placed.x.low && *panel.cursor <= placed.x.high)
            rule(*panel.cursor, placed.y.low, *panel.cursor, placed.y.high,
                 {look_.ink, 1.3 * measures_.thin, {0.5 * em, 0.25 * em}});
        body += "\\end{axis}\n";
        if (placed.inset)
            inset(panel, *placed.inset);
        DisplayList around;
        draw_line_titles(around, placed, format_);
        draw_events(around, placed, format_);
        draw_phase_names(around, placed, format_);
        body += shapes_.all(around);
    }

    void operator()(const PlacedTable& placed)
    {
        DisplayList list;
        draw_table(list, placed, format_);
        body += shapes_.all(list);
    }

    void operator()(const PlacedMatrix& placed)
    {
        const MatrixPanel& panel = *placed.panel;
        const Eigen::Index rows = panel.values.rows(), cols = panel.values.cols();
        if (rows > 0 && cols > 0 && panel.pictures.empty()) {
            open_axis(placed.cells);
            body += "  " + bounds("x", -0.5, static_cast<double>(cols) - 0.5) +
                    bounds("y", -0.5, static_cast<double>(rows) - 0.5) +
                    "y dir=reverse, axis on top, axis line style={" + pen({look_.muted, measures_.thin}) +
                    "},\n  major tick length=0pt, xticklabel pos=upper,\n" + names("x", placed.cols) +
                    names("y", placed.rows) + colour_map(panel.scale == MatrixPanel::Scale::around_zero) + "]\n";
            cells(placed);
            body += "\\end{axis}\n";
        }
        DisplayList around;
        draw_matrix_titles(around, placed, format_);
        if (!panel.pictures.empty())
            draw_pictures(around, placed, measures_);
        draw_marks(around, placed, format_);
        body += shapes_.all(around);
    }

    void operator()(const PlacedScatter& placed)
    {
        const ScatterPanel& panel = *placed.panel;
        open_axis(placed.axes);
        body += "  " + bounds("x", placed.x.low, placed.x.high) + bounds("y", placed.y.low, placed.y.high) + "\n  " +
                left_and_bottom() + "\n" + ticks("x", placed.x.ticks) + ticks("y", placed.y.ticks);
        if (!panel.shade.empty())
            body += colour_map(false);
        body += "]\n";
        const double radius = scatter_radius(panel, measures_);
        body +=
            "\\addplot[only marks, mark=*, mark size=" + shapes_.mm(radius) + ", mark options={line width=0.01mm" +
            (panel.shade.empty()
                 ? ", draw=" + shapes_.colour(category(look_, 0)) + ", fill=" + shapes_.colour(category(look_, 0))
                 : "") +
            "}" +
            (panel.shade.empty()
                 ? ""
                 : ", scatter, scatter src=explicit, scatter/use mapped color={draw=mapped color,fill=mapped color}") +
            "] coordinates {";
        for (std::size_t i = 0; i < panel.points.size(); ++i) {
            const Point& point = panel.points[i];
            if (!std::isfinite(point.x) || !std::isfinite(point.y))
                continue;
            body += '(' + number(point.x) + ',' + number(point.y) + ')';
            if (!panel.shade.empty())
                body += '[' + number(std::isnan(panel.shade[i]) ? 0 : panel.shade[i]) + ']';
            body += i % 6 == 5 ? "\n  " : " ";
        }
        body += "};\n";
        if (panel.diagonal)
            rule(placed.x.low, placed.x.low, placed.x.high, placed.x.high,
                 {look_.muted, measures_.thin, {0.3 * measures_.em, 0.25 * measures_.em}});
        body += "\\end{axis}\n";
        DisplayList around;
        draw_scatter_titles(around, placed, format_);
        body += shapes_.all(around);
    }

    void operator()(const PlacedMissing& placed)
    {
        DisplayList list;
        draw_missing(list, placed, format_);
        body += shapes_.all(list);
    }

private:
    /// Bands, then curves. `named`: those with a name are in the legend.
    void curves(const LinePanel& panel, const Rect& axes, const Scale& x, const Scale& y, bool named)
    {
        for (const Series& series : panel.series) {
            const std::vector<Point> outline = band_of(series, x);
            if (outline.size() < 4)
                continue;
            body += "\\addplot[draw=" + shapes_.colour(series_pen(series, look_, measures_).colour) +
                    ", line width=" + shapes_.mm(0.6 * measures_.thin) +
                    ", fill=" + shapes_.colour(band_colour(series, look_)) + ", forget plot] coordinates {";
            coordinates(outline);
            body += "} -- cycle;\n";
        }
        for (const Series& series : panel.series) {
            // const plot draws the stairs.
            Series points = series;
            points.stairs = false;
            const auto seen = visible_points(points, x, y, axes, columns_per_mm);
            if (seen.empty())
                continue;
            body += "\\addplot[" + pen(series_pen(series, look_, measures_)) + (series.stairs ? ", const plot" : "") +
                    (seen.size() == 1 ? ", mark=*, mark size=1pt" : "") +
                    (named && !series.name.empty() ? "" : ", forget plot") + ", unbounded coords=jump] coordinates {";
            coordinates(seen);
            body += "};\n";
            if (named && !series.name.empty())
                body += "\\addlegendentry{" + latex_text(series.name) + "}\n";
        }
    }

    void inset(const LinePanel& panel, const PlacedLines::Inset& inset)
    {
        const double em = measures_.em;
        const Rect& axes = inset.axes;
        body += shapes_.all(
            {Box{{axes.x - 3.2 * em, axes.y - 0.5 * em, axes.width + 3.2 * em, axes.height + em}, look_.page}});
        open_axis(axes);
        body += "  " + bounds("x", inset.x.low, inset.x.high) + bounds("y", inset.y.low, inset.y.high) + "\n  " +
                left_and_bottom() + "ymajorgrids, grid style={" + pen({look_.grid, measures_.thin}) +
                "},\n  xtick=\\empty,\n" + ticks("y", inset.y.ticks) + "]\n";
        curves(panel, axes, inset.x, inset.y, false);
        body += "\\end{axis}\n";
    }

    std::string pen(const Pen& wanted) { return shapes_.pen(wanted); }

    void open_axis(const Rect& axes)
    {
        body += "\\begin{axis}[at={(" + shapes_.mm(axes.x) + "," + shapes_.mm(-axes.bottom()) +
                ")}, anchor=south west, scale only axis,\n  width=" + shapes_.mm(axes.width) +
                ", height=" + shapes_.mm(axes.height) + ", ";
    }

    std::string left_and_bottom()
    {
        return "axis x line*=bottom, axis y line*=left, axis line style={" + pen({look_.ink, measures_.thin}) +
               "},\n  tick align=outside, major tick length=" + shapes_.mm(measures_.tick) +
               ", minor tick num=0, minor tick length=0pt, tick style={" + pen({look_.ink, measures_.thin}) + "}, ";
    }

    std::string bounds(const std::string& axis, double low, double high)
    {
        return axis + "min=" + number(low) + ", " + axis + "max=" + number(high) + ", ";
    }

    std::string names(const std::string& axis, const Names& names)
    {
        if (names.stride == 0)
            return "  " + axis + "tick=\\empty,\n";
        std::string places, labels;
        for (std::size_t i = 0; i < names.texts.size(); i += static_cast<std::size_t>(names.stride)) {
            places += (places.empty() ? "" : ",") + std::to_string(i);
            labels += (labels.empty() ? "" : ",") + ('{' + latex_text(names.texts[i]) + '}');
        }
        return "  " + axis + "tick={" + places + "}, " + axis + "ticklabels={" + labels + "}, " +
               (names.upwards ? axis + "ticklabel style={rotate=90, anchor=west}, " : "") + "\n";
    }

    std::string colour_map(bool around_zero)
    {
        const auto rgb = [](Colour c) {
            return "rgb255=(" + std::to_string(c.red) + ',' + std::to_string(c.green) + ',' + std::to_string(c.blue) +
                   ')';
        };
        const std::string stops = around_zero
                                      ? rgb(shade_around_zero(look_, -1)) + ' ' + rgb(shade_around_zero(look_, 0)) +
                                            ' ' + rgb(shade_around_zero(look_, 1))
                                      : rgb(look_.zero) + ' ' + rgb(look_.one);
        return std::string("  colormap={shades}{") + stops + "}, point meta min=" + (around_zero ? "-1" : "0") +
               ", point meta max=1,\n";
    }

    void cells(const PlacedMatrix& placed)
    {
        const MatrixPanel& panel = *placed.panel;
        const Eigen::Index rows = panel.values.rows(), cols = panel.values.cols();
        bool plain_grid = rows > 1 && cols > 1;  // pgfplots takes the size of a cell from its neighbours
        for (const double value : panel.values.reshaped())
            plain_grid = plain_grid && std::isfinite(value);
        if (plain_grid) {
            body += "\\addplot[matrix plot*, point meta=explicit, mesh/cols=" + std::to_string(cols) +
                    ", mesh/rows=" + std::to_string(rows) + "] coordinates {\n";
            for (Eigen::Index i = 0; i < rows; ++i) {
                for (Eigen::Index j = 0; j < cols; ++j)
                    body += '(' + std::to_string(j) + ',' + std::to_string(i) + ")[" +
                            number(std::clamp(cell_part(panel, i, j), -1.0, 1.0)) + "] ";
                body += '\n';
            }
            body += "};\n";
        } else {
            for (Eigen::Index i = 0; i < rows; ++i)
                for (Eigen::Index j = 0; j < cols; ++j)
                    body += "\\fill[" + shapes_.colour(cell_colour(panel, i, j, look_)) +
                            "] (axis cs:" + number(static_cast<double>(j) - 0.5) + ',' +
                            number(static_cast<double>(i) - 0.5) +
                            ") rectangle (axis cs:" + number(static_cast<double>(j) + 0.5) + ',' +
                            number(static_cast<double>(i) + 0.5) + ");\n";
        }
        if (!panel.square)
            return;
        // The hair between the cells.
        const Pen edge{look_.edge,
                       std::min(0.05 * placed.cells.width / static_cast<double>(cols), 0.06 * measures_.em)};
        for (Eigen::Index i = 1; i < rows; ++i)
            rule(-0.5, static_cast<double>(i) - 0.5, static_cast<double>(cols) - 0.5, static_cast<double>(i) - 0.5,
                 edge);
        for (Eigen::Index j = 1; j < cols; ++j)
            rule(static_cast<double>(j) - 0.5, -0.5, static_cast<double>(j) - 0.5, static_cast<double>(rows) - 0.5,
                 edge);
    }

    void rule(double x1, double y1, double x2, double y2, const Pen& wanted)
    {
        body += "\\draw[" + pen(wanted) + "] (axis cs:" + number(x1) + ',' + number(y1) +
                ") -- (axis cs:" + number(x2) + ',' + number(y2) + ");\n";
    }

    void coordinates(const std::vector<Point>& points)
    {
        for (std::size_t i = 0; i < points.size(); ++i) {
            body += '(' + number(points[i].x) + ',' + number(points[i].y) + ')';
            body += i % 8 == 7 ? "\n  " : " ";
        }
    }

    Format format_;
    const Look& look_;
    Measures measures_;
    TikzShapes& shapes_;
};

}  // namespace

std::string to_tikz(const Layout& layout, const Figure& figure, bool body_only)
{
    TikzShapes shapes(layout.format.font);
    TikzWriter writer(layout, shapes);
    const Look& look = look_of(layout.format.theme);
    // On a light page the paper is the background.
    if (layout.format.theme == Theme::dark)
        writer.body += shapes.all({Box{{0, 0, layout.width, layout.height}, look.page}});
    for (const Placed& panel : layout.panels)
        std::visit(writer, panel);
    writer.body += shapes.all(layout.around);

    const std::string font = TikzShapes::font(layout.format.font) + "\\sffamily";
    const std::string ink = shapes.colour(look.ink);
    std::string body = "% " + plain(latex_text(figure.title)) + "\n\\begingroup\n" + font + "\n";
    body += shapes.definitions();
    body += "\\begin{tikzpicture}[x=1mm, y=-1mm, text=" + ink +
            ",\n  every node/.append style={inner sep=0pt, outer sep=0pt},\n"
            "  /pgfplots/every axis/.append style={scaled ticks=false, every tick label/.append style={font=" +
            font + ", inner sep=" + shapes.mm(Measures(layout.format).gap) +
            "},\n    legend image post style={xscale=0.9}, " + "every axis legend/.append style={font=" + font +
            "}}]\n";
    body += "\\useasboundingbox (0,0) rectangle (" + number(layout.width) + ',' + number(layout.height) + ");\n" +
            writer.body + "\\end{tikzpicture}%\n\\endgroup\n";
    if (body_only)
        return body;
    const std::string fonts = latex_fonts(body);
    const bool unicode = fonts.find("fontspec") != std::string::npos;
    return std::string("% Compile with ") + (unicode ? "lualatex" : "pdflatex") +
           ", or take everything from \\begingroup to \\endgroup into a document of your own that has\n"
           "% \\usepackage{pgfplots}" +
           (fonts.empty() ? "" : " and the fonts declared here") + ".\n% " + latex_caption(figure) +
           "\\RequirePackage{fix-cm}\n\\documentclass{article}\n\\usepackage[paperwidth=" + shapes.mm(layout.width) +
           ",paperheight=" + shapes.mm(layout.height) + ",margin=0mm]{geometry}\n" + fonts +
           "\\usepackage{pgfplots}\n\\pgfplotsset{compat=1.16}\n\\pagestyle{empty}\n\\begin{document}\n"
           "\\vbox to 0pt{\\kern-\\topskip\\hbox to 0pt{%\n" +
           body + "\\hss}\\vss}\n\\end{document}\n";
}

}  // namespace disentangle::figure
