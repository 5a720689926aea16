// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/figure/page/page.h"

#include "core/base/error.h"
#include "core/figure/caption.h"
#include "core/figure/look.h"
#include "core/figure/page/panel_json.h"
#include "core/figure/page/parts.h"
#include "core/figure/text.h"
#include "core/figure/views.h"

#include <algorithm>
#include <cmark.h>
#include <cstdlib>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>

namespace disentangle::figure {

namespace {

using nlohmann::json;

/// Values that many moments share, each kept once and named by its number.
class Pool {
public:
    std::size_t number(const json& value)
    {
        const auto [place, added] =
            numbers_.try_emplace(value.dump(-1, ' ', false, json::error_handler_t::replace), numbers_.size());
        if (added)
            values_.push_back(value);
        return place->second;
    }
    const json& values() const { return values_; }

private:
    std::map<std::string, std::size_t> numbers_;
    json values_ = json::array();
};

/// At most `most` of the steps, even in their order, so that what was looked at often is shown often; the first and the
/// last among them.
std::vector<std::int64_t> spread_over(const std::vector<std::int64_t>& steps, std::size_t most)
{
    if (steps.size() <= most)
        return steps;
    std::vector<std::int64_t> chosen;
    for (std::size_t i = 0; i < most; ++i)
        chosen.push_back(steps[i * (steps.size() - 1) / (most - 1)]);
    return chosen;
}

bool shows_something(const View& view)
{
    return std::ranges::any_of(view.panels,
                               [](const Panel& panel) { return !std::holds_alternative<MissingPanel>(panel); });
}

/// One view at every moment.
struct Playing {
    const ViewKind* kind = nullptr;
    std::vector<View> moments;  ///< one, where the view shows the whole training at once

    Playing(const ViewKind& of, Source& source, const std::vector<std::int64_t>& steps) : kind(&of)
    {
        for (const std::int64_t step : steps) {
            moments.push_back(of.build(source, source.moment(step, of.kinds), Detail::drawn));
            for (Panel& panel : moments.back().panels)
                if (auto* line = std::get_if<LinePanel>(&panel))
                    line->cursor.reset();  // the page draws its own
            if (of.kinds.empty())
                return;
        }
    }

