// SPDX-License-Identifier: GPL-3.0-or-later
// Where things are: facts derived by hand, and rules that hold for every view at every size.
#include "core/figure/layout.h"
#include "core/base/error.h"
#include "core/figure/text.h"
#include "core/figure/thin.h"
#include "core/figure/ticks.h"
#include "core/figure/views.h"
#include "support.h"

#include <cmath>
#include <limits>
#include <map>

using namespace disentangle;
using namespace disentangle::testing;
using figure::Rect;

namespace {

/// What a label covers, by the widths that writers set it in.
Rect extent_of(const figure::Label& label)
{
    const double em = label.size * figure::mm_per_pt;
    const double width = figure::text_width(label.text, label.bold) * em;
    const double back = label.anchor == figure::Anchor::start    ? 0
                        : label.anchor == figure::Anchor::middle ? width / 2
                                                                 : width;
    const double high = figure::cap_height * em;
    if (label.upwards)
        return {label.at.x - high, label.at.y + back - width, high, width};
    return {label.at.x - back, label.at.y - high, width, high};
}

bool overlap(const Rect& a, const Rect& b)
{
    constexpr double touching = 0.05;  // mm
    return a.x + touching < b.right() && b.x + touching < a.right() && a.y + touching < b.bottom() &&
           b.y + touching < a.bottom();
}

/// Each wrong label in words; empty when all lie on the page and none on another.
std::string disorder(const figure::Layout& layout)
{
    std::string wrong;
    std::vector<std::pair<Rect, std::string>> seen;
    for (const figure::Shape& shape : figure::draw(layout)) {
        const auto* label = std::get_if<figure::Label>(&shape);
        if (!label || label->text.empty())
            continue;
        const Rect extent = extent_of(*label);
        const std::string text = figure::plain(label->text);
        if (extent.x < 0 || extent.y < 0 || extent.right() > layout.width || extent.bottom() > layout.height)
            wrong += "'" + text + "' leaves the page; ";
        for (const auto& [other, words] : seen)
            if (overlap(extent, other))
                wrong += "'" + text + "' lies on '" + words + "'; ";
        seen.emplace_back(extent, text);
    }
    return wrong;
}

figure::Request request_of(std::vector<std::string> views, double width, double font = 7)
{
    figure::Request request;
    request.views = std::move(views);
    request.format.width = width;
    request.format.font = font;
    return request;
}

}  // namespace

TEST_CASE("text is as wide as Helvetica's metrics say")
{
    // Adobe Core 14 AFM, Helvetica: M 833, C 722, one 556, space 278; Helvetica-Bold: M 833.
    CHECK(figure::text_width("MCC 1") == doctest::Approx(0.833 + 2 * 0.722 + 0.278 + 0.556));
    CHECK(figure::text_width("M", true) == doctest::Approx(0.833));
    CHECK(figure::text_width(figure::with_index("M", "M")) == doctest::Approx(0.833 * (1 + figure::index_size)));
    CHECK(figure::text_width("z\u0302") == doctest::Approx(0.5));  // a combining hat takes no room
    CHECK(figure::plain(figure::with_index("R", "con")) == "R_con");
    CHECK(figure::with_indices("MCC") == "MCC");
    CHECK(figure::with_indices("R_con") == figure::with_index("R", "con"));
    CHECK(figure::with_indices("SHD Ga") == "SHD " + figure::with_index("G", "a"));
    CHECK(figure::with_indices("E‖Ĝz‖") == "E‖" + figure::with_index("Ĝ", "z") + "‖");
    CHECK(figure::with_indices("Gauss") == "Gauss");
    CHECK(figure::elided("MMMM", 2) == "M…");  // one M and the dots: 1.833 em
    CHECK(figure::wrapped_lines("MM MM M", 3.5) == std::vector<std::string>{"MM", "MM M"});  // MM MM: 3.61 em
}

