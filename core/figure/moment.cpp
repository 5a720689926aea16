#include "core/figure/moment.h"

#include "core/base/error.h"

#include <cmath>
#include <set>

namespace disentangle::figure {

std::optional<Eigen::MatrixXd> recorded_matrix(const RunReader& run, std::string_view kind, std::int64_t step, int rows,
                                               int cols)
{
    const std::optional<Snapshot> snapshot = run.snapshot(kind, step);
    if (!snapshot)
        return std::nullopt;
    if ((rows != 0 && snapshot->rows != rows) || (cols != 0 && snapshot->cols != cols)) {
        const auto size = [](int count) { return count == 0 ? std::string("any") : std::to_string(count); };
        throw InputError(run.path().string(), "snapshot " + std::string(kind),
                         std::to_string(snapshot->rows) + " x " + std::to_string(snapshot->cols),
                         size(rows) + " x " + size(cols) + " as in the experiment");
    }
    using RowMajor = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    return Eigen::Map<const RowMajor>(snapshot->data.data(), snapshot->rows, snapshot->cols).cast<double>();
}

std::vector<int> recorded_matching(const RunReader& run, std::int64_t step)
{
    const int d_z = run.experiment().world.graph.d_z();
    std::vector<int> matching;
    if (const auto recorded = recorded_matrix(run, "assignment", step, 1, d_z)) {
        std::set<int> seen;
        for (int i = 0; i < d_z; ++i) {
            const double index = (*recorded)(0, i);
            if (!(index >= 0 && index < d_z) || !seen.insert(static_cast<int>(index)).second)
                throw InputError(run.path().string(), "snapshot assignment", std::to_string(index),
                                 "a permutation of 0 to " + std::to_string(d_z - 1));
            matching.push_back(static_cast<int>(index));
        }
    }
    return matching;
}

std::optional<LearnedGraph> learned_graph(const RunReader& run, std::string_view graph, std::int64_t step,
                                          const std::vector<int>& matching)
{
    const CausalGraph& world = run.experiment().world.graph;
    const bool time = graph == "Gz";
    const int rows = world.d_z(), cols = time ? world.d_z() : world.d_a();
    const auto recorded = recorded_matrix(run, "probability_" + std::string(graph), step, rows, cols);
    if (!recorded)
        return std::nullopt;
    LearnedGraph learned{*recorded, Adjacency(rows, cols)};
    for (int i = 0; i < rows; ++i) {
        for (int j = 0; j < cols; ++j) {
            if (!matching.empty())
                learned.probability(i, j) = (*recorded)(matching[static_cast<std::size_t>(i)],
                                                        time ? matching[static_cast<std::size_t>(j)] : j);
            learned.edges.set(i, j, learned.probability(i, j) > 0.5);
        }
    }
    return learned;
}

Moment read_moment(const RunReader& run, std::int64_t step)
{
    const CausalGraph& graph = run.experiment().world.graph;
    const int d_z = graph.d_z();
    Moment moment;
    for (const std::int64_t evaluated : run.steps()) {
        if (evaluated <= step)
            moment.step = evaluated;
    }
    for (const std::string& name : run.metric_names()) {
        if (const auto value = run.metric_at(name, step); value && std::isfinite(*value))
            moment.metrics[name] = *value;
    }
    moment.assignment = recorded_matching(run, step);
    if (moment.assignment.empty())
        return moment;
    if (graph.Ga)
        moment.Ga = learned_graph(run, "Ga", step, moment.assignment);
    if (graph.Gz)
        moment.Gz = learned_graph(run, "Gz", step, moment.assignment);
    if (const auto recorded = recorded_matrix(run, "correlation", step, d_z, d_z)) {
        moment.correlation = Eigen::MatrixXd(d_z, d_z);
        for (int j = 0; j < d_z; ++j)
            moment.correlation->col(j) = recorded->col(moment.assignment[static_cast<std::size_t>(j)]);
    }
    return moment;
}

}  // namespace disentangle::figure
