// SPDX-License-Identifier: GPL-3.0-or-later
// Panels side by side: matrices whose cells have one size, strips and scatters.
#include "core/figure/text.h"
#include "core/figure/view_layout.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace disentangle::figure {

namespace {

constexpr double tile_gap = 1.5, row_gap = 1.0;  // em
constexpr double shared_gap = 0.8;               // em: before a column whose rows are named at its left
constexpr double comfortable_cell = named_cell;  // em: names of every cell can be read
constexpr double comfortable_matrix = 9.5;       // em

struct Tiles {
    int columns = 1;
    std::vector<double> widths;         ///< of each column: what its tiles have room in
    std::vector<double> gaps;           ///< before each column
    double cell = 0;                    ///< side of square cells
    std::vector<Margins> margins;       ///< of each panel
    std::vector<double> body_heights;   ///< of each row: axes or cells
    std::vector<double> tops, bottoms;  ///< of each row
    std::vector<double> lefts;          ///< of each column: nearer than its room where cells have their largest size

    std::size_t row_of(std::size_t panel) const { return panel / static_cast<std::size_t>(columns); }
    std::size_t column_of(std::size_t panel) const { return panel % static_cast<std::size_t>(columns); }

    double height(const Measures& measures) const
    {
        double sum = row_gap * measures.em * static_cast<double>(std::max<std::size_t>(body_heights.size(), 1) - 1);
        for (std::size_t i = 0; i < body_heights.size(); ++i)
            sum += tops[i] + body_heights[i] + bottoms[i];
        return sum;
    }
};

double largest_cell(const MatrixPanel& panel, const Measures& measures)
{
    const auto count = static_cast<double>(std::max<Eigen::Index>({panel.values.rows(), panel.values.cols(), 1}));
    return std::max(1.9, std::min(4.0, 20 / count)) * measures.em;
}

const MatrixPanel* square_matrix(const Panel& panel)
{
    const auto* matrix = std::get_if<MatrixPanel>(&panel);
    return matrix && matrix->square ? matrix : nullptr;
}

/// Whether the rows of a panel are those of the one at its left, whose names stand for both.
bool shares_rows(const View& view, const Tiles& tiles, std::size_t panel)
{
    if (tiles.column_of(panel) == 0)
        return false;
    const MatrixPanel *its = square_matrix(view.panels[panel]), *left = square_matrix(view.panels[panel - 1]);
    return its && left && its->rows == left->rows && its->row_title == left->row_title;
}

Margins tile_margins(const Panel& panel, double tile_width, double cell, const Measures& measures)
{
    const double em = measures.em;
    if (const auto* matrix = std::get_if<MatrixPanel>(&panel)) {
        Margins margins{0, 0.1 * em, matrix->title.empty() ? 0.1 * em : 1.5 * em, 0.1 * em};
        if (!matrix->square) {
            margins.left = measures.text(matrix->row_title) + 0.5 * em + row_tick_width(*matrix, measures);
            margins.bottom += col_tick_height(*matrix, measures);
            if (!matrix->col_ticks.empty())
                margins.right = std::max(margins.right, measures.text(matrix->col_ticks.back().second) / 2);
            return margins;
        }
        const Names rows = names_along(matrix->rows, cell, 0.3 * tile_width, false, measures);
        const Names cols = names_along(matrix->cols, cell, 0.3 * tile_width, true, measures);
        margins.left = extent(rows, measures) + 0.35 * em + (matrix->row_title.empty() ? 0 : measures.line);
        margins.top += (matrix->col_title.empty() ? 0 : measures.line + 0.15 * em) +
                       (cols.upwards ? extent(cols, measures) + 0.35 * em : 0.8 * em + 0.35 * em);
        return margins;
    }
    if (const auto* scatter = std::get_if<ScatterPanel>(&panel)) {
        const Scale y = scatter_scale(*scatter, true, 10 * em, measures);
        return {widest(y, measures) + measures.tick + measures.gap + measures.line, 0.5 * em, 0.4 * em,
                measures.tick + measures.gap + 0.8 * em + measures.line};
    }
    return {0, 0, 0, 0};
}

/// Tiles in `columns` columns, `height` high where it is above 0.
Tiles tiles_of(const View& view, int columns, double width, double height, const Measures& measures)
{
    const double em = measures.em;
    Tiles tiles;
    tiles.columns = columns;
    tiles.gaps.assign(static_cast<std::size_t>(columns), shared_gap * em);
    tiles.gaps.front() = 0;
    for (std::size_t i = 0; i < view.panels.size(); ++i)
        if (tiles.column_of(i) > 0 && !shares_rows(view, tiles, i))
            tiles.gaps[tiles.column_of(i)] = tile_gap * em;
    const double room_across = width - std::accumulate(tiles.gaps.begin(), tiles.gaps.end(), 0.0);
    tiles.widths.assign(static_cast<std::size_t>(columns), room_across / columns);
    const auto rows = static_cast<std::size_t>((static_cast<int>(view.panels.size()) + columns - 1) / columns);
    tiles.cell = 0;
    bool matrices = true;  // and nothing else: columns are as wide as their cells ask for
    for (const Panel& panel : view.panels) {
        const MatrixPanel* matrix = square_matrix(panel);
        matrices &= matrix != nullptr;
        if (matrix)
            tiles.cell = std::max(tiles.cell, largest_cell(*matrix, measures));
    }

    // Names stand upright or lie, depending on the size of a cell, which depends on the room they leave: a few rounds.
    for (int round = 0; round < 4; ++round) {
        tiles.margins.clear();
        tiles.tops.assign(rows, 0);
        tiles.bottoms.assign(rows, 0);
        // What is above each other is equally wide.
        std::vector<double> left(tiles.widths.size(), 0), right = left, cells = left;
        for (std::size_t i = 0; i < view.panels.size(); ++i) {
            const std::size_t row = tiles.row_of(i), column = tiles.column_of(i);
            tiles.margins.push_back(tile_margins(view.panels[i], tiles.widths[column], tiles.cell, measures));
            if (shares_rows(view, tiles, i))
                tiles.margins[i].left = 0.1 * em;
            tiles.tops[row] = std::max(tiles.tops[row], tiles.margins[i].top);
            tiles.bottoms[row] = std::max(tiles.bottoms[row], tiles.margins[i].bottom);
            left[column] = std::max(left[column], tiles.margins[i].left);
            right[column] = std::max(right[column], tiles.margins[i].right);
            if (const MatrixPanel* matrix = square_matrix(view.panels[i]))
                cells[column] = std::max(cells[column], static_cast<double>(matrix->values.cols()));
        }
        double cell = 1e9, room = height;
        std::vector<double> most(rows, 0);  // rows of cells in each row of tiles
        for (std::size_t row = 0; row < rows; ++row)
            room -= tiles.tops[row] + tiles.bottoms[row] + (row > 0 ? row_gap * em : 0);
        if (matrices) {
            const double all = std::max(1.0, std::accumulate(cells.begin(), cells.end(), 0.0));
            const double beside =
                std::accumulate(left.begin(), left.end(), 0.0) + std::accumulate(right.begin(), right.end(), 0.0);
            cell = std::max(0.0, room_across - beside) / all;
            for (std::size_t column = 0; column < tiles.widths.size(); ++column)
                tiles.widths[column] = left[column] + right[column] + cell * cells[column];
        }
        for (std::size_t i = 0; i < view.panels.size(); ++i) {
            const std::size_t row = tiles.row_of(i), column = tiles.column_of(i);
            if (!std::holds_alternative<MissingPanel>(view.panels[i])) {
                tiles.margins[i].left = left[column];
                tiles.margins[i].right = right[column];
            }
            const MatrixPanel* matrix = square_matrix(view.panels[i]);
            if (!matrix)
                continue;
            most[row] = std::max(most[row], static_cast<double>(matrix->values.rows()));
            cell = std::min({cell, largest_cell(*matrix, measures),
                             (tiles.widths[column] - left[column] - right[column]) /
                                 static_cast<double>(std::max<Eigen::Index>(matrix->values.cols(), 1))});
        }
        const double all = std::accumulate(most.begin(), most.end(), 0.0);
        if (height > 0 && all > 0)
            cell = std::min(cell, room / all);
        tiles.cell = all > 0 ? std::max(cell, 0.0) : 0;
    }

    tiles.body_heights.assign(rows, 0);
    double flexible = 0, fixed = 0;  // heights of bodies that can and cannot give way
    std::vector<bool> gives(rows, false);
    for (std::size_t i = 0; i < view.panels.size(); ++i) {
        const std::size_t row = tiles.row_of(i);
        const double body = tiles.widths[tiles.column_of(i)] - tiles.margins[i].left - tiles.margins[i].right;
        double wanted = 6 * em;
        if (const auto* matrix = std::get_if<MatrixPanel>(&view.panels[i]))
            wanted = matrix->square ? tiles.cell * static_cast<double>(matrix->values.rows()) : matrix->aspect * body;
        else if (std::holds_alternative<ScatterPanel>(view.panels[i]))
            wanted = std::min(0.85 * body, 18 * em);
        const auto* matrix = std::get_if<MatrixPanel>(&view.panels[i]);
        if (!(matrix && matrix->square))
            gives[row] = true;
        tiles.body_heights[row] = std::max(tiles.body_heights[row], wanted);
    }
    for (std::size_t row = 0; row < rows; ++row) {
        for (std::size_t i = row * static_cast<std::size_t>(columns);
             i < std::min(view.panels.size(), (row + 1) * static_cast<std::size_t>(columns)); ++i)
            if (const auto* matrix = std::get_if<MatrixPanel>(&view.panels[i]); matrix && matrix->square)
                gives[row] = false;
        (gives[row] ? flexible : fixed) += tiles.body_heights[row];
    }
    if (height > 0 && flexible > 0) {
        const double margins = tiles.height(measures) - flexible - fixed;
        const double factor = std::clamp((height - margins - fixed) / flexible, 0.0, 1.6);
        for (std::size_t row = 0; row < rows; ++row)
            if (gives[row])
                tiles.body_heights[row] *= factor;
    }
    std::vector<double> taken(tiles.widths.size(), 0);
    for (std::size_t i = 0; i < view.panels.size(); ++i) {
        const MatrixPanel* matrix = square_matrix(view.panels[i]);
        const double room = tiles.widths[tiles.column_of(i)];
        double& its = taken[tiles.column_of(i)];
        its =
            std::max(its, matrix ? std::min(room, tiles.margins[i].left + tiles.margins[i].right +
                                                      std::max(tiles.cell * static_cast<double>(matrix->values.cols()),
                                                               measures.text(matrix->title, true)))
                                 : room);
    }
    double left = 0;
    for (std::size_t column = 0; column < taken.size(); ++column) {
        left += tiles.gaps[column];
        tiles.lefts.push_back(left);
        left += taken[column];
    }
    return tiles;
}

/// One panel left over on a row of its own.
bool leaves_orphan(int count, int columns)
{
    return columns > 1 && count > columns && count % columns == 1;
}

/// As many columns as there is room for, or one or two fewer, or one more, so that no panel is left over.
int columns_without_orphan(int count, int columns)
{
    for (const int other : {columns, columns - 1, columns - 2, columns + 1})
        if (other >= 2 && other <= count && !leaves_orphan(count, other))
            return other;
    return columns;
}

int tile_columns(const View& view, double width, double height, const Measures& measures)
{
    const int count = static_cast<int>(view.panels.size());
    if (view.columns > 0)
        return std::min(view.columns, count);
    if (count <= 1)
        return 1;
    if (view.tile_width > 0)
        return columns_without_orphan(
            count,
            std::clamp(static_cast<int>((width / measures.em + tile_gap) / (view.tile_width + tile_gap)), 1, count));
    int best = 1;
    double best_cell = -1;
    for (int columns = count; columns >= 1; --columns) {
        const int holes = (columns - count % columns) % columns;
        if (holes > 1 || leaves_orphan(count, columns))
            continue;
        const Tiles tiles = tiles_of(view, columns, width, height, measures);
        double broadest = 0, largest = 0;
        for (const Panel& panel : view.panels)
            if (const auto* matrix = std::get_if<MatrixPanel>(&panel)) {
                broadest = std::max(broadest, tiles.cell * static_cast<double>(matrix->values.cols()));
                largest = std::max(largest, largest_cell(*matrix, measures));
            }
        if (tiles.cell >= std::min(comfortable_cell * measures.em, largest) ||
            broadest >= comfortable_matrix * measures.em) {
            if (height <= 0)
                return columns;
        }
        if (tiles.cell > best_cell * 1.02) {
            best = columns;
            best_cell = tiles.cell;
        }
    }
    return best;
}

}  // namespace

