// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/disentangle/clock.h"
#include "app/disentangle/console.h"
#include "app/disentangle/scores_json.h"
#include "app/disentangle/text.h"
#include "app/disentangle/verbs.h"
#include "app/disentangle/whole_number.h"
#include "core/base/decimal.h"
#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/table.h"
#include "core/experiment/promise.h"
#include "core/figure/request.h"
#include "core/reading/events.h"
#include "core/reading/floors.h"
#include "core/reading/latents.h"
#include "core/reading/learned_graph.h"
#include "core/reading/missing_rows.h"
#include "core/reading/moves.h"
#include "core/record/run_file.h"
#include "core/theory/verdict.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>
#include <limits>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>

namespace disentangle {

namespace {

using nlohmann::json;

/// What the run says at a step.
struct Shown {
    Moment moment;  ///< its step is -1 while nothing has been evaluated
    std::map<std::string, double> metrics;
};

struct ShowOptions {
    std::string run;
    std::optional<std::int64_t> step;
    std::vector<std::string> metrics;
    std::string figure;
    bool csv = false;
    bool as_json = false;
};

/// Of snapshots: those of the table of latents, and what edges are worth.
std::vector<std::string_view> shown_kinds()
{
    std::vector<std::string_view> kinds(latent_table_kinds.begin(), latent_table_kinds.end());
    kinds.insert(kinds.end(), {kind::evidence_Ga, kind::evidence_Gz, kind::stability_Ga, kind::stability_Gz,
                               kind::stability_latents});
    return kinds;
}

std::string time_of(double seconds)
{
    const auto time = static_cast<std::time_t>(seconds);
    std::tm local{};
    char text[32] = "";
    if (localtime_r(&time, &local))
        std::strftime(text, sizeof text, "%Y-%m-%d %H:%M:%S", &local);
    return text;
}

/// The gist of an event: how the engine was started, or its sentence.
std::string sentence_of(const Event& event)
{
    const std::string detail = detail_of(event), engine = engine_of(event);
    return detail.empty() || engine.empty() ? detail + engine : detail + ", " + engine;
}

/// The learned graph. In the order of the true latents where it was matched to them, right and wrong edges told apart
/// where the true graph is known; else in learned order.
std::string learned_as_text(const Moment& moment, const Variables& variables, bool time)
{
    const auto learned = learned_graph(moment, variables, time);
    if (!learned)
        return {};
    const Adjacency* truth = learned->matching ? true_graph(variables, time) : nullptr;
    const Adjacency edges = learned->edges();
    const std::vector<std::string> names =
        learned->matching ? variables.latents : learned_names(learned_order(variables.d_z()));
    const std::string order = truth ? ", matched to the true latents (1 right, + not in the true graph, - missed)"
                              : learned->matching ? ", matched to the true latents (1 learned)"
                                                  : ", in learned order (1 learned)";
    return "\nLearned " + std::string(graph_names(time).graph) + order + '\n' +
           draw_matrix(names, time ? names : variables.actions, [&](int i, int j) {
               if (!truth)
                   return edges(i, j) ? '1' : '.';
               return edges(i, j) ? ((*truth)(i, j) ? '1' : '+') : ((*truth)(i, j) ? '-' : '.');
           });
}

/// What each action moves, where no truth says more.
std::string moves_as_text(const Moment& moment, const Variables& variables)
{
    std::string text;
    std::vector<std::string> idle;
    const std::vector<std::vector<Moved>> moves = what_actions_move(moment, variables);
    for (std::size_t l = 0; l < moves.size(); ++l) {
        if (moves[l].empty())
            idle.push_back(variables.actions[l]);
        std::vector<std::string> parts;
        for (const Moved& moved : moves[l]) {
            std::string about = moved.evidence ? fixed_decimal(*moved.evidence, 3) + " nats a row" : "";
            if (moved.stability)
                about += (about.empty() ? "" : ", ") + ("in " + fixed_decimal(100 * *moved.stability, 0)) +
                         " % of resamples";
            parts.push_back(learned_name(moved.latent) + (about.empty() ? "" : " (" + about + ')'));
        }
        if (!parts.empty())
            text += wrapped(variables.actions[l] + " moves " + join_words(parts), 2);
    }
    if (!idle.empty() && !moves.empty())
        text += wrapped("Nothing is moved by " + join_words(idle), 2);
    return text.empty() ? text : "\nWhat actions move\n" + text;
}

std::string metrics_as_text(const std::map<std::string, double>& metrics)
{
    std::size_t width = 7;
    for (const MetricInfo* info : metrics_shown(in_summary))
        if (metrics.contains(std::string(info->name)))
            width = std::max(width, info->name.size() + 2);
    std::string text;
    for (const MetricInfo* info : metrics_shown(in_summary)) {
        const std::string name(info->name);
        if (const auto found = metrics.find(name); found != metrics.end()) {
            char number[40];
            std::snprintf(number, sizeof number, "%.6g", found->second);
            text += "  " + padded(name, width) + number + '\n';
        }
    }
    return text;
}

LatentTable latent_table_of(figure::Source& source, const Shown& shown)
{
    const RunReader& run = source.run();
    return latents_at(run.experiment(), shown.moment,
                      circumstances_of(
                          run.experiment(), run.events(), shown.moment.step,
                          [&](std::string_view name) {
                              const auto found = shown.metrics.find(std::string(name));
                              return found != shown.metrics.end() ? std::optional(found->second) : std::nullopt;
                          },
                          source.influence()));
}

/// Promised and reached, a line for each true latent.
std::string latents_as_text(const LatentTable& table, const std::vector<std::string>& latents)
{
    if (table.rows.empty())
        return {};
    const auto number = [](double value) { return fixed_decimal(value, 3); };
    std::vector<std::vector<std::string>> lines{{"latent", "promised", "match", "R_con", "forbidden", "reached"}};
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const LatentReading& row = table.rows[i];
        lines.push_back(
            {latents[i], promise_in_words(row, latents), row.learned ? learned_name(*row.learned) : "-",
             row.r_con ? number(*row.r_con) : "-",
             row.leak ? number(row.leak->beyond) + " on " + latents[static_cast<std::size_t>(row.leak->on)] : "-",
             row.reached == LatentReading::Reached::unknown ? "-" : reached_in_words(row)});
    }
    std::vector<std::size_t> widths(lines.front().size(), 0);
    for (const auto& line : lines)
        for (std::size_t j = 0; j < line.size(); ++j)
            widths[j] = std::max(widths[j], line[j].size() + 2);
    std::string text = "\nPromised and reached\n" + wrapped(table.summary, 2);
    for (const auto& line : lines) {
        text += "  ";
        for (std::size_t j = 0; j + 1 < line.size(); ++j)
            text += padded(line[j], widths[j]);
        text += line.back() + '\n';
    }
    for (std::size_t i = 0; i < table.rows.size(); ++i)
        if (!table.rows[i].explanation.empty())
            text += wrapped(latents[i] + ": " + table.rows[i].explanation, 2);
    return text;
}

std::string as_text(figure::Source& source, const Shown& shown)
{
    const RunReader& run = source.run();
    const Experiment& experiment = run.experiment();
    const Variables variables = variables_of(experiment);
    std::string text = (experiment.name.empty() ? "" : experiment.name + ", ") + run.path().string() + '\n' + "seed " +
                       std::to_string(experiment.seed) + ", settings " + experiment.settings + ", " +
                       counted(experiment.training.steps, "step") + " planned, " + counted(variables.d_z(), "latent") +
                       ", " + counted(variables.d_a(), "action") + ", " + counted(variables.d_x, "observed dimension") +
                       '\n';
    const Promise promise = promise_of(experiment, source.influence());
    if (variables.graph)
        text += wrapped(judge(*variables.graph).summary, 0);
    text += wrapped(promise.summary, 0);
    if (!promise.caveat.empty())
        text += wrapped(promise.caveat, 0);
    if (is_recording(run.path()))
        text += "It is being recorded at this moment.\n";
    if (const std::string missing = missing_rows(run); !missing.empty())
        text += wrapped(missing, 0);
    if (shown.moment.step < 0) {
        text += "\nNothing has been evaluated yet.\n";
    } else {
        text += "\nScores at step " + std::to_string(shown.moment.step) + '\n' + metrics_as_text(shown.metrics);
        if (const auto floors = floors_of(run))
            text += wrapped(in_words(*floors), 2);
        if (const auto seconds = shown.metrics.find(std::string(metric::seconds)); seconds != shown.metrics.end())
            text += "  after " + in_words(seconds->second) + '\n';
        const auto recorded = shown.metrics.find(std::string(metric::provisional));
        if (graph_is_provisional(experiment, run.events(), shown.moment.step,
                                 recorded != shown.metrics.end() ? std::optional(recorded->second) : std::nullopt))
            text += "The learned graph is provisional: its search has not ended.\n";
    }
    if (shown.moment.step >= 0)
        text += latents_as_text(latent_table_of(source, shown), variables.latents);
    for (const bool time : {false, true})
        text += learned_as_text(shown.moment, variables, time);
    text += moves_as_text(shown.moment, variables);
    text += "\nEvents\n";
    for (const Event& event : run.events()) {
        text += "  " + time_of(event.time) + "  step " + padded(std::to_string(event.step), 8) +
                padded(event.kind, 12) + sentence_of(event) + '\n';
    }
    return text;
}

json as_json(figure::Source& source, const Shown& shown)
{
    const RunReader& run = source.run();
    const Moment& moment = shown.moment;
    const Variables variables = variables_of(run.experiment());
    const auto matching = matching_of(moment, variables.d_z());
    json events = json::array();
    for (const Event& event : run.events())
        events.push_back({{"time", event.time}, {"step", event.step}, {"kind", event.kind}, {"text", event.text}});
    const auto checkpoint = run.checkpoint();
    json object{
        {"run", run.path().string()},
        {"recording", is_recording(run.path())},
        {"rows_missing", !missing_rows(run).empty()},
        {"experiment", to_json(run.experiment())},
        {"promise", to_json(promise_of(run.experiment(), source.influence()), variables.latents)},
        {"step", moment.step >= 0 ? json(moment.step) : json(nullptr)},
        {"steps", run.steps()},
        {"metrics", shown.metrics},
        {"assignment", matching.value_or(Matching())},
        {"latents", matching ? variables.latents : learned_names(learned_order(variables.d_z()))},
        {"actions", variables.actions},
        {"latent_table", moment.step >= 0 ? to_json(latent_table_of(source, shown), variables.latents) : json::array()},
        {"checkpoint", checkpoint ? json(checkpoint->step) : json(nullptr)},
        {"events", events}};
    for (const bool time : {false, true}) {
        const std::string name(graph_names(time).graph);
        // In the order that "latents" says: of the true ones, or, where no truth is known, in learned order.
        const bool comparable = matching || !variables.graph;
        const auto learned = comparable ? learned_graph(moment, variables, time) : std::nullopt;
        object["learned_" + name] = learned ? json(learned->edges().to_rows()) : json(nullptr);
        object["probability_" + name] = learned ? rows_of(matrix_of(learned->matched())) : json(nullptr);
        const bool judged = learned && learned->evidence;
        object["evidence_" + name] = judged ? rows_of(matrix_of(learned->in_order(*learned->evidence))) : json(nullptr);
        const bool resampled = learned && learned->stability;
        object["stability_" + name] =
            resampled ? rows_of(matrix_of(learned->in_order(*learned->stability))) : json(nullptr);
    }
    const Snapshot* stable = moment.snapshot(kind::stability_latents, 1, variables.d_z());
    object[std::string(kind::stability_latents)] =
        stable ? json(reordered(*stable, {}, matching.value_or(Matching())).data) : json(nullptr);
    json moves = json::object();
    const std::vector<std::vector<Moved>> of_actions = what_actions_move(moment, variables);
    for (std::size_t l = 0; l < of_actions.size(); ++l) {
        json& list = moves[variables.actions[l]] = json::array();
        for (const Moved& moved : of_actions[l])
            list.push_back({{"latent", learned_name(moved.latent)},
                            {"evidence", moved.evidence ? json(*moved.evidence) : json(nullptr)},
                            {"stability", moved.stability ? json(*moved.stability) : json(nullptr)}});
    }
    object["moves"] = of_actions.empty() ? json(nullptr) : moves;
    const Snapshot* correlation = moment.snapshot(kind::correlation);
    object[std::string(kind::correlation)] =
        matching && correlation ? rows_of(matrix_of(reordered(*correlation, {}, *matching))) : json(nullptr);
    return object;
}

/// Curves side by side, a row per step at which any of them was recorded.
Table curves(const RunReader& run, const std::vector<std::string>& names)
{
    const std::vector<std::string> known = run.metric_names();
    std::map<std::int64_t, std::vector<double>> rows;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (std::find(known.begin(), known.end(), names[i]) == known.end()) {
            const std::string suggestion = closest_name(names[i], known);
            throw InputError(
                "--metric " + names[i] + ": " + run.path().string() + " has no such metric" +
                (suggestion.empty() ? "; it has " + join_words(known) : ", did you mean '" + suggestion + "'?"));
        }
        for (const Sample& sample : run.metric(names[i])) {
            auto& row = rows[sample.step];
            row.resize(names.size(), std::numeric_limits<double>::quiet_NaN());
            row[i] = sample.value;
        }
    }
    Table table;
    table.values.resize(static_cast<Eigen::Index>(rows.size()), static_cast<Eigen::Index>(names.size() + 1));
    table.columns = {"step"};
    table.columns.insert(table.columns.end(), names.begin(), names.end());
    Eigen::Index index = 0;
    for (const auto& [step, values] : rows) {
        table.values(index, 0) = static_cast<double>(step);
        for (std::size_t i = 0; i < values.size(); ++i)
            table.values(index, static_cast<Eigen::Index>(i + 1)) = values[i];
        ++index;
    }
    return table;
}

