// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/figure/panel_layout.h"

#include "core/figure/text.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace disentangle::figure {

namespace {

struct Bounds {
    double low = std::numeric_limits<double>::infinity(), high = -std::numeric_limits<double>::infinity();
    void take(double value)
    {
        if (std::isfinite(value)) {
            low = std::min(low, value);
            high = std::max(high, value);
        }
    }
};

}  // namespace

double Format::em() const
{
    return font * mm_per_pt;
}

double Measures::text(std::string_view text, bool bold) const
{
    return text_width(text, bold) * em;
}

namespace {

/// Leaves out every second label while neighbours on a horizontal axis of this length would touch.
Scale spread_out(Scale scale, double length, const Measures& measures)
{
    const auto touch = [&] {
        for (std::size_t i = 0; i + 1 < scale.ticks.size(); ++i) {
            const double apart = (scale.part(scale.ticks[i + 1].value) - scale.part(scale.ticks[i].value)) * length;
            if (apart <
                (measures.text(scale.ticks[i].label) + measures.text(scale.ticks[i + 1].label)) / 2 + 0.4 * measures.em)
                return true;
        }
        return false;
    };
    while (touch()) {
        std::vector<Tick> kept;
        for (std::size_t i = scale.ticks.size() % 2 == 1 ? 0 : 1; i < scale.ticks.size(); i += 2)
            kept.push_back(scale.ticks[i]);
        scale.ticks = std::move(kept);
    }
    return scale;
}

}  // namespace

Scale y_scale(const LinePanel& panel, double height, const Measures& measures)
{
    const int most = std::clamp(static_cast<int>(height / (1.9 * measures.em)), 2, 6);
    if (panel.y.range == Axis::Range::unit)
        return linear_scale(0, 1, most, false, false, false);
    const bool log = panel.y.range == Axis::Range::log;
    Bounds bounds;
    for (const Series& series : panel.series)
        for (const Point& point : series.points)
            if (!log || point.y > 0)
                bounds.take(point.y);
    if (log && bounds.low <= bounds.high)
        return log_scale(bounds.low, bounds.high, most);
    for (const double guide : panel.guides)
        bounds.take(guide);
    if (panel.y.range == Axis::Range::from_zero)
        bounds.take(0);
    if (panel.y.besides) {
        bounds.take(panel.y.besides->first);
        bounds.take(panel.y.besides->second);
    }
    if (panel.y.whole && bounds.high < 4)  // one edge more or less is not the whole height
        bounds.take(4);
    return linear_scale(bounds.low, bounds.high, most, panel.y.whole, true, true);
}

Scale x_scale(const LinePanel& panel, double width, const Measures& measures)
{
    Bounds bounds;
    const bool log = panel.x.range == Axis::Range::log;
    for (const Series& series : panel.series)
        for (const Point& point : series.points)
            if (!log || point.x > 0)
                bounds.take(point.x);
    const int most = std::clamp(static_cast<int>(width / (4.2 * measures.em)), 2, 8);
    if (!panel.x.places.empty()) {
        Scale scale = linear_scale(bounds.low, bounds.high, most, false, false, false);
        scale.ticks.clear();
        for (const auto& [place, name] : panel.x.places)
            if (place >= scale.low && place <= scale.high)
                scale.ticks.push_back({place, name});
        return spread_out(std::move(scale), width, measures);
    }
    if (log && bounds.low <= bounds.high)
        return spread_out(log_scale(bounds.low, bounds.high, most), width, measures);
    return spread_out(linear_scale(bounds.low, bounds.high, most, panel.x.whole, false, true), width, measures);
}