    /// Of the panels by their place, over all moments.
    std::vector<PanelScale> scales() const
    {
        std::vector<PanelScale> scales;
        for (const View& view : moments) {
            scales.resize(std::max(scales.size(), view.panels.size()));
            for (std::size_t i = 0; i < view.panels.size(); ++i)
                scales[i].include(view.panels[i]);
        }
        return scales;
    }
};

json playing_json(const Playing& playing, Pool& forms, Pool& values)
{
    const std::vector<PanelScale> scales = playing.scales();
    json moments = json::array();
    for (const View& view : playing.moments) {
        json panels = json::array();
        for (std::size_t i = 0; i < view.panels.size(); ++i) {
            const PanelJson panel = panel_json(view.panels[i], scales[i]);
            panels.push_back({forms.number(panel.form), values.number(panel.values)});
        }
        const json words{{"sentence", view.sentence},
                         {"note", view.note},
                         {"columns", view.columns},
                         {"tiles", view.flow == View::Flow::tiles},
                         {"key", key_json(view.key, scales.empty() ? PanelScale() : scales.front())}};
        moments.push_back({{"words", forms.number(words)}, {"panels", panels}});
    }
    return {{"id", playing.kind->id}, {"name", playing.kind->name}, {"moments", moments}};
}

json look_json(const Look& look)
{
    json categories = json::array();
    for (const Colour colour : look.category)
        categories.push_back(hex(colour));
    return {{"page", hex(look.page)},
            {"ink", hex(look.ink)},
            {"muted", hex(look.muted)},
            {"grid", hex(look.grid)},
            {"edge", hex(look.edge)},
            {"no_value", hex(look.no_value)},
            {"wrong", hex(look.wrong)},
            {"zero", hex(look.zero)},
            {"one", hex(look.one)},
            {"below", hex(look.below)},
            {"above", hex(look.above)},
            {"wrong_on_dark", hex(look.wrong_on_dark)},
            {"categories", std::move(categories)}};
}

/// Markdown as HTML, without HTML of its own (CommonMark, safe).
std::string html_of(std::string_view markdown)
{
    if (markdown.starts_with("---\n"))
        if (const std::size_t end = markdown.find("\n---\n", 3); end != std::string_view::npos)
            markdown.remove_prefix(end + 5);
    const std::unique_ptr<char, decltype(&std::free)> html(
        cmark_markdown_to_html(markdown.data(), markdown.size(), CMARK_OPT_VALIDATE_UTF8), &std::free);
    return html.get();
}

std::string html_escaped(std::string_view text)
{
    std::string out;
    for (const char c : text)
        switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        default: out += c;
        }
    return out;
}

/// JSON inside an element of HTML, which would end at "</script>".
std::string inside_script(const json& value)
{
    std::string text = value.dump(-1, ' ', false, json::error_handler_t::replace);
    for (std::size_t at = text.find('<'); at != std::string::npos; at = text.find('<', at))
        text.replace(at, 1, "\\u003c");
    return text;
}

std::string filled(std::string_view frame, const std::map<std::string_view, std::string, std::less<>>& parts)
{
    std::string out;
    while (!frame.empty()) {
        const std::size_t begin = frame.find("{{");
        out += frame.substr(0, begin);
        if (begin == std::string_view::npos)
            break;
        const std::size_t end = frame.find("}}", begin);
        out += parts.at(frame.substr(begin + 2, end - begin - 2));
        frame.remove_prefix(end + 2);
    }
    return out;
}

std::vector<const ViewKind*> kinds_of(const PageRequest& request)
{
    std::vector<const ViewKind*> kinds;
    for (const std::string& id : request.views) {
        const auto found = std::ranges::find(view_kinds(), id, &ViewKind::id);
        if (found == view_kinds().end())
            throw_unknown_view(id);
        kinds.push_back(&*found);
    }
    if (kinds.empty())
        for (const ViewKind& kind : view_kinds())
            kinds.push_back(&kind);
    return kinds;
}

std::string page_of(const PageRequest& request, Source& source, const std::vector<std::int64_t>& steps)
{
    Pool forms, values;
    json views = json::array();
    for (const ViewKind* kind : kinds_of(request)) {
        const Playing playing(*kind, source, steps);
        if (request.views.empty() && !shows_something(playing.moments.back()))
            continue;
        views.push_back(playing_json(playing, forms, values));
    }
    json phases = json::array(), events = json::array();
    for (const PhaseBand& band : source.phase_bands())
        phases.push_back({{"from", band.from}, {"to", band.to}, {"name", band.name}});
    for (const Source::Happening& happening : source.happenings())
        events.push_back({{"step", happening.mark.x}, {"text", happening.sentence}});
    const Experiment& experiment = source.experiment();
    const std::string title = (experiment.name.empty() ? source.name() : name_with_method(experiment)) + ", seed " +
                              std::to_string(experiment.seed);
    const json recording{
        {"steps", steps},
        {"views", std::move(views)},
        {"forms", forms.values()},
        {"values", values.values()},
        {"phases", std::move(phases)},
        {"events", std::move(events)},
        {"looks", {{"light", look_json(look_of(Theme::light))}, {"dark", look_json(look_of(Theme::dark))}}}};
    Figure whole;
    whole.title = title;
    return filled(page::frame, {{"TITLE", html_escaped(title)},
                                {"CAPTION", html_escaped(plain(caption_of(whole, source, steps.back())))},
                                {"LESSON", request.lesson.empty() ? "" : html_of(request.lesson)},
                                {"STYLE", std::string(page::style)},
                                {"SCRIPT", std::string(page::script)},
                                {"RECORDING", inside_script(recording)}});
}

}  // namespace

std::string to_page(const PageRequest& request, Source& source)
{
    source.step_at({});  // says so when nothing was evaluated yet
    for (std::size_t most = std::max<std::size_t>(2, request.most_moments);;
         most = std::max<std::size_t>(2, most / 2)) {
        std::string page = page_of(request, source, spread_over(source.steps(), most));
        if (page.size() <= request.most_bytes)
            return page;
        if (most == 2)
            throw InputError(source.run().path().string(), "views",
                             "two moments of them take " + std::to_string(page.size()) + " bytes",
                             "at most " + std::to_string(request.most_bytes) + "; name fewer views");
    }
}

}  // namespace disentangle::figure
