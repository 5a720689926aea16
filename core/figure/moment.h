#pragma once

#include "core/graph/adjacency.h"
#include "core/metrics/metrics.h"
#include "core/record/run_file.h"

#include <Eigen/Core>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace disentangle::figure {

/// The newest snapshot of `kind` at a step <= `step`; none where the run has none. Throws InputError naming the file when
/// its size is not rows x cols; 0 for either takes any.
std::optional<Eigen::MatrixXd> recorded_matrix(const RunReader& run, std::string_view kind, std::int64_t step,
                                               int rows = 0, int cols = 0);
/// Learned index of each true latent; empty when it was not recorded. Throws InputError when it is no permutation.
std::vector<int> recorded_matching(const RunReader& run, std::int64_t step);

/// A graph as it was learned by some step, in the order of the true factors.
struct LearnedGraph {
    Eigen::MatrixXd probability;  ///< of every edge, d_z x inputs
    Adjacency edges;              ///< probability > 1/2
};
/// `graph` is "Ga" or "Gz". With an empty matching: in learned order.
std::optional<LearnedGraph> learned_graph(const RunReader& run, std::string_view graph, std::int64_t step,
                                          const std::vector<int>& matching);

/// What a run file says of one evaluated step, matched to the true factors.
struct Moment {
    std::int64_t step = -1;                 ///< -1: nothing has been evaluated yet
    std::map<std::string, double> metrics;  ///< finite ones
    std::vector<int> assignment;            ///< learned index of each true latent; empty when not recorded
    std::optional<LearnedGraph> Ga, Gz;
    std::optional<Eigen::MatrixXd> correlation;  ///< |Pearson|, rows true, columns learned in the order of `assignment`
};

/// The newest evaluation at a step <= `step`. Throws InputError when the file's snapshots do not fit its experiment.
Moment read_moment(const RunReader& run, std::int64_t step);

}  // namespace disentangle::figure
