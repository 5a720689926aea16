// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/mechanism_sparsity/search/jacobi_sweeps.h"
#include "core/learn/mechanism_sparsity/search/rotation_search.h"

namespace disentangle {

class Random;

/// The search without time. The map B need not be orthogonal, and the influence is white instead, sum_l M_l = I: its rows
/// are unit vectors b, found one by one, of least cost sum_l min(b^T M_l b, t), for a row's cost does not depend on the
/// others; then the cheapest d_z of them that are far from dependent. Under a graph the best rows are known: eigenvectors
/// (see rows_under), so from there on graphs are what is searched, one latent's parents at a time.
class RowSearch final : public RotationSearch {
public:
    /// See make_rotation_search.
    RowSearch(const InfluenceMoments& influence, std::uint64_t seed, double floor, std::optional<int> edges);

private:
    using Cost = JacobiSweeps::Cost;

    void search_on() override;

    // Single rows, unit vectors of d_z numbers.
    void find_rows();
    /// What each action's influence on the latent b^T z is.
    Eigen::VectorXd influences(const Eigen::VectorXd& row) const;
    double cost_of_row(const Eigen::VectorXd& row, const Cost& cost) const;
    /// One step of inverse iteration towards rows on which actions have little influence, each weighed by its weight.
    Eigen::VectorXd lowered(const Eigen::VectorXd& row, const Eigen::VectorXd& weights) const;
    void settle_row(Eigen::VectorXd& row, const Cost& cost) const;
    Eigen::VectorXd random_row(Random& random) const;
    void keep_if_new(const Eigen::VectorXd& row);

    // Maps of them.
    void combine_rows();
    /// The cheapest rows at a price that are far from dependent, d_z x d_z; empty when there are not enough.
    Eigen::MatrixXd cheapest_map(double price) const;

    // Graphs, d_z x actions of 0 and 1.
    void improve_graph();
    Eigen::MatrixXd rows_under(const Eigen::MatrixXi& graph) const;
    /// The best rows under the graph that `map` has at a price, as long as that costs less.
    Eigen::MatrixXd settled(Eigen::MatrixXd map, double price) const;
    Eigen::MatrixXi graph_at(const Eigen::MatrixXd& map, double price) const;
    double cost_at(const Eigen::MatrixXd& map, double price) const;
    int graphs_a_step() const;

    Eigen::MatrixXd rows_;  ///< found so far, as columns
};

}  // namespace disentangle
