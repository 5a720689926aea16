// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/figure/text.h"
#include "core/figure/write.h"

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

std::string field(const std::string& text)
{
    if (text.find_first_of(",\"\n\r") == std::string::npos)
        return text;
    std::string quoted = "\"";
    for (const char c : text)
        quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + '"';
}

/// The curves of a figure that holds nothing else; empty otherwise.
std::vector<const Series*> curves_alone(const Figure& figure)
{
    std::vector<const Series*> curves;
    for (const View& view : figure.views)
        for (const Panel& panel : view.panels) {
            const auto* lines = std::get_if<LinePanel>(&panel);
            if (std::holds_alternative<MissingPanel>(panel))
                continue;
            if (!lines || lines->x_column != "step")
                return {};
            for (const Series& series : lines->series)
                if (std::none_of(curves.begin(), curves.end(),
                                 [&](const Series* known) { return known->column == series.column; }))
                    curves.push_back(&series);
        }
    return curves;
}

std::string wide(const std::vector<const Series*>& curves)
{
    std::map<double, std::vector<std::string>> rows;
    for (std::size_t i = 0; i < curves.size(); ++i)
        for (const Point& point : curves[i]->points) {
            auto& row = rows[point.x];
            row.resize(curves.size());
            row[i] = shortest(point.y);
        }
    std::string text = "step";
    for (const Series* series : curves)
        text += ',' + field(series->column);
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
    explicit LongTable(std::string view) : view_(field(std::move(view))) {}
    std::string rows;

    void operator()(const LinePanel& panel)
    {
        for (const Series& series : panel.series)
            for (const Point& point : series.points)
                add(panel.id, "", series.column, shortest(point.x), shortest(point.y), "");
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
    void operator()(const MissingPanel& panel) { add(panel.id, "", "", "", "", panel.sentence); }

private:
    static std::string name(const std::vector<std::string>& names, Eigen::Index index)
    {
        return names.empty() ? std::to_string(index) : names[static_cast<std::size_t>(index)];
    }
    void add(const std::string& panel, const std::string& row, const std::string& column, const std::string& x,
             const std::string& value, const std::string& note)
    {
        rows += view_ + ',' + field(panel) + ',' + field(row) + ',' + field(column) + ',' + x + ',' + value + ',' +
                field(note) + '\n';
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
