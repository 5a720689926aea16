#include "core/record/catalogue.h"

#include "core/record/run_file.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace disentangle {
namespace {

constexpr GraphNames names_of_Ga{"Ga",       "shd_Ga",        "missing_Ga",
                                 "extra_Ga", "edges_Ga",      "expected_edges_Ga",
                                 "bound_Ga", "multiplier_Ga", kind::probability_Ga};
constexpr GraphNames names_of_Gz{"Gz",       "shd_Gz",        "missing_Gz",
                                 "extra_Gz", "edges_Gz",      "expected_edges_Gz",
                                 "bound_Gz", "multiplier_Gz", kind::probability_Gz};

constexpr bool real = false, count = true, left = false, right = true, per_graph = true;
constexpr CurveStyle not_drawn{};

constexpr std::array metrics{
    MetricInfo{metric::mcc,
               "MCC",
               "",
               "Mean |correlation| of true and matched learned factors.",
               3,
               real,
               in_goals | in_result | in_summary | in_caption | in_progress | has_ceiling,
               1,
               {1, 4},
               {Plot::scores, left, {0, Dash::solid}, {0, Dash::solid, 1.5}}},
    MetricInfo{metric::r_con,
               "R_con",
               "",
               "How well the learned factors that theory permits predict each true factor.",
               3,
               real,
               in_goals | in_result | in_summary | in_caption | has_ceiling,
               3,
               {3, 4},
               {Plot::scores, left, {2, Dash::dashed}, {2, Dash::dashed}}},
    MetricInfo{metric::r,
               "R",
               "",
               "How well all learned factors together predict each true factor.",
               3,
               real,
               in_goals | in_result | in_summary | in_caption | has_ceiling,
               4,
               {2, 4},
               {Plot::scores, left, {5, Dash::dotted}, {1, Dash::dotted, 1.2}}},
    MetricInfo{metric::shd,
               "SHD",
               "edges",
               "Edges that are wrong in the learned graph, after matching.",
               0,
               count,
               in_goals | in_result | in_summary | in_caption | in_progress,
               2,
               {4, 0},
               {Plot::scores, right, {1, Dash::dash_dot}, {0, Dash::solid, 1.5}}},
    MetricInfo{names_of_Ga.shd,
               "SHD Ga",
               "edges",
               "Edges that are wrong in the learned Ga, after matching.",
               0,
               count,
               in_goals | in_result,
               0,
               {5, 0},
               {Plot::scores, right, not_drawn, {2, Dash::dashed}, per_graph}},
    MetricInfo{names_of_Gz.shd,
               "SHD Gz",
               "edges",
               "Edges that are wrong in the learned Gz, after matching.",
               0,
               count,
               in_goals | in_result,
               0,
               {6, 0},
               {Plot::scores, right, not_drawn, {1, Dash::dotted, 1.2}, per_graph}},
    MetricInfo{names_of_Ga.missing, "missing Ga", "edges", "True edges of Ga that were not learned.", 0, count,
               in_goals | in_result},
    MetricInfo{names_of_Ga.extra, "extra Ga", "edges", "Learned edges of Ga that are not true.", 0, count,
               in_goals | in_result},
    MetricInfo{names_of_Gz.missing, "missing Gz", "edges", "True edges of Gz that were not learned.", 0, count,
               in_goals | in_result},
    MetricInfo{names_of_Gz.extra, "extra Gz", "edges", "Learned edges of Gz that are not true.", 0, count,
               in_goals | in_result},
    MetricInfo{names_of_Ga.edges, "edges Ga", "edges", "Edges of the learned Ga: probability above 1/2.", 0, count,
               in_goals | in_result},
    MetricInfo{names_of_Gz.edges, "edges Gz", "edges", "Edges of the learned Gz: probability above 1/2.", 0, count,
               in_goals | in_result},
    MetricInfo{metric::loss,
               "loss",
               "nats per dimension",
               "Negative evidence lower bound per observed dimension: the reconstruction and the KL together.",
               3,
               real,
               in_goals | in_summary,
               0,
               {},
               {Plot::loss, left, {0, Dash::solid}, {0, Dash::solid, 1.5}}},
    MetricInfo{metric::reconstruction,
               "reconstruction",
               "nats per dimension",
               "Minus the log-likelihood of x given z, per observed dimension.",
               3,
               real,
               in_goals,
               0,
               {},
               {Plot::loss, left, {2, Dash::dashed}, {2, Dash::dashed}}},
    MetricInfo{metric::kl,
               "KL",
               "nats per dimension",
               "Divergence of the posterior from the transition, per observed dimension.",
               3,
               real,
               in_goals,
               0,
               {},
               {Plot::loss, left, {5, Dash::dash_dot}, {1, Dash::dotted, 1.2}}},
    MetricInfo{metric::mse, "squared error", "", "Mean squared error of the reconstruction, standardised.", 4, real,
               in_goals},
    MetricInfo{names_of_Ga.expected_edges,
               "E‖Ĝa‖",
               "edges",
               "Expected number of edges of the learned Ga.",
               1,
               real,
               in_goals,
               0,
               {},
               {Plot::sparsity, left, {0, Dash::solid}, {0, Dash::solid, 1.3}}},
    MetricInfo{names_of_Ga.bound,
               "bound Ga",
               "edges",
               "Bound on the expected edges of Ga in force.",
               1,
               real,
               in_result,
               0,
               {},
               {Plot::sparsity, left, {0, Dash::dashed}, {0, Dash::dotted, 1.2}}},
    MetricInfo{names_of_Gz.expected_edges,
               "E‖Ĝz‖",
               "edges",
               "Expected number of edges of the learned Gz.",
               1,
               real,
               in_goals,
               0,
               {},
               {Plot::sparsity, left, {2, Dash::solid}, {1, Dash::dashed, 1.3}}},
    MetricInfo{names_of_Gz.bound,
               "bound Gz",
               "edges",
               "Bound on the expected edges of Gz in force.",
               1,
               real,
               in_result,
               0,
               {},
               {Plot::sparsity, left, {2, Dash::dashed}, {1, Dash::dash_dot}}},
    MetricInfo{metric::rotation_edges,
               "elbow",
               "edges",
               "Edges, of both graphs together, at which the cost of the best rotation has its elbow, or as many as a "
               "bound allows.",
               0,
               count,
               0,
               0,
               {},
               {Plot::sparsity, left, {3, Dash::dash_dot}, {2, Dash::dotted}}},
    MetricInfo{metric::rotation_cost, "rotation cost", "",
               "Influence that the best rotation leaves outside its edges, as shares summed over latents.", 4, real},
    MetricInfo{names_of_Ga.multiplier,
               "λ Ga",
               "",
               "Lagrange multiplier of the bound on Ga.",
               3,
               real,
               0,
               0,
               {},
               {Plot::sparsity, right, {1, Dash::dotted}, {0, Dash::solid}}},
    MetricInfo{names_of_Gz.multiplier,
               "λ Gz",
               "",
               "Lagrange multiplier of the bound on Gz.",
               3,
               real,
               0,
               0,
               {},
               {Plot::sparsity, right, {5, Dash::dash_dot}, {1, Dash::dashed}}},
    MetricInfo{metric::rate, "rate factor", "",
               "Factor by which the schedule multiplies the learning rates at this step: 1 at its height, less while "
               "it warms up, falls or refines.",
               4, real},
    MetricInfo{metric::steps_per_second, "speed", "steps/s", "Optimiser steps per second of wall-clock time.", 0, real},
    MetricInfo{metric::seconds,
               "time",
               "s",
               "Wall-clock time since the program was started, with that of earlier sessions of the run, pauses "
               "included.",
               1,
               real,
               0,
               0,
               {7, 1, "Time / s"}},
};

constexpr std::array snapshots{
    SnapshotInfo{kind::probability_Ga, Side::latents, Side::actions,
                 "Probability of each edge of the learned Ga, in learned order."},
    SnapshotInfo{kind::probability_Gz, Side::latents, Side::latents,
                 "Probability of each edge of the learned Gz, in learned order."},
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
    // At most 400 times along a run, always at a pause and at the end of a stage.
    SnapshotInfo{kind::latents, Side::any, Side::latents, "Learned latents of the rows, in learned order."},
    SnapshotInfo{kind::reconstructions, Side::any, Side::observed, "Their decoded x."},
    SnapshotInfo{kind::traversal, Side::traversal, Side::observed,
                 "Row 9 k + j: decoded x when learned latent k of row 0 is moved likewise."},
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