TEST_CASE("ticks stand at round numbers and are labelled with the digits they need")
{
    const auto labels = [](const figure::Scale& scale) {
        std::string text;
        for (const figure::Tick& tick : scale.ticks)
            text += (text.empty() ? "" : " ") + tick.label;
        return text;
    };
    CHECK(labels(figure::linear_scale(0, 1, 6, false, false, false)) == "0.0 0.2 0.4 0.6 0.8 1.0");
    CHECK(labels(figure::linear_scale(0, 1, 3, false, false, false)) == "0.0 0.5 1.0");
    CHECK(labels(figure::linear_scale(-3.2, 4.1, 5, false, true, false)) == "−4 −2 0 2 4 6");
    // Two ticks would be 5 apart, of which 0 alone lies within: a single label says nothing of a scale.
    CHECK(labels(figure::linear_scale(-4.9, 4.9, 2, false, false, false)) == "−4 −2 0 2 4");
    const figure::Scale thousands = figure::linear_scale(0, 26000, 6, true, false, true);
    CHECK(labels(thousands) == "0 10 20");
    CHECK(thousands.unit == "thousands");
    CHECK(labels(figure::linear_scale(0, 3, 9, true, false, false)) == "0 1 2 3");  // no half edges
    CHECK(labels(figure::linear_scale(5, 5, 5, true, false, true)) == "4 5 6");     // one step
    const double nothing = std::numeric_limits<double>::infinity();
    CHECK(labels(figure::linear_scale(nothing, -nothing, 3, false, false, false)) == "0.0 0.5 1.0");
    CHECK(labels(figure::log_scale(0.02, 30, 5)) == "0.01 0.1 1 10 100");
}

TEST_CASE("a curve is thinned to what can be seen and keeps its extremes, its ends and its gaps")
{
    std::vector<figure::Point> points;
    for (int i = 0; i < 10000; ++i)
        points.push_back({static_cast<double>(i), i == 5001 ? 9.0 : i == 5003 ? -9.0 : (i % 2) * 1.0});
    const auto kept = figure::thinned(points, 0, 9999, 100, 0);
    CHECK(kept.size() <= 400);  // four a column
    CHECK(kept.front().x == 0);
    CHECK(kept.back().x == 9999);
    CHECK(std::any_of(kept.begin(), kept.end(), [](const auto& p) { return p.y == 9; }));
    CHECK(std::any_of(kept.begin(), kept.end(), [](const auto& p) { return p.y == -9; }));

    const double nan = std::nan("");
    const auto gap = figure::thinned({{0, 1}, {1, nan}, {2, nan}, {3, 2}}, 0, 3, 100, 0);
    REQUIRE(gap.size() == 3);
    CHECK(std::isnan(gap[1].y));
    CHECK(figure::unbroken(gap).size() == 2);
    // Of a flat stretch its two ends.
    CHECK(figure::thinned({{0, 1}, {1, 1}, {2, 1}, {3, 1}, {4, 2}}, 0, 4, 100, 0.5).size() == 3);
    // Two values, one corner between them.
    CHECK(figure::stairs({{0, 1}, {2, 5}}).size() == 3);
}

TEST_CASE("no view's labels lie on each other or leave the page, at any size")
{
    const Folder folder;
    for (const char* preset : {"ActionTime", "Example3", "ActionBlockNonDiag"}) {
        const fs::path path = folder / (std::string(preset) + ".run");
        record_whole(path, preset_experiment(preset), 5, 5000);
        figure::Source source(path);
        for (const auto& [width, font] : {std::pair{89.0, 7.0}, {183.0, 7.0}, {254.0, 14.0}, {120.0, 5.0}}) {
            for (const std::string& view : all_views()) {
                CAPTURE(preset);
                CAPTURE(view);
                CAPTURE(width);
                figure::Request request = request_of({view}, width, font);
                request.step = 5000;
                const figure::Figure drawn = figure::build_figure(request, source, figure::Detail::drawn);
                CHECK(disorder(figure::lay_out(drawn, request.format)) == "");
            }
            const figure::Request request = request_of({"scores", "graphs", "entanglement"}, width, font);
            const figure::Figure drawn = figure::build_figure(request, source, figure::Detail::drawn);
            CHECK(disorder(figure::lay_out(drawn, request.format)) == "");
        }
    }
}

TEST_CASE("plots of a stack stand exactly above each other and share the axis of the lowest")
{
    const Folder folder;
    record_whole(folder / "a.run", preset_experiment("ActionTime"), 5);
    figure::Source source(folder / "a.run");
    const figure::Request request = request_of({"scores"}, 89);
    const figure::Figure drawn = figure::build_figure(request, source, figure::Detail::drawn);
    const figure::Layout layout = figure::lay_out(drawn, request.format);
    REQUIRE(layout.panels.size() == 2);
    const auto& upper = std::get<figure::PlacedLines>(layout.panels[0]);
    const auto& lower = std::get<figure::PlacedLines>(layout.panels[1]);
    CHECK(upper.axes.x == lower.axes.x);
    CHECK(upper.axes.width == lower.axes.width);
    CHECK(upper.axes.bottom() < lower.axes.y);
    CHECK_FALSE(upper.x_labelled);
    CHECK(lower.x_labelled);
    // MCC 0 at the first of 401 steps lies in the lower left corner.
    CHECK(upper.x.part(0) == 0);
    CHECK(upper.x.part(400) == 1);
    CHECK(upper.y.part(0) == 0);
}

