// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// What a run file holds, by name: metrics, snapshots and events. No other file spells these names out. To add a metric, add
// its row to metrics.inc, which says who measures it and where it is shown, and record it under the name that this gives.
namespace disentangle {

struct Event;

// ---- Metrics ----

/// Their names: metric::mcc is "mcc". Those of one learned graph are in GraphNames.
namespace metric {
#define DISENTANGLE_METRIC(id, probe, ...) inline constexpr std::string_view id = #id;
#define DISENTANGLE_SESSION_METRIC(id, ...) inline constexpr std::string_view id = #id;
#include "core/record/metrics.inc"
}  // namespace metric

/// What is recorded of one learned graph: its metrics, and the kinds of snapshots that hold its probabilities and what its
/// edges are worth.
struct GraphNames {
    std::string_view graph;  ///< "Ga" or "Gz"
    std::string_view shd, missing, extra, edges, expected_edges, bound, multiplier;
    std::string_view probability, evidence, stability;
};
/// Of Gz (latent to latent, one step of time), or of Ga (action to latent).
const GraphNames& graph_names(bool time);

enum class Dash { solid, dashed, dotted, dash_dot };

/// How a curve is told apart from the others of its plot.
struct CurveStyle {
    int hue = -1;  ///< index into the hues of the theme in force; -1: it is not drawn
    Dash dash = Dash::solid;
    double weight = 1;  ///< of the line, relative to an ordinary curve
    bool drawn() const { return hue >= 0; }
};

/// The plots of metrics over the steps. Both of the window and of figures.
enum class Plot { none, scores, held_out, loss, sparsity };

/// Where a metric stands among the curves.
struct CurvePlace {
    Plot plot = Plot::none;
    bool right = false;  ///< on the right axis of the window's plot; in figures, in a panel of its own below
    CurveStyle window = {}, figure = {};
    bool per_graph = false;  ///< drawn only where both graphs have it: with one graph it repeats the sum
};

/// A column of the table that compares final scores.
struct ScoreColumn {
    int place = 0;  ///< from the left, from 1, without 7, where the steps stand; 0: the metric has no column
    int decimals = 0;
    std::string_view heading = {};  ///< empty: the label
};

/// Lists that a metric may be in. They are in the order of the table.
enum Shown : unsigned {
    in_goals = 1,      ///< --goal and --stop-when may speak of it
    in_result = 2,     ///< a key of the result that train --json prints
    in_summary = 4,    ///< in what `show` prints
    in_caption = 8,    ///< in the caption of a figure
    in_progress = 16,  ///< beside the progress of a run that goes on, and at the scrubber
    has_ceiling = 32,  ///< a score that theory may let reach 1, and no more
};

/// What one metric of a run is called, how its values read, and where it is shown.
struct MetricInfo {
    std::string_view name;       ///< in the run file
    std::string_view label;      ///< short, for legends: "R_con"
    std::string_view unit = {};  ///< "edges", "nats per dimension", "s"; empty for a pure number
    std::string_view sentence;   ///< what it is
    int decimals = 0;            ///< that say something
    bool count = false;          ///< a whole number that holds until the next evaluation: drawn as stairs
    unsigned shown = 0;          ///< of Shown
    int run_list = 0;            ///< column in the list of runs, from 1; 0: none
    ScoreColumn comparison = {};
    CurvePlace curve = {};

