// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/random_graph.h"

#include "core/base/error.h"
#include "core/base/random.h"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace disentangle {

Adjacency regular_adjacency(int rows, int cols, int parents, std::uint64_t seed)
{
    constexpr int tries = 1000;  // of a row that is to be unlike all before it
    for (const auto& [what, size] : {std::pair{"rows", rows}, std::pair{"columns", cols}})
        if (size < 1 || size > max_nodes)
            throw InputError("", "random graph", "the number of " + std::string(what) + " is " + std::to_string(size),
                             "1 to 64");
    if (parents < 1 || parents > cols)
        throw InputError("", "random graph", "the number of parents is " + std::to_string(parents),
                         "1 to " + std::to_string(cols));
    Random random(seed, "regular graph");
    Adjacency result(rows, cols);
    std::set<std::uint64_t> drawn;
    for (int row = 0; row < rows; ++row) {
        bool is_new = false;
        for (int left = tries; left > 0 && !is_new; --left) {
            std::uint64_t bits = std::uint64_t{1} << (row % cols);
            while (std::popcount(bits) < parents)
                bits |= std::uint64_t{1} << random.below(static_cast<std::uint64_t>(cols));
            result.set_row_bits(row, bits);
            is_new = drawn.insert(bits).second;
        }
        if (!is_new)
            throw InputError("", "random graph",
                             std::to_string(rows) + " latents with " + std::to_string(parents) + " of " +
                                 std::to_string(cols) + " parents each",
                             "numbers that leave every latent parents of its own");
    }
    return result;
}

RandomGraph parse_random_graph(std::string_view text)
{
    const std::string name(text);
    RandomGraph wanted;
    wanted.time = false;
    std::optional<int> actions;
    const auto number = [&](std::string_view key, std::string_view value, auto& to) {
        const char* const end = value.data() + value.size();
        const auto [read, error] = std::from_chars(value.data(), end, to);
        if (value.empty() || error != std::errc{} || read != end)
            throw InputError(name, std::string(key), value.empty() ? "nothing" : std::string(value), "a number");
    };
    text.remove_prefix(std::min(random_graph_prefix.size(), text.size()));
    while (!text.empty()) {
        const std::string_view part = text.substr(0, text.find(','));
        text.remove_prefix(std::min(part.size() + 1, text.size()));
        const std::string_view key = part.substr(0, part.find('='));
        const std::string_view value = part.substr(std::min(key.size() + 1, part.size()));
        if (key == "latents")
            number(key, value, wanted.d_z);
        else if (key == "actions")
            number(key, value, actions.emplace());
        else if (key == "parents")
            number(key, value, wanted.parents);
        else if (key == "density")
            number(key, value, wanted.density);
        else if (key == "seed")
            number(key, value, wanted.seed);
        else if (part == "time")
            wanted.time = true;
        else
            throw InputError(name, "", "found " + std::string(part.empty() ? "nothing between commas" : part),
                             "latents=N, actions=N, time, parents=N or density=P, seed=N");
    }
    wanted.d_a = actions.value_or(wanted.time ? 0 : wanted.d_z);
    return wanted;
}

CausalGraph random_graph(const RandomGraph& wanted)
{
    if (wanted.d_a == 0 && !wanted.time)
        throw InputError("", "random graph", "there are neither actions nor time", "at least one of them");
    if (wanted.d_a < 0 || wanted.d_a > max_nodes)
        throw InputError("", "random graph", "the number of actions is " + std::to_string(wanted.d_a), "0 to 64");
    Random seeds(wanted.seed, "random causal graph");
    const std::uint64_t for_actions = seeds(), for_time = seeds();
    const auto drawn = [&](int parents_of, bool self_loops, std::uint64_t seed) {
        return wanted.parents == 0 ? random_adjacency(wanted.d_z, parents_of, wanted.density, self_loops, seed)
                                   : regular_adjacency(wanted.d_z, parents_of, wanted.parents, seed);
    };
    std::optional<Adjacency> Ga, Gz;
    if (wanted.d_a > 0)
        Ga = drawn(wanted.d_a, false, for_actions);
    if (wanted.time)
        Gz = drawn(wanted.d_z, wanted.self_loops, for_time);
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
