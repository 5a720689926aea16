// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/learned_graph.h"

#include <algorithm>

namespace disentangle {

Adjacency edges_in(const Snapshot& probabilities)
{
    Adjacency edges(probabilities.rows, probabilities.cols);
    for (int r = 0; r < probabilities.rows; ++r)
        for (int c = 0; c < probabilities.cols; ++c)
            edges.set(r, c,
                      is_learned(double{probabilities.data[static_cast<std::size_t>(r * probabilities.cols + c)]}));
    return edges;
}

Snapshot LearnedGraph::in_order(const Snapshot& pairs) const
{
    return matching ? reordered(pairs, *matching, time ? *matching : Matching()) : pairs;
}

std::optional<LearnedGraph> learned_graph(const Moment& moment, const Variables& variables, bool time)
{
    const int latents = variables.d_z();
    const auto pairs = [&](std::string_view kind) {
        return moment.snapshot(kind, latents, time ? latents : variables.d_a());
    };
    const Snapshot* recorded = pairs(graph_names(time).probability);
    if (!recorded)
        return std::nullopt;
    LearnedGraph graph{time, *recorded, matching_of(moment, latents)};
    if (const Snapshot* evidence = pairs(graph_names(time).evidence))
        graph.evidence = *evidence;
    if (const Snapshot* stability = pairs(graph_names(time).stability))
        graph.stability = *stability;
    return graph;
}

const Adjacency* true_graph(const Variables& variables, bool time)
{
    if (variables.graph == nullptr)
        return nullptr;
    const auto& graph = time ? variables.graph->Gz : variables.graph->Ga;
    return graph ? &*graph : nullptr;
}

std::vector<Mark> wrong_edges(const Adjacency& truth, const Adjacency& learned)
{
    std::vector<Mark> marks;
    for (int r = 0; r < truth.rows(); ++r)
        for (int c = 0; c < truth.cols(); ++c)
            marks.push_back(truth(r, c) == learned(r, c) ? Mark::none : truth(r, c) ? Mark::missing : Mark::extra);
    return marks;
}

std::vector<EdgeCell> cells_by_error(const Adjacency* truth, bool time, const std::optional<Matching>& matching,
                                     const Snapshot& probabilities)
{
    std::vector<EdgeCell> cells;
    for (int r = 0; r < probabilities.rows; ++r)
        for (int c = 0; c < probabilities.cols; ++c) {
            const int row = matching ? (*matching)[static_cast<std::size_t>(r)] : r;
            const int col = matching && time ? (*matching)[static_cast<std::size_t>(c)] : c;
            const bool edge = truth && matching && (*truth)(r, c);
            const double p{probabilities.data[static_cast<std::size_t>(row * probabilities.cols + col)]};
            cells.push_back({row, col, edge, edge ? 1 - p : p});
        }
    std::ranges::stable_sort(cells, std::greater(), &EdgeCell::error);
    return cells;
}

}  // namespace disentangle
