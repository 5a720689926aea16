// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/cell.h"
#include "core/figure/text.h"
#include "core/figure/write/write.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>

namespace disentangle::figure {

namespace {

std::string shortest(double value)
{
    char text[40];
    const auto end = std::to_chars(text, text + sizeof text, value).ptr;
    return {text, end};
}

struct Column {
    std::string name;
    std::vector<Point> points;
};

/// A curve, and behind it the half height of its band where it has one.
std::vector<Column> columns_of(const Series& series)
{
    std::vector<Column> columns{{series.column, series.points}};
    if (series.spread.empty())
        return columns;
    columns.push_back({series.spread_column, series.points});
    for (std::size_t i = 0; i < series.spread.size(); ++i)
        columns.back().points[i].y = series.spread[i];
    return columns;
}

/// The curves of a figure that holds nothing else; empty otherwise.
std::vector<Column> curves_alone(const Figure& figure)
{
    std::vector<Column> curves;
    for (const View& view : figure.views)
        for (const Panel& panel : view.panels) {
            const auto* lines = std::get_if<LinePanel>(&panel);
            if (std::holds_alternative<MissingPanel>(panel))
                continue;
            if (!lines || lines->x_column != "step")
                return {};
            for (const Series& series : lines->series)
                for (Column& column : columns_of(series))
                    if (std::ranges::find(curves, column.name, &Column::name) == curves.end())
                        curves.push_back(std::move(column));
        }
    return curves;
}

std::string wide(const std::vector<Column>& curves)
{
    std::map<double, std::vector<std::string>> rows;
    for (std::size_t i = 0; i < curves.size(); ++i)
        for (const Point& point : curves[i].points) {
            auto& row = rows[point.x];
            row.resize(curves.size());
            row[i] = shortest(point.y);
        }
    std::string text = "step";
    for (const Column& column : curves)
        text += ',' + csv_cell(column.name);
    text += '\n';
    for (auto& [step, values] : rows) {
        text += shortest(step);
        for (const std::string& value : values)
            text += ',' + value;
        text += '\n';
    }
    return text;
}

class LongTable {
public:
    explicit LongTable(std::string view) : view_(csv_cell(std::move(view))) {}
    std::string rows;

    void operator()(const LinePanel& panel)
    {
        for (const Series& series : panel.series)
            for (const Column& column : columns_of(series))
                for (const Point& point : column.points)
                    add(panel.id, "", column.name, shortest(point.x), shortest(point.y), "");
    }
    void operator()(const MatrixPanel& panel)
    {
        constexpr const char* notes[]{"", "missing", "extra", "forbidden"};
        for (Eigen::Index i = 0; i < panel.values.rows(); ++i)
            for (Eigen::Index j = 0; j < panel.values.cols(); ++j) {
                const auto at = static_cast<std::size_t>(i * panel.values.cols() + j);
                add(panel.id, name(panel.rows, i), name(panel.cols, j), "", shortest(panel.values(i, j)),
                    panel.marks.empty() ? "" : notes[static_cast<int>(panel.marks[at])]);
            }
    }
    void operator()(const ScatterPanel& panel)
    {
        for (std::size_t i = 0; i < panel.points.size(); ++i) {
            const std::string row = std::to_string(i);
            add(panel.id, row, panel.x_column, "", shortest(panel.points[i].x), "");
            add(panel.id, row, panel.y_column, "", shortest(panel.points[i].y), "");
            if (!panel.shaded.empty())
                add(panel.id, row, panel.shade_column, "", shortest(panel.shaded[i]), "");
        }
    }
    void operator()(const TablePanel& panel)
    {
        for (std::size_t i = 0; i < panel.cells.size(); ++i)
            for (std::size_t j = 0; j < panel.columns.size(); ++j) {
                const TablePanel::Cell& cell = panel.cells[i][j];
                add(panel.id, panel.rows[i], panel.columns[j].column, "", cell.value ? shortest(*cell.value) : "",
                    cell.value ? "" : plain(cell.text));
            }
    }
    void operator()(const MissingPanel& panel) { add(panel.id, "", "", "", "", panel.sentence); }

private:
    static std::string name(const std::vector<std::string>& names, Eigen::Index index)
    {
        return names.empty() ? std::to_string(index) : names[static_cast<std::size_t>(index)];
    }
    void add(const std::string& panel, const std::string& row, const std::string& column, const std::string& x,
             const std::string& value, const std::string& note)
    {
        rows += view_ + ',' + csv_cell(panel) + ',' + csv_cell(row) + ',' + csv_cell(column) + ',' + x + ',' + value +
                ',' + csv_cell(note) + '\n';
    }
    std::string view_;
};

}  // namespace

std::string to_csv(const Figure& figure)
{
    if (const auto curves = curves_alone(figure); !curves.empty())
        return wide(curves);
    std::string text = "view,panel,row,column,x,value,note\n";
    for (const View& view : figure.views) {
        LongTable table(view.id);
        for (const Panel& panel : view.panels)
            std::visit(table, panel);
        text += table.rows;
    }
    return text;
}

}  // namespace disentangle::figure
