// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/figure/request.h"

#include "core/base/decimal.h"
#include "core/base/error.h"
#include "core/figure/caption.h"
#include "core/figure/text.h"
#include "core/figure/views.h"
#include "core/figure/write/write.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <filesystem>

namespace disentangle::figure {

namespace {

// Nature, "Formatting guide": 89 mm for one column, 183 mm for two, text of 5 to 7 pt. Science: 57, 121 and 184 mm.
// JMLR style file: \textwidth 6 in = 152.4 mm. NeurIPS style file: \textwidth 5.5 in = 139.7 mm; text of 8 pt there.
// Slide: 16:9 on PowerPoint's 254 mm.
constexpr std::array presets{
    SizePreset{"single", "One column, 89 mm (Nature)", 89, std::nullopt, 7},
    SizePreset{"double", "Two columns, 183 mm (Nature)", 183, std::nullopt, 7},
    SizePreset{"jmlr", "Text width of JMLR, 152 mm", 152.4, std::nullopt, 8},
    SizePreset{"neurips", "Text width of NeurIPS, 140 mm", 139.7, std::nullopt, 8},
    SizePreset{"slide", "Slide 16:9, 254 x 143 mm", 254, 142.875, 14},
};

template <class List>
std::string joined(const List& list)
{
    std::string text;
    for (const auto& entry : list)
        text += (text.empty() ? "" : ", ") + std::string(entry);
    return text;
}

std::string short_number(double value)
{
    return general_decimal(value, 6);
}

}  // namespace

std::span<const SizePreset> size_presets()
{
    return presets;
}

std::vector<std::string> parse_views(std::string_view text)
{
    std::vector<std::string> views;
    while (true) {
        const std::size_t end = std::min(text.find_first_of("+,"), text.size());
        const std::string view(text.substr(0, end));
        if (std::ranges::find(view_kinds(), view, &ViewKind::id) == view_kinds().end())
            throw_unknown_view(view, ", or several joined by +");
        views.push_back(view);
        if (end == text.size())
            return views;
        text.remove_prefix(end + 1);
    }
}

Theme parse_theme(std::string_view text, std::string_view option)
{
    const auto found = std::find(theme_names.begin(), theme_names.end(), text);
    if (found == theme_names.end())
        throw InputError("", option, in_quotes(text), joined(theme_names));
    return static_cast<Theme>(found - theme_names.begin());
}

const SizePreset& parse_size(std::string_view text)
{
    const auto found =
        std::find_if(presets.begin(), presets.end(), [&](const SizePreset& preset) { return preset.id == text; });
    if (found == presets.end()) {
        std::vector<std::string_view> ids;
        for (const SizePreset& preset : presets)
            ids.push_back(preset.id);
        throw InputError("", "--size", in_quotes(text), joined(ids));
    }
    return *found;
}

double parse_number(std::string_view text, std::string_view option, double low, double high, std::string_view unit)
{
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || !(value >= low && value <= high))
        throw InputError("", option, in_quotes(text),
                         "a number from " + short_number(low) + " to " + short_number(high) +
                             (unit.empty() ? "" : " " + std::string(unit)));
    return value;
}

int parse_grid(std::string_view text, std::size_t views)
{
    const std::size_t cross = text.find('x');
    const auto count = static_cast<double>(views);
    const double columns = parse_number(text.substr(0, cross), "--grid", 1, 8, "columns, as in 2x2");
    if (cross != std::string_view::npos) {
        const double rows = parse_number(text.substr(cross + 1), "--grid", 1, 64, "rows, as in 2x2");
        if (columns * rows < count)
            throw InputError("", "--grid", in_quotes(text) + " has " + short_number(columns * rows) + " places",
                             "one for each of the " + std::to_string(views) + " views");
    }
    if (columns != std::floor(columns))
        throw InputError("", "--grid", in_quotes(text), "whole numbers, as in 2x2");
    return static_cast<int>(columns);
}

Request parse_request(const RequestWords& words)
{
    Request request;
    request.views = parse_views(words.views);
    request.step = words.step;
    if (!words.size.empty()) {
        const SizePreset& preset = parse_size(words.size);
        request.format.width = preset.width;
        request.format.height = preset.height;
        request.format.font = preset.font;
    }
    if (!words.width.empty())
        request.format.width = parse_number(words.width, "--width-mm", least_mm, most_mm, "mm");
    if (!words.height.empty())
        request.format.height = parse_number(words.height, "--height-mm", least_mm, most_mm, "mm");
    if (!words.font.empty())
        request.format.font = parse_number(words.font, "--font-pt", least_pt, most_pt, "pt");
    if (!words.theme.empty())
        request.format.theme = parse_theme(words.theme, "--figure-theme");
    if (!words.grid.empty())
        request.columns = parse_grid(words.grid, request.views.size());
    return request;
}

std::string figure_text(std::string_view ending, const Request& request, Source& source, bool body_only)
{
    const Detail detail = ending == "csv" ? Detail::everything : Detail::drawn;
    return figure_text(ending, build_figure(request, source, detail), request.format, body_only);
}

std::string figure_text(std::string_view ending, const Figure& figure, const Format& format, bool body_only)
{
    if (ending == "csv")
        return to_csv(figure);
    if (ending != "svg" && ending != "tex")
        throw InputError("", "format", in_quotes(ending), "svg, tex or csv");
    check_format(format);
    const Layout layout = lay_out(figure, format);
    return ending == "svg" ? to_svg(layout, figure) : to_tikz(layout, figure, body_only);
}

void check_format(const Format& format)
{
    const auto check = [](double value, const char* what, double low, double high, const char* unit) {
        if (!(value >= low && value <= high))
            throw InputError("", what, short_number(value),
                             "from " + short_number(low) + " to " + short_number(high) + ' ' + unit);
    };
    check(format.width, "width", least_mm, most_mm, "mm");
    if (format.height)
        check(*format.height, "height", least_mm, most_mm, "mm");
    check(format.font, "font size", least_pt, most_pt, "pt");
}

Figure build_figure(const Request& request, Source& source, Detail detail)
{
    const std::int64_t step = source.step_at(request.step);
    Figure figure;
    figure.columns = request.columns;
    for (const std::string& view : request.views)
        figure.views.push_back(build_view(view, source, step, detail));
    const Experiment& experiment = source.experiment();
    figure.title = (experiment.name.empty() ? "Experiment" : name_with_method(experiment)) + ", seed " +
                   std::to_string(experiment.seed) + ", step " + grouped(step);
    figure.caption = caption_of(figure, source, step);
    return figure;
}

std::string ending_of(const std::string& file)
{
    std::string ending = std::filesystem::path(file).extension().string();
    for (char& c : ending)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return ending.empty() ? ending : ending.substr(1);
}

}  // namespace disentangle::figure
