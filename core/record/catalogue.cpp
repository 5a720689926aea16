// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/record/catalogue.h"

#include "core/record/run_file.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace disentangle {
namespace {

constexpr GraphNames names_of_Ga{
    "Ga",       "shd_Ga",        "missing_Ga",         "extra_Ga",       "edges_Ga", "expected_edges_Ga",
    "bound_Ga", "multiplier_Ga", kind::probability_Ga, kind::evidence_Ga};
constexpr GraphNames names_of_Gz{
    "Gz",       "shd_Gz",        "missing_Gz",         "extra_Gz",       "edges_Gz", "expected_edges_Gz",
    "bound_Gz", "multiplier_Gz", kind::probability_Gz, kind::evidence_Gz};

constexpr std::array metrics{
    MetricInfo{.name = metric::mcc,
               .label = "MCC",
               .sentence = "Mean |correlation| of true and matched learned factors.",
               .decimals = 3,
               .shown = in_goals | in_result | in_summary | in_caption | in_progress | has_ceiling,
               .run_list = 1,
               .comparison = {.place = 1, .decimals = 4},
               .curve = {.plot = Plot::scores, .window = {0, Dash::solid}, .figure = {0, Dash::solid, 1.5}}},
    MetricInfo{
        .name = metric::r_con,
        .label = "R_con",
        .sentence =
            "How well the learned factors that theory permits predict each true factor: the mean root of R² of the "
            "linear regressions.",
        .decimals = 3,
        .shown = in_goals | in_result | in_summary | in_caption | has_ceiling,
        .run_list = 3,
        .comparison = {.place = 3, .decimals = 4},
        .curve = {.plot = Plot::scores, .window = {2, Dash::dashed}, .figure = {2, Dash::dashed}}},
    MetricInfo{.name = metric::r,
               .label = "R",
               .sentence =
                   "How well all learned factors together predict each true factor: the mean root of R² of the linear "
                   "regressions.",
               .decimals = 3,
               .shown = in_goals | in_result | in_summary | in_caption | has_ceiling,
               .run_list = 4,
               .comparison = {.place = 2, .decimals = 4},
               .curve = {.plot = Plot::scores, .window = {5, Dash::dotted}, .figure = {1, Dash::dotted, 1.2}}},
    MetricInfo{.name = metric::mcc_uniform,
               .label = "MCC uniform",
               .sentence =
                   "Mean |correlation| of true and matched learned factors where the true ones are uniform over "
                   "all that occur.",
               .decimals = 3,
               .shown = in_goals | in_result | in_summary | in_progress | has_ceiling,
               .curve = {.plot = Plot::scores, .window = {3, Dash::solid}, .figure = {1, Dash::solid}}},
    MetricInfo{.name = metric::r_uniform,
               .label = "R uniform",
               .sentence = "How well all learned factors together predict each true factor where the true ones are "
                           "uniform over all that occur.",
               .decimals = 3,
               .shown = in_goals | in_result | in_summary | has_ceiling,
               .curve = {.plot = Plot::scores, .window = {4, Dash::dotted}, .figure = {2, Dash::dotted}}},
    MetricInfo{.name = metric::dci_uniform,
               .label = "DCI D uniform",
               .sentence = "DCI's disentanglement where the true factors are uniform over all that occur.",
               .decimals = 3,
               .shown = in_goals | in_summary,
               .curve = {.plot = Plot::scores, .window = {3, Dash::dash_dot}, .figure = {0, Dash::dash_dot}}},
    MetricInfo{.name = metric::forbidden,
               .label = "forbidden",
               .sentence =
                   "Largest |coefficient| of a true factor on a learned one that theory does not permit; where the "
                   "true ones are uniform.",
               .decimals = 3,
               .shown = in_goals | in_result | in_summary,
               .curve = {.plot = Plot::scores, .window = {1, Dash::dashed}, .figure = {1, Dash::dash_dot}}},
    MetricInfo{.name = metric::supports_wrong,
               .label = "wrong supports",
               .sentence =
                   "Share of pairs of a held-out task and a factor, after matching, of which the task's predictor "
                   "uses the factor and should not, or should and does not.",
               .decimals = 3,
               .shown = in_goals | in_summary,
               .curve = {.plot = Plot::scores, .window = {1, Dash::dash_dot}, .figure = {2, Dash::dashed}}},
    MetricInfo{
        .name = metric::shd,
        .label = "SHD",
        .unit = "edges",
        .sentence = "Edges that are wrong in the learned graph, missing or extra, after matching.",
        .count = true,
        .shown = in_goals | in_result | in_summary | in_caption | in_progress,
        .run_list = 2,
        .comparison = {.place = 4},
        .curve = {.plot = Plot::scores, .right = true, .window = {1, Dash::dash_dot}, .figure = {0, Dash::solid, 1.5}}},
    MetricInfo{.name = names_of_Ga.shd,
               .label = "SHD Ga",
               .unit = "edges",
               .sentence = "Edges that are wrong in the learned Ga, after matching.",
               .count = true,
               .shown = in_goals | in_result,
               .comparison = {.place = 5},
               .curve = {.plot = Plot::scores, .right = true, .figure = {2, Dash::dashed}, .per_graph = true}},
    MetricInfo{.name = names_of_Gz.shd,
               .label = "SHD Gz",
               .unit = "edges",
               .sentence = "Edges that are wrong in the learned Gz, after matching.",
               .count = true,
               .shown = in_goals | in_result,
               .comparison = {.place = 6},
               .curve = {.plot = Plot::scores, .right = true, .figure = {1, Dash::dotted, 1.2}, .per_graph = true}},
    MetricInfo{.name = names_of_Ga.missing,
               .label = "missing Ga",
               .unit = "edges",
               .sentence = "True edges of Ga that were not learned.",
               .count = true,
               .shown = in_goals | in_result},
    MetricInfo{.name = names_of_Ga.extra,
               .label = "extra Ga",
               .unit = "edges",
               .sentence = "Learned edges of Ga that are not true.",
               .count = true,
               .shown = in_goals | in_result},
    MetricInfo{.name = names_of_Gz.missing,
               .label = "missing Gz",
               .unit = "edges",
               .sentence = "True edges of Gz that were not learned.",
               .count = true,
               .shown = in_goals | in_result},
    MetricInfo{.name = names_of_Gz.extra,
               .label = "extra Gz",
               .unit = "edges",
               .sentence = "Learned edges of Gz that are not true.",
               .count = true,
               .shown = in_goals | in_result},
    MetricInfo{.name = names_of_Ga.edges,
               .label = "edges Ga",
               .unit = "edges",
               .sentence = "Edges of the learned Ga: probability above 1/2.",
               .count = true,
               .shown = in_goals | in_result},
    MetricInfo{.name = names_of_Gz.edges,
               .label = "edges Gz",
               .unit = "edges",
               .sentence = "Edges of the learned Gz: probability above 1/2.",
               .count = true,
               .shown = in_goals | in_result},
    MetricInfo{.name = metric::loss,
               .label = "loss",
               .unit = "nats per dimension",
               .sentence =
                   "Negative evidence lower bound per observed dimension: the reconstruction and the KL together.",
               .decimals = 3,
               .shown = in_goals | in_summary,
               .curve = {.plot = Plot::loss, .window = {0, Dash::solid}, .figure = {0, Dash::solid, 1.5}}},
    MetricInfo{.name = metric::reconstruction,
               .label = "reconstruction",
               .unit = "nats per dimension",
               .sentence = "Minus the log-likelihood of x given z, per observed dimension.",
               .decimals = 3,
               .shown = in_goals,
               .curve = {.plot = Plot::loss, .window = {2, Dash::dashed}, .figure = {2, Dash::dashed}}},
    MetricInfo{.name = metric::kl,
               .label = "KL",
               .unit = "nats per dimension",
               .sentence = "Divergence of the posterior from the transition, per observed dimension.",
               .decimals = 3,
               .shown = in_goals,
               .curve = {.plot = Plot::loss, .window = {5, Dash::dash_dot}, .figure = {1, Dash::dotted, 1.2}}},
    MetricInfo{.name = metric::mse,
               .label = "squared error",
               .sentence = "Mean squared error of the reconstruction, standardised.",
               .decimals = 4,
               .shown = in_goals},
    MetricInfo{.name = metric::task_error,
               .label = "error of tasks",
               .sentence = "Error of held-out tasks' predictors on points that they were not fitted to: mean squared "
                           "error as a share of the targets' mean square, or of classes the mean log loss in nats.",
               .decimals = 4,
               .shown = in_goals | in_result | in_summary},
    MetricInfo{.name = metric::held_out,
               .label = "held out",
               .unit = "nats per row",
               .sentence = "Lower bound on the log-likelihood of a held-out row of standardised x, of measured data.",
               .decimals = 2,
               .shown = in_result | in_summary},
    MetricInfo{.name = metric::held_out_no_graph,
               .label = "without graph",
               .unit = "nats per row",
               .sentence =
                   "The same with each latent predicted by its own mean and variance: what is less than with the "
                   "graph, the graph tells.",
               .decimals = 2,
               .shown = in_result | in_summary},
    MetricInfo{.name = metric::held_out_permuted,
               .label = "permuted actions",
               .unit = "nats per row",
               .sentence = "The same with the graph and the actions of other rows: what is less, the actions tell.",
               .decimals = 2,
               .shown = in_result | in_summary},
    MetricInfo{.name = metric::features_used,
               .label = "features a task",
               .unit = "features",
               .sentence = "Learned factors that a held-out task's predictor uses, mean over tasks.",
               .decimals = 2,
               .shown = in_goals | in_result | in_summary},
    MetricInfo{.name = names_of_Ga.expected_edges,
               .label = "E‖Ĝa‖",
               .unit = "edges",
               .sentence = "Expected number of edges of the learned Ga.",
               .decimals = 1,
               .shown = in_goals,
               .curve = {.plot = Plot::sparsity, .window = {0, Dash::solid}, .figure = {0, Dash::solid, 1.3}}},
    MetricInfo{.name = names_of_Ga.bound,
               .label = "bound Ga",
               .unit = "edges",
               .sentence = "Bound on the expected edges of Ga in force.",
               .decimals = 1,
               .shown = in_result,
               .curve = {.plot = Plot::sparsity, .window = {0, Dash::dashed}, .figure = {0, Dash::dotted, 1.2}}},
    MetricInfo{.name = names_of_Gz.expected_edges,
               .label = "E‖Ĝz‖",
               .unit = "edges",
               .sentence = "Expected number of edges of the learned Gz.",
               .decimals = 1,
               .shown = in_goals,
               .curve = {.plot = Plot::sparsity, .window = {2, Dash::solid}, .figure = {1, Dash::dashed, 1.3}}},
    MetricInfo{.name = names_of_Gz.bound,
               .label = "bound Gz",
               .unit = "edges",
               .sentence = "Bound on the expected edges of Gz in force.",
               .decimals = 1,
               .shown = in_result,
               .curve = {.plot = Plot::sparsity, .window = {2, Dash::dashed}, .figure = {1, Dash::dash_dot}}},
    MetricInfo{
        .name = metric::rotation_edges,
        .label = "elbow",
        .unit = "edges",
        .sentence =
            "Edges, of both graphs together, at which the cost of the best rotation has its elbow, or as many as a bound allows.",
        .count = true,
        .curve = {.plot = Plot::sparsity, .window = {3, Dash::dash_dot}, .figure = {2, Dash::dotted}}},
    MetricInfo{.name = metric::rotation_cost,
               .label = "rotation cost",
               .sentence = "Influence that the best rotation leaves outside its edges, as shares summed over latents.",
               .decimals = 4},
    MetricInfo{.name = metric::provisional,
               .label = "provisional",
               .sentence = "1 while the learned graph is a first glance, because its search has not ended, else 0."},
    MetricInfo{
        .name = names_of_Ga.multiplier,
        .label = "λ Ga",
        .sentence = "Lagrange multiplier of the bound on Ga.",
        .decimals = 3,
        .curve = {.plot = Plot::sparsity, .right = true, .window = {1, Dash::dotted}, .figure = {0, Dash::solid}}},
    MetricInfo{
        .name = names_of_Gz.multiplier,
        .label = "λ Gz",
        .sentence = "Lagrange multiplier of the bound on Gz.",
        .decimals = 3,
        .curve = {.plot = Plot::sparsity, .right = true, .window = {5, Dash::dash_dot}, .figure = {1, Dash::dashed}}},
    MetricInfo{
        .name = metric::rate,
        .label = "rate factor",
        .sentence =
            "Factor by which the schedule multiplies the learning rates at this step: 1 at its height, less while it warms up, falls or refines.",
        .decimals = 4},
    MetricInfo{.name = metric::steps_per_second,
               .label = "speed",
               .unit = "steps/s",
               .sentence = "Optimiser steps per second of wall-clock time."},
    MetricInfo{
        .name = metric::seconds,
        .label = "time",
        .unit = "s",
        .sentence =
            "Wall-clock time since the program was started, with that of earlier sessions of the run, pauses included.",
        .decimals = 1,
        .comparison = {.place = 8, .decimals = 1, .heading = "Time / s"}},
    // Other scores of the latents, for comparison with what other work reports.
    MetricInfo{
        .name = metric::dci_disentanglement,
        .label = "DCI D",
        .sentence =
            "Disentanglement: how far each learned factor is used for one true factor alone, by linear weights (DCI, Eastwood & Williams 2018).",
        .decimals = 3,
        .shown = in_goals | in_result | in_summary},
    MetricInfo{
        .name = metric::dci_completeness,
        .label = "DCI C",
        .sentence =
            "Completeness: how far each true factor is predicted from one learned factor alone (DCI, Eastwood & Williams 2018).",
        .decimals = 3,
        .shown = in_goals | in_summary},
    MetricInfo{
        .name = metric::sap,
        .label = "SAP",
        .sentence =
            "How much more of a true factor the best learned factor explains than the second, mean R² (Kumar et al. 2018).",
        .decimals = 3,
        .shown = in_goals | in_summary},
    MetricInfo{.name = metric::r2_diagonal,
               .label = "R² matched",
               .sentence = "Mean R² of matched pairs of true and learned factors (Lippe et al. 2022).",
               .decimals = 3,
               .shown = in_goals | in_summary},
    MetricInfo{
        .name = metric::r2_off_diagonal,
        .label = "R² others",
        .sentence =
            "The most that a matched learned factor explains of any other true factor, mean R²; 0 is best (Lippe et al. 2022).",
        .decimals = 3,
        .shown = in_goals | in_summary},
    MetricInfo{
        .name = metric::mig,
        .label = "MIG",
        .sentence =
            "Gap between the two most informative learned factors of each true one, as a share of its entropy (Chen et al. 2018); at the end of a run.",
        .decimals = 3,
        .shown = in_goals | in_summary},
    MetricInfo{
        .name = metric::modularity,
        .label = "modularity",
        .sentence =
            "How far each learned factor is informative of one true factor alone, by mutual information (Ridgeway & Mozer 2018); at the end of a run.",
        .decimals = 3,
        .shown = in_goals | in_summary},
    MetricInfo{
        .name = metric::explicitness,
        .label = "explicitness",
        .sentence =
            "How well a linear classifier tells bins of each true factor apart, area under the ROC curve; chance is 1/2 (Ridgeway & Mozer 2018); at the end of a run, on at most 500 rows.",
        .decimals = 3,
        .shown = in_goals | in_summary},
    MetricInfo{.name = metric::infom,
               .label = "InfoM",
               .sentence =
                   "Modularity by mutual information, relative to chance (Hsu et al. 2023); at the end of a run.",
               .decimals = 3,
               .shown = in_goals | in_summary},
    MetricInfo{
        .name = metric::infoe,
        .label = "InfoE",
        .sentence =
            "Explicitness: R² of a linear prediction of each true factor from all learned ones (Hsu et al. 2023); at the end of a run.",
        .decimals = 3,
        .shown = in_goals | in_summary},
    MetricInfo{.name = metric::infoc,
               .label = "InfoC",
               .sentence =
                   "Compactness by mutual information, relative to chance (Hsu et al. 2023); at the end of a run.",
               .decimals = 3,
               .shown = in_goals | in_summary},
    MetricInfo{
        .name = metric::mcc_spearman,
        .label = "MCC rank",
        .sentence =
            "MCC by rank correlation (Spearman), which any monotone map of a factor leaves at 1; at the end of a run.",
        .decimals = 3,
        .shown = in_goals | in_summary},
    MetricInfo{.name = metric::largest_true_correlation,
               .label = "true correlation",
               .sentence = "Largest absolute correlation of two true factors, where it exceeds 1/2; once, at step 0.",
               .decimals = 3},
    MetricInfo{.name = metric::mcc_of_components,
               .label = "MCC of components",
               .sentence =
                   "MCC of the principal components of x: what correlated factors give for free; once, at step 0.",
               .decimals = 3},
    MetricInfo{.name = metric::mcc_of_random_encoder,
               .label = "MCC of a random encoder",
               .sentence =
                   "MCC of an encoder that was never trained: what correlated factors give for free; once, at step 0.",
               .decimals = 3},
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