TEST_CASE("cells of all matrices of a view have one size, and are square")
{
    const Folder folder;
    record_whole(folder / "a.run", preset_experiment("ActionBlockNonDiag"), 2);
    figure::Source source(folder / "a.run");
    const figure::Request request = request_of({"graphs"}, 183);
    const figure::Figure drawn = figure::build_figure(request, source, figure::Detail::drawn);
    const figure::Layout layout = figure::lay_out(drawn, request.format);
    REQUIRE(layout.panels.size() == 2);  // Ga alone, true and learned, 10 x 5
    for (const figure::Placed& panel : layout.panels) {
        const auto& matrix = std::get<figure::PlacedMatrix>(panel);
        CHECK(matrix.cells.width / 5 == doctest::Approx(matrix.cells.height / 10));
    }
    CHECK(std::get<figure::PlacedMatrix>(layout.panels[0]).cells.width ==
          std::get<figure::PlacedMatrix>(layout.panels[1]).cells.width);
}

TEST_CASE("what happens close to 1 is drawn once more in an inset, and only where all of it does")
{
    const auto inset = [](double last) {
        figure::Figure drawn;
        figure::LinePanel panel;
        panel.id = "scores";
        panel.magnifies = true;
        panel.y.range = figure::Axis::Range::unit;
        figure::Series series{"MCC", "mcc", {}};
        for (int i = 0; i <= 10; ++i)
            series.points.push_back({i * 100.0, i < 3 ? 0.3 * i : last});
        panel.series.push_back(series);
        drawn.views.push_back({"scores", "", {panel}});
        const figure::Layout layout = figure::lay_out(drawn, {});
        return std::get<figure::PlacedLines>(layout.panels[0]).inset;
    };
    REQUIRE(inset(0.97).has_value());
    CHECK(inset(0.97)->y.low == 0.95);
    CHECK(inset(0.97)->y.high == 1);
    CHECK(inset(0.995)->y.low == 0.99);
    CHECK(inset(0.92)->y.low == 0.9);
    CHECK_FALSE(inset(0.85).has_value());
}

TEST_CASE("an x axis may be labelled at places of its own, such as the methods of a comparison")
{
    figure::LinePanel panel;
    panel.x.places = {{1, "random"}, {2, "iVAE"}, {9, "beyond"}};
    panel.series.push_back({"", "", {{0.4, 0.1}, {2.6, 0.9}}});
    figure::Figure drawn;
    drawn.views.push_back({"methods", "", {panel}});
    const figure::Layout layout = figure::lay_out(drawn, {});
    std::vector<std::string> labels;
    for (const figure::Tick& tick : std::get<figure::PlacedLines>(layout.panels[0]).x.ticks)
        labels.push_back(tick.label);
    CHECK(labels == std::vector<std::string>{"random", "iVAE"});
}

TEST_CASE("an x axis has fractions, whole numbers or powers of ten for ticks, as it says")
{
    const auto labels = [](figure::Axis axis, std::vector<figure::Point> points) {
        figure::LinePanel panel;
        panel.x = std::move(axis);
        panel.series.push_back({"", "", std::move(points)});
        figure::Figure drawn;
        drawn.views.push_back({"curves", "", {panel}});
        const figure::Layout layout = figure::lay_out(drawn, {});
        std::vector<std::string> names;
        for (const figure::Tick& tick : std::get<figure::PlacedLines>(layout.panels[0]).x.ticks)
            names.push_back(tick.label);
        return names;
    };
    using Range = figure::Axis::Range;
    CHECK(labels({"ratio", Range::data, false}, {{0, 1}, {0.5, 2}}) ==
          std::vector<std::string>{"0.0", "0.1", "0.2", "0.3", "0.4", "0.5"});
    CHECK(labels(figure::LinePanel().x, {{0, 1}, {2, 2}}) == std::vector<std::string>{"0", "1", "2"});
    // What has no logarithm is left out.
    CHECK(labels({"penalty", Range::log, false}, {{0, 1}, {0.01, 1}, {0.1, 2}, {1, 3}}) ==
          std::vector<std::string>{"0.01", "0.1", "1"});
}

