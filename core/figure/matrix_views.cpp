// SPDX-License-Identifier: GPL-3.0-or-later
// Graphs and entanglement: matrices at one step.
#include "core/experiment/promise.h"
#include "core/figure/text.h"
#include "core/figure/views.h"
#include "core/metrics/metrics.h"
#include "core/reading/counted.h"
#include "core/reading/entanglement.h"
#include "core/reading/learned_graph.h"
#include "core/reading/phases.h"

#include <algorithm>

namespace disentangle::figure {

namespace {

Eigen::MatrixXd numbers_of(const Adjacency& matrix)
{
    Eigen::MatrixXd values(matrix.rows(), matrix.cols());
    for (int i = 0; i < matrix.rows(); ++i)
        for (int j = 0; j < matrix.cols(); ++j)
            values(i, j) = matrix(i, j) ? 1 : 0;
    return values;
}

/// The learned Gz or Ga, behind the true one where that is known.
void add_graph(View& view, const Variables& variables, const Moment& moment, bool time)
{
    const Adjacency* truth = true_graph(variables, time);
    const std::string id(graph_names(time).graph), letter = id.substr(1);
    MatrixPanel panel;
    panel.rows = variables.latents;
    panel.cols = time ? variables.latents : variables.actions;
    panel.row_title = "child";
    panel.col_title = time ? "parent, one step earlier" : "parent action";
    if (truth) {
        panel.id = "true_" + id;
        panel.title = "True " + with_index("G", letter);
        panel.values = numbers_of(*truth);
        view.panels.push_back(panel);
    }

    panel.id = graph_names(time).probability;
    panel.title = "Learned " + with_index("Ĝ", letter);
    const auto learned = learned_graph(moment, variables, time);
    if (!learned) {
        view.panels.push_back(MissingPanel{panel.id, panel.title, id + " is not learned in this run."});
        return;
    }
    panel.rows = learned_names(learned->matching.value_or(learned_order(variables.d_z())));
    if (time)
        panel.cols = panel.rows;
    panel.values = matrix_of(learned->matched());
    if (!truth) {
        view.sentence += ' ' + with_index("G", letter) + ": " + std::to_string(learned->edges().edges()) +
                         " learned edges, of probability above one half.";
    } else if (learned->matching) {
        const Adjacency edges = learned->edges();
        panel.marks = wrong_edges(*truth, edges);
        const GraphDistance distance = graph_distance(*truth, edges);
        panel.title += ", SHD " + std::to_string(distance.total());
        view.sentence += ' ' + with_index("G", letter) + ": " + std::to_string(truth->edges()) + " true and " +
                         std::to_string(edges.edges()) + " learned edges, " + std::to_string(distance.missing) +
                         " missing and " + std::to_string(distance.extra) + " extra.";
    }
    view.panels.push_back(panel);
}

/// How learned latents depend on the true ones, beside the permitted pattern.
/// `promised`: whether theory promises anything of the run, so that a dependence can be forbidden.
void add_dependences(View& view, const Variables& variables, const Entanglement& read, bool promised, Detail detail)
{
    MatrixPanel panel;
    panel.rows = variables.latents;
    panel.cols = learned_names(read.matching.value_or(learned_order(variables.d_z())));
    panel.row_title = "true";
    panel.col_title = "learned";
    panel.id = kind::correlation;
    panel.title = "|Correlation|";
    // The data behind the figure are as they were measured.
    const bool shares = detail == Detail::drawn && shares_correlation(read);
    panel.values = matrix_of(shares ? counted_correlation(read) : read.correlation);
    if (promised)
        panel.marks = read.correlation_marks;
    if (!promised && read.can_judge())
        view.sentence +=
            " Theory promises nothing of this run, so that no dependence is forbidden: the pattern is what its "
            "graph would permit, and " +
            std::to_string(count_of(read.correlation_marks, Mark::forbidden)) + " of " +
            std::to_string(read.forbidden) + " dependences outside of it are above 0.1.";
    if (shares)
        view.sentence +=
            " Where theory forbids a dependence, only what exceeds the correlation of the true latents with each other is "
            "drawn.";
    if (count_of(panel.marks, Mark::forbidden) > 0) {
        view.key.marks.emplace_back(Mark::forbidden, "forbidden by theory");
        view.sentence +=
            " Outlined: correlations that theory forbids, more than 0.1 beyond those of the true latents with each "
            "other.";
    }
    view.panels.push_back(panel);
    if (!read.coefficients)
        return;
    panel.marks.clear();
    panel.id = kind::ols;
    panel.title = "|Coefficient|";
    panel.values = matrix_of(*read.coefficients);
    panel.scale = MatrixPanel::Scale::magnitude;
    view.key.scale->name += ", |coefficient|";
    view.sentence +=
        " Between them, the absolute standardised coefficients of the regression of each true latent on all learned "
        "ones.";
    view.panels.push_back(panel);
}

}  // namespace

View graphs_view(Source& source, const Moment& moment, Detail)
{
    View view{"graphs",
              "True and learned graphs, a row for each child and a column for each parent; the learned latents in "
              "the order of the true ones they match."};
    view.flow = View::Flow::tiles;
    const Variables variables = variables_of(source.experiment());
    const bool matched = matching_of(moment, variables.d_z()).has_value();
    const auto learns = [&](bool time) {
        return variables.has_graph(time) && learned_graph(moment, variables, time).has_value();
    };
    if (!variables.has_graph(false) && !variables.has_graph(true))
        view.sentence = "There is no graph in these data.";
    else if (!learns(false) && !learns(true))
        view.sentence = variables.graph ? "The true graph, a row for each child and a column for each parent."
                                        : "Neither a true graph is known nor one learned.";
    else if (!variables.graph)
        view.sentence = std::string("Learned graphs, a row for each child and a column for each parent, ") +
                        (matched ? "the learned latents in the order of the true ones they match; the true graph is "
                                   "not known."
                                 : "the latents in the order in which they were learned; the true graph is not known.");
    else if (!matched)
        view.sentence =
            "True graphs and learned ones, these in the order in which they were learned: no matching was recorded.";
    for (const bool time : {false, true})
        if (variables.has_graph(time))
            add_graph(view, variables, moment, time);
    if (view.panels.empty())
        view.panels.push_back(
            MissingPanel{"graphs", "Graphs", "These data have neither actions nor time: there is no graph to learn."});
    if (graph_is_provisional(source.experiment(), source.run().events(), moment.step,
                             source.run().metric_at(metric::provisional, moment.step))) {
        view.sentence += " The learned graph is provisional: it is still being searched at this step.";
        for (Panel& panel : view.panels)
            if (auto* matrix = std::get_if<MatrixPanel>(&panel); matrix && matrix->title.starts_with("Learned"))
                matrix->title = "Provisional" + matrix->title.substr(std::string_view("Learned").size());
    }
    view.key.scale = Key::Scale{"edge probability"};
    for (const auto& [mark, name] : {std::pair{Mark::missing, "missing"}, {Mark::extra, "extra"}})
        if (std::ranges::any_of(view.panels, [mark = mark](const Panel& panel) {
                const auto* matrix = std::get_if<MatrixPanel>(&panel);
                return matrix && count_of(matrix->marks, mark) > 0;
            }))
            view.key.marks.emplace_back(mark, name);
    return view;
}

View entanglement_view(Source& source, const Moment& moment, Detail detail)
{
    View view{"entanglement",
              "|Correlation| of the true latents (rows) with the learned ones (columns, in matched order), "
              "beside the pattern that theory permits."};
    const bool promised = promise_of(source.experiment(), source.influence()).of_latents();
    view.flow = View::Flow::tiles;
    const Variables variables = variables_of(source.experiment());
    const int d = variables.d_z();
    view.key.scale = Key::Scale{"|correlation|"};
    if (const auto read = entanglement_at(moment, d))
        add_dependences(view, variables, *read, promised, detail);
    else
        view.panels.push_back(MissingPanel{std::string(kind::correlation), "|Correlation|",
                                           "No correlation with true latents was recorded at this step."});
    MatrixPanel panel;
    panel.id = kind::permitted;
    panel.title = promised ? "Permitted" : "Would be permitted";
    panel.rows = panel.cols = variables.latents;
    panel.row_title = "true";
    panel.col_title = "may absorb";
    if (const Snapshot* pattern = moment.snapshot(kind::permitted, d, d)) {
        panel.values = matrix_of(*pattern);
        view.panels.push_back(panel);
    } else {
        view.panels.push_back(MissingPanel{panel.id, panel.title, "No permitted pattern was recorded in this run."});
    }
    return view;
}

}  // namespace disentangle::figure
