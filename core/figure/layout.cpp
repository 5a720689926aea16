// SPDX-License-Identifier: GPL-3.0-or-later
// The grid of views and what stands around their panels.
#include "core/figure/layout.h"

#include "core/base/error.h"
#include "core/figure/draw_parts.h"
#include "core/figure/text.h"
#include "core/figure/view_layout.h"

#include <algorithm>
#include <cmath>

namespace disentangle::figure {

namespace {

constexpr double page_margin = 0.5;  // em, so that no glyph is cut at the edge
constexpr double view_gap = 1.8;     // em, between views
constexpr double letter_line = 1.7;  // em

int columns_for(const Figure& figure, const Format& format)
{
    const int count = static_cast<int>(figure.views.size());
    if (figure.columns > 0)
        return std::min(figure.columns, count);
    constexpr double one_column = 120;  // mm: wider than a journal's single column, narrower than its double
    if (count == 1 || format.width / format.font < one_column / 7)
        return 1;
    const bool landscape = format.height && format.width > 1.4 * *format.height;
    return count == 3 || (count > 4 && landscape) ? (landscape ? 3 : std::min(count, 2)) : 2;
}

/// How many views stand in each row. What the layout chooses leaves no view over on a last row: rows are even, and where one is
/// alone all the same it is the first, over the whole width.
std::vector<int> row_lengths(const Figure& figure, const Format& format)
{
    const int count = static_cast<int>(figure.views.size()), columns = columns_for(figure, format);
    const int rows = (count + columns - 1) / columns;
    std::vector<int> lengths(static_cast<std::size_t>(rows), columns);
    if (figure.columns > 0 && !figure.even) {
        lengths.back() = count - (rows - 1) * columns;
        return lengths;
    }
    for (int row = 0; row < rows; ++row)
        lengths[static_cast<std::size_t>(row)] = count / rows + (row < count % rows ? 1 : 0);
    if (lengths.back() == 1)
        std::ranges::reverse(lengths);
    return lengths;
}

std::string letter_of(std::size_t index)
{
    return index < 26 ? std::string(1, static_cast<char>('a' + index)) : std::to_string(index + 1);
}

struct Cell {
    std::size_t view = 0;
    double x = 0, width = 0;
};

std::string rounded_up(double length)
{
    return std::to_string(static_cast<int>(std::ceil(length)));
}

}  // namespace

Layout lay_out(const Figure& figure, const Format& format)
{
    const Measures measures(format);
    const double em = measures.em, margin = page_margin * em;
    Layout layout{format.width, 0, format, {}, {}};
    const std::vector<int> lengths = row_lengths(figure, format);
    const int columns = std::ranges::max(lengths);
    const double inner = format.width - 2 * margin;
    const double least = 14 * em * columns + view_gap * em * (columns - 1);
    if (inner < least)
        throw InputError("", "a width of " + number_label(format.width, 0) + " mm",
                         "is too narrow for " + number_label(format.font, 1) + " pt text" +
                             (columns > 1 ? " in " + std::to_string(columns) + " columns" : ""),
                         "at least " + rounded_up(least + 2 * margin) + " mm");
    const double header = figure.views.size() > 1 ? letter_line * em : 0;

    // Each row of the grid shares the width among its views.
    std::vector<std::vector<Cell>> rows;
    std::size_t first = 0;
    for (const int length : lengths) {
        const auto count = static_cast<std::size_t>(length);
        const double width = (inner - view_gap * em * static_cast<double>(count - 1)) / static_cast<double>(count);
        std::vector<Cell> row;
        for (std::size_t i = 0; i < count; ++i)
            row.push_back({first + i, margin + static_cast<double>(i) * (width + view_gap * em), width});
        rows.push_back(std::move(row));
        first += count;
    }
    std::vector<double> heights, needed;
    double natural = 0, smallest = 0;
    for (const auto& row : rows) {
        double height = 0, low = 0;
        for (const Cell& cell : row) {
            height = std::max(height, view_height(figure.views[cell.view], cell.width, measures));
            low = std::max(low, least_view_height(figure.views[cell.view], cell.width, measures));
        }
        heights.push_back(height);
        needed.push_back(low);
        natural += height;
        smallest += low;
    }
    const double around = 2 * margin + header * static_cast<double>(rows.size()) +
                          view_gap * em * static_cast<double>(std::max<std::size_t>(rows.size(), 1) - 1);
    layout.height = format.height.value_or(natural + around);
    if (format.height) {
        const double room = *format.height - around;
        if (room < smallest)
            throw InputError("", "a height of " + number_label(*format.height, 0) + " mm",
                             "is too low for these views at " + number_label(format.width, 0) + " mm width and " +
                                 number_label(format.font, 1) + " pt text",
                             "at least " + rounded_up(smallest + around) + " mm");
        // What is there beyond the least is shared in proportion to what each row would like beyond its own.
        const double wish = std::max(natural - smallest, 1e-9);
        for (std::size_t i = 0; i < heights.size(); ++i)
            heights[i] = needed[i] + (room - smallest) * std::max(heights[i] - needed[i], 1e-9) / wish;
    }
    double y = margin;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        for (const Cell& cell : rows[i]) {
            const View& view = figure.views[cell.view];
            if (header > 0)
                layout.around.push_back(Label{{cell.x, y + cap_height * (measures.font + 2) * mm_per_pt},
                                              letter_of(cell.view),
                                              measures.font + 2,
                                              look_of(format.theme).ink,
                                              Anchor::start,
                                              true});
            place_view(layout, view, {cell.x, y + header, cell.width, heights[i]}, measures);
        }
        y += heights[i] + header + view_gap * em;
    }
    return layout;
}

DisplayList draw(const Layout& layout)
{
    const Look& look = look_of(layout.format.theme);
    DisplayList list{Box{{0, 0, layout.width, layout.height}, look.page}};
    for (const Placed& panel : layout.panels)
        draw_panel(list, panel, layout.format);
    list.insert(list.end(), layout.around.begin(), layout.around.end());
    return list;
}

}  // namespace disentangle::figure
