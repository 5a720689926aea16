// The probability of every edge over the training.
#include "core/base/error.h"
#include "core/figure/moment.h"
#include "core/figure/text.h"
#include "core/figure/views.h"

#include <algorithm>
#include <cmath>

namespace disentangle::figure {

namespace {

constexpr std::size_t most_lines = 150;  // of each kind; more become an area

std::string cell_name(const std::string& kind, int row, int col)
{
    return kind + '[' + std::to_string(row) + ',' + std::to_string(col) + ']';
}

struct EdgeCell {
    int row = 0, col = 0;  ///< learned order
    bool truth = false;
    double wrong = 0;  ///< distance of its newest probability from the truth
};

/// The cells of a learned graph, those that are furthest from the truth first.
std::vector<EdgeCell> sorted_cells(const Adjacency& truth, bool time, std::vector<int> matching, const Snapshot& newest)
{
    if (matching.empty())
        for (int i = 0; i < truth.rows(); ++i)
            matching.push_back(i);
    std::vector<EdgeCell> cells;
    for (int r = 0; r < truth.rows(); ++r) {
        for (int c = 0; c < truth.cols(); ++c) {
            const int row = matching[static_cast<std::size_t>(r)],
                      col = time ? matching[static_cast<std::size_t>(c)] : c;
            const double p = static_cast<double>(newest.data[static_cast<std::size_t>(row * newest.cols + col)]);
            cells.push_back({row, col, truth(r, c), truth(r, c) ? 1 - p : p});
        }
    }
    std::stable_sort(cells.begin(), cells.end(),
                     [](const EdgeCell& a, const EdgeCell& b) { return a.wrong > b.wrong; });
    return cells;
}

Panel edge_panel(Source& source, const char* graph, const Adjacency& truth, std::int64_t step, Detail detail,
                 std::string& note)
{
    const bool time = std::string_view(graph) == "Gz";
    const std::string kind = std::string("probability_") + graph;
    LinePanel panel;
    panel.id = kind;
    panel.title = "Edges of " + with_index("Ĝ", time ? "z" : "a");
    const History& history = source.history(kind, detail);
    if (history.snapshots.empty())
        return MissingPanel{panel.id, panel.title, std::string(graph) + " is not learned in this run."};
    if (history.snapshots.front().rows != truth.rows() || history.snapshots.front().cols != truth.cols())
        throw InputError(source.run().path().string(), "snapshots " + kind,
                         std::to_string(history.snapshots.front().rows) + " x " +
                             std::to_string(history.snapshots.front().cols),
                         std::to_string(truth.rows()) + " x " + std::to_string(truth.cols()) + " as in the experiment");
    panel.x.label = "Training step";
    panel.y = {"Probability", Axis::Range::unit};
    panel.guides = {0.5};
    panel.events = source.marks();
    if (step < source.steps().back())
        panel.cursor = static_cast<double>(step);

    const std::vector<EdgeCell> cells =
        sorted_cells(truth, time, recorded_matching(source.run(), source.steps().back()), history.snapshots.back());
    for (const bool edges : {false, true}) {  // true edges lie above the others
        std::size_t count = 0;
        const auto all = static_cast<std::size_t>(
            std::count_if(cells.begin(), cells.end(), [&](const EdgeCell& cell) { return cell.truth == edges; }));
        for (const EdgeCell& cell : cells) {
            if (cell.truth != edges)
                continue;
            if (detail == Detail::drawn && count == most_lines)
                break;
            const std::string name = (edges ? "true edges (" : "non-edges (") + std::to_string(all) + ')';
            Series series{count == 0 ? name : std::string(),
                          cell_name(kind, cell.row, cell.col),
                          {},
                          edges ? 0 : -1,
                          edges ? Dash::solid : Dash::dotted,
                          false,
                          edges ? 1 : 0.6};
            const auto at = static_cast<std::size_t>(cell.row * truth.cols() + cell.col);
            for (std::size_t i = 0; i < history.steps.size(); ++i)
                series.points.push_back(
                    {static_cast<double>(history.steps[i]), static_cast<double>(history.snapshots[i].data[at])});
            panel.series.push_back(std::move(series));
            ++count;
        }
        if (count < all)
            note += (note.empty() ? "Drawn: the " : ", ") + std::to_string(count) + " of " + std::to_string(all) +
                    (edges ? " true edges of " : " non-edges of ") + graph + " furthest from the truth";
    }
    return panel;
}

}  // namespace

View edges_view(Source& source, std::int64_t step, Detail detail)
{
    View view{"edges",
              "Probability of every edge of the learned graph over the training; an edge counts as learned above one "
              "half."};
    const CausalGraph& graph = source.experiment().world.graph;
    if (graph.Ga)
        view.panels.push_back(edge_panel(source, "Ga", *graph.Ga, step, detail, view.note));
    if (graph.Gz)
        view.panels.push_back(edge_panel(source, "Gz", *graph.Gz, step, detail, view.note));
    if (!view.note.empty())
        view.note += '.';
    return view;
}

}  // namespace disentangle::figure
