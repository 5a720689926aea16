#include "app/disentangle/moment.h"

#include "core/base/error.h"

#include <cmath>
#include <set>

namespace disentangle {

namespace {

std::optional<Eigen::MatrixXd> matrix(const RunReader& run, const std::string& kind, std::int64_t step, int rows, int cols)
{
    const std::optional<Snapshot> snapshot = run.snapshot(kind, step);
    if (!snapshot) {
        return std::nullopt;
    }
    if (snapshot->rows != rows || snapshot->cols != cols) {
        throw InputError(run.path().string(), "snapshot " + kind,
                         std::to_string(snapshot->rows) + " x " + std::to_string(snapshot->cols),
                         std::to_string(rows) + " x " + std::to_string(cols) + " as in the experiment");
    }
    using RowMajor = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    return Eigen::Map<const RowMajor>(snapshot->data.data(), rows, cols).cast<double>();
}

std::vector<int> permutation(const RunReader& run, std::int64_t step, int d_z)
{
    std::vector<int> assignment;
    if (const auto recorded = matrix(run, "assignment", step, 1, d_z)) {
        std::set<int> seen;
        for (int i = 0; i < d_z; ++i) {
            const double index = (*recorded)(0, i);
            if (!(index >= 0 && index < d_z) || !seen.insert(static_cast<int>(index)).second) {
                throw InputError(run.path().string(), "snapshot assignment", std::to_string(index),
                                 "a permutation of 0 to " + std::to_string(d_z - 1));
            }
            assignment.push_back(static_cast<int>(index));
        }
    }
    return assignment;
}

LearnedGraph matched(const Eigen::MatrixXd& learned, const std::vector<int>& rows, const std::vector<int>* cols)
{
    LearnedGraph graph{learned, Adjacency(static_cast<int>(learned.rows()), static_cast<int>(learned.cols()))};
    for (int i = 0; i < learned.rows(); ++i) {
        for (int j = 0; j < learned.cols(); ++j) {
            graph.probability(i, j) =
                learned(rows[static_cast<std::size_t>(i)], cols ? (*cols)[static_cast<std::size_t>(j)] : j);
            graph.edges.set(i, j, graph.probability(i, j) > 0.5);
        }
    }
    return graph;
}

}  // namespace

Moment read_moment(const RunReader& run, std::int64_t step)
{
    const CausalGraph& graph = run.experiment().world.graph;
    const int d_z = graph.d_z();
    Moment moment;
    for (const std::int64_t evaluated : run.steps()) {
        if (evaluated <= step) {
            moment.step = evaluated;
        }
    }
    for (const std::string& name : run.metric_names()) {
        if (const auto value = run.metric_at(name, step); value && std::isfinite(*value)) {
            moment.metrics[name] = *value;
        }
    }
    moment.assignment = permutation(run, step, d_z);
    if (moment.assignment.empty()) {
        return moment;
    }
    if (graph.Ga) {
        if (const auto learned = matrix(run, "probability_Ga", step, d_z, graph.d_a())) {
            moment.Ga = matched(*learned, moment.assignment, nullptr);
        }
    }
    if (graph.Gz) {
        if (const auto learned = matrix(run, "probability_Gz", step, d_z, d_z)) {
            moment.Gz = matched(*learned, moment.assignment, &moment.assignment);
        }
    }
    if (const auto recorded = matrix(run, "correlation", step, d_z, d_z)) {
        moment.correlation = Eigen::MatrixXd(d_z, d_z);
        for (int j = 0; j < d_z; ++j) {
            moment.correlation->col(j) = recorded->col(moment.assignment[static_cast<std::size_t>(j)]);
        }
    }
    return moment;
}

}  // namespace disentangle
