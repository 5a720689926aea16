#include "core/figure/view_layout.h"

#include "core/figure/draw_parts.h"
#include "core/figure/text.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace disentangle::figure {

namespace {

constexpr double least_axes = 3.2;  // em: lower, ticks cannot be told apart

// ---- keys and notes, under the panels

struct KeyItem {
    double width = 0;
    const std::pair<Mark, std::string>* mark = nullptr;  ///< null: the scale
};

constexpr double note_width = 0.85;  // of the view, for it begins under the axes
constexpr double bar_width = 7, bar_height = 0.75, sample = 0.95, item_gap = 1.6;  // em

std::vector<std::string> end_labels(const Key::Scale& scale)
{
    const double span = scale.high - scale.low;
    const int decimals = span >= 2 && std::floor(span / 2) == span / 2 ? 0 : span == 1 ? 0 : span >= 0.2 ? 2 : 4;
    return {number_label(scale.low, decimals), number_label(scale.high, decimals)};
}

std::vector<std::vector<KeyItem>> key_rows(const Key& key, double width, const Measures& measures)
{
    std::vector<KeyItem> items;
    const double em = measures.em;
    if (key.scale) {
        const auto ends = end_labels(*key.scale);
        items.push_back({measures.text(ends[0]) + measures.text(ends[1]) + measures.text(key.scale->name) +
                             (bar_width + 1.1) * em});
    }
    for (const auto& mark : key.marks)
        items.push_back({(sample + 0.4) * em + measures.text(mark.second), &mark});
    std::vector<std::vector<KeyItem>> rows;
    double used = 0;
    for (const KeyItem& item : items) {
        if (rows.empty() || used + item.width > width) {
            rows.emplace_back();
            used = 0;
        }
        rows.back().push_back(item);
        used += item.width + item_gap * em;
    }
    return rows;
}

double below_height(const View& view, double width, const Measures& measures)
{
    const auto rows = static_cast<double>(key_rows(view.key, width, measures).size());
    const auto lines = static_cast<double>(wrapped_lines(view.note, note_width * width / measures.em).size());
    return (rows > 0 ? (0.7 + 1.5 * rows) * measures.em : 0) + (lines > 0 ? 0.5 * measures.em + lines * measures.line : 0);
}

void place_below(Layout& layout, const View& view, double x, double y, double width, double whole, const Measures& measures)
{
    const Look& look = look_of(layout.format.theme);
    const double em = measures.em;
    DisplayList& list = layout.around;
    const Pen outline{look.muted, measures.thin};
    const auto rows = key_rows(view.key, width, measures);
    if (!rows.empty())
        y += 0.7 * em;
    for (const auto& row : rows) {
        double at = x;
        const double baseline = y + (bar_height + cap_height) / 2 * em;
        const auto text = [&](const std::string& words) {
            list.push_back(Label{{at, baseline}, words, measures.font, look.ink});
            at += measures.text(words);
        };
        for (const KeyItem& item : row) {
            const double start = at;
            if (item.mark) {
                const Rect cell{at, y + (bar_height - sample) / 2 * em, sample * em, sample * em};
                const Colour under = item.mark->first == Mark::extra ? look.one
                                     : item.mark->first == Mark::forbidden ? shade(look, 0.4) : look.zero;
                list.push_back(Box{cell, under});
                draw_mark(list, cell, item.mark->first, under, look, em);
                at += (sample + 0.4) * em;
                text(item.mark->second);
            } else {
                const auto ends = end_labels(*view.key.scale);
                text(ends[0]);
                at += 0.3 * em;
                constexpr int steps = 28;
                const double step = bar_width * em / steps;
                for (int i = 0; i < steps; ++i) {
                    const double t = (i + 0.5) / steps;
                    const Colour colour = view.key.scale->around_zero ? shade_around_zero(look, 2 * t - 1) : shade(look, view.key.scale->faintest + (1 - view.key.scale->faintest) * t);
                    // Each runs under the next, lest viewers show seams.
                    const double overlap = i + 1 < steps ? 0.3 * step : 0;
                    list.push_back(Box{{at + i * step, y, step + overlap, bar_height * em}, colour});
                }
                list.push_back(Box{{at, y, bar_width * em, bar_height * em}, {}, outline});
                at += (bar_width + 0.3) * em;
                text(ends[1]);
                at += 0.5 * em;
                text(view.key.scale->name);
            }
            at = start + item.width + item_gap * em;
        }
        y += 1.5 * em;
    }
    if (!view.note.empty())
        y += 0.5 * em;
    for (const std::string& line : wrapped_lines(view.note, note_width * whole / em)) {
        list.push_back(Label{{x, y + cap_height * em}, line, measures.font, look.muted});
        y += measures.line;
    }
}

// ---- panels under each other

struct StackItem {
    const Panel* panel = nullptr;
    Margins margins;
    double weight = 1;
    bool x_labelled = true;
    bool events_numbered = true;
};

struct Stack {
    std::vector<StackItem> items;
    double axes_width = 0;
    double fixed = 0;    ///< heights of all margins and gaps
    double weights = 0;
};

constexpr double stack_gap = 0.9;  // em

bool shares_axis(const Panel& upper, const Panel* lower)
{
    const auto* a = std::get_if<LinePanel>(&upper);
    const auto* b = lower ? std::get_if<LinePanel>(lower) : nullptr;
    return a && b && a->x_column == b->x_column;
}

Stack stack_of(const View& view, double width, const Measures& measures)
{
    Stack stack;
    const double em = measures.em;
    double left = 0, right = 0.4 * em;
    for (std::size_t i = 0; i < view.panels.size(); ++i) {
        const Panel& panel = view.panels[i];
        StackItem item;
        item.panel = &panel;
        item.weight = i == 0 ? 1 : 0.62;
        if (const auto* lines = std::get_if<LinePanel>(&panel)) {
            // Six ticks at most, whatever the height: their labels are as wide as any.
            const Scale y = y_scale(*lines, 100 * em, measures);
            const Scale few = y_scale(*lines, 6 * em, measures);
            left = std::max(left, std::max(widest(y, measures), widest(few, measures)) + measures.tick + measures.gap +
                                      (lines->y.label.empty() ? 0 : measures.line));
            const Scale x = x_scale(*lines, width, measures);
            if (!x.ticks.empty() && x.ticks.back().value > x.high - 0.1 * (x.high - x.low))
                right = std::max(right, measures.text(x.ticks.back().label) / 2);
            item.x_labelled = !shares_axis(panel, i + 1 < view.panels.size() ? &view.panels[i + 1] : nullptr);
            item.events_numbered = !lines->events.empty() && (i == 0 || !shares_axis(view.panels[i - 1], &panel));
        }
        stack.items.push_back(item);
    }
    stack.axes_width = width - left - right;
    for (StackItem& item : stack.items) {
        item.margins = {left, right, 0, 0};
        if (const auto* lines = std::get_if<LinePanel>(item.panel)) {
            const auto rows = static_cast<double>(legend_rows(*lines, stack.axes_width + right, measures).size());
            item.margins.top = (lines->title.empty() ? 0 : 1.5 * em) + rows * measures.line + (rows > 0 ? 0.25 * em : 0.3 * em) +
                               (item.events_numbered ? 1.3 * em : 0);
            item.margins.bottom = item.x_labelled ? measures.tick + measures.gap + 0.8 * em + measures.line : 0.2 * em;
        }
        stack.fixed += item.margins.top + item.margins.bottom;
        stack.weights += item.weight;
    }
    stack.fixed += stack_gap * em * static_cast<double>(std::max<std::size_t>(view.panels.size(), 1) - 1);
    return stack;
}

double first_axes_height(const Stack& stack, const Measures& measures)
{
    return std::clamp(0.48 * stack.axes_width, 9 * measures.em, 22 * measures.em);
}

double stack_height(const Stack& stack, const Measures& measures)
{
    return stack.fixed + first_axes_height(stack, measures) * stack.weights;
}

void place_stack(Layout& layout, const View& view, const Rect& place, const Measures& measures)
{
    const Stack stack = stack_of(view, place.width, measures);
    const double unit = std::max((place.height - stack.fixed) / stack.weights, 0.0);
    const double em = measures.em;
    double y = place.y;
    for (const StackItem& item : stack.items) {
        const double height = unit * item.weight;
        if (const auto* lines = std::get_if<LinePanel>(item.panel)) {
            PlacedLines placed;
            placed.panel = lines;
            placed.axes = {place.x + item.margins.left, y + item.margins.top, stack.axes_width, height};
            placed.x = x_scale(*lines, stack.axes_width, measures);
            placed.y = y_scale(*lines, height, measures);
            placed.x_labelled = item.x_labelled;
            placed.events_numbered = item.events_numbered;
            placed.legend = legend_rows(*lines, stack.axes_width + item.margins.right, measures);
            placed.title_y = y + cap_height * em;
            placed.legend_y = y + (lines->title.empty() ? 0 : 1.5 * em) + cap_height * em;
            placed.label_x = place.x + cap_height * em;
            layout.panels.push_back(placed);
        } else if (const auto* missing = std::get_if<MissingPanel>(item.panel)) {
            layout.panels.push_back(PlacedMissing{missing, {place.x, y, place.width, height}});
        }
        y += item.margins.top + height + item.margins.bottom + stack_gap * em;
    }
}

// ---- panels side by side

constexpr double tile_gap = 1.5, row_gap = 1.0;  // em
constexpr double comfortable_cell = 1.15;        // em: names of every cell can be read
constexpr double comfortable_matrix = 13;        // em

struct Tiles {
    int columns = 1;
    double tile_width = 0;
    double cell = 0;                   ///< side of square cells
    std::vector<Margins> margins;      ///< of each panel
    std::vector<double> body_heights;  ///< of each row: axes or cells
    std::vector<double> tops, bottoms; ///< of each row
    double pitch = 0;                  ///< width of a column: narrower than a tile where cells have their largest size

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

Margins tile_margins(const Panel& panel, double tile_width, double cell, const Measures& measures)
{
    const double em = measures.em;
    if (const auto* matrix = std::get_if<MatrixPanel>(&panel)) {
        Margins margins{0, 0.1 * em, matrix->title.empty() ? 0.1 * em : 1.5 * em, 0.1 * em};
        if (!matrix->square) {
            margins.left = measures.text(matrix->row_title) + 0.5 * em;
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
    tiles.tile_width = (width - tile_gap * em * (columns - 1)) / columns;
    const auto rows = static_cast<std::size_t>((static_cast<int>(view.panels.size()) + columns - 1) / columns);
    tiles.cell = 0;
    for (const Panel& panel : view.panels)
        if (const auto* matrix = std::get_if<MatrixPanel>(&panel); matrix && matrix->square)
            tiles.cell = std::max(tiles.cell, largest_cell(*matrix, measures));

    // Names stand upright or lie, depending on the size of a cell, which depends on the room they leave: a few rounds.
    for (int round = 0; round < 4; ++round) {
        tiles.margins.clear();
        tiles.tops.assign(rows, 0);
        tiles.bottoms.assign(rows, 0);
        double left = 0;
        for (std::size_t i = 0; i < view.panels.size(); ++i) {
            const std::size_t row = i / static_cast<std::size_t>(columns);
            tiles.margins.push_back(tile_margins(view.panels[i], tiles.tile_width, tiles.cell, measures));
            tiles.tops[row] = std::max(tiles.tops[row], tiles.margins[i].top);
            tiles.bottoms[row] = std::max(tiles.bottoms[row], tiles.margins[i].bottom);
            left = std::max(left, tiles.margins[i].left);
        }
        double cell = 1e9, room = height;
        std::vector<double> most(rows, 0);  // rows of cells in each row of tiles
        for (std::size_t row = 0; row < rows; ++row)
            room -= tiles.tops[row] + tiles.bottoms[row] + (row > 0 ? row_gap * em : 0);
        for (std::size_t i = 0; i < view.panels.size(); ++i) {
            if (!std::holds_alternative<MissingPanel>(view.panels[i]))
                tiles.margins[i].left = left;
            const auto* matrix = std::get_if<MatrixPanel>(&view.panels[i]);
            if (!matrix || !matrix->square)
                continue;
            const std::size_t row = i / static_cast<std::size_t>(columns);
            most[row] = std::max(most[row], static_cast<double>(matrix->values.rows()));
            cell = std::min({cell, largest_cell(*matrix, measures),
                             (tiles.tile_width - left - tiles.margins[i].right) /
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
        const std::size_t row = i / static_cast<std::size_t>(columns);
        const double body = tiles.tile_width - tiles.margins[i].left - tiles.margins[i].right;
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
    tiles.pitch = 0;
    for (std::size_t i = 0; i < view.panels.size(); ++i) {
        const auto* matrix = std::get_if<MatrixPanel>(&view.panels[i]);
        const double titled = matrix ? measures.text(matrix->title, true) : 0;
        tiles.pitch = std::max(tiles.pitch, matrix && matrix->square
                                                ? tiles.margins[i].left + tiles.margins[i].right +
                                                      std::max(tiles.cell * static_cast<double>(matrix->values.cols()), titled)
                                                : tiles.tile_width);
    }
    tiles.pitch = std::min(tiles.pitch, tiles.tile_width);
    return tiles;
}

int tile_columns(const View& view, double width, double height, const Measures& measures)
{
    const int count = static_cast<int>(view.panels.size());
    if (view.columns > 0)
        return std::min(view.columns, count);
    if (count <= 1)
        return 1;
    if (view.tile_width > 0)
        return std::clamp(static_cast<int>((width / measures.em + tile_gap) / (view.tile_width + tile_gap)), 1, count);
    int best = 1;
    double best_cell = -1;
    for (int columns = count; columns >= 1; --columns) {
        const int holes = (columns - count % columns) % columns;
        if (holes > 1)
            continue;
        const Tiles tiles = tiles_of(view, columns, width, height, measures);
        double broadest = 0, largest = 0;
        for (const Panel& panel : view.panels)
            if (const auto* matrix = std::get_if<MatrixPanel>(&panel)) {
                broadest = std::max(broadest, tiles.cell * static_cast<double>(matrix->values.cols()));
                largest = std::max(largest, largest_cell(*matrix, measures));
            }
        if (tiles.cell >= std::min(comfortable_cell * measures.em, largest) || broadest >= comfortable_matrix * measures.em) {
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

void place_tiles(Layout& layout, const View& view, const Rect& place, const Measures& measures)
{
    const double em = measures.em;
    const Tiles tiles = tiles_of(view, tile_columns(view, place.width, place.height, measures), place.width, place.height, measures);
    double y = place.y;
    for (std::size_t i = 0; i < view.panels.size(); ++i) {
        const std::size_t row = i / static_cast<std::size_t>(tiles.columns);
        const auto column = static_cast<double>(i % static_cast<std::size_t>(tiles.columns));
        const double x = place.x + column * (tiles.pitch + tile_gap * em);
        const Margins& margins = tiles.margins[i];
        const double top = y + tiles.tops[row];
        Rect body{x + margins.left, top, tiles.tile_width - margins.left - margins.right, tiles.body_heights[row]};
        if (const auto* matrix = std::get_if<MatrixPanel>(&view.panels[i])) {
            PlacedMatrix placed;
            placed.panel = matrix;
            if (matrix->square) {
                body.width = tiles.cell * static_cast<double>(matrix->values.cols());
                body.height = tiles.cell * static_cast<double>(matrix->values.rows());
                placed.rows = names_along(matrix->rows, tiles.cell, 0.3 * tiles.tile_width, false, measures);
                placed.cols = names_along(matrix->cols, tiles.cell, 0.3 * tiles.tile_width, true, measures);
                placed.row_title_x = body.x - extent(placed.rows, measures) - 0.35 * em - 0.45 * em;
                placed.col_title_y = body.y - (placed.cols.upwards ? extent(placed.cols, measures) : 0.8 * em) - 0.35 * em - 0.45 * em;
                placed.title_y = placed.col_title_y - (matrix->col_title.empty() ? 0 : measures.line) - 0.1 * em;
            } else {
                placed.rows.stride = placed.cols.stride = 0;
                placed.title_y = body.y - 0.5 * em;
            }
            placed.cells = body;
            // A title wider than its matrix begins above the names of the rows.
            const double wanted = measures.text(matrix->title, true), right = x + tiles.tile_width;
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
            layout.panels.push_back(PlacedMissing{missing, {x, y, tiles.tile_width, tiles.tops[row] + tiles.body_heights[row]}});
        }
        if (i % static_cast<std::size_t>(tiles.columns) + 1 == static_cast<std::size_t>(tiles.columns) || i + 1 == view.panels.size())
            y = top + tiles.body_heights[row] + tiles.bottoms[row] + row_gap * em;
    }
}

}  // namespace

double view_height(const View& view, double width, const Measures& measures)
{
    const double below = below_height(view, width, measures);
    if (view.flow == View::Flow::stack)
        return stack_height(stack_of(view, width, measures), measures) + below;
    return tiles_of(view, tile_columns(view, width, 0, measures), width, 0, measures).height(measures) + below;
}

double least_view_height(const View& view, double width, const Measures& measures)
{
    const double below = below_height(view, width, measures);
    if (view.flow == View::Flow::stack) {
        const Stack stack = stack_of(view, width, measures);
        return stack.fixed + least_axes * measures.em * stack.weights / 0.62 + below;
    }
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
    return least + below;
}

void place_view(Layout& layout, const View& view, const Rect& place, const Measures& measures)
{
    const double below = below_height(view, place.width, measures);
    const Rect panels{place.x, place.y, place.width, place.height - below};
    if (view.flow == View::Flow::stack)
        place_stack(layout, view, panels, measures);
    else
        place_tiles(layout, view, panels, measures);
    // The key stands right under what it explains, also where the view has room to spare.
    double bottom = place.y, left = place.x + place.width;
    for (auto placed = layout.panels.end() - static_cast<std::ptrdiff_t>(view.panels.size()); placed != layout.panels.end(); ++placed)
        std::visit(
            [&](const auto& panel) {
                using Kind = std::decay_t<decltype(panel)>;
                if constexpr (std::is_same_v<Kind, PlacedMatrix>) {
                    bottom = std::max(bottom, panel.cells.bottom());
                    left = std::min(left, panel.cells.x);
                } else if constexpr (std::is_same_v<Kind, PlacedMissing>) {
                    bottom = std::max(bottom, panel.box.bottom());
                    left = std::min(left, panel.box.x);
                } else {
                    left = std::min(left, panel.axes.x);
                    bottom = std::max(bottom, panel.axes.bottom() + measures.tick + measures.gap + 0.8 * measures.em + measures.line);
                }
            },
            *placed);
    // Under the cells, not under their names, where the key is no wider than these.
    if (key_rows(view.key, place.x + place.width - left, measures).size() > key_rows(view.key, place.width, measures).size())
        left = place.x;
    place_below(layout, view, left, std::min(bottom, panels.bottom()), place.x + place.width - left, place.width, measures);
}

}  // namespace disentangle::figure
