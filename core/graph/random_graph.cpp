// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/random_graph.h"

#include "core/base/error.h"
#include "core/base/random.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace disentangle {

CausalGraph random_graph(const RandomGraph& wanted)
{
    if (wanted.d_a == 0 && !wanted.time)
        throw InputError("", "random graph", "there are neither actions nor time", "at least one of them");
    if (wanted.d_a < 0 || wanted.d_a > max_nodes)
        throw InputError("", "random graph", "the number of actions is " + std::to_string(wanted.d_a), "0 to 64");
    Random seeds(wanted.seed, "random causal graph");
    const std::uint64_t for_actions = seeds(), for_time = seeds();
    std::optional<Adjacency> Ga, Gz;
    if (wanted.d_a > 0)
        Ga = random_adjacency(wanted.d_z, wanted.d_a, wanted.density, false, for_actions);
    if (wanted.time)
        Gz = random_adjacency(wanted.d_z, wanted.d_z, wanted.density, wanted.self_loops, for_time);
    return make_graph(std::move(Ga), std::move(Gz));
}

CausalGraph random_variation(const CausalGraph& graph, int flips, std::uint64_t seed)
{
    if (flips < 0)
        throw InputError("", "variation", "the number of edges is " + std::to_string(flips), "0 or more");
    struct Cell {
        bool time;
        int row, col;
    };
    std::array<std::vector<Cell>, 2> cells;  // without and with an edge
    for (const bool time : {false, true})
        if (const auto& matrix = time ? graph.Gz : graph.Ga)
            for (int row = 0; row < matrix->rows(); ++row)
                for (int col = 0; col < matrix->cols(); ++col)
                    cells[(*matrix)(row, col) ? 1 : 0].push_back({time, row, col});

    CausalGraph result = graph;
    Random random(seed, "variation");
    for (int flip = 0; flip < flips; ++flip) {
        std::size_t kind = random.below(2);
        if (cells[kind].empty())
            kind = 1 - kind;
        if (cells[kind].empty())
            break;
        const auto which = static_cast<std::ptrdiff_t>(random.below(cells[kind].size()));
        const Cell cell = cells[kind][static_cast<std::size_t>(which)];
        cells[kind].erase(cells[kind].begin() + which);
        (cell.time ? result.Gz : result.Ga)->set(cell.row, cell.col, kind == 0);
    }
    return result;
}

}  // namespace disentangle
