// SPDX-License-Identifier: GPL-3.0-or-later
// Panels under each other, on one axis where they share it.
#include "core/figure/text.h"
#include "core/figure/view_layout.h"

#include <algorithm>

namespace disentangle::figure {

namespace {

constexpr double least_axes = 3.2;  // em: lower, ticks cannot be told apart

struct StackItem {
    const Panel* panel = nullptr;
    Margins margins;
    double weight = 1;
    bool x_labelled = true;
    bool events_numbered = true;
    bool phases_named = false;
};

struct Stack {
    std::vector<StackItem> items;
    double axes_width = 0;
    double fixed = 0;  ///< heights of all margins and gaps
    double weights = 0;
};

constexpr double stack_gap = 0.9;      // em
constexpr double later_weight = 0.62;  // height of later panels, of the first one's

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
        item.weight = i == 0 ? 1 : later_weight;
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
            const bool first = i == 0 || !shares_axis(view.panels[i - 1], &panel);
            item.events_numbered = !lines->events.empty() && first;
            item.phases_named = !lines->phases.empty() && first;
        }
        stack.items.push_back(item);
    }
    stack.axes_width = width - left - right;
    for (StackItem& item : stack.items) {
        item.margins = {left, right, 0, 0};
        if (const auto* lines = std::get_if<LinePanel>(item.panel)) {
            const auto rows = static_cast<double>(legend_rows(*lines, stack.axes_width + right, measures).size());
            item.margins.top = (lines->title.empty() ? 0 : 1.5 * em) + rows * measures.line +
                               (rows > 0 ? 0.25 * em : 0.3 * em) + (item.events_numbered ? 1.3 * em : 0) +
                               (item.phases_named ? phase_row(measures) : 0);
            item.margins.bottom = item.x_labelled ? measures.tick + measures.gap + 0.8 * em + measures.line : 0.2 * em;
        }
        if (const auto* table = std::get_if<TablePanel>(item.panel)) {
            item.margins = {0, 0, table_height(*table, width, measures), 0};
            item.weight = 0;
        }
        stack.fixed += item.margins.top + item.margins.bottom;
        stack.weights += item.weight;
    }
    stack.fixed += stack_gap * em * static_cast<double>(std::max<std::size_t>(view.panels.size(), 1) - 1);
    return stack;
}

/// One panel is as wide as a golden rectangle is; of several under each other each is lower.
double first_axes_height(const Stack& stack, std::size_t panels, const Measures& measures)
{
    const double share = panels == 1 ? 0.62 : 0.48;
    return std::clamp(share * stack.axes_width, 9 * measures.em, 22 * measures.em);
}

}  // namespace

double stack_height(const View& view, double width, const Measures& measures)
{
    const Stack stack = stack_of(view, width, measures);
    return stack.fixed + first_axes_height(stack, view.panels.size(), measures) * stack.weights;
}

double least_stack_height(const View& view, double width, const Measures& measures)
{
    const Stack stack = stack_of(view, width, measures);
    return stack.fixed + least_axes * measures.em * stack.weights / later_weight;
}

void place_stack(Layout& layout, const View& view, const Rect& place, const Measures& measures)
{
    const Stack stack = stack_of(view, place.width, measures);
    const double unit = stack.weights > 0 ? std::max((place.height - stack.fixed) / stack.weights, 0.0) : 0;
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
            placed.phases_named = item.phases_named;
            placed.inset = inset_of(*lines, placed.axes, placed.x, measures);
            placed.legend = legend_rows(*lines, stack.axes_width + item.margins.right, measures);
            placed.title_y = y + cap_height * em;
            placed.legend_y = y + (lines->title.empty() ? 0 : 1.5 * em) + cap_height * em;
            placed.label_x = place.x + cap_height * em;
            layout.panels.push_back(placed);
        } else if (const auto* table = std::get_if<TablePanel>(item.panel)) {
            layout.panels.push_back(placed_table(*table, {place.x, y, place.width, 0}, measures));
        } else if (const auto* missing = std::get_if<MissingPanel>(item.panel)) {
            layout.panels.push_back(PlacedMissing{missing, {place.x, y, place.width, height}});
        }
        y += item.margins.top + height + item.margins.bottom + stack_gap * em;
    }
}

}  // namespace disentangle::figure
