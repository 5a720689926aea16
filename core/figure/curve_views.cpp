// SPDX-License-Identifier: GPL-3.0-or-later
// Scores, loss and sparsity: metrics over the training steps.
#include "core/experiment/promise.h"
#include "core/figure/seeds.h"
#include "core/figure/text.h"
#include "core/figure/views.h"
#include "core/reading/matching.h"

#include <algorithm>
#include <array>

namespace disentangle::figure {

namespace {

struct Curve {
    std::string metric, name;
    CurveStyle style;
    bool stairs = false;
};

bool has(Source& source, std::string_view metric)
{
    return !source.curve(metric).empty();
}

/// The curves of one axis of a plot, as the catalogue has them.
std::vector<Curve> curves_of(Source& source, Plot plot, bool right)
{
    const Metrics all = metrics_in(plot);
    const auto here = [&](const MetricInfo* info) { return info->curve.right == right && info->curve.figure.drawn(); };
    const auto of_graphs = std::ranges::count_if(
        all, [&](const MetricInfo* info) { return here(info) && info->curve.per_graph && has(source, info->name); });
    std::vector<Curve> curves;
    for (const MetricInfo* info : all)
        if (here(info) && (!info->curve.per_graph || of_graphs > 1))
            curves.push_back({std::string(info->name), with_indices(info->label), info->curve.figure, info->count});
    return curves;
}

/// A panel of those of the curves that the run has; what it lacks altogether is said by a MissingPanel.
Panel curves_panel(Source& source, std::int64_t step, LinePanel panel, const std::vector<Curve>& curves,
                   const std::string& missing)
{
    for (const Curve& curve : curves) {
        const std::vector<Sample>& samples = source.curve(curve.metric);
        if (samples.empty())
            continue;
        Series series{curve.name,   curve.metric,      {}, curve.style.hue, curve.style.dash,
                      curve.stairs, curve.style.weight};
        series.points.reserve(samples.size());
        for (const Sample& sample : samples)
            series.points.push_back({static_cast<double>(sample.step), sample.value});
        panel.series.push_back(std::move(series));
    }
    if (panel.series.empty())
        return MissingPanel{panel.id, panel.title, missing};
    panel.events = source.marks();
    panel.phases = source.phase_bands();
    if (step < source.steps().back())
        panel.cursor = static_cast<double>(step);
    return panel;
}

/// The cost of leaving all but the best k edges out, for the rotation searched at this step.
std::optional<LinePanel> rotation_panel(Source& source, const Moment& moment)
{
    const Snapshot* snapshot = moment.snapshot(kind::rotation_cost);
    if (!snapshot || snapshot->cols < 2)
        return std::nullopt;
    LinePanel panel;
    panel.id = kind::rotation_cost;
    panel.title = "Cost of the best rotation";
    panel.x_column = "edges";
    panel.x = {"Edges kept", Axis::Range::data, true};
    panel.y = {"Influence left out", Axis::Range::from_zero, false};
    Series series{"", std::string(kind::rotation_cost), {}, 0};
    for (std::size_t i = 0; i < snapshot->data.size(); ++i)
        series.points.push_back({static_cast<double>(i), static_cast<double>(snapshot->data[i])});
    panel.series.push_back(std::move(series));
    panel.cursor = source.run().metric_at(metric::rotation_edges, moment.step);
    return panel;
}

/// One score of several runs: a curve for each setting, of several seeds their mean with a band. The table of the data has
/// every run besides. `named`: in the legend, which one panel of a view has for all.
LinePanel beside_panel(Source& source, std::int64_t step, const MetricInfo& metric, Detail detail, bool named)
{
    LinePanel panel;
    panel.id = metric.name;
    panel.magnifies = metric.is(has_ceiling);
    panel.y = metric.count ? Axis{"Wrong edges", Axis::Range::from_zero, true}
                           : Axis{with_indices(metric.label), Axis::Range::unit};
    constexpr std::array dashes{Dash::solid, Dash::dashed, Dash::dotted};
    const std::string column = std::string(metric.name) + ' ';
    std::vector<Setting> settings = settings_of(source);
    if (detail == Detail::everything) {
        std::vector<Source*> runs{&source};
        for (const auto& other : source.beside())
            runs.push_back(other.get());
        for (Source* run : runs) {
            Series series{"", column + run->name(), {}};
            for (const Sample& sample : run->curve(metric.name))
                series.points.push_back({static_cast<double>(sample.step), sample.value});
            if (!series.points.empty())
                panel.series.push_back(std::move(series));
        }
        std::erase_if(settings, [](const Setting& setting) { return !setting.averaged(); });
    }
    for (std::size_t k = 0; k < settings.size(); ++k) {
        const Setting& setting = settings[k];
        Series series{named ? setting.title() : "",
                      column + (setting.averaged() ? "mean of " : "") + setting.name,
                      {},
                      static_cast<int>(k),
                      dashes[k % dashes.size()],
                      metric.count && !setting.averaged()};
        if (setting.averaged()) {
            MeanCurve curve = mean_curve(setting, metric.name);
            series.points = std::move(curve.mean);
            series.spread = std::move(curve.error);
            series.spread_column = column + "standard error of " + setting.name;
        } else {
            for (const Sample& sample : setting.runs.front()->curve(metric.name))
                series.points.push_back({static_cast<double>(sample.step), sample.value});
        }
        if (!series.points.empty())
            panel.series.push_back(std::move(series));
    }
    if (step < source.steps().back())
        panel.cursor = static_cast<double>(step);
    return panel;
}

/// The KL of each learned latent over the steps; absent when it was not recorded.
std::optional<LinePanel> kl_panel(Source& source, std::int64_t step, Detail detail)
{
    const History& history = source.history(kind::kl, detail);
    if (history.empty())
        return std::nullopt;
    LinePanel panel;
    panel.id = kind::kl;
    panel.title = "KL of each learned latent";
    panel.y = {"Nats", Axis::Range::from_zero};
    panel.events = source.marks();
    panel.phases = source.phase_bands();
    if (step < source.steps().back())
        panel.cursor = static_cast<double>(step);
    constexpr int most_named = 12;  // more lines cannot be told apart
    const int latents = history.rows() * history.cols();
    for (int k = 0; k < latents; ++k) {
        const bool named = latents <= most_named;
        Series series{named ? with_number_index(learned_name(k)) : "",
                      "kl_" + std::to_string(k + 1),
                      {},
                      named ? k : -1,
                      named ? static_cast<Dash>(k / 6 + k % 2) : Dash::solid};
        for (std::size_t i = 0; i < history.steps.size(); ++i)
            series.points.push_back({static_cast<double>(history.steps[i]),
                                     history.value(static_cast<std::ptrdiff_t>(i), static_cast<std::size_t>(k))});
        panel.series.push_back(std::move(series));
    }
    return panel;
}

bool any_recorded(Source& source, std::string_view metric)
{
    const auto recorded = [metric](Source& run) { return !run.curve(metric).empty(); };
    return recorded(source) ||
           std::ranges::any_of(source.beside(), [&](const auto& other) { return recorded(*other); });
}

/// What theory promises of the scores, in words for the caption; of several runs only what holds for each.
std::string promise_of_runs(Source& source)
{
    const Promise promise = promise_of(source.experiment(), source.influence());
    for (const auto& other : source.beside()) {
        if (promise_of(other->experiment(), other->influence()).summary != promise.summary)
            return "";
    }
    return ' ' + promise.summary + (promise.caveat.empty() ? "" : ' ' + promise.caveat);
}

}  // namespace

View held_out_view(Source& source, const Moment& moment, Detail)
{
    View view{
        "held_out",
        "Lower bound on the log-likelihood of rows that were not learned from, over the training: with the learned "
        "graph, with each latent predicted by its mean and variance alone, with what all edges would add, and with "
        "the actions of other rows."};
    LinePanel bound;
    bound.id = metric::held_out;
    bound.y.label = "Nats per row";
    view.panels.push_back(curves_panel(source, moment.step, bound, curves_of(source, Plot::held_out, false),
                                       "No likelihood of held-out rows was recorded in this run."));
    return view;
}

View scores_view(Source& source, const Moment& moment, Detail detail)
{
    const std::int64_t step = moment.step;
    if (!source.beside().empty()) {
        View view{"scores", any_recorded(source, metric::shd) ? "MCC, and SHD of the learned graph, over the training."
                                                              : "MCC over the training."};
        for (const Setting& setting : settings_of(source))
            if (setting.averaged()) {
                view.sentence +=
                    " Bands: one standard error of the mean to either side, over the seeds, up to the last step that all "
                    "of them have.";
                break;
            }
        view.sentence += with_indices(promise_of_runs(source));
        for (const MetricInfo* info : metrics_in(Plot::scores))
            if (info->is(in_progress) && any_recorded(source, info->name))
                view.panels.push_back(beside_panel(source, step, *info, detail, view.panels.empty()));
        if (view.panels.empty())
            view.panels.push_back(MissingPanel{"scores", "", "No scores were recorded in these runs."});
        return view;
    }
    const auto scored = [&](const MetricInfo* info) { return has(source, info->name); };
    if (has(source, metric::held_out) && std::ranges::none_of(metrics_in(Plot::scores), scored))
        return held_out_view(source, moment, detail);  // no truth to score against
    View view{"scores",
              with_indices((has(source, metric::shd) ? "MCC, R_con and R, and the structural Hamming distance (SHD) of "
                                                       "the learned graph, over the training."
                                                     : "MCC, R_con and R over the training.") +
                           promise_of_runs(source))};
    LinePanel scores;
    scores.id = "scores";
    scores.y = {"Score", Axis::Range::unit};
    scores.magnifies = true;
    view.panels.push_back(curves_panel(source, step, scores, curves_of(source, Plot::scores, false),
                                       "No scores were recorded in this run."));
    LinePanel distance;
    distance.id = metric::shd;
    distance.y = {"Wrong edges", Axis::Range::from_zero, true};
    view.panels.push_back(curves_panel(source, step, distance, curves_of(source, Plot::scores, true),
                                       "No graph distance was recorded in this run."));
    return view;
}

View loss_view(Source& source, const Moment& moment, Detail detail)
{
    View view{"loss",
              "The objective (negative evidence lower bound, in nats per observed dimension) and its two parts, "
              "reconstruction and KL."};
    LinePanel loss;
    loss.id = metric::loss;
    loss.y.label = "Nats per dimension";
    view.panels.push_back(curves_panel(source, moment.step, loss, curves_of(source, Plot::loss, false),
                                       "No objective was recorded in this run."));
    if (has(source, metric::task_error)) {
        view.sentence =
            "What is minimised over the tasks that are learned from, whose form depends on the method. Below, the "
            "error of the predictors of held-out tasks on points that they were not fitted to.";
        LinePanel error;
        error.id = metric::task_error;
        error.y = {"Error of tasks", Axis::Range::from_zero};
        view.panels.push_back(curves_panel(source, moment.step, error, curves_of(source, Plot::loss, true), ""));
    }
    if (auto kl = kl_panel(source, moment.step, detail)) {
        view.sentence += " Below, the divergence of each learned latent's posterior from its transition.";
        view.panels.push_back(std::move(*kl));
    }
    return view;
}

View sparsity_view(Source& source, const Moment& moment, Detail)
{
    const auto is_recorded = [&](const Curve& curve) { return has(source, curve.metric); };
    const std::vector<Curve> counts = curves_of(source, Plot::sparsity, false);
    View view{"sparsity", std::ranges::any_of(counts, is_recorded)
                              ? "Expected number of edges of the learned graphs and the bounds on them."
                              : "Edges are counted where a graph is learned."};
    LinePanel edges;
    edges.id = "edges";
    edges.y = {"Edges", Axis::Range::from_zero, true};
    view.panels.push_back(
        curves_panel(source, moment.step, edges, counts, "This run does not count edges: no graph is learned in it."));
    const std::vector<Curve> multipliers = curves_of(source, Plot::sparsity, true);
    if (std::ranges::any_of(multipliers, is_recorded)) {
        LinePanel lambda;
        lambda.id = "multipliers";
        lambda.y = {"Multiplier λ", Axis::Range::from_zero};
        view.sentence += " Below, the Lagrange multipliers of the bounds.";
        view.panels.push_back(curves_panel(source, moment.step, lambda, multipliers, ""));
    }
    if (auto rotation = rotation_panel(source, moment)) {
        view.sentence +=
            " Last, the share of influence that the best rotation leaves outside its strongest edges, at this "
            "step; the line marks the number of edges proposed.";
        view.panels.push_back(std::move(*rotation));
    }
    return view;
}

}  // namespace disentangle::figure
