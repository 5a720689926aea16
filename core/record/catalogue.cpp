// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/record/catalogue.h"

#include "core/record/run_file.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace disentangle {
namespace {

constexpr GraphNames names_of_Ga{
    "Ga",       "shd_Ga",        "missing_Ga",         "extra_Ga",        "edges_Ga",        "expected_edges_Ga",
    "bound_Ga", "multiplier_Ga", kind::probability_Ga, kind::evidence_Ga, kind::stability_Ga};
constexpr GraphNames names_of_Gz{
    "Gz",       "shd_Gz",        "missing_Gz",         "extra_Gz",        "edges_Gz",        "expected_edges_Gz",
    "bound_Gz", "multiplier_Gz", kind::probability_Gz, kind::evidence_Gz, kind::stability_Gz};

#define DISENTANGLE_METRIC(id, probe, ...) MetricInfo{.name = metric::id, __VA_ARGS__},
#define DISENTANGLE_GRAPH_METRIC(graph, part, probe, ...) MetricInfo{.name = names_of_##graph.part, __VA_ARGS__},
#define DISENTANGLE_SESSION_METRIC(id, ...) MetricInfo{.name = metric::id, __VA_ARGS__},
constexpr std::array metrics{
#include "core/record/metrics.inc"
};

constexpr std::array snapshots{
    SnapshotInfo{kind::probability_Ga, Side::latents, Side::actions,
                 "Probability of each edge of the learned Ga, in learned order."},
    SnapshotInfo{kind::probability_Gz, Side::latents, Side::latents,
                 "Probability of each edge of the learned Gz, in learned order."},
    SnapshotInfo{
        kind::evidence_Ga, Side::latents, Side::actions,
        "What each pair of the learned Ga is worth, in learned order: nats a held-out row that are lost without "
        "the edge, or that it would add where there is none; when a search ends with a graph, and at the end."},
    SnapshotInfo{kind::evidence_Gz, Side::latents, Side::latents, "The same of the learned Gz."},
    SnapshotInfo{
        kind::stability_Ga, Side::latents, Side::actions,
        "Of measured data, at the end: in which share of bootstrap resamples of the training rows each pair of the "
        "learned Ga is among the strongest, as many as were learned, when the graph is searched anew; in learned "
        "order."},
    SnapshotInfo{kind::stability_Gz, Side::latents, Side::latents, "The same of the learned Gz."},
    SnapshotInfo{kind::stability_latents, Side::one, Side::latents,
                 "Mean |Pearson| of each learned latent and the one that it is matched to in such a resample."},
    SnapshotInfo{kind::correlation, Side::latents, Side::latents, "|Pearson|, rows true, columns learned.", true},
    SnapshotInfo{kind::assignment, Side::one, Side::latents, "Learned index of each true latent.", true},
    SnapshotInfo{kind::permitted, Side::latents, Side::latents,
                 "1 where theory permits that the learned latent depends on the true one; once, at step 0.", true},
    SnapshotInfo{kind::true_correlation, Side::latents, Side::latents,
                 "|Pearson| among the true latents; once, at step 0.", true},
    SnapshotInfo{kind::ols, Side::latents, Side::latents,
                 "Coefficients of true on learned latents, all of unit variance, rows true, columns learned.", true},
    SnapshotInfo{kind::kl, Side::one, Side::latents,
                 "Mean KL of each of the model's latents, nats, held out; while a rotation is open these are not yet "
                 "the learned latents."},
    SnapshotInfo{kind::rotation_cost, Side::one, Side::any,
                 "When a rotation is searched: influence left outside the best 0, 1, ... edges, as shares summed over "
                 "latents."},
    // Of single held-out rows (after the last step of time), at most 512 of them and 16 of their observations. First
    // those of the data, once, at step 0.
    SnapshotInfo{kind::true_latents, Side::any, Side::latents, "True latents of the rows.", true},
    SnapshotInfo{kind::actions, Side::any, Side::actions, "Actions of the rows."},
    SnapshotInfo{kind::observations, Side::any, Side::observed, "x of the rows, standardised."},
    SnapshotInfo{kind::true_traversal, Side::traversal, Side::observed,
                 "Row 9 i + j: x when true factor i of row 0 is moved by the j-th of -2, -1.5, ..., 2 standard "
                 "deviations.",
                 true},
    SnapshotInfo{kind::components, Side::any, Side::any,
                 "Of frames, whose scores x are: the mean frame (height, width, channels), then, for each number of x, "
                 "what one unit of it adds."},
    // At most 400 times along a run, always at a pause and at the end of a stage.
    SnapshotInfo{kind::latents, Side::any, Side::latents, "Learned latents of the rows, in learned order."},
    SnapshotInfo{kind::reconstructions, Side::any, Side::observed, "Their decoded x."},
    SnapshotInfo{kind::traversal, Side::traversal, Side::observed,
                 "Row 9 k + j: decoded x when learned latent k of row 0 is moved likewise."},
    // Of held-out tasks, at most 48 of them; factors in units of their deviations.
    SnapshotInfo{
        kind::true_task_weights, Side::any, Side::latents,
        "How much each true factor weighs in the targets of each task: its weight, or of classes the norm of its "
        "weights; once, at step 0.",
        true},
    SnapshotInfo{kind::task_weights, Side::any, Side::latents,
                 "The same of the learned factors, by the predictors that the estimator fits; 0 where a factor is not "
                 "used."},
    SnapshotInfo{kind::lambda_path, Side::any, Side::any,
                 "Row 0: lambda over the largest useful one; 1: features that a task's group lasso then uses, mean; 2: "
                 "its error on points that it was not fitted to, as task_error."},
};

constexpr std::array events{
    EventInfo{EventKind::start, "start", "started", false},
    EventInfo{EventKind::resume, "resume", "resumed from a checkpoint", true},
    EventInfo{EventKind::pause, "pause", "paused", true},
    EventInfo{EventKind::go_on, "continue", "went on", false},
    EventInfo{EventKind::set, "set", "", true},
    EventInfo{EventKind::checkpoint, "checkpoint", "checkpoint", false},
    EventInfo{EventKind::finish, "finish", "finished", false},
    EventInfo{EventKind::stop, "stop", "stopped", true},
    EventInfo{EventKind::interrupt, "interrupt", "interrupted", true},
    EventInfo{EventKind::error, "error", "failed", true},
    EventInfo{EventKind::note, "note", "", false},
};

template <class Table>
auto find_in(const Table& table, std::string_view name) -> decltype(table.data())
{
    const auto found = std::ranges::find(table, name, [](const auto& row) { return row.name; });
    return found == table.end() ? nullptr : &*found;
}

template <class Wanted>
Metrics those(Wanted wanted)
{
    Metrics list;
    for (const MetricInfo& info : metrics)
        if (wanted(info))
            list.push_back(&info);
    return list;
}

}  // namespace