    bool is(Shown place) const { return (shown & place) != 0; }
};

/// Every metric that the engine records, in the order in which people read them.
std::span<const MetricInfo> metric_table();
/// nullptr for a name that is not in the table.
const MetricInfo* metric_info(std::string_view name);

using Metrics = std::vector<const MetricInfo*>;
Metrics metrics_shown(Shown place);
/// Columns of the list of runs, from the left.
const Metrics& run_list_metrics();
/// Columns of the comparison, from the left.
const Metrics& comparison_metrics();
/// The curves of a plot, on both axes, in the order of its legend.
Metrics metrics_in(Plot plot);

// ---- Snapshots ----

/// Kinds of snapshot that code speaks of; what they hold is said in the table.
namespace kind {
inline constexpr std::string_view probability_Ga = "probability_Ga", probability_Gz = "probability_Gz",
                                  evidence_Ga = "evidence_Ga", evidence_Gz = "evidence_Gz",
                                  stability_Ga = "stability_Ga", stability_Gz = "stability_Gz",
                                  stability_latents = "stability_latents", correlation = "correlation",
                                  assignment = "assignment", permitted = "permitted",
                                  true_correlation = "true_correlation", ols = "ols", kl = "kl",
                                  rotation_cost = "rotation_cost", true_latents = "true_latents", actions = "actions",
                                  observations = "observations", true_traversal = "true_traversal", latents = "latents",
                                  reconstructions = "reconstructions", traversal = "traversal",
                                  true_task_weights = "true_task_weights", task_weights = "task_weights",
                                  lambda_path = "lambda_path", components = "components";
}  // namespace kind

/// What the length of a snapshot's side is.
enum class Side {
    one,
    any,        ///< as many as were recorded
    latents,    ///< d_z
    actions,    ///< d_a
    observed,   ///< d_x
    traversal,  ///< traversal_positions for each latent
};

struct SnapshotInfo {
    std::string_view name;
    Side rows, cols;
    std::string_view sentence;
    bool truth = false;  ///< shows the true factors or compares with them: absent where nobody knows them
};

/// Every kind of snapshot that the engine records.
std::span<const SnapshotInfo> snapshot_table();
/// nullptr for a kind that is not in the table.
const SnapshotInfo* snapshot_info(std::string_view kind);

/// An edge counts as learned above this probability.
inline constexpr double learned_above = 0.5;
constexpr bool is_learned(double probability)
{
    return probability > learned_above;
}

/// Positions of a traversal, and how far it reaches to either side, in standard deviations of the latent.
inline constexpr int traversal_positions = 9;
inline constexpr double traversal_reach = 2;
/// Where position `j` of a traversal lies, in standard deviations: -2, -1.5, ..., 2.
constexpr double traversal_move(int j)
{
    return traversal_reach * (2.0 * j / (traversal_positions - 1) - 1);
}

// ---- Events ----

enum class EventKind {
    start,       ///< JSON: threads, backend, device, text
    resume,      ///< the same
    pause,       ///< no text
    go_on,       ///< after a pause, no text
    set,         ///< JSON: key, value
    checkpoint,  ///< no text
    finish,      ///< a sentence, as in what follows
    stop,
    interrupt,
    error,  ///< a sentence, or JSON: text, cause
    note,
};

struct EventInfo {
    EventKind kind;
    std::string_view name;   ///< in the run file
    std::string_view words;  ///< what happened: "paused"; empty where the text of the event says it
    bool bears_on_curves;    ///< the curves may change course there
};
std::span<const EventInfo> event_table();
const EventInfo& event_info(EventKind kind);
std::string_view name_of(EventKind kind);
/// Absent for a kind that this version does not know.
std::optional<EventKind> event_kind(std::string_view name);
bool is(const Event& event, EventKind kind);

/// Why a run failed, as far as programs act on it.
enum class ErrorCause {
    other,
    not_finite,  ///< the loss is no finite number: what was changed last may have ruined the run
};
inline constexpr std::array<std::string_view, 2> error_cause_names{"other", "not_finite"};

/// The text of an error event: the sentence, or {"text": sentence, "cause": "not_finite"} where there is a cause.
std::string error_event_text(std::string_view sentence, ErrorCause cause);
/// Why a run failed by one of its error events; absent for an event of another kind. Files of earlier versions hold a
/// sentence alone: one that speaks of a loss that is not a finite number is understood.
std::optional<ErrorCause> cause_of(const Event& event);

}  // namespace disentangle
