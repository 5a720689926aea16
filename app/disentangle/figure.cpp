#include "app/disentangle/figure.h"

#include "app/disentangle/svg.h"
#include "core/theory/consistency.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <functional>

namespace disentangle {

namespace {

// Paul Tol's "bright" colours; every series has a dash of its own as well, for print and for the colour-blind.
constexpr const char* blue = "#4477aa";
constexpr const char* red = "#ee6677";
constexpr const char* green = "#228833";
constexpr const char* ink = "#222222";
constexpr const char* faint = "#dddddd";
constexpr const char* full = "#22447a";  // of a matrix entry that is 1

constexpr double margin = 24;
constexpr double plot_left = 70, plot_width = 330;
constexpr double matrix_left = 480, matrix_size = 190, matrix_gap = 60;

struct Box {
    double x, y, width, height;
};

struct Axis {
    double low, high;
    std::vector<double> ticks;
};

/// Round steps of 1, 2 or 5 times a power of ten, from 0 to at least `largest`, at most six of them.
Axis axis_to(double largest)
{
    const double power = std::pow(10, std::floor(std::log10(std::max(largest, 1.0) / 5)));
    double spacing = 10 * power;
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (std::max(largest, 1.0) / (factor * power) <= 5) {
            spacing = factor * power;
            break;
        }
    }
    spacing = std::max(spacing, 1.0);  // steps and edges are whole
    Axis axis{0, std::max(largest, 1.0), {}};
    for (double tick = 0; tick <= axis.high * 1.0001; tick += spacing) {
        axis.ticks.push_back(tick);
    }
    return axis;
}

/// An estimate for the fonts named in the document: digits and lower case are 0.6 em wide on average in DejaVu Sans.
double text_width(const std::string& text, double size)
{
    return 0.6 * size * static_cast<double>(text.size());
}

std::string label_of(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.6g", value);
    return text;
}

struct Series {
    std::string name;
    std::vector<Sample> samples;
    Svg::Stroke stroke;
};

void draw_plot(Svg& svg, const Box& box, const std::string& title, const Axis& x, const Axis& y,
               const std::vector<Series>& series, bool label_steps)
{
    const auto to_x = [&](double value) { return box.x + box.width * (value - x.low) / (x.high - x.low); };
    const auto to_y = [&](double value) { return box.y + box.height * (1 - (value - y.low) / (y.high - y.low)); };
    svg.text(box.x, box.y - 10, title, {12, "start", ink, true});
    for (const double tick : y.ticks) {
        svg.line(box.x, to_y(tick), box.x + box.width, to_y(tick), {faint, 0.75});
        svg.text(box.x - 6, to_y(tick) + 4, label_of(tick), {10, "end"});
    }
    for (const double tick : x.ticks) {
        svg.line(to_x(tick), box.y + box.height, to_x(tick), box.y + box.height + 4, {ink, 1});
        if (label_steps) {
            svg.text(to_x(tick), box.y + box.height + 17, label_of(tick), {10, "middle"});
        }
    }
    svg.line(box.x, box.y, box.x, box.y + box.height, {ink, 1});
    svg.line(box.x, box.y + box.height, box.x + box.width, box.y + box.height, {ink, 1});
    if (label_steps) {
        svg.text(box.x + box.width / 2, box.y + box.height + 34, "optimiser steps", {11, "middle"});
    }
    for (const Series& curve : series) {
        std::vector<std::pair<double, double>> points;
        for (const Sample& sample : curve.samples) {
            points.emplace_back(to_x(static_cast<double>(sample.step)), to_y(std::clamp(sample.value, y.low, y.high)));
        }
        svg.polyline(points, curve.stroke);
    }
    if (series.size() < 2) {
        return;
    }
    double right = box.x + box.width;
    for (auto curve = series.rbegin(); curve != series.rend(); ++curve) {
        const double left = right - text_width(curve->name, 10);
        svg.text(left, box.y - 10, curve->name, {10});
        svg.line(left - 24, box.y - 14, left - 4, box.y - 14, curve->stroke);
        right = left - 36;
    }
}

/// How a cell of a matrix looks.
struct Cell {
    double value = 0;  ///< 0 white, 1 dark
    enum class Mark { none, extra, missing } mark = Mark::none;
};

void draw_cell(Svg& svg, double x, double y, double size, const Cell& look)
{
    if (look.value > 0.002) {  // lighter would be white
        svg.rectangle(x, y, size, size, mix("#ffffff", full, look.value), {"none"});
    }
    if (look.mark == Cell::Mark::none) {
        return;
    }
    if (size < 7) {  // too small for strokes: the shade within tells the one mark from the other
        svg.rectangle(x + 0.4, y + 0.4, size - 0.8, size - 0.8, "none", {red, 0.8});
        return;
    }
    const double inset = size * 0.22;
    svg.rectangle(x + 1, y + 1, size - 2, size - 2, "none", {red, 1.5});
    svg.line(x + inset, y + inset, x + size - inset, y + size - inset, {red, 1.5});
    if (look.mark == Cell::Mark::extra) {
        svg.line(x + inset, y + size - inset, x + size - inset, y + inset, {red, 1.5});
    }
}

void draw_matrix(Svg& svg, double left, double top, const std::string& title, const std::vector<std::string>& rows,
                 const std::vector<std::string>& cols, const std::function<Cell(int, int)>& cell_at)
{
    const double cell = matrix_size / static_cast<double>(std::max({rows.size(), cols.size(), std::size_t{4}}));
    const double width = cell * static_cast<double>(cols.size()), height = cell * static_cast<double>(rows.size());
    svg.text(left, top - 22, title, {12, "start", ink, true});
    double name_size = std::min(10.0, cell * 0.8);
    for (const std::string& name : cols) {
        name_size = std::min(name_size, cell / text_width(name, 1));
    }
    const bool named = name_size >= 5;
    for (std::size_t i = 1; i < rows.size(); ++i) {
        const double y = top + cell * static_cast<double>(i);
        svg.line(left, y, left + width, y, {faint, 0.5});
    }
    for (std::size_t j = 1; j < cols.size(); ++j) {
        const double x = left + cell * static_cast<double>(j);
        svg.line(x, top, x, top + height, {faint, 0.5});
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const double y = top + cell * static_cast<double>(i);
        if (named) {
            svg.text(left - 4, y + cell / 2 + 0.35 * name_size, rows[i], {name_size, "end"});
        }
        for (std::size_t j = 0; j < cols.size(); ++j) {
            draw_cell(svg, left + cell * static_cast<double>(j), y, cell,
                      cell_at(static_cast<int>(i), static_cast<int>(j)));
        }
    }
    for (std::size_t j = 0; named && j < cols.size(); ++j) {
        svg.text(left + cell * (static_cast<double>(j) + 0.5), top - 5, cols[j], {name_size, "middle"});
    }
    svg.rectangle(left, top, width, height, "none", {ink, 1});
}

/// What shades and marks of the matrices mean, on one line.
void draw_key(Svg& svg, double x, double y)
{
    constexpr double size = 11;
    constexpr int shades = 6;
    svg.text(x, y + 9, "0", {10});
    x += 10;
    for (int i = 0; i < shades; ++i) {
        draw_cell(svg, x, y, size, {i / (shades - 1.0)});
        x += size;
    }
    svg.rectangle(x - shades * size, y, shades * size, size, "none", {ink, 0.5});
    svg.text(x + 4, y + 9, "1", {10});
    x += 30;
    const auto mark = [&](const Cell& look, const std::string& meaning) {
        draw_cell(svg, x, y, size, look);
        svg.text(x + size + 5, y + 9, meaning, {10});
        x += size + 20 + text_width(meaning, 10);
    };
    mark({1, Cell::Mark::extra}, "learned, not true");
    mark({0, Cell::Mark::missing}, "true, not learned");
}

void draw_graph_pair(Svg& svg, double top, const std::string& name, const Adjacency& truth,
                     const std::optional<LearnedGraph>& learned, const CausalGraph& graph,
                     const std::vector<std::string>& cols)
{
    draw_matrix(svg, matrix_left, top, "True " + name, graph.latents, cols,
                [&](int i, int j) { return Cell{truth(i, j) ? 1.0 : 0.0}; });
    if (!learned) {
        return;
    }
    draw_matrix(svg, matrix_left + matrix_size + matrix_gap, top, "Learned " + name, graph.latents, cols, [&](int i, int j) {
        return Cell{learned->probability(i, j), learned->edges(i, j) == truth(i, j) ? Cell::Mark::none
                                                : learned->edges(i, j)              ? Cell::Mark::extra
                                                                                    : Cell::Mark::missing};
    });
}

std::vector<Sample> curve(const RunReader& run, const char* name, std::int64_t until)
{
    std::vector<Sample> samples = run.metric(name);
    std::erase_if(samples, [&](const Sample& sample) { return sample.step > until; });
    return samples;
}

std::string caption(const RunReader& run, const Moment& moment)
{
    const Experiment& experiment = run.experiment();
    std::string text = "step " + std::to_string(std::max<std::int64_t>(moment.step, 0)) + ", seed " +
                       std::to_string(experiment.seed) + ", settings " + experiment.settings;
    for (const auto& [name, title] : {std::pair{"mcc", "MCC"}, {"r", "R"}, {"r_con", "R_con"}, {"shd", "SHD"}}) {
        if (const auto found = moment.metrics.find(name); found != moment.metrics.end()) {
            char number[48];
            std::snprintf(number, sizeof number, title == std::string("SHD") ? ", %s %.0f" : ", %s %.4f", title,
                          found->second);
            text += number;
        }
    }
    return text;
}

}  // namespace

