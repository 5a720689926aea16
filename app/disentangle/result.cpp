// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/disentangle/result.h"

#include "app/disentangle/clock.h"
#include "app/disentangle/text.h"
#include "core/base/decimal.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <functional>
#include <nlohmann/json.hpp>

namespace disentangle {

namespace {

using nlohmann::json;

json or_null(const std::optional<double>& value)
{
    return value ? json(*value) : json(nullptr);
}

/// Counts are integers for whoever reads them, though a run file holds every metric as a real.
json count_or_null(const std::optional<double>& value)
{
    return value && std::isfinite(*value) ? json(std::llround(*value)) : json(nullptr);
}

/// Scores that have a ceiling, in columns.
std::string score_lines(const json& result)
{
    std::vector<const MetricInfo*> scores;
    std::size_t width = 7;
    for (const MetricInfo* info : metrics_shown(in_result))
        if (info->is(has_ceiling) && result[std::string(info->name)].is_number()) {
            scores.push_back(info);
            width = std::max(width, info->label.size() + 2);
        }
    std::string text;
    for (const MetricInfo* info : scores)
        text += hanging("  " + padded(std::string(info->label), width) +
                            fixed_decimal(result[std::string(info->name)].get<double>(), 4) + "   ",
                        std::string(info->sentence));
    return text;
}

/// What the graph and the actions tell of held-out rows, in nats a row; of measured data.
std::string held_out_line(const json& result)
{
    const auto value = [&](std::string_view name) -> const json& { return result[std::string(name)]; };
    if (!value(metric::held_out).is_number())
        return {};
    const auto number = [](const json& from) {
        char text[40];
        std::snprintf(text, sizeof text, "%.2f", from.get<double>());
        return std::string(text);
    };
    std::string text = "  held out " + number(value(metric::held_out)) + " nats a row";
    if (value(metric::held_out_no_graph).is_number())
        text += ", " + number(value(metric::held_out_no_graph)) + " without the graph";
    if (value(metric::held_out_all_edges).is_number())
        text += ", " + number(value(metric::held_out_all_edges)) + " with all edges";
    if (value(metric::held_out_permuted).is_number())
        text += ", " + number(value(metric::held_out_permuted)) + " with the actions of other rows";
    return text + '\n';
}

std::string edges_line(bool time, const json& result)
{
    const GraphNames& names = graph_names(time);
    const json& edges = result[std::string(names.edges)];
    if (!edges.is_number() || result[std::string(names.shd)].is_number())
        return {};
    return "  " + std::string(names.graph) + "       " + counted(edges.get<long long>(), "edge") +
           " learned; the true graph is not known\n";
}

std::string distance_line(bool time, const json& result)
{
    const GraphNames& names = graph_names(time);
    const auto value = [&](std::string_view name) -> const json& { return result[std::string(name)]; };
    if (!value(names.shd).is_number())
        return {};
    return "  SHD " + std::string(names.graph) + " " + value(names.shd).dump() + "        " +
           value(names.missing).dump() + " missing, " + value(names.extra).dump() + " extra, " +
           counted(value(names.edges).get<long long>(), "edge") + " learned\n";
}

}  // namespace

json to_json(const Result& result, const Experiment& experiment, const MetricLookup& metric)
{
    json object{{"run", result.run.string()},
                {"reason", name_of(result.reason)},
                {"steps", result.steps},
                {"evaluated", result.evaluated >= 0 ? json(result.evaluated) : json(nullptr)},
                {"seconds", result.seconds},
                {"seconds_by_phase", result.phase_seconds},
                {"threads", result.options.threads},
                {"backend", result.options.backend},
                {"device", result.options.device},
                {"bound_from_truth", bound_from_truth(experiment)}};
    for (const MetricInfo* info : metrics_shown(in_result)) {
        const std::optional<double> value = metric(info->name);
        object[std::string(info->name)] = info->count ? count_or_null(value) : or_null(value);
    }
    object["reached"] = json::array();
    for (const TrackedGoal& goal : result.goals)
        object["reached"].push_back(to_json(goal));
    object["stop_when"] = result.stop_when ? to_json(*result.stop_when) : json(nullptr);
    return object;
}

std::string phases_in_words(const std::map<std::string, double>& phase_seconds)
{
    std::vector<std::pair<std::string, double>> phases(phase_seconds.begin(), phase_seconds.end());
    std::ranges::stable_sort(phases, std::ranges::greater{}, &std::pair<std::string, double>::second);
    double all = 0;
    for (const auto& [name, seconds] : phases)
        all += seconds;
    std::string text;
    for (const auto& [name, seconds] : phases) {
        const long long percent = std::llround(100 * seconds / std::max(all, 1e-9));
        text += (text.empty() ? "Time by phase: " : ", ") + name + ' ' + in_words(seconds) + " (" +
                std::to_string(percent) + " %)";
    }
    return text.empty() ? text : text + '.';
}

std::string scores_in_words(const json& result)
{
    std::string text = score_lines(result);
    for (const bool time : {false, true})
        text += distance_line(time, result) + edges_line(time, result);
    text += held_out_line(result);
    const json& evaluated = result["evaluated"];
    if (evaluated.is_number() && evaluated != result["steps"])
        text += "  (scores of step " + evaluated.dump() + ", the last that was evaluated)\n";
    for (const json& goal : result["reached"]) {
        text += "  goal " + goal["goal"].get<std::string>() +
                (goal["step"].is_null() ? " was not reached"
                                        : " reached at step " + goal["step"].dump() + ", after " +
                                              in_words(goal["seconds"].get<double>())) +
                "\n";
    }
    if (result["bound_from_truth"] == true)
        text += "  The bound on edges is " + std::string(words_of(Bound::Source::truth)) +
                std::string(unknown_in_practice) + ".\n";
    return text;
}

}  // namespace disentangle