const GraphNames& graph_names(bool time)
{
    return time ? names_of_Gz : names_of_Ga;
}

std::span<const MetricInfo> metric_table()
{
    return metrics;
}

const MetricInfo* metric_info(std::string_view name)
{
    return find_in(metrics, name);
}

Metrics metrics_shown(Shown place)
{
    return those([place](const MetricInfo& info) { return info.is(place); });
}

const Metrics& run_list_metrics()
{
    static const Metrics columns = [] {
        Metrics list = those([](const MetricInfo& info) { return info.run_list > 0; });
        std::ranges::sort(list, {}, [](const MetricInfo* info) { return info->run_list; });
        return list;
    }();
    return columns;
}

const Metrics& comparison_metrics()
{
    static const Metrics columns = [] {
        Metrics list = those([](const MetricInfo& info) { return info.comparison.place > 0; });
        std::ranges::sort(list, {}, [](const MetricInfo* info) { return info->comparison.place; });
        return list;
    }();
    return columns;
}

Metrics metrics_in(Plot plot)
{
    return those([plot](const MetricInfo& info) { return info.curve.plot == plot; });
}

std::span<const SnapshotInfo> snapshot_table()
{
    return snapshots;
}

const SnapshotInfo* snapshot_info(std::string_view kind)
{
    return find_in(snapshots, kind);
}

std::span<const EventInfo> event_table()
{
    return events;
}

const EventInfo& event_info(EventKind kind)
{
    return events[static_cast<std::size_t>(kind)];
}

std::string_view name_of(EventKind kind)
{
    return event_info(kind).name;
}

std::optional<EventKind> event_kind(std::string_view name)
{
    const EventInfo* info = find_in(events, name);
    return info ? std::optional(info->kind) : std::nullopt;
}

bool is(const Event& event, EventKind kind)
{
    return event.kind == name_of(kind);
}

std::string error_event_text(std::string_view sentence, ErrorCause cause)
{
    if (cause == ErrorCause::other)
        return std::string(sentence);
    const nlohmann::json text{{"text", sentence}, {"cause", error_cause_names[static_cast<std::size_t>(cause)]}};
    return text.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::optional<ErrorCause> cause_of(const Event& event)
{
    if (!is(event, EventKind::error))
        return std::nullopt;
    const auto facts = nlohmann::json::parse(event.text, nullptr, false);
    if (!facts.is_object())
        return event.text.find("not a finite number") == std::string::npos ? ErrorCause::other : ErrorCause::not_finite;
    const auto cause = facts.find("cause");
    const bool known = cause != facts.end() && cause->is_string();
    return known && cause->get<std::string>() == error_cause_names[1] ? ErrorCause::not_finite : ErrorCause::other;
}

}  // namespace disentangle
