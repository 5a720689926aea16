// SPDX-License-Identifier: GPL-3.0-or-later
// The probability of every edge over the training.
#include "core/base/error.h"
#include "core/figure/text.h"
#include "core/figure/views.h"
#include "core/reading/learned_graph.h"

#include <algorithm>
#include <array>

namespace disentangle::figure {

namespace {

constexpr std::size_t most_lines = 150;  // of each kind; more become an area

std::string cell_name(const std::string& kind, int row, int col)
{
    return kind + '[' + std::to_string(row) + ',' + std::to_string(col) + ']';
}

Panel edge_panel(Source& source, bool time, const Variables& variables, std::int64_t step, Detail detail,
                 std::string& note)
{
    const GraphNames& names = graph_names(time);
    const std::string kind(names.probability), graph(names.graph);
    const Adjacency* truth = true_graph(variables, time);
    const int rows = variables.d_z(), cols = time ? rows : variables.d_a();
    LinePanel panel;
    panel.id = kind;
    panel.title = "Edges of " + with_index("Ĝ", time ? "z" : "a");
    const History& history = source.history(kind, detail);
    if (history.empty())
        return MissingPanel{panel.id, panel.title, graph + " is not learned in this run."};
    if (history.rows() != rows || history.cols() != cols)
        throw InputError(source.run().path().string(), "snapshots " + kind,
                         std::to_string(history.rows()) + " x " + std::to_string(history.cols()),
                         std::to_string(rows) + " x " + std::to_string(cols) + " as in the experiment");
    panel.y = {"Probability", Axis::Range::unit};
    panel.guides = {learned_above};
    panel.events = source.marks();
    panel.phases = source.phase_bands();
    if (step < source.steps().back())
        panel.cursor = static_cast<double>(step);

    constexpr std::array of_matching{kind::assignment};
    const Moment newest = source.moment(source.steps().back(), of_matching);
    const auto matching = truth ? matching_of(newest, rows) : std::nullopt;
    const std::vector<EdgeCell> cells = cells_by_error(truth, time, matching, *history.snapshots.back());
    for (const bool edges : {false, true}) {  // true edges lie above the others
        std::size_t count = 0;
        const auto all = static_cast<std::size_t>(
            std::count_if(cells.begin(), cells.end(), [&](const EdgeCell& cell) { return cell.truth == edges; }));
        for (const EdgeCell& cell : cells) {
            if (cell.truth != edges)
                continue;
            if (detail == Detail::drawn && count == most_lines)
                break;
            const char* group = !matching ? "edges (" : edges ? "true edges (" : "non-edges (";
            const std::string name = group + std::to_string(all) + ')';
            Series series{count == 0 ? name : std::string(),
                          cell_name(kind, cell.row, cell.col),
                          {},
                          edges ? 0 : -1,
                          edges ? Dash::solid : Dash::dotted,
                          false,
                          edges ? 1 : 0.6};
            const auto at = static_cast<std::size_t>(cell.row * cols + cell.col);
            for (std::size_t i = 0; i < history.steps.size(); ++i)
                series.points.push_back(
                    {static_cast<double>(history.steps[i]), history.value(static_cast<std::ptrdiff_t>(i), at)});
            panel.series.push_back(std::move(series));
            ++count;
        }
        if (count < all)
            note += (note.empty() ? "Drawn: the " : ", ") + std::to_string(count) + " of " + std::to_string(all) +
                    (!matching ? " edges of " + graph + " that are most probable"
                               : (edges ? " true edges of " : " non-edges of ") + graph + " furthest from the truth");
    }
    return panel;
}

}  // namespace

View edges_view(Source& source, const Moment& moment, Detail detail)
{
    View view{"edges",
              "Probability of every edge of the learned graph over the training; an edge counts as learned above one "
              "half."};
    const Variables variables = variables_of(source.experiment());
    for (const bool time : {false, true})
        if (variables.has_graph(time))
            view.panels.push_back(edge_panel(source, time, variables, moment.step, detail, view.note));
    if (view.panels.empty())
        view.panels.push_back(
            MissingPanel{"edges", "Edges", "These data have neither actions nor time: there is no graph to learn."});
    if (std::ranges::none_of(view.panels, [](const Panel& panel) { return std::holds_alternative<LinePanel>(panel); }))
        view.sentence = "Edges have probabilities where a graph is learned.";
    if (!view.note.empty())
        view.note += '.';
    return view;
}

}  // namespace disentangle::figure