Scale scatter_scale(const ScatterPanel& panel, bool vertical, double length, const Measures& measures)
{
    Bounds bounds;
    for (const Point& point : panel.points) {
        if (!std::isfinite(point.x) || !std::isfinite(point.y))
            continue;
        bounds.take(vertical ? point.y : point.x);
        if (panel.diagonal)
            bounds.take(vertical ? point.x : point.y);
    }
    const int most = std::clamp(static_cast<int>(length / ((vertical ? 1.9 : 3) * measures.em)), 2, 5);
    Scale scale = linear_scale(bounds.low, bounds.high, most, false, false, false);
    const double room = 0.04 * (scale.high - scale.low);  // points lie within, not on, the frame
    scale.low -= room;
    scale.high += room;
    return vertical ? scale : spread_out(scale, length, measures);
}

std::optional<PlacedLines::Inset> inset_of(const LinePanel& panel, const Rect& axes, const Scale& x,
                                           const Measures& measures)
{
    const double em = measures.em, span = x.high - x.low;
    if (!panel.magnifies || axes.height < 8 * em || axes.width < 20 * em)
        return std::nullopt;
    constexpr double close = 0.9, first_part = 0.4;  // of the width, that the inset leaves free
    double from = x.low + first_part * span, low = 1;
    for (const Series& series : panel.series)
        for (const Point& point : series.points)
            if (!(point.y >= close) && point.x >= from)
                return std::nullopt;
    std::size_t shown = 0;
    for (const Series& series : panel.series)
        for (const Point& point : series.points)
            if (point.x >= from) {
                low = std::min(low, point.y);
                ++shown;
            }
    if (shown < 3)
        return std::nullopt;
    const double bottom = low >= 0.99 ? 0.99 : low >= 0.95 ? 0.95 : close;
    PlacedLines::Inset inset;
    inset.x = {from, x.high, false, {}, {}};
    inset.y = linear_scale(bottom, 1, 3, false, false, false);
    const double left = axes.x + axes.width * x.part(from) + 3.3 * em;  // behind its labels
    inset.x.low = x.low + span * (left - axes.x) / axes.width;
    inset.axes = {left, axes.y + 0.4 * axes.height, axes.right() - left, 0.46 * axes.height};
    return inset;
}

double phase_row(const Measures& measures)
{
    return 1.3 * measures.em;
}

double row_tick_width(const MatrixPanel& panel, const Measures& measures)
{
    double width = 0;
    for (const auto& tick : panel.row_ticks)
        width = std::max(width, measures.text(tick.second));
    return width > 0 ? width + 0.6 * measures.em : 0;
}

double col_tick_height(const MatrixPanel& panel, const Measures& measures)
{
    return panel.col_ticks.empty()
               ? 0
               : measures.tick + measures.gap + 0.8 * measures.em + (panel.x_label.empty() ? 0 : measures.line);
}

double table_line(const Measures& measures)
{
    return 1.5 * measures.em;
}

namespace {

double longest_word(const std::string& text, const Measures& measures)
{
    double longest = 0;
    for (const std::string& word : wrapped_lines(text, 0))
        longest = std::max(longest, measures.text(word));
    return longest;
}

/// Takes what `sum` has beyond `most` from the widest columns first, which give way down to `least`.
void narrow(std::vector<double>& widths, const std::vector<double>& least, double& sum, double most, double em)
{
    for (std::size_t round = 0; round < 40 * widths.size() && sum > most; ++round) {
        std::size_t widest = widths.size();
        for (std::size_t j = 0; j < widths.size(); ++j)
            if (widths[j] > least[j] && (widest == widths.size() || widths[j] > widths[widest]))
                widest = j;
        if (widest == widths.size())
            return;
        const double cut = std::min({sum - most, widths[widest] - least[widest], em});
        widths[widest] -= cut;
        sum -= cut;
    }
}

}  // namespace

double table_height(const TablePanel& panel, double width, const Measures& measures)
{
    return placed_table(panel, {0, 0, width, 0}, measures).box.height;
}