TEST_CASE("curves that are compared have one range")
{
    figure::LinePanel low, high, unit;
    low.series.push_back({"", "", {{0, 0.2}, {1, 0.3}}});
    high.series.push_back({"", "", {{0, 0.6}, {1, 0.8}}});
    unit = low;
    unit.y.range = figure::Axis::Range::unit;
    figure::Figure drawn;
    for (const figure::LinePanel& panel : {low, high, unit})
        drawn.views.push_back({"curves", "", {panel}});
    figure::share_y_range(drawn.views);
    const figure::Layout layout = figure::lay_out(drawn, {});
    const auto y = [&](std::size_t k) { return std::get<figure::PlacedLines>(layout.panels[k]).y; };
    CHECK(y(0).low == y(1).low);
    CHECK(y(0).high == y(1).high);
    CHECK(y(0).low <= 0.2);
    CHECK(y(0).high >= 0.8);
    CHECK(y(2).high == 1);
}

TEST_CASE("no panel is left over on a row of its own")
{
    const Folder folder;
    record_whole(folder / "a.run", preset_experiment("ActionTime"), 2);
    figure::Source source(folder / "a.run");
    for (const double width : {89.0, 120.0, 152.0, 183.0})
        for (const char* view : {"entanglement", "data", "graphs"}) {
            CAPTURE(width);
            CAPTURE(view);
            const figure::Request request = request_of({view}, width);
            const figure::Figure drawn = figure::build_figure(request, source, figure::Detail::drawn);
            const figure::Layout layout = figure::lay_out(drawn, request.format);
            std::map<long, int> rows;  // panels by the height they stand at
            for (const figure::Placed& panel : layout.panels)
                std::visit(
                    [&](const auto& placed) {
                        using Kind = std::decay_t<decltype(placed)>;
                        if constexpr (std::is_same_v<Kind, figure::PlacedMatrix>)
                            ++rows[std::lround(placed.cells.bottom())];
                        else if constexpr (std::is_same_v<Kind, figure::PlacedScatter>)
                            ++rows[std::lround(placed.axes.bottom())];
                    },
                    panel);
            if (rows.size() < layout.panels.size())
                CHECK(rows.rbegin()->second > 1);
        }
}

TEST_CASE("a height that is given is kept, and one too low says what is needed")
{
    const Folder folder;
    record_whole(folder / "a.run", preset_experiment("ActionTime"), 3);
    figure::Source source(folder / "a.run");
    for (const std::string& view : all_views()) {
        CAPTURE(view);
        figure::Request request = request_of({view}, 183);
        request.format.height = 160;
        const figure::Figure drawn = figure::build_figure(request, source, figure::Detail::drawn);
        const figure::Layout layout = figure::lay_out(drawn, request.format);
        CHECK(layout.height == 160);
        CHECK(disorder(layout) == "");
        request.format.height = 20;
        const std::string error = error_of([&] { figure::lay_out(drawn, request.format); });
        CHECK_MESSAGE(error.find("a height of 20 mm: is too low") == 0, error);
    }
    figure::Request narrow = request_of({"scores"}, 25);
    const figure::Figure drawn = figure::build_figure(narrow, source, figure::Detail::drawn);
    // 14 em of 7 pt and a margin of half an em on either side: 37.04 mm.
    CHECK(error_of([&] { figure::lay_out(drawn, narrow.format); }) ==
          "a width of 25 mm: is too narrow for 7.0 pt text, expected at least 38 mm");
}

TEST_CASE("categories of the grey theme differ in luminance, and every theme's text is readable")
{
    const auto contrast = [](figure::Colour a, figure::Colour b) {  // WCAG 2.1
        const double x = figure::luminance(a) + 0.05, y = figure::luminance(b) + 0.05;
        return std::max(x, y) / std::min(x, y);
    };
    for (const figure::Theme theme : {figure::Theme::light, figure::Theme::dark, figure::Theme::grey}) {
        const figure::Look& look = figure::look_of(theme);
        CHECK(contrast(look.ink, look.page) > 7);      // AAA
        CHECK(contrast(look.muted, look.page) > 4.5);  // AA
        // Marks of wrong cells show on every shade (WCAG asks 3 of graphics; the middle of the scale is allowed less).
        for (const double shade : {0.0, 0.1, 0.9, 1.0}) {
            const figure::Colour under = figure::shade(look, shade);
            CHECK(contrast(figure::luminance(under) < 0.25 ? look.wrong_on_dark : look.wrong, under) > 3);
        }
    }
    const figure::Look& grey = figure::look_of(figure::Theme::grey);
    for (int i = 0; i + 1 < 4; ++i)
        CHECK(figure::luminance(figure::category(grey, i)) < figure::luminance(figure::category(grey, i + 1)));
    CHECK(figure::shade(grey, 0) == grey.zero);
    CHECK(figure::shade(grey, 1) == grey.one);
    CHECK(figure::shade(grey, std::nan("")) == grey.no_value);
}