std::string in_columns(const Table& table)
{
    std::string text;
    for (const std::string& name : table.columns)
        text += padded_left(name, 18);
    text += '\n';
    for (Eigen::Index row = 0; row < table.values.rows(); ++row) {
        for (Eigen::Index col = 0; col < table.values.cols(); ++col) {
            char number[40];
            std::snprintf(number, sizeof number, col == 0 ? "%18.0f" : "%18.8g", table.values(row, col));
            text += number;
        }
        text += '\n';
    }
    return text;
}

int show(const ShowOptions& options)
{
    if (options.csv && options.metrics.empty())
        throw InputError("--csv needs --metric, the curve to print");
    figure::Source source(options.run);
    const RunReader& run = source.run();
    if (const std::string missing = missing_rows(run);
        !missing.empty() && (options.as_json || !options.metrics.empty() || !options.figure.empty()))
        say("warning: " + missing);
    Shown shown;
    if (options.step || !source.steps().empty())
        shown.moment = source.moment(source.step_at(options.step), shown_kinds());
    shown.metrics = metrics_at(run, options.step ? shown.moment.step : std::numeric_limits<std::int64_t>::max());
    if (!options.figure.empty()) {
        const figure::Request request =
            figure::parse_request({.views = "scores+graphs+entanglement",
                                   .grid = {},
                                   .size = "double",
                                   .width = {},
                                   .height = {},
                                   .font = {},
                                   .theme = {},
                                   .step = shown.moment.step >= 0 ? std::optional(shown.moment.step) : std::nullopt});
        write_file_atomically(options.figure, figure::figure_text("svg", request, source, false));
        say("Wrote " + options.figure);
        if (!options.as_json && options.metrics.empty())
            return exit_done;
    }
    if (!options.metrics.empty()) {
        const Table table = curves(run, options.metrics);
        if (options.as_json) {
            json object{{"step", json::array()}};
            for (Eigen::Index col = 0; col < table.values.cols(); ++col) {
                const Eigen::VectorXd values = table.values.col(col);
                object[table.columns[static_cast<std::size_t>(col)]] =
                    std::vector<double>(values.begin(), values.end());
            }
            print(object.dump() + '\n');
        } else {
            print(options.csv ? format_csv(table) : in_columns(table));
        }
        return exit_done;
    }
    print(options.as_json ? as_json(source, shown).dump() + '\n' : as_text(source, shown));
    return exit_done;
}

}  // namespace

void add_show(CLI::App& program, Action& action)
{
    CLI::App* verb = program.add_subcommand("show", "Sum up a run, print its curves, or draw its figure");
    auto options = std::make_shared<ShowOptions>();
    verb->add_option("run", options->run, "Run file, also while it grows")->required()->type_name("FILE");
    verb->add_option("--step", options->step, "As of this step (default: the newest)")
        ->type_name("N")
        ->check(whole_number(0));
    verb->add_option("--metric", options->metrics, "Print this curve, e.g. mcc (repeatable)")
        ->type_name("NAME")
        ->allow_extra_args(false);
    verb->add_flag("--csv", options->csv, "The curves as CSV");
    verb->add_option("--figure", options->figure,
                     "Draw scores, graphs and entanglement into an SVG file; the verb figure draws more")
        ->type_name("FILE");
    verb->add_flag("--json", options->as_json, "Print one JSON object");
    verb->footer("Example:\n"
                 "  disentangle show ActionDiag-seed0.run --figure ActionDiag.svg\n"
                 "  disentangle show ActionDiag-seed0.run --metric mcc --metric shd --csv > curves.csv");
    verb->callback([&action, options] { action = [options] { return show(*options); }; });
}

}  // namespace disentangle