std::string draw_figure(const RunReader& run, const Moment& moment)
{
    const Experiment& experiment = run.experiment();
    const CausalGraph& graph = experiment.world.graph;
    const int matrix_rows = 1 + (graph.Ga ? 1 : 0) + (graph.Gz ? 1 : 0);
    const double top = 96, row_height = matrix_size + matrix_gap;
    const double width = matrix_left + 2 * matrix_size + matrix_gap + margin;
    const double height = top + row_height * matrix_rows - matrix_gap + 54;
    Svg svg(width, height);

    const std::string title = experiment.name.empty() ? "Experiment" : experiment.name;
    svg.text(margin, 34, title, {18, "start", ink, true});
    svg.text(margin, 54, caption(run, moment), {11, "start", "#555555"});

    const double plots = row_height * matrix_rows - matrix_gap;
    const double upper = plots * 0.58, between = 40, lower = plots - upper - between;
    const Axis steps = axis_to(static_cast<double>(std::max<std::int64_t>(moment.step, 1)));
    const std::vector<Series> scores{{"MCC", curve(run, "mcc", moment.step), {blue, 3}},
                                     {"R", curve(run, "r", moment.step), {green, 1.5, "6 3"}},
                                     {"R_con", curve(run, "r_con", moment.step), {red, 1.5, "2 2"}}};
    draw_plot(svg, {plot_left, top, plot_width, upper}, "Scores", steps, {0, 1, {0, 0.2, 0.4, 0.6, 0.8, 1}}, scores, false);
    const std::vector<Sample> shd = curve(run, "shd", moment.step);
    double largest = 1;
    for (const Sample& sample : shd) {
        largest = std::max(largest, sample.value);
    }
    draw_plot(svg, {plot_left, top + upper + between, plot_width, lower}, "Structural Hamming distance", steps,
              axis_to(largest), {{"SHD", shd, {blue, 2}}}, true);

    double y = top;
    if (graph.Ga) {
        draw_graph_pair(svg, y, "Ga", *graph.Ga, moment.Ga, graph, graph.actions);
        y += row_height;
    }
    if (graph.Gz) {
        draw_graph_pair(svg, y, "Gz", *graph.Gz, moment.Gz, graph, graph.latents);
        y += row_height;
    }
    const Adjacency permitted =
        permitted_pattern(graph.Ga ? &*graph.Ga : nullptr, graph.Gz ? &*graph.Gz : nullptr);
    draw_matrix(svg, matrix_left, y, "Permitted pattern C", graph.latents, graph.latents,
                [&](int i, int j) { return Cell{permitted(i, j) ? 1.0 : 0.0}; });
    if (moment.correlation) {
        draw_matrix(svg, matrix_left + matrix_size + matrix_gap, y, "|corr(true, learned)|", graph.latents, graph.latents,
                    [&](int i, int j) { return Cell{(*moment.correlation)(i, j)}; });
    }
    draw_key(svg, matrix_left, y + matrix_size + 14);
    return svg.document(title + ", " + caption(run, moment));
}

}  // namespace disentangle
