// Graphs and entanglement: matrices at one step.
#include "core/figure/moment.h"
#include "core/figure/text.h"
#include "core/figure/views.h"
#include "core/theory/consistency.h"

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

std::vector<Mark> wrong_edges(const Adjacency& truth, const Adjacency& learned)
{
    std::vector<Mark> marks;
    for (int i = 0; i < truth.rows(); ++i)
        for (int j = 0; j < truth.cols(); ++j)
            marks.push_back(truth(i, j) == learned(i, j) ? Mark::none : truth(i, j) ? Mark::missing : Mark::extra);
    return marks;
}

bool any_marked(const std::vector<Mark>& marks)
{
    return std::any_of(marks.begin(), marks.end(), [](Mark mark) { return mark != Mark::none; });
}

void add_graph(View& view, Source& source, std::int64_t step, bool time, const std::vector<int>& matching)
{
    const CausalGraph& world = source.experiment().world.graph;
    const Adjacency& truth = time ? *world.Gz : *world.Ga;
    const std::string letter = time ? "z" : "a", id = "G" + letter;
    MatrixPanel panel;
    panel.id = "true_" + id;
    panel.title = "True " + with_index("G", letter);
    panel.rows = world.latents;
    panel.cols = time ? world.latents : world.actions;
    panel.row_title = "child";
    panel.col_title = time ? "parent, one step earlier" : "parent action";
    panel.values = numbers_of(truth);
    view.panels.push_back(panel);

    panel.id = "probability_" + id;
    panel.title = "Learned " + with_index("Ĝ", letter);
    const auto learned = learned_graph(source.run(), id, step, matching);
    if (!learned) {
        view.panels.push_back(MissingPanel{panel.id, panel.title, id + " is not learned in this run."});
        return;
    }
    panel.rows = learned_names(matching, world.d_z());
    if (time)
        panel.cols = panel.rows;
    panel.values = learned->probability;
    if (!matching.empty()) {
        panel.marks = wrong_edges(truth, learned->edges);
        const GraphDistance distance = graph_distance(truth, learned->edges);
        panel.title += ", SHD " + std::to_string(distance.total());
        view.sentence += ' ' + with_index("G", letter) + ": " + std::to_string(truth.edges()) + " true and " +
                         std::to_string(learned->edges.edges()) + " learned edges, " +
                         std::to_string(distance.missing) + " missing and " + std::to_string(distance.extra) +
                         " extra.";
    }
    view.panels.push_back(panel);
}

/// Columns of `matrix` in the order of `matching`.
Eigen::MatrixXd matched_columns(const Eigen::MatrixXd& matrix, const std::vector<int>& matching)
{
    if (matching.empty())
        return matrix;
    Eigen::MatrixXd result(matrix.rows(), matrix.cols());
    for (Eigen::Index j = 0; j < matrix.cols(); ++j)
        result.col(j) = matrix.col(matching[static_cast<std::size_t>(j)]);
    return result;
}

/// Marks what theory forbids and the model does: correlation beyond that of the true factors with each other, which
/// factors with common causes have however well they come apart.
std::vector<Mark> forbidden_cells(const Eigen::MatrixXd& correlation, const Eigen::MatrixXd& permitted,
                                  const std::optional<Eigen::MatrixXd>& among_true)
{
    std::vector<Mark> marks;
    for (Eigen::Index i = 0; i < correlation.rows(); ++i)
        for (Eigen::Index j = 0; j < correlation.cols(); ++j) {
            const double beyond = correlation(i, j) - (among_true ? (*among_true)(i, j) : 0.0);
            marks.push_back(permitted(i, j) < 0.5 && beyond > forbidden_above ? Mark::forbidden : Mark::none);
        }
    return marks;
}

}  // namespace

View graphs_view(Source& source, std::int64_t step)
{
    View view{"graphs",
              "True and learned graphs, a row for each child and a column for each parent; the learned latents in "
              "the order of the true ones they match."};
    view.flow = View::Flow::tiles;
    const CausalGraph& world = source.experiment().world.graph;
    const std::vector<int> matching = recorded_matching(source.run(), step);
    if (matching.empty())
        view.sentence =
            "True graphs and learned ones, these in the order in which they were learned: no matching was recorded.";
    if (world.Ga)
        add_graph(view, source, step, false, matching);
    if (world.Gz)
        add_graph(view, source, step, true, matching);
    view.key.scale = Key::Scale{"edge probability"};
    bool missing = false, extra = false;
    for (const Panel& panel : view.panels)
        if (const auto* matrix = std::get_if<MatrixPanel>(&panel)) {
            missing |= std::count(matrix->marks.begin(), matrix->marks.end(), Mark::missing) > 0;
            extra |= std::count(matrix->marks.begin(), matrix->marks.end(), Mark::extra) > 0;
        }
    if (missing)
        view.key.marks.emplace_back(Mark::missing, "missing");
    if (extra)
        view.key.marks.emplace_back(Mark::extra, "extra");
    return view;
}

View entanglement_view(Source& source, std::int64_t step)
{
    View view{"entanglement",
              "|Correlation| of the true latents (rows) with the learned ones (columns, in matched order), "
              "beside the pattern that theory permits."};
    view.flow = View::Flow::tiles;
    const RunReader& run = source.run();
    const CausalGraph& world = source.experiment().world.graph;
    const int d = world.d_z();
    const std::vector<int> matching = recorded_matching(run, step);
    const std::vector<std::string> learned = learned_names(matching, d);
    // The pattern follows from the graph alone; runs record it as well.
    const Adjacency pattern = permitted_pattern(world.Ga ? &*world.Ga : nullptr, world.Gz ? &*world.Gz : nullptr);
    const Eigen::MatrixXd permitted = numbers_of(pattern);

    MatrixPanel panel;
    panel.rows = world.latents;
    panel.cols = learned;
    panel.row_title = "true";
    panel.col_title = "learned";
    panel.id = "correlation";
    panel.title = "|Correlation|";
    if (const auto correlation = recorded_matrix(run, "correlation", step, d, d)) {
        panel.values = matched_columns(*correlation, matching);
        if (!matching.empty())
            panel.marks =
                forbidden_cells(panel.values, permitted, recorded_matrix(run, "true_correlation", step, d, d));
        if (any_marked(panel.marks)) {
            view.key.marks.emplace_back(Mark::forbidden, "forbidden by theory");
            view.sentence +=
                " Outlined: correlations that theory forbids, more than 0.1 beyond those of the true latents with "
                "each other.";
        }
        view.panels.push_back(panel);
    } else {
        view.panels.push_back(
            MissingPanel{panel.id, panel.title, "No correlation with true latents was recorded at this step."});
    }
    panel.marks.clear();
    view.key.scale = Key::Scale{"|correlation|"};
    if (const auto ols = recorded_matrix(run, "ols", step, d, d)) {
        panel.id = "ols";
        view.key.scale->name += ", |coefficient|";
        panel.title = "|Coefficient|";
        panel.values = matched_columns(*ols, matching);
        panel.scale = MatrixPanel::Scale::magnitude;
        view.sentence +=
            " Between them, the absolute standardised coefficients of the regression of each true latent on all "
            "learned ones.";
        view.panels.push_back(panel);
    }
    panel.id = "permitted";
    panel.scale = MatrixPanel::Scale::unit;
    panel.title = "Permitted";
    panel.cols = world.latents;
    panel.col_title = "may absorb";
    panel.values = permitted;
    view.panels.push_back(panel);
    return view;
}

}  // namespace disentangle::figure
