// SPDX-License-Identifier: GPL-3.0-or-later
// What shades and marks mean, and what was left out, under the panels of a view.
#include "core/figure/draw_parts.h"
#include "core/figure/text.h"
#include "core/figure/view_layout.h"

#include <algorithm>
#include <cmath>

namespace disentangle::figure {

namespace {

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

/// The name of the scale, as much of it as a view this wide has room for.
std::string scale_name(const Key::Scale& scale, double width, const Measures& measures)
{
    const auto ends = end_labels(scale);
    const double rest = measures.text(ends[0]) + measures.text(ends[1]) + (bar_width + 1.1) * measures.em;
    return elided(scale.name, std::max(0.0, width - rest) / measures.em);
}

std::vector<std::vector<KeyItem>> key_rows(const Key& key, double width, const Measures& measures)
{
    std::vector<KeyItem> items;
    const double em = measures.em;
    if (key.scale) {
        const auto ends = end_labels(*key.scale);
        items.push_back({measures.text(ends[0]) + measures.text(ends[1]) +
                         measures.text(scale_name(*key.scale, width, measures)) + (bar_width + 1.1) * em});
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

}  // namespace

double below_height(const View& view, double width, const Measures& measures)
{
    const auto rows = static_cast<double>(key_rows(view.key, width, measures).size());
    const auto lines = static_cast<double>(wrapped_lines(view.note, note_width * width / measures.em).size());
    return (rows > 0 ? (0.7 + 1.5 * rows) * measures.em : 0) +
           (lines > 0 ? 0.5 * measures.em + lines * measures.line : 0);
}

void place_below(Layout& layout, const View& view, const Rect& place, double cells_x, double y,
                 const Measures& measures)
{
    // Under the cells, not under their names, where the key needs no more lines there.
    const double indented = place.right() - cells_x;
    const bool fits = key_rows(view.key, indented, measures).size() <= key_rows(view.key, place.width, measures).size();
    const double x = fits ? cells_x : place.x, width = fits ? indented : place.width;
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
                const Colour under = item.mark->first == Mark::extra       ? look.one
                                     : item.mark->first == Mark::forbidden ? shade(look, 0.4)
                                                                           : look.zero;
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
                    const Colour colour =
                        view.key.scale->around_zero
                            ? shade_around_zero(look, 2 * t - 1)
                            : shade(look, view.key.scale->faintest + (1 - view.key.scale->faintest) * t);
                    // Each runs under the next, lest viewers show seams.
                    const double overlap = i + 1 < steps ? 0.3 * step : 0;
                    list.push_back(Box{{at + i * step, y, step + overlap, bar_height * em}, colour});
                }
                list.push_back(Box{{at, y, bar_width * em, bar_height * em}, {}, outline});
                at += (bar_width + 0.3) * em;
                text(ends[1]);
                at += 0.5 * em;
                text(scale_name(*view.key.scale, width, measures));
            }
            at = start + item.width + item_gap * em;
        }
        y += 1.5 * em;
    }
    if (!view.note.empty())
        y += 0.5 * em;
    for (const std::string& line : wrapped_lines(view.note, note_width * place.width / em)) {
        list.push_back(Label{{x, y + cap_height * em}, line, measures.font, look.muted});
        y += measures.line;
    }
}

}  // namespace disentangle::figure
