// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/figure/sweep/sweep_figure.h"

#include "core/base/error.h"
#include "core/figure/caption.h"
#include "core/figure/text.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>
#include <limits>
#include <map>
#include <optional>

namespace disentangle::figure {

namespace {

constexpr std::array dashes_of_rounds{Dash::solid, Dash::dashed, Dash::dotted, Dash::dash_dot};
constexpr int hues = 6;              // then they repeat, with another dash
constexpr double on_the_way = 0.45;  // weight of the line of a run that is not done

struct MetricWords {
    std::string label;
    bool count = false, ceiling = false;
};

MetricWords words_of(const std::string& metric)
{
    const MetricInfo* info = metric_info(metric);
    if (info == nullptr)
        return {metric, false, false};
    return {with_indices(info->label), info->count, info->is(has_ceiling)};
}

Axis axis_of(const std::string& metric)
{
    const MetricWords words = words_of(metric);
    return {words.label,
            words.ceiling ? Axis::Range::unit
            : words.count ? Axis::Range::from_zero
                          : Axis::Range::data,
            words.count,
            {}};
}

/// "beta_Ga 5"; of no axis nothing.
std::string in_words(const std::string& axis, const std::string& value)
{
    return axis.empty() ? std::string() : axis + ' ' + value;
}

LinePanel empty_panel(const std::string& title)
{
    LinePanel panel;
    panel.id = title.empty() ? "all" : title;
    std::ranges::replace_if(
        panel.id, [](char c) { return c == ' ' || c == ','; }, '_');
    panel.title = title;
    return panel;
}

Series styled(const std::string& name, const std::string& column, int category, double weight = 1)
{
    Series series;
    series.name = name;
    series.column = column;
    series.category = category % hues;
    series.dash = dashes_of_rounds[static_cast<std::size_t>(category / hues) % dashes_of_rounds.size()];
    series.weight = weight;
    return series;
}

/// The mean of curves over the steps that all of them have, and its standard error.
void add_mean(Series& series, const std::vector<const std::vector<Sample>*>& curves)
{
    std::map<std::int64_t, std::vector<double>> values;
    for (const auto* curve : curves)
        for (const Sample& sample : *curve)
            if (std::isfinite(sample.value))
                values[sample.step].push_back(sample.value);
    for (const auto& [step, list] : values) {
        if (list.size() < curves.size())
            continue;
        const Spread spread = spread_of(list);
        series.points.push_back({static_cast<double>(step), spread.mean});
        if (curves.size() > 1)
            series.spread.push_back(spread.error());
    }
}

/// What some runs have recorded: one curve of those that are done, and one of each that is not.
void add_training(LinePanel& panel, const SweepStanding& standing, const SweepCurves& curves,
                  const std::vector<std::size_t>& runs, const std::string& metric, const std::string& name,
                  const std::string& words, int category)
{
    std::vector<const std::vector<Sample>*> done;
    for (const std::size_t number : runs)
        if (standing.runs[number].state == SweptState::done && !curves[number].empty())
            done.push_back(&curves[number]);
    bool named = false;
    if (!done.empty()) {
        Series series = styled(name, metric + ' ' + words, category);
        series.spread_column = metric + " standard error of " + words;
        add_mean(series, done);
        panel.series.push_back(std::move(series));
        named = true;
    }
    for (const std::size_t number : runs) {
        if (standing.runs[number].state == SweptState::done || curves[number].empty())
            continue;
        Series series = styled(named ? "" : name, metric + ' ' + standing.runs[number].name, category, on_the_way);
        named = true;
        for (const Sample& sample : curves[number])
            series.points.push_back({static_cast<double>(sample.step), sample.value});
        panel.series.push_back(std::move(series));
    }
}

std::vector<View> training_views(const SweepStanding& standing, const SweepCurves& curves, const SweepSlice& slice,
                                 const SweepGrid& grid)
{
    const bool one = slice.cols == seeds_axis(standing.plan) || slice.cols == SweepSlice::no_axis;
    std::vector<LinePanel> panels;
    for (std::size_t row = 0; row < grid.rows.size(); ++row) {
        const std::string row_words = in_words(grid.row_name, grid.rows[row]);
        if (!one || panels.empty())
            panels.push_back(empty_panel(one ? "" : row_words));
        if (one) {
            std::vector<std::size_t> all;
            for (std::size_t col = 0; col < grid.cols.size(); ++col)
                all.insert(all.end(), grid.cell(row, col).begin(), grid.cell(row, col).end());
            add_training(panels.back(), standing, curves, all, slice.metric, row_words,
                         row_words.empty() ? "all" : row_words, static_cast<int>(row));
            continue;
        }
        for (std::size_t col = 0; col < grid.cols.size(); ++col) {
            const std::string col_words = in_words(grid.col_name, grid.cols[col]);
            add_training(panels.back(), standing, curves, grid.cell(row, col), slice.metric, col_words,
                         row_words + (row_words.empty() ? "" : ", ") + col_words, static_cast<int>(col));
        }
    }
    // What the colours mean is said once, in the first panel that has all of them.
    const auto most =
        std::ranges::max(panels, {}, [](const LinePanel& panel) { return panel.series.size(); }).series.size();
    bool said = false;
    std::vector<View> views;
    for (LinePanel& panel : panels) {
        panel.y = axis_of(slice.metric);
        const bool names = !said && panel.series.size() == most;
        said |= names;
        if (!names)
            for (Series& series : panel.series)
                series.name.clear();
        const std::string id = panel.id;
        if (panel.series.empty())
            views.push_back({id, "", {MissingPanel{id, panel.title, "Nothing of it is recorded yet."}}});
        else
            views.push_back({id, "", {std::move(panel)}});
    }
    return views;
}

std::optional<double> number_of(const std::string& text)
{
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size() && std::isfinite(number) ? std::optional(number)
                                                                                             : std::nullopt;
}

/// Where the values of an axis stand: at their numbers, or side by side where they are words, or grow by factors.
std::vector<double> places_of(const std::vector<std::string>& values)
{
    constexpr double wide = 20;  // ratio of the ends, beyond which the small ones would lie on each other
    std::vector<double> numbers, order;
    for (std::size_t k = 0; k < values.size(); ++k) {
        order.push_back(static_cast<double>(k));
        if (const auto number = number_of(values[k]))
            numbers.push_back(*number);
    }
    if (numbers.size() < values.size() || values.size() < 2)
        return order;
    std::vector<double> sizes;
    for (const double number : numbers)
        if (number != 0)
            sizes.push_back(std::abs(number));
    const bool factors = sizes.size() > 2 && std::ranges::max(sizes) > wide * std::ranges::min(sizes);
    return factors ? order : numbers;
}

View axis_view(const SweepStanding& standing, const SweepSlice& slice, const SweepGrid& grid)
{
    LinePanel panel = empty_panel("");
    panel.id = "scores";
    panel.x_column = grid.row_name.empty() ? "all" : grid.row_name;
    const std::vector<double> places = places_of(grid.rows);
    std::vector<std::size_t> order(grid.rows.size());
    for (std::size_t row = 0; row < order.size(); ++row)
        order[row] = row;
    std::ranges::stable_sort(order, {}, [&](std::size_t row) { return places[row]; });
    const bool one = slice.cols == seeds_axis(standing.plan) || slice.cols == SweepSlice::no_axis;
    const std::size_t lines = one ? 1 : grid.cols.size();
    for (std::size_t line = 0; line < lines; ++line) {
        const std::string words = one ? std::string() : in_words(grid.col_name, grid.cols[line]);
        Series series = styled(words, slice.metric + (words.empty() ? "" : ' ' + words), static_cast<int>(line));
        series.spread_column = slice.metric + " standard error" + (words.empty() ? "" : " of " + words);
        for (const std::size_t row : order) {
            std::vector<std::size_t> runs;
            for (std::size_t col = one ? 0 : line; col < (one ? grid.cols.size() : line + 1); ++col)
                runs.insert(runs.end(), grid.cell(row, col).begin(), grid.cell(row, col).end());
            const Spread score = standing_of(standing, runs, slice.metric).score;
            series.points.push_back({places[row], score.mean});  // NaN without runs: a gap
            series.spread.push_back(score.count > 0 ? score.error() : 0);
        }
        if (std::ranges::any_of(series.points, [](const Point& point) { return std::isfinite(point.y); }))
            panel.series.push_back(std::move(series));
    }
    if (panel.series.empty())
        return {panel.id, "", {MissingPanel{panel.id, "", "No run is done yet."}}};
    panel.x.label = grid.row_name;
    for (const std::size_t row : order)
        panel.x.places.emplace_back(places[row], grid.rows[row]);
    panel.y = axis_of(slice.metric);
    return {panel.id, "", {std::move(panel)}};
}

View map_view(const SweepStanding& standing, const SweepSlice& slice, const SweepGrid& grid)
{
    MatrixPanel panel;
    panel.id = "map";
    panel.rows = grid.rows;
    panel.cols = grid.cols;
    panel.row_title = grid.row_name;
    panel.col_title = grid.col_name;
    const ValueScale scale = scale_of(standing, grid, slice.metric);
    panel.limit = std::max(std::abs(scale.low), std::abs(scale.high));
    panel.scale = scale.low < 0 ? MatrixPanel::Scale::around_zero : MatrixPanel::Scale::magnitude;
    panel.values.setConstant(static_cast<Eigen::Index>(grid.rows.size()), static_cast<Eigen::Index>(grid.cols.size()),
                             std::numeric_limits<double>::quiet_NaN());
    bool failures = false;
    for (std::size_t row = 0; row < grid.rows.size(); ++row)
        for (std::size_t col = 0; col < grid.cols.size(); ++col) {
            const CellStanding cell = standing_of(standing, grid.cell(row, col), slice.metric);
            panel.values(static_cast<Eigen::Index>(row), static_cast<Eigen::Index>(col)) = cell.score.mean;
            panel.marks.push_back(cell.failed > 0 ? Mark::forbidden : Mark::none);
            failures |= cell.failed > 0;
        }
    View view{"map", "", {std::move(panel)}, View::Flow::tiles};
    view.key.scale = Key::Scale{words_of(slice.metric).label, scale.low < 0 ? -std::max(-scale.low, scale.high) : 0,
                                std::max(std::abs(scale.low), std::abs(scale.high)), scale.low < 0};
    if (failures)
        view.key.marks.emplace_back(Mark::forbidden, "a run has failed");
    return view;
}

std::string sentence_of(SweepForm form, const SweepStanding& standing, const SweepGrid& grid, const SweepSlice& slice)
{
    const MetricWords words = words_of(slice.metric);
    std::string text = words.label;
    switch (form) {
    case SweepForm::training:
        text += " over the training steps: mean of the runs that are done, with the standard error as a band";
        break;
    case SweepForm::axis:
        text += " at the last step over " + grid.row_name + ", mean with the standard error as a band";
        break;
    case SweepForm::map:
        text += " at the last step, mean over the runs of a cell, by " + grid.row_name +
                (grid.row_name.empty() || grid.col_name.empty() ? "" : " and ") + grid.col_name;
        break;
    }
    for (const auto& [axis, value] : slice.held)
        text += "; " + in_words(name_of_axis(standing.plan, axis), value);
    return text + '.';
}

/// How far the study is, and what the score is: once for all that is shown of it.
std::string ending_of(const SweepStanding& standing, const SweepSlice& slice)
{
    const MetricInfo* info = metric_info(slice.metric);
    return ' ' + std::to_string(standing.count(SweptState::done)) + " of " + std::to_string(standing.runs.size()) +
           " runs done." + (info == nullptr ? std::string() : definitions({info}));
}

}  // namespace

int columns_beside(int panels, int most)
{
    const int columns = std::clamp(most, 1, std::max(1, panels));
    return columns == 2 && panels % 2 == 1 ? 1 : columns;
}

Figure sweep_figure(SweepForm form, const SweepStanding& standing, const SweepCurves& curves, const SweepSlice& slice,
                    const std::string& title, int panels_beside)
{
    const SweepGrid grid = grid_of(standing.plan, slice);
    Figure drawing;
    switch (form) {
    case SweepForm::training: drawing.views = training_views(standing, curves, slice, grid); break;
    case SweepForm::axis: drawing.views = {axis_view(standing, slice, grid)}; break;
    case SweepForm::map: drawing.views = {map_view(standing, slice, grid)}; break;
    }
    drawing.columns = columns_beside(static_cast<int>(drawing.views.size()), panels_beside);
    drawing.even = true;
    drawing.title = title;
    const std::string sentence = sentence_of(form, standing, grid, slice);
    for (View& view : drawing.views)
        view.sentence = sentence;
    drawing.caption = title + ". " + sentence + ending_of(standing, slice);
    return drawing;
}

Figure sweep_figure(std::span<const SweepForm> forms, const SweepStanding& standing, const SweepCurves& curves,
                    const SweepSlice& slice, const std::string& title, const Request& request)
{
    constexpr double readable = 20;  // em, the least width of a panel
    const double room = request.format.width / (readable * request.format.em());
    const int beside = request.columns > 0 ? request.columns : std::max(1, static_cast<int>(room));
    Figure all;
    for (const SweepForm form : forms) {
        Figure one = sweep_figure(form, standing, curves, slice, title, beside);
        all.caption += (all.caption.empty() ? title + "." : "") + ' ' + one.views.front().sentence;
        std::ranges::move(one.views, std::back_inserter(all.views));
    }
    all.caption += ending_of(standing, slice);
    all.title = title;
    all.columns = request.columns > 0 ? request.columns : columns_beside(static_cast<int>(all.views.size()), beside);
    all.even = request.columns == 0;
    return all;
}

SweepForm parse_sweep_form(std::string_view name)
{
    const auto found = std::ranges::find(sweep_form_names, name);
    if (found == sweep_form_names.end())
        throw InputError("", in_quotes(name), "is no form of a study", "training, axis or map");
    return static_cast<SweepForm>(found - sweep_form_names.begin());
}

}  // namespace disentangle::figure
