// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>
#include <vector>

namespace disentangle {

/// Which of the two matrices of a causal graph.
enum class GraphPart { Ga, Gz };

/// Which of the two kinds of nodes of a causal graph.
enum class NodeKind { latent, action };

/// A cell of a matrix, which is an edge where the cell is on: from parent `col` to child `row`.
struct GraphCell {
    GraphPart part = GraphPart::Ga;
    int row = 0, col = 0;
    auto operator<=>(const GraphCell&) const = default;
};

/// Nodes and cells of a causal graph by their indices.
struct GraphItems {
    std::uint64_t latents = 0;     ///< bit i: latent i
    std::uint64_t actions = 0;     ///< bit l: action l
    std::vector<GraphCell> cells;  ///< in any order, without repetition

    static GraphItems latent(int index) { return {bit(index), 0, {}}; }
    static GraphItems action(int index) { return {0, bit(index), {}}; }
    static GraphItems node(NodeKind kind, int index)
    {
        return kind == NodeKind::latent ? latent(index) : action(index);
    }
    static GraphItems cell(GraphPart part, int row, int col) { return {0, 0, {{part, row, col}}}; }

    bool hasLatent(int index) const { return (latents & bit(index)) != 0; }
    bool hasAction(int index) const { return (actions & bit(index)) != 0; }
    bool hasCell(const GraphCell& cell) const { return std::find(cells.begin(), cells.end(), cell) != cells.end(); }
    bool isEmpty() const { return latents == 0 && actions == 0 && cells.empty(); }
    bool operator==(const GraphItems&) const = default;

private:
    /// 0 for an index that no node can have, such as the -1 of "none".
    static std::uint64_t bit(int index) { return index >= 0 && index < 64 ? std::uint64_t{1} << index : 0; }
};

}  // namespace disentangle