PlacedTable placed_table(const TablePanel& panel, const Rect& place, const Measures& measures)
{
    PlacedTable placed{&panel, place, {}, {}, {}, {}};
    const double em = measures.em, apart = 1.2 * em, slack = 0.01 * em;
    const auto count = panel.columns.size();
    double sum = count > 0 ? apart * static_cast<double>(count - 1) : 0;
    std::vector<double> words, few(count, 2.5 * em);
    for (std::size_t j = 0; j < count; ++j) {
        double width = measures.text(panel.columns[j].title, true), word = width;
        for (const auto& row : panel.cells) {
            width = std::max(width, measures.text(row[j].text));
            word = std::max(word, longest_word(row[j].text, measures));
        }
        placed.widths.push_back(width + slack);
        words.push_back(word + slack);
        sum += placed.widths.back();
    }
    // Where there is no room, words go to another line; only then are they cut.
    narrow(placed.widths, words, sum, place.width, em);
    narrow(placed.widths, few, sum, place.width, em);
    double x = place.x;
    for (const double width : placed.widths) {
        placed.left.push_back(x);
        x += width + apart;
    }
    placed.box.width = std::min(place.width, sum);
    placed.box.height = (panel.title.empty() ? 0 : 1.5 * em) + table_line(measures) + 0.8 * em;
    for (const auto& row : panel.cells) {
        auto& lines = placed.lines.emplace_back();
        std::size_t most = 1;
        for (std::size_t j = 0; j < count; ++j) {
            lines.push_back(wrapped_lines(row[j].text, placed.widths[j] / em));
            for (std::string& line : lines.back())
                line = elided(line, placed.widths[j] / em);
            most = std::max(most, lines.back().size());
        }
        placed.heights.push_back(table_line(measures) + measures.line * static_cast<double>(most - 1));
        placed.box.height += placed.heights.back();
    }
    return placed;
}

double widest(const Scale& scale, const Measures& measures)
{
    double width = 0;
    for (const Tick& tick : scale.ticks)
        width = std::max(width, measures.text(tick.label));
    return width;
}

double legend_sample_width(const Measures& measures)
{
    return 2.1 * measures.em;
}

double legend_entry_width(const Series& series, const Measures& measures)
{
    return legend_sample_width(measures) + 0.4 * measures.em + measures.text(series.name) + 1.1 * measures.em;
}

std::vector<std::vector<int>> legend_rows(const LinePanel& panel, double width, const Measures& measures)
{
    std::vector<std::vector<int>> rows;
    const auto named =
        std::count_if(panel.series.begin(), panel.series.end(), [](const Series& s) { return !s.name.empty(); });
    if (named == 0)
        return rows;
    double used = 0;
    for (std::size_t i = 0; i < panel.series.size(); ++i) {
        if (panel.series[i].name.empty())
            continue;
        const double entry = legend_entry_width(panel.series[i], measures);
        if (rows.empty() || used + entry - 1.1 * measures.em > width) {
            rows.emplace_back();
            used = 0;
        }
        rows.back().push_back(static_cast<int>(i));
        used += entry;
    }
    return rows;
}

Names names_along(const std::vector<std::string>& names, double cell, double longest, bool horizontal,
                  const Measures& measures)
{
    Names result;
    for (const std::string& name : names)
        result.texts.push_back(elided(with_number_index(name), longest / measures.em));
    if (names.empty()) {
        result.stride = 0;
        return result;
    }
    const double broadest = extent(result, measures);
    const auto stride_for = [&](double room) {
        for (const int stride : {1, 2, 5, 10, 20})
            if (room <= cell * stride)
                return stride;
        return 50;
    };
    if (horizontal && broadest + 0.3 * measures.em <= cell)
        return result;
    result.upwards = horizontal;
    result.stride = stride_for(named_cell * measures.em);
    // Numbers that stand apart anyway are easier to read lying.
    if (horizontal && result.stride > 1 && stride_for(broadest + 0.6 * measures.em) <= 2 * result.stride) {
        result.stride = stride_for(broadest + 0.6 * measures.em);
        result.upwards = false;
    }
    return result;
}

double extent(const Names& names, const Measures& measures)
{
    double width = 0;
    for (const std::string& name : names.texts)
        width = std::max(width, measures.text(name));
    return width;
}

}  // namespace disentangle::figure
