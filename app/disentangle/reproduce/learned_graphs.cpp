// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/disentangle/reproduce/learned_graphs.h"

#include "core/base/decimal.h"
#include "core/figure/text.h"
#include "core/reading/learned_graph.h"

#include <algorithm>
#include <array>
#include <optional>

namespace disentangle {

namespace {

constexpr std::array graph_kinds{kind::probability_Ga, kind::probability_Gz, kind::assignment};

/// What several runs of one world have learned of one of its graphs.
struct GraphShare {
    Adjacency truth;
    Variables variables;
    Eigen::MatrixXd share;    ///< of the runs, for each pair
    int runs = 0, wrong = 0;  ///< wrong: edges that differ from the truth, over all runs
};

void add_run(GraphShare& graph, const LearnedGraph& learned)
{
    const Adjacency edges = learned.edges();
    if (graph.runs == 0)
        graph.share.setZero(edges.rows(), edges.cols());
    ++graph.runs;
    for (int i = 0; i < edges.rows(); ++i)
        for (int j = 0; j < edges.cols(); ++j) {
            graph.share(i, j) += edges(i, j) ? 1 : 0;
            graph.wrong += edges(i, j) != graph.truth(i, j) ? 1 : 0;
        }
}

/// Ga, or with `time` Gz, of a point; absent where its method searches none, and where no run is done.
std::optional<GraphShare> graph_of(const SweepStanding& standing, const SweepIndex& index, std::size_t cell, bool time)
{
    GraphShare graph;
    for (const SweptRun& swept : standing.runs) {
        if (swept.cell != cell || swept.state != SweptState::done)
            continue;
        const RunReader run(index.run_file(swept.name));
        const Variables variables = variables_of(run.experiment());
        const Adjacency* truth = true_graph(variables, time);
        if (truth == nullptr || run.experiment().sparsity.search == GraphSearch::frozen)
            return std::nullopt;
        const std::vector<std::int64_t> steps = run.steps();
        const Moment moment = read_moment(run, run.last_step(), graph_kinds, steps);
        const std::optional<LearnedGraph> learned = learned_graph(moment, variables, time);
        if (!learned || !learned->matching)
            continue;
        graph.truth = *truth;
        graph.variables = variables;
        graph.variables.graph = nullptr;  // it is part of the run that is about to be closed
        add_run(graph, *learned);
    }
    if (graph.runs == 0)
        return std::nullopt;
    graph.share /= graph.runs;
    return graph;
}

figure::MatrixPanel empty_matrix(const GraphShare& graph, bool time)
{
    figure::MatrixPanel panel;
    panel.rows = graph.variables.latents;
    panel.cols = time ? graph.variables.latents : graph.variables.actions;
    panel.row_title = "child";
    panel.col_title = time ? "parent, one step earlier" : "parent action";
    return panel;
}

void add_graph(figure::View& view, const GraphShare& graph, const std::string& method, bool time, bool with_truth)
{
    const std::string id(graph_names(time).graph), letter = id.substr(1);
    figure::MatrixPanel panel = empty_matrix(graph, time);
    Adjacency most(graph.truth.rows(), graph.truth.cols());
    Eigen::MatrixXd truth = graph.share;
    for (int i = 0; i < most.rows(); ++i)
        for (int j = 0; j < most.cols(); ++j) {
            most.set(i, j, graph.share(i, j) > 0.5);
            truth(i, j) = graph.truth(i, j) ? 1 : 0;
        }
    if (with_truth) {
        panel.id = "true_" + id;
        panel.title = "True " + figure::with_index("G", letter);
        panel.values = std::move(truth);
        view.panels.push_back(panel);
    }
    panel.id = "learned_" + id + ' ' + method;
    panel.title = figure::with_index("Ĝ", letter) + ", " + method + ", SHD " +
                  general_decimal(static_cast<double>(graph.wrong) / graph.runs, 3);
    panel.values = graph.share;
    panel.marks = wrong_edges(graph.truth, most);
    view.panels.push_back(std::move(panel));
}

bool has_mark(const figure::View& view, Mark mark)
{
    return std::ranges::any_of(view.panels, [mark](const figure::Panel& panel) {
        return std::ranges::find(std::get<figure::MatrixPanel>(panel).marks, mark) !=
               std::get<figure::MatrixPanel>(panel).marks.end();
    });
}

}  // namespace

figure::Figure graphs_drawing_of(const StudyOutcome& outcome, const SweepIndex& index)
{
    const std::string sentence = "True graphs, and the share of runs that have learned each edge, a row for each child "
                                 "and a column for each parent, in the order of the true latents";
    const SweepStanding standing = standing_of(index);
    figure::Figure drawing;
    drawing.columns = 1;
    for (std::size_t cell = 0; cell < outcome.study.points.size(); ++cell) {
        const StudyPoint& point = outcome.study.points[cell];
        auto view = std::ranges::find(drawing.views, point.panel, &figure::View::id);
        for (const bool time : {false, true}) {
            const std::optional<GraphShare> graph = graph_of(standing, index, cell, time);
            if (!graph)
                continue;
            if (view == drawing.views.end()) {
                drawing.views.push_back({point.panel, point.panel + ". " + sentence, {}, figure::View::Flow::tiles});
                view = std::prev(drawing.views.end());
                view->note = point.panel;
            }
            const std::string truth = "true_" + std::string(graph_names(time).graph);
            const bool drawn = std::ranges::any_of(view->panels, [&](const figure::Panel& panel) {
                return std::get<figure::MatrixPanel>(panel).id == truth;
            });
            add_graph(*view, *graph, point.series, time, !drawn);
        }
    }
    for (figure::View& view : drawing.views) {
        view.key.scale = figure::Key::Scale{"share of runs"};
        for (const auto& [mark, name] : {std::pair{Mark::missing, "missing in most"}, {Mark::extra, "extra in most"}})
            if (has_mark(view, mark))
                view.key.marks.emplace_back(mark, name);
    }
    drawing.title = outcome.study.title + ": learned graphs against true";
    drawing.caption =
        drawing.title + ". " + sentence + ". SHD: wrong edges of a run, mean. After " + outcome.study.source + ".";
    return drawing;
}

}  // namespace disentangle
