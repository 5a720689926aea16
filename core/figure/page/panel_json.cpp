// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/figure/page/panel_json.h"

#include "core/base/decimal.h"
#include "core/figure/page/jpeg.h"
#include "core/figure/thin.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <limits>

namespace disentangle::figure {

namespace {

using nlohmann::json;

constexpr std::uint8_t no_value = 255;
constexpr int line_columns = 400;  // of a curve: more could not be told apart on a screen
constexpr std::size_t most_points = 300;

/// RFC 4648, section 4.
std::string base64(const std::vector<std::uint8_t>& bytes)
{
    constexpr char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const std::size_t left = std::min<std::size_t>(3, bytes.size() - i);
        std::uint32_t three = 0;
        for (std::size_t j = 0; j < 3; ++j)
            three = three << 8 | (j < left ? bytes[i + j] : 0U);
        for (std::size_t j = 0; j < 4; ++j)
            text += j <= left ? digits[three >> (18 - 6 * j) & 63] : '=';
    }
    return text;
}

/// `value` in [low, high] as 0 to 254.
std::uint8_t level(double value, double low, double high)
{
    if (!std::isfinite(value))
        return no_value;
    const double part = high > low ? (value - low) / (high - low) : 0.5;
    return static_cast<std::uint8_t>(std::lround(254 * std::clamp(part, 0.0, 1.0)));
}

/// Five digits tell apart what a screen can; NaN, which JSON lacks, is null.
json rounded(double value)
{
    if (!std::isfinite(value))
        return nullptr;
    const std::string text = general_decimal(value, 5);
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

json axis_json(const Axis& axis)
{
    constexpr const char* ranges[] = {"data", "zero", "unit", "log"};
    return {{"label", axis.label}, {"range", ranges[static_cast<std::size_t>(axis.range)]}, {"whole", axis.whole}};
}

json ticks_json(const std::vector<std::pair<Eigen::Index, std::string>>& ticks)
{
    json list = json::array();
    for (const auto& [index, label] : ticks)
        list.push_back({index, label});
    return list;
}

double low_of(MatrixPanel::Scale scale, double limit)
{
    return scale == MatrixPanel::Scale::around_zero ? -limit : 0;
}

PanelJson line_json(const LinePanel& panel)
{
    json series = json::array();
    for (const Series& one : panel.series) {
        const std::vector<Point> points =
            one.spread.empty() && !one.points.empty()
                ? thinned(one.points, one.points.front().x, one.points.back().x, line_columns, 0)
                : one.points;
        json flat = json::array(), spread = json::array();
        for (const Point& point : points) {
            flat.push_back(point.x);
            flat.push_back(rounded(point.y));
        }
        for (const double half : one.spread)
            spread.push_back(rounded(half));
        constexpr const char* dashes[] = {"", "6 3", "2 2", "7 3 2 3"};
        series.push_back({{"name", one.name},
                          {"points", flat},
                          {"spread", spread},
                          {"category", one.category},
                          {"dash", dashes[static_cast<std::size_t>(one.dash)]},
                          {"stairs", one.stairs},
                          {"weight", one.weight}});
    }
    json events = json::array(), phases = json::array();
    for (const EventMark& mark : panel.events)
        events.push_back({mark.x, mark.number});
    for (const PhaseBand& band : panel.phases)
        phases.push_back({{"from", band.from}, {"to", band.to}, {"name", band.name}, {"tone", band.tone}});
    return {{{"type", "line"},
             {"title", panel.title},
             {"x", axis_json(panel.x)},
             {"y", axis_json(panel.y)},
             {"series", series},
             {"events", events},
             {"guides", panel.guides},
             {"phases", phases}},
            nullptr};
}

PanelJson matrix_json(const MatrixPanel& panel, const PanelScale& scale)
{
    const double low = low_of(panel.scale, scale.limit);
    std::vector<std::uint8_t> bytes;
    bytes.reserve(static_cast<std::size_t>(panel.values.size()));
    for (Eigen::Index i = 0; i < panel.values.rows(); ++i)
        for (Eigen::Index j = 0; j < panel.values.cols(); ++j) {
            const double from = panel.origin_row < 0 ? 0 : panel.values(panel.origin_row, j);
            const double value = panel.values(i, j) - from;
            bytes.push_back(
                level(panel.scale == MatrixPanel::Scale::magnitude ? std::abs(value) : value, low, scale.limit));
        }
    for (const Mark mark : panel.marks)
        bytes.push_back(static_cast<std::uint8_t>(mark));
    return {{{"type", "matrix"},
             {"title", panel.title},
             {"rows", panel.values.rows()},
             {"cols", panel.values.cols()},
             {"low", low},
             {"limit", scale.limit},
             {"row_names", panel.rows},
             {"col_names", panel.cols},
             {"row_title", panel.row_title},
             {"col_title", panel.col_title},
             {"square", panel.square},
             {"aspect", panel.aspect},
             {"row_ticks", ticks_json(panel.row_ticks)},
             {"col_ticks", ticks_json(panel.col_ticks)},
             {"x_label", panel.x_label},
             {"marked", !panel.marks.empty()}},
            base64(bytes)};
}

/// Pictures side by side, as one JPEG file.
PanelJson film_json(const MatrixPanel& panel)
{
    constexpr int quality = 82;
    const Picture& first = panel.pictures.front();
    return {{{"type", "film"},
             {"title", panel.title},
             {"name", panel.row_title},
             {"count", panel.pictures.size()},
             {"width", first.width},
             {"height", first.height},
             {"col_ticks", ticks_json(panel.col_ticks)}},
            base64(jpeg_strip(panel.pictures, quality))};
}

PanelJson scatter_json(const ScatterPanel& panel, const PanelScale& scale)
{
    const std::size_t count = panel.points.size(), shown = std::min(count, most_points);
    std::vector<std::uint8_t> bytes;
    for (std::size_t i = 0; i < shown; ++i) {
        const std::size_t at = i * count / shown;
        bytes.push_back(level(panel.points[at].x, scale.low_x, scale.high_x));
        bytes.push_back(level(panel.points[at].y, scale.low_y, scale.high_y));
        if (!panel.shade.empty())
            bytes.push_back(level(panel.shade[at], 0, 1));
    }
    return {{{"type", "points"},
             {"title", panel.title},
             {"x_label", panel.x_label},
             {"y_label", panel.y_label},
             {"shaded", !panel.shade.empty()},
             {"diagonal", panel.diagonal},
             {"x", {rounded(scale.low_x), rounded(scale.high_x)}},
             {"y", {rounded(scale.low_y), rounded(scale.high_y)}}},
            base64(bytes)};
}

PanelJson table_json(const TablePanel& panel)
{
    json columns = json::array(), rows = json::array();
    for (const TablePanel::Column& column : panel.columns)
        columns.push_back({{"title", column.title}, {"number", column.number}});
    for (const std::vector<TablePanel::Cell>& row : panel.cells) {
        json cells = json::array();
        for (const TablePanel::Cell& cell : row)
            cells.push_back(cell.wrong ? json{{"wrong", cell.text}} : json(cell.text));
        rows.push_back(std::move(cells));
    }
    return {{{"type", "table"}, {"title", panel.title}, {"columns", columns}}, rows};
}

}  // namespace

PanelScale::PanelScale() : low_x(std::numeric_limits<double>::infinity()), high_x(-low_x), low_y(low_x), high_y(-low_x)
{
}

void PanelScale::include(const Panel& panel)
{
    if (const auto* matrix = std::get_if<MatrixPanel>(&panel))
        limit = std::max(limit, matrix->limit);
    if (const auto* points = std::get_if<ScatterPanel>(&panel))
        for (const Point& point : points->points) {
            if (!std::isfinite(point.x) || !std::isfinite(point.y))
                continue;
            low_x = std::min(low_x, point.x);
            high_x = std::max(high_x, point.x);
            low_y = std::min(low_y, point.y);
            high_y = std::max(high_y, point.y);
        }
}

PanelJson panel_json(const Panel& panel, const PanelScale& scale)
{
    if (const auto* line = std::get_if<LinePanel>(&panel))
        return line_json(*line);
    if (const auto* matrix = std::get_if<MatrixPanel>(&panel))
        return matrix->pictures.empty() ? matrix_json(*matrix, scale) : film_json(*matrix);
    if (const auto* points = std::get_if<ScatterPanel>(&panel))
        return scatter_json(*points, scale);
    if (const auto* table = std::get_if<TablePanel>(&panel))
        return table_json(*table);
    const auto& missing = std::get<MissingPanel>(panel);
    return {{{"type", "missing"}, {"title", missing.title}, {"sentence", missing.sentence}}, nullptr};
}

json key_json(const Key& key, const PanelScale& scale)
{
    json marks = json::array();
    for (const auto& [mark, name] : key.marks)
        marks.push_back({static_cast<int>(mark), name});
    json out{{"marks", marks}};
    if (key.scale) {
        const bool of_matrix = scale.limit > 0;
        out["scale"] = {{"name", key.scale->name},
                        {"low", key.scale->around_zero && of_matrix ? -scale.limit : key.scale->low},
                        {"high", of_matrix ? scale.limit : key.scale->high},
                        {"around_zero", key.scale->around_zero},
                        {"faintest", key.scale->faintest}};
    }
    return out;
}

}  // namespace disentangle::figure
