// Scores, loss and sparsity: metrics over the training steps.
#include "core/experiment/promise.h"
#include "core/figure/text.h"
#include "core/figure/views.h"

#include <algorithm>
#include <array>

namespace disentangle::figure {

namespace {

struct Curve {
    std::string metric, name;
    int category = 0;
    Dash dash = Dash::solid;
    bool stairs = false;
    double weight = 1;
};

/// A panel of those of the curves that the run has; what it lacks altogether is said by a MissingPanel.
Panel curves_panel(Source& source, std::int64_t step, LinePanel panel, const std::vector<Curve>& curves,
                   const std::string& missing)
{
    for (const Curve& curve : curves) {
        const std::vector<Sample>& samples = source.curve(curve.metric);
        if (samples.empty())
            continue;
        Series series{curve.name, curve.metric, {}, curve.category, curve.dash, curve.stairs, curve.weight};
        series.points.reserve(samples.size());
        for (const Sample& sample : samples)
            series.points.push_back({static_cast<double>(sample.step), sample.value});
        panel.series.push_back(std::move(series));
    }
    if (panel.series.empty())
        return MissingPanel{panel.id, panel.title, missing};
    panel.x.label = "Training step";
    panel.events = source.marks();
    if (step < source.steps().back())
        panel.cursor = static_cast<double>(step);
    return panel;
}

bool has_any(Source& source, const std::vector<Curve>& curves)
{
    return std::any_of(curves.begin(), curves.end(),
                       [&](const Curve& curve) { return !source.curve(curve.metric).empty(); });
}

/// The cost of leaving all but the best k edges out, for the rotation searched at this step.
std::optional<LinePanel> rotation_panel(Source& source, std::int64_t step)
{
    const auto snapshot = source.run().snapshot("rotation_cost", step);
    if (!snapshot || snapshot->rows != 1 || snapshot->cols < 2)
        return std::nullopt;
    LinePanel panel;
    panel.id = "rotation_cost";
    panel.title = "Cost of the best rotation";
    panel.x_column = "edges";
    panel.x = {"Edges kept", Axis::Range::data, true};
    panel.y = {"Influence left out", Axis::Range::from_zero, false};
    Series series{"", "rotation_cost", {}, 0};
    for (std::size_t i = 0; i < snapshot->data.size(); ++i)
        series.points.push_back({static_cast<double>(i), static_cast<double>(snapshot->data[i])});
    panel.series.push_back(std::move(series));
    panel.cursor = source.run().metric_at("rotation_edges", step);
    return panel;
}

}  // namespace

namespace {

/// One score of several runs.
Panel beside_panel(Source& source, std::int64_t step, LinePanel panel, const std::string& metric, bool stairs)
{
    constexpr std::array dashes{Dash::solid, Dash::dashed, Dash::dotted};
    std::vector<Source*> runs{&source};
    for (const auto& other : source.beside())
        runs.push_back(other.get());
    for (std::size_t k = 0; k < runs.size(); ++k) {
        Series series{runs[k]->name(),     metric + " " + runs[k]->name(), {},
                      static_cast<int>(k), dashes[k % dashes.size()],      stairs};
        for (const Sample& sample : runs[k]->curve(metric))
            series.points.push_back({static_cast<double>(sample.step), sample.value});
        if (!series.points.empty())
            panel.series.push_back(std::move(series));
    }
    if (panel.series.empty())
        return MissingPanel{panel.id, panel.title, "None of the runs recorded it."};
    panel.x.label = "Training step";
    if (step < source.steps().back())
        panel.cursor = static_cast<double>(step);
    return panel;
}

}  // namespace

namespace {

/// What theory promises of the scores, in words for the caption; of several runs only what holds for each.
std::string promise_of_runs(Source& source)
{
    const Promise promise = promise_of(source.experiment());
    for (const auto& other : source.beside()) {
        if (promise_of(other->experiment()).summary != promise.summary)
            return "";
    }
    return ' ' + promise.summary + (promise.caveat.empty() ? "" : ' ' + promise.caveat);
}

}  // namespace

View scores_view(Source& source, std::int64_t step)
{
    if (!source.beside().empty()) {
        View view{"scores",
                  "Mean correlation coefficient (MCC), and the structural Hamming distance (SHD) of the learned graph, "
                  "over the training of each run." +
                      promise_of_runs(source)};
        LinePanel mcc, shd;
        mcc.id = "mcc";
        mcc.y = {"MCC", Axis::Range::unit};
        shd.id = "shd";
        shd.y = {"Wrong edges", Axis::Range::from_zero, true};
        view.panels.push_back(beside_panel(source, step, mcc, "mcc", false));
        view.panels.push_back(beside_panel(source, step, shd, "shd", true));
        return view;
    }
    View view{"scores",
              "Mean correlation coefficient (MCC), R_con and R, and the structural Hamming distance (SHD) of the "
              "learned graph, over the training." +
                  promise_of_runs(source)};
    LinePanel scores;
    scores.id = "scores";
    scores.y = {"Score", Axis::Range::unit};
    view.panels.push_back(curves_panel(source, step, scores,
                                       {{"mcc", "MCC", 0, Dash::solid, false, 1.5},
                                        {"r_con", with_index("R", "con"), 2, Dash::dashed},
                                        {"r", "R", 1, Dash::dotted, false, 1.2}},
                                       "No scores were recorded in this run."));
    LinePanel distance;
    distance.id = "shd";
    distance.y = {"Wrong edges", Axis::Range::from_zero, true};
    std::vector<Curve> curves{{"shd", "SHD", 0, Dash::solid, true, 1.5}};
    if (!source.curve("shd_Ga").empty() && !source.curve("shd_Gz").empty()) {
        curves.push_back({"shd_Ga", "of " + with_index("G", "a"), 2, Dash::dashed, true});
        curves.push_back({"shd_Gz", "of " + with_index("G", "z"), 1, Dash::dotted, true, 1.2});
    }
    view.panels.push_back(curves_panel(source, step, distance, curves, "No graph distance was recorded in this run."));
    return view;
}

View loss_view(Source& source, std::int64_t step, Detail)
{
    View view{"loss",
              "The objective (negative evidence lower bound with the sparsity term, in nats per observed dimension) "
              "and its parts."};
    LinePanel loss;
    loss.id = "loss";
    loss.y.label = "Nats per dimension";
    view.panels.push_back(curves_panel(source, step, loss,
                                       {{"loss", "loss", 0, Dash::solid, false, 1.5},
                                        {"reconstruction", "reconstruction", 2, Dash::dashed},
                                        {"kl", "KL", 1, Dash::dotted, false, 1.2}},
                                       "No objective was recorded in this run."));
    const int latents = source.experiment().world.graph.d_z();
    constexpr int most_named = 12;  // more lines cannot be told apart
    std::vector<Curve> each;
    for (int i = 0; i < latents; ++i) {
        const bool named = latents <= most_named;
        each.push_back({"kl_" + std::to_string(i + 1), named ? learned_name(i) : "", named ? i : -1,
                        named ? static_cast<Dash>(i / 6 + i % 2) : Dash::solid});
    }
    if (has_any(source, each)) {
        LinePanel kl;
        kl.id = "kl";
        kl.title = "KL of each learned latent";
        kl.y = {"Nats", Axis::Range::from_zero};
        view.sentence += " Below, the divergence of each learned latent's posterior from its transition.";
        view.panels.push_back(curves_panel(source, step, kl, each, ""));
    }
    return view;
}

View sparsity_view(Source& source, std::int64_t step)
{
    View view{"sparsity", "Expected number of edges of the learned graphs and the bounds on them."};
    LinePanel edges;
    edges.id = "edges";
    edges.y = {"Edges", Axis::Range::from_zero, true};
    view.panels.push_back(
        curves_panel(source, step, edges,
                     {{"expected_edges_Ga", "E‖" + with_index("Ĝ", "a") + "‖", 0, Dash::solid, false, 1.3},
                      {"bound_Ga", "bound " + with_index("G", "a"), 0, Dash::dotted, false, 1.2},
                      {"expected_edges_Gz", "E‖" + with_index("Ĝ", "z") + "‖", 1, Dash::dashed, false, 1.3},
                      {"bound_Gz", "bound " + with_index("G", "z"), 1, Dash::dash_dot},
                      {"rotation_edges", "elbow of the rotation", 2, Dash::dotted, true}},
                     "This run does not count edges: no graph is learned in it."));
    const std::vector<Curve> multipliers{{"multiplier_Ga", "λ of " + with_index("G", "a"), 0, Dash::solid},
                                         {"multiplier_Gz", "λ of " + with_index("G", "z"), 1, Dash::dashed}};
    if (has_any(source, multipliers)) {
        LinePanel lambda;
        lambda.id = "multipliers";
        lambda.y = {"Multiplier λ", Axis::Range::from_zero};
        view.sentence += " Below, the Lagrange multipliers of the bounds.";
        view.panels.push_back(curves_panel(source, step, lambda, multipliers, ""));
    }
    if (auto rotation = rotation_panel(source, step)) {
        view.sentence +=
            " Last, the share of influence that the best rotation leaves outside its strongest edges, at this "
            "step; the line marks the number of edges proposed.";
        view.panels.push_back(std::move(*rotation));
    }
    return view;
}

}  // namespace disentangle::figure