double tiles_height(const View& view, double width, const Measures& measures)
{
    return tiles_of(view, tile_columns(view, width, 0, measures), width, 0, measures).height(measures);
}

double least_tiles_height(const View& view, double width, const Measures& measures)
{
    // Rows of tiles can be as low as their margins and a little body each.
    double least = 1e9;
    const int count = static_cast<int>(view.panels.size());
    for (int columns = 1; columns <= std::max(count, 1); ++columns) {
        if (view.columns > 0 && columns != std::min(view.columns, count))
            continue;
        const Tiles tiles = tiles_of(view, columns, width, 0, measures);
        double sum = row_gap * measures.em * static_cast<double>(std::max<std::size_t>(tiles.tops.size(), 1) - 1);
        double body = 0;
        for (std::size_t row = 0; row < tiles.tops.size(); ++row) {
            sum += tiles.tops[row] + tiles.bottoms[row];
            body = std::max(body, std::min(tiles.body_heights[row], (view.columns > 0 ? 1.2 : 6) * measures.em));
        }
        least = std::min(least, sum + body * static_cast<double>(tiles.tops.size()));
        if (view.tile_width > 0 && columns == tile_columns(view, width, 0, measures))
            break;
    }
    return least;
}

void place_tiles(Layout& layout, const View& view, const Rect& place, const Measures& measures)
{
    const double em = measures.em;
    const Tiles tiles =
        tiles_of(view, tile_columns(view, place.width, place.height, measures), place.width, place.height, measures);
    double y = place.y;
    for (std::size_t i = 0; i < view.panels.size(); ++i) {
        const std::size_t row = tiles.row_of(i);
        const double x = place.x + tiles.lefts[tiles.column_of(i)], width = tiles.widths[tiles.column_of(i)];
        const Margins& margins = tiles.margins[i];
        const double top = y + tiles.tops[row];
        Rect body{x + margins.left, top, width - margins.left - margins.right, tiles.body_heights[row]};
        if (const auto* matrix = std::get_if<MatrixPanel>(&view.panels[i])) {
            PlacedMatrix placed;
            placed.panel = matrix;
            if (matrix->square) {
                body.width = tiles.cell * static_cast<double>(matrix->values.cols());
                body.height = tiles.cell * static_cast<double>(matrix->values.rows());
                placed.rows = names_along(matrix->rows, tiles.cell, 0.3 * width, false, measures);
                placed.cols = names_along(matrix->cols, tiles.cell, 0.3 * width, true, measures);
                if (shares_rows(view, tiles, i)) {
                    placed.rows.stride = 0;
                    placed.rows_titled = false;
                }
                placed.row_title_x = body.x - extent(placed.rows, measures) - 0.35 * em - 0.45 * em;
                placed.col_title_y =
                    body.y - (placed.cols.upwards ? extent(placed.cols, measures) : 0.8 * em) - 0.35 * em - 0.45 * em;
                placed.title_y = placed.col_title_y - (matrix->col_title.empty() ? 0 : measures.line) - 0.1 * em;
            } else {
                placed.rows.stride = placed.cols.stride = 0;
                placed.title_y = body.y - 0.5 * em;
                placed.below = col_tick_height(*matrix, measures);
            }
            placed.cells = body;
            // A title wider than its matrix begins above the names of the rows.
            const double wanted = measures.text(matrix->title, true), right = x + width;
            placed.title_x = std::max(x, std::min(body.x, right - wanted));
            placed.title_width = right - placed.title_x + 0.01 * em;
            layout.panels.push_back(placed);
        } else if (const auto* scatter = std::get_if<ScatterPanel>(&view.panels[i])) {
            PlacedScatter placed;
            placed.panel = scatter;
            placed.axes = body;
            placed.x = scatter_scale(*scatter, false, body.width, measures);
            placed.y = scatter_scale(*scatter, true, body.height, measures);
            placed.label_x = body.x - margins.left + cap_height * em;
            layout.panels.push_back(placed);
        } else if (const auto* missing = std::get_if<MissingPanel>(&view.panels[i])) {
            layout.panels.push_back(PlacedMissing{missing, {x, y, width, tiles.tops[row] + tiles.body_heights[row]}});
        }
        if (i % static_cast<std::size_t>(tiles.columns) + 1 == static_cast<std::size_t>(tiles.columns) ||
            i + 1 == view.panels.size())
            y = top + tiles.body_heights[row] + tiles.bottoms[row] + row_gap * em;
    }
}

}  // namespace disentangle::figure
