#pragma once

#include "core/graph/adjacency.h"
#include "core/metrics/metrics.h"
#include "core/record/run_file.h"

#include <Eigen/Core>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace disentangle {

/// A graph as it was learned by some step, in the order of the true factors.
struct LearnedGraph {
    Eigen::MatrixXd probability;  ///< of every edge, d_z x inputs
    Adjacency edges;              ///< probability > 1/2
};

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

}  // namespace disentangle
