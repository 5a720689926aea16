// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/graph_edits.h"

#include <algorithm>
#include <numeric>

namespace disentangle {
namespace {

Adjacency reindexed(const Adjacency& matrix, const std::vector<int>& rows, const std::vector<int>& cols)
{
    return adjacencyWhere(static_cast<int>(rows.size()), static_cast<int>(cols.size()), [&](int row, int col) {
        const int r = rows[static_cast<std::size_t>(row)];
        const int c = cols[static_cast<std::size_t>(col)];
        return r >= 0 && c >= 0 && matrix(r, c);
    });
}

std::vector<std::string> reindexed(const std::vector<std::string>& names, const std::vector<int>& order,
                                   const std::string& prefix)
{
    std::vector<std::string> result;
    for (const int index : order)
        result.push_back(index < 0 ? std::string() : names[static_cast<std::size_t>(index)]);
    // A new node is named after its place where that name is free, else with the first number that is.
    for (std::size_t i = 0; i < result.size(); ++i) {
        if (!result[i].empty())
            continue;
        std::string name = prefix + std::to_string(i + 1);
        for (int number = 1; std::find(result.begin(), result.end(), name) != result.end(); ++number)
            name = prefix + std::to_string(number);
        result[i] = name;
    }
    return result;
}

}  // namespace

CausalGraph reindexed(const CausalGraph& graph, const std::vector<int>& latents, const std::vector<int>& actions)
{
    CausalGraph result;
    result.latents = reindexed(graph.latents, latents, "z");
    result.actions = reindexed(graph.actions, actions, "a");
    if (graph.Ga)
        result.Ga = reindexed(*graph.Ga, latents, actions);
    if (graph.Gz)
        result.Gz = reindexed(*graph.Gz, latents, latents);
    return result;
}

std::vector<int> sameOrder(int count)
{
    std::vector<int> order(static_cast<std::size_t>(count));
    std::iota(order.begin(), order.end(), 0);
    return order;
}

std::vector<int> resizedOrder(int count, int wanted)
{
    std::vector<int> order = sameOrder(count);
    order.resize(static_cast<std::size_t>(wanted), -1);
    return order;
}

std::vector<int> movedOrder(int count, int from, int to)
{
    std::vector<int> order = sameOrder(count);
    order.erase(order.begin() + from);
    order.insert(order.begin() + to, from);
    return order;
}

Adjacency adjacencyWhere(int rows, int cols, const std::function<bool(int, int)>& on)
{
    Adjacency result(rows, cols);
    for (int r = 0; r < rows; ++r)
        for (int c = 0; c < cols; ++c)
            result.set(r, c, on(r, c));
    return result;
}

Adjacency blockDiagonal(int rows, int cols, int blocks)
{
    return adjacencyWhere(rows, cols, [&](int row, int col) { return row * blocks / rows == col * blocks / cols; });
}

}  // namespace disentangle
