// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/disentangle/reproduce/study_files.h"

#include "app/disentangle/clock.h"
#include "app/disentangle/reproduce/computed.h"
#include "app/disentangle/reproduce/learned_graphs.h"
#include "core/base/cell.h"
#include "core/base/decimal.h"
#include "core/base/file.h"

#include <algorithm>
#include <array>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <span>

namespace disentangle {

namespace {

using nlohmann::json;

/// The scores that published tables have, and those of tasks.
struct StudyScore {
    const char* key;
    const char* label;
    int decimals;
    Spread PointOutcome::*ours;
    PublishedScore PublishedScores::*published = nullptr;
};
constexpr std::array study_scores{
    StudyScore{"mcc", "MCC", 3, &PointOutcome::mcc, &PublishedScores::mcc},
    StudyScore{"r_con", "R_con", 3, &PointOutcome::r_con, &PublishedScores::r_con},
    StudyScore{"shd", "SHD", 1, &PointOutcome::shd, &PublishedScores::shd},
};
constexpr std::array task_scores{
    StudyScore{"mcc", "MCC", 4, &PointOutcome::mcc, &PublishedScores::mcc},
    StudyScore{"dci", "DCI", 3, &PointOutcome::dci},
    StudyScore{"r", "R", 4, &PointOutcome::r},
};

std::span<const StudyScore> scores_of(const Study& study)
{
    return study.of_tasks ? std::span<const StudyScore>(task_scores) : study_scores;
}

PublishedScore published_of(const PointOutcome& point, const StudyScore& score)
{
    return score.published == nullptr ? PublishedScore() : point.point->published.*score.published;
}

std::vector<std::string> panels_of(const StudyOutcome& outcome)
{
    std::vector<std::string> panels;
    for (const StudyPoint& point : outcome.study.points)
        if (std::ranges::find(panels, point.panel) == panels.end())
            panels.push_back(point.panel);
    return panels;
}

std::vector<std::string> series_of(const StudyOutcome& outcome, const std::string& panel)
{
    std::vector<std::string> names;
    for (const StudyPoint& point : outcome.study.points)
        if (point.panel == panel && std::ranges::find(names, point.series) == names.end())
            names.push_back(point.series);
    return names;
}

figure::LinePanel empty_panel(const std::string& name, const std::string& x_label)
{
    figure::LinePanel panel;
    panel.id = name;
    std::ranges::replace_if(
        panel.id, [](char c) { return c == ' ' || c == ','; }, '_');
    panel.title = name;
    panel.x_column = "x";
    panel.x = {x_label, figure::Axis::Range::data, false, {}};
    panel.y = {"score", figure::Axis::Range::unit, false, {}};
    return panel;
}

/// A short level line at what was published for a point, a tenth of the distance to its neighbours to either side.
void add_published(figure::LinePanel& panel, const PointOutcome& point, const StudyScore& score, double half_width,
                   int category, bool named)
{
    const std::optional<double> mean = published_of(point, score).mean;
    if (!mean || !point.point->x)
        return;
    figure::Series series;
    series.name = named ? std::string("published ") + score.label : "";
    series.column = std::string("published_") + score.key;
    series.points = {{*point.point->x - half_width, *mean}, {*point.point->x + half_width, *mean}};
    series.category = category;
    series.dash = Dash::dotted;
    series.weight = 2;
    panel.series.push_back(std::move(series));
}

figure::LinePanel curves_panel(const StudyOutcome& outcome, const std::string& name)
{
    figure::LinePanel panel = empty_panel(name, outcome.study.x_label);
    std::vector<std::pair<double, std::string>> places;
    int category = 0;
    bool named = false;
    for (const std::string& method : series_of(outcome, name)) {
        for (std::size_t s = 0; s < 2; ++s) {  // MCC and R_con, or DCI; SHD has another scale
            const StudyScore& score = scores_of(outcome.study)[s];
            figure::Series series;
            const bool alone = series_of(outcome, name).size() == 1;
            series.name = alone ? score.label : method + ", " + score.label;
            series.column = (alone ? std::string() : method + "_") + score.key;
            series.spread_column = series.column + "_error";
            series.category = category;
            series.dash = s == 0 ? Dash::solid : Dash::dashed;
            for (const PointOutcome& point : outcome.points) {
                if (point.point->panel != name || point.point->series != method || !point.point->x)
                    continue;
                const Spread& spread = point.*score.ours;
                series.points.push_back({*point.point->x, spread.mean});  // NaN without runs: a gap
                series.spread.push_back(spread.count > 0 ? spread.error() : 0);
                places.emplace_back(*point.point->x, point.point->label);
                if (point.chosen && s == 0)
                    panel.events.push_back({*point.point->x, 1});
            }
            panel.series.push_back(std::move(series));
            ++category;
        }
    }
    if (outcome.study.tests_influence) {
        figure::Series margin;
        margin.name = "margin of influence";
        margin.column = "influence_margin";
        margin.category = category;
        margin.dash = Dash::dash_dot;
        for (const PointOutcome& point : outcome.points)
            if (point.point->panel == name && point.point->x && point.influence)
                margin.points.push_back({*point.point->x, point.influence->margin()});
        panel.series.push_back(std::move(margin));
    }
    std::ranges::sort(places);
    places.erase(std::unique(places.begin(), places.end()), places.end());
    const double range = places.empty() ? 1 : places.back().first - places.front().first;
    for (const PointOutcome& point : outcome.points)
        if (point.point->panel == name)
            for (std::size_t s = 0; s < 2; ++s) {
                const StudyScore& score = scores_of(outcome.study)[s];
                add_published(panel, point, score, std::max(range, 1e-9) / 40, static_cast<int>(s), !named);
                named |= s == 1 && published_of(point, score).mean.has_value();
            }
    panel.x.places = std::move(places);
    return panel;
}

/// A thick upright line is a bar; a thin one its standard error.
figure::Series upright(double x, double from, double to, int category, double weight)
{
    figure::Series series;
    series.points = {{x, from}, {x, to}};
    series.category = category;
    series.weight = weight;
    return series;
}

figure::LinePanel bars_panel(const StudyOutcome& outcome, const std::string& name)
{
    constexpr double bar = 9;
    figure::LinePanel panel = empty_panel(name, "");
    const std::vector<std::string> methods = series_of(outcome, name);
    const auto count = static_cast<double>(methods.size());
    const double beside = 0.022 * (count + 0.2);  // about the width of a bar
    const double nothing = std::numeric_limits<double>::quiet_NaN();
    panel.series.push_back({});  // room beside the first and the last
    panel.series.back().points = {{0.4, nothing}, {count + 0.6, nothing}};
    std::set<std::string> named;
    const auto add_bar = [&](double x, double mean, std::optional<double> error, int category,
                             const std::string& what) {
        panel.series.push_back(upright(x, 0, mean, category, bar));
        if (named.insert(what).second)
            panel.series.back().name = what;
        if (error)
            panel.series.push_back(upright(x, mean - *error, std::min(1.0, mean + *error), -1, 1));
    };
    const auto add_spread = [&](double x, const Spread& spread, int category, const std::string& what) {
        if (spread.count > 0)
            add_bar(x, spread.mean, spread.count > 1 ? std::optional(spread.error()) : std::nullopt, category, what);
    };
    const bool of_tasks = outcome.study.of_tasks;
    for (std::size_t m = 0; m < methods.size(); ++m) {
        const auto x = static_cast<double>(m + 1);
        panel.x.places.emplace_back(x, methods[m]);
        for (const PointOutcome& point : outcome.points) {
            if (point.point->panel != name || point.point->series != methods[m])
                continue;
            add_spread(x - beside, point.mcc, 0, of_tasks ? "MCC" : "MCC here");
            if (of_tasks)
                add_spread(x + beside, point.dci, 1, "DCI");
            if (const PublishedScore& published = point.point->published.mcc; published.mean)
                add_bar(x + beside, *published.mean, published.error, 1, "published");
        }
    }
    panel.y.label = of_tasks ? "score" : "MCC";
    return panel;
}

std::string exact(double value)
{
    return json(value).dump();
}

std::string exact(const std::optional<double>& value)
{
    return value ? exact(*value) : "";
}

/// "0.878 ± 0.017".
std::string in_table(std::optional<double> mean, std::optional<double> error, int decimals)
{
    if (!mean)
        return "";
    return fixed_decimal(*mean, decimals) + (error ? " ± " + fixed_decimal(*error, decimals) : "");
}

std::string in_table(const Spread& spread, int decimals)
{
    if (spread.count == 0)
        return "";
    return in_table(spread.mean, spread.count > 1 ? std::optional(spread.error()) : std::nullopt, decimals);
}

/// Over all conditions of a point's mechanism.
struct Ranks {
    int rank = 0, needed = 0;
};
Ranks ranks_of(const PointOutcome& point)
{
    Ranks ranks;
    if (!point.influence)
        return ranks;
    const auto add = [&ranks](const InfluenceRank& one) {
        ranks.rank += one.rank;
        ranks.needed += one.needed;
    };
    std::ranges::for_each(point.influence->actions, add);
    if (point.influence->time)
        add(*point.influence->time);
    return ranks;
}

std::string influence_fields(const PointOutcome& point)
{
    if (!point.influence)
        return ",,";
    const Ranks ranks = ranks_of(point);
    return std::to_string(ranks.rank) + ',' + std::to_string(ranks.needed) + ',' + exact(point.influence->margin());
}

/// The assumptions that a point's world breaks; those that it only weakens in brackets.
std::string broken_in_words(const PointOutcome& point)
{
    std::string text;
    for (const Violation& violation : point.violations)
        text +=
            (text.empty() ? "" : "; ") + (violation.total ? violation.assumption : "(" + violation.assumption + ")");
    return text;
}

bool has_published(const StudyOutcome& outcome, const StudyScore& score)
{
    return std::ranges::any_of(outcome.points,
                               [&](const PointOutcome& point) { return published_of(point, score).mean.has_value(); });
}

}  // namespace

figure::Figure drawing_of(const StudyOutcome& outcome)
{
    const Study& study = outcome.study;
    figure::Figure drawing;
    drawing.columns = 2;
    const bool curves = study.form == StudyForm::curves;
    const std::string sentence =
        (curves ? scores_of(study)[0].label + std::string(" and ") + scores_of(study)[1].label + " over " +
                      study.x_label + ", mean over seeds with the standard error as a band"
                : "MCC, mean over seeds with the standard error") +
        (study.of_tasks ? ", on factors that are uniform in the cube" : "");
    for (const std::string& name : panels_of(outcome)) {
        figure::LinePanel panel = curves ? curves_panel(outcome, name) : bars_panel(outcome, name);
        drawing.views.push_back({panel.id, sentence, {std::move(panel)}});
    }
    drawing.title = study.title;
    drawing.caption = study.title + ". " + sentence + "." +
                      (study.ranked ? " Mark 1: the choice without the truth, by the agreement of models." : "") +
                      " After " + study.source + ".";
    return drawing;
}

std::string csv_of(const StudyOutcome& outcome)
{
    const Study& study = outcome.study;
    std::string text = "world,method,x,runs,done";
    for (const StudyScore& score : scores_of(study)) {
        const std::string key = score.key;
        text += ',' + key + ',' + key + "_error,published_" + key + ",published_" + key + "_error," + key +
                "_difference_in_errors";
    }
    text += ",agreement,chosen,influence_rank,influence_needed,influence_margin,broken,seconds_a_run\n";
    for (const PointOutcome& point : outcome.points) {
        text += csv_cell(point.point->panel) + ',' + csv_cell(point.point->series) + ',' +
                csv_cell(point.point->label) + ',' + std::to_string(point.runs) + ',' +
                std::to_string(point.seconds.count);
        for (const StudyScore& score : scores_of(study)) {
            const Spread& ours = point.*score.ours;
            const PublishedScore published = published_of(point, score);
            text += ',' + (ours.count > 0 ? exact(ours.mean) : "") + ',' + (ours.count > 1 ? exact(ours.error()) : "") +
                    ',' + exact(published.mean) + ',' + exact(published.error) + ',' +
                    exact(difference_in_errors(ours, published));
        }
        text += ',' + exact(point.agreement) + ',' + (study.ranked ? (point.chosen ? "1" : "0") : "") + ',' +
                influence_fields(point) + ',' + csv_cell(broken_in_words(point)) + ',' +
                (point.seconds.count > 0 ? exact(point.seconds.mean) : "") + '\n';
    }
    return text;
}

std::string markdown_of(const StudyOutcome& outcome)
{
    const Study& study = outcome.study;
    const bool over_x = !study.x_label.empty();
    std::vector<std::string> head{"world", "method"};
    if (over_x)
        head.push_back(study.x_label);
    head.emplace_back("runs");
    for (const StudyScore& score : scores_of(study)) {
        head.emplace_back(score.label);
        if (has_published(outcome, score)) {
            head.emplace_back("published");
            head.emplace_back("difference in standard errors");
        }
    }
    if (study.ranked)
        head.emplace_back("agreement");
    if (study.tests_influence) {
        head.emplace_back("rank");
        head.emplace_back("margin");
        head.emplace_back("broken");
    }
    head.emplace_back("seconds a run");
    const auto line = [](const std::vector<std::string>& cells) {
        std::string text = "|";
        for (const std::string& cell : cells)
            text += ' ' + cell + " |";
        return text + '\n';
    };
    std::string changes;
    for (const std::string& change : outcome.changes)
        changes += (changes.empty() ? " Changed in all: " : ", ") + change;
    if (!changes.empty())
        changes += '.';
    std::string text = "## " + study.title + "\nAfter " + study.source + ". " + std::to_string(outcome.done) + " of " +
                       std::to_string(outcome.runs) + " runs done" +
                       (outcome.failed > 0 ? ", " + std::to_string(outcome.failed) + " failed" : "") + ", which took " +
                       in_words(outcome.seconds) + " in all." + changes + "\n\n" + line(head) + '|';
    for (std::size_t k = 0; k < head.size(); ++k)
        text += "---|";
    text += '\n';
    for (const PointOutcome& point : outcome.points) {
        std::vector<std::string> cells{point.point->panel, point.point->series};
        if (over_x)
            cells.push_back(point.point->label);
        cells.push_back(std::to_string(point.seconds.count) + "/" + std::to_string(point.runs));
        for (const StudyScore& score : scores_of(study)) {
            const Spread& ours = point.*score.ours;
            cells.push_back(in_table(ours, score.decimals));
            if (!has_published(outcome, score))
                continue;
            const PublishedScore published = published_of(point, score);
            cells.push_back(in_table(published.mean, published.error, score.decimals));
            const std::optional<double> difference = difference_in_errors(ours, published);
            cells.push_back(difference ? (*difference > 0 ? "+" : "") + fixed_decimal(*difference, 1) : "");
        }
        if (study.ranked)
            cells.push_back(point.agreement ? fixed_decimal(*point.agreement, 3) + (point.chosen ? ", chosen" : "")
                                            : "");
        if (study.tests_influence) {
            const Ranks ranks = ranks_of(point);
            cells.push_back(std::to_string(ranks.rank) + " of " + std::to_string(ranks.needed));
            cells.push_back(point.influence ? general_decimal(point.influence->margin(), 2) : "");
            cells.push_back(broken_in_words(point));
        }
        cells.push_back(point.seconds.count > 0 ? fixed_decimal(point.seconds.mean, 1) : "");
        text += line(cells);
    }
    return text;
}

json json_of(const StudyOutcome& outcome)
{
    const auto or_null = [](const std::optional<double>& value) { return value ? json(*value) : json(nullptr); };
    json points = json::array();
    for (const PointOutcome& point : outcome.points) {
        json object{{"world", point.point->panel},
                    {"method", point.point->series},
                    {"x", or_null(point.point->x)},
                    {"runs", point.runs},
                    {"done", point.seconds.count}};
        for (const StudyScore& score : scores_of(outcome.study)) {
            const Spread& ours = point.*score.ours;
            const PublishedScore published = published_of(point, score);
            object[score.key] = {{"mean", ours.count > 0 ? json(ours.mean) : json(nullptr)},
                                 {"error", ours.count > 1 ? json(ours.error()) : json(nullptr)},
                                 {"published", or_null(published.mean)},
                                 {"published_error", or_null(published.error)},
                                 {"difference_in_errors", or_null(difference_in_errors(ours, published))}};
        }
        object["agreement"] = or_null(point.agreement);
        if (point.influence) {
            const Ranks ranks = ranks_of(point);
            object["influence"] = {{"rank", ranks.rank},
                                   {"needed", ranks.needed},
                                   {"holds", point.influence->holds()},
                                   {"margin", point.influence->margin()}};
            object["violations"] = to_json(point.violations);
        }
        object["chosen"] = point.chosen;
        object["seconds_a_run"] = point.seconds.count > 0 ? json(point.seconds.mean) : json(nullptr);
        points.push_back(std::move(object));
    }
    return {{"name", outcome.study.name}, {"runs", outcome.runs},       {"done", outcome.done},
            {"failed", outcome.failed},   {"seconds", outcome.seconds}, {"points", points}};
}

std::vector<std::filesystem::path> write_files(const StudyOutcome& outcome, const SweepIndex& index,
                                               const std::filesystem::path& folder)
{
    const figure::Figure drawing = drawing_of(outcome);
    std::vector<std::filesystem::path> files;
    const auto write = [&](const char* ending, const std::string& text) {
        files.push_back(folder / (outcome.study.name + ending));
        write_file_atomically(files.back(), text);
    };
    write(".svg", drawn_as("svg", drawing));
    write(".tex", drawn_as("tex", drawing));
    write(".csv", csv_of(outcome));
    write(".md", markdown_of(outcome));
    if (!outcome.study.draws_graphs)
        return files;
    if (const figure::Figure graphs = graphs_drawing_of(outcome, index); !graphs.views.empty())
        for (const char* form : {"svg", "tex", "csv"})
            write((std::string("-graphs.") + form).c_str(), drawn_as(form, graphs));
    return files;
}

}  // namespace disentangle
