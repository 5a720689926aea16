// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/moves.h"

#include "core/reading/learned_graph.h"

#include <algorithm>

namespace disentangle {

std::vector<std::vector<Moved>> what_actions_move(const Moment& moment, const Variables& variables)
{
    std::vector<std::vector<Moved>> moves;
    const std::optional<LearnedGraph> graph = learned_graph(moment, variables, false);
    if (!graph || graph->matching)
        return moves;
    const Adjacency edges = graph->edges();
    for (int action = 0; action < edges.cols(); ++action) {
        std::vector<Moved>& moved = moves.emplace_back();
        for (int latent = 0; latent < edges.rows(); ++latent) {
            if (!edges(latent, action))
                continue;
            const auto at = static_cast<std::size_t>(latent * edges.cols() + action);
            const auto of = [at](const std::optional<Snapshot>& pairs) {
                return pairs ? std::optional(static_cast<double>(pairs->data[at])) : std::nullopt;
            };
            moved.push_back({latent, of(graph->evidence), of(graph->stability)});
        }
        std::ranges::stable_sort(moved, std::ranges::greater(),
                                 [](const Moved& one) { return one.evidence.value_or(0); });
    }
    return moves;
}

}  // namespace disentangle
