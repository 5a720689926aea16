// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/presets.h"

#include "core/base/error.h"

namespace disentangle {

namespace {

constexpr int paper_d_z = 10;

Adjacency lower_triangular(int n)
{
    Adjacency result(n, n);
    for (int row = 0; row < n; ++row) {
        for (int col = 0; col <= row; ++col)
            result.set(row, col, true);
    }
    return result;
}

/// Each latent is moved by its own action and by the one before it, in a circle.
Adjacency circle(int n)
{
    Adjacency result = Adjacency::identity(n);
    for (int row = 0; row < n; ++row)
        result.set(row, (row + n - 1) % n, true);
    return result;
}

/// Ones in rows [row, row + 2) and columns [col, col + width).
void fill_pair_of_rows(Adjacency& matrix, int row, int col, int width)
{
    for (int i = row; i < row + 2; ++i) {
        for (int j = col; j < col + width; ++j)
            matrix.set(i, j, true);
    }
}

/// One action for each pair of latents.
Adjacency action_blocks()
{
    Adjacency Ga(paper_d_z, paper_d_z / 2);
    for (int pair = 0; pair < paper_d_z / 2; ++pair)
        fill_pair_of_rows(Ga, 2 * pair, pair, 1);
    return Ga;
}

Adjacency action_blocks_shared()
{
    Adjacency Ga = action_blocks();
    fill_pair_of_rows(Ga, 8, 0, 1);
    return Ga;
}

Adjacency time_blocks()
{
    Adjacency Gz(paper_d_z, paper_d_z);
    for (int first = 0; first < paper_d_z; first += 2)
        fill_pair_of_rows(Gz, first, first, 2);
    return Gz;
}

Adjacency time_blocks_linked()
{
    Adjacency Gz = time_blocks();
    fill_pair_of_rows(Gz, 0, 8, 2);
    fill_pair_of_rows(Gz, 8, 0, 2);
    fill_pair_of_rows(Gz, 8, 4, 2);
    return Gz;
}

Adjacency time_blocks_linked_31()
{
    Adjacency Gz = time_blocks();
    fill_pair_of_rows(Gz, 2, 4, 4);
    fill_pair_of_rows(Gz, 6, 2, 2);
    return Gz;
}

CausalGraph by_actions(Adjacency Ga)
{
    return make_graph(std::move(Ga), std::nullopt);
}

CausalGraph by_time(Adjacency Gz)
{
    return make_graph(std::nullopt, std::move(Gz));
}

Adjacency rows(const std::vector<std::vector<int>>& entries)
{
    return Adjacency::from_rows(entries);
}

CausalGraph tree_robot_ball()
{
    CausalGraph graph = make_graph(rows({{0}, {1}, {0}}), rows({{1, 0, 0}, {1, 1, 0}, {1, 1, 1}}));
    graph.latents = {"tree", "robot", "ball"};
    graph.actions = {"move"};
    return graph;
}

std::vector<GraphPreset> make_presets()
{
    const std::string paper = "Lachapelle et al. 2024, arXiv 2401.04890";
    const std::string synthetic = paper + ", synthetic data sets";
    const std::string action = "Action", time = "Time", both = "Action and time", worked = "Worked examples";
    return {
        {"ActionDiag", action, "Ten actions, each of which moves one latent of its own.", synthetic,
         by_actions(Adjacency::identity(paper_d_z)), "diagonal_sin"},
        {"ActionNonDiag", action, "Ten actions in a circle, each of which moves two neighbouring latents.", synthetic,
         by_actions(circle(paper_d_z)), "sin"},
        {"ActionBlockDiag", action,
         "Five actions, each of which moves a pair of latents that nothing else tells apart.", synthetic,
         by_actions(action_blocks()), "sin"},
        {"ActionBlockNonDiag", action,
         "Five actions, each of which moves a pair of latents; the first moves the last pair as well.", synthetic,
         by_actions(action_blocks_shared()), "sin"},
        {"TimeDiag", time, "Ten latents, each of which depends on its own past alone.", synthetic,
         by_time(Adjacency::identity(paper_d_z)), "diagonal_sin"},
        {"TimeNonDiag", time, "Ten latents in an order, each of which depends on itself and all before it.", synthetic,
         by_time(lower_triangular(paper_d_z)), "sin"},
        {"TimeBlockDiag", time, "Five pairs of latents; within a pair each depends on both.", synthetic,
         by_time(time_blocks()), "sin"},
        {"TimeBlockNonDiag", time,
         "Five pairs of latents; the first and last pair depend on each other, and the last on the third.", synthetic,
         by_time(time_blocks_linked()), "sin"},
        {"TimeBlockNonDiag3.1", time,
         "Five pairs of latents; the second pair depends on the third and fourth, and the fourth on the second.",
         "released code of " + paper + ", graph_temporal_3.1_hard", by_time(time_blocks_linked_31()), "sin"},
        {"ActionTime", both, "The actions of ActionNonDiag upon latents that each depend on their own past.",
         "Ga of ActionNonDiag and Gz of TimeDiag of " + paper,
         make_graph(circle(paper_d_z), Adjacency::identity(paper_d_z)), "sin"},
        {"Example2", worked, "Three actions, each of which moves one latent of its own.", paper + ", Example 2",
         by_actions(Adjacency::identity(3)), "sin"},
        {"Example3", worked, "One action that moves the second of three latents.", paper + ", Example 3",
         by_actions(rows({{0}, {1}, {0}})), "sin"},
        {"Example4", worked, "Three actions, each of which moves another two of three latents.", paper + ", Example 4",
         by_actions(rows({{1, 1, 0}, {1, 0, 1}, {0, 1, 1}})), "sin"},
        {"Example5", worked, "Three latents, each of which depends on its own past alone.", paper + ", Example 5",
         by_time(Adjacency::identity(3)), "sin"},
        {"Example6", worked, "Three latents in an order, each of which depends on itself and all before it.",
         paper + ", Example 6", by_time(lower_triangular(3)), "sin"},
        {"Example7", worked, "Example 6 with one more edge, from the third latent to the second.",
         paper + ", Example 7", by_time(rows({{1, 0, 0}, {1, 1, 1}, {1, 1, 1}})), "sin"},
        {"TreeRobotBall", worked, "A tree that stays, a robot that moves and meets it, a ball both can stop.",
         paper + ", running example", tree_robot_ball(), "sin"},
    };
}

/// Letters and digits alone, in lower case.
std::string normalised(const std::string& name)
{
    std::string result;
    for (const char c : name) {
        if (c >= 'A' && c <= 'Z')
            result += static_cast<char>(c - 'A' + 'a');
        else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            result += c;
    }
    return result;
}

}  // namespace

const std::vector<GraphPreset>& graph_presets()
{
    static const std::vector<GraphPreset> presets = make_presets();
    return presets;
}

const GraphPreset& graph_preset(const std::string& name)
{
    const std::string wanted = normalised(name);
    std::vector<std::string> candidates;
    std::string list;
    for (const GraphPreset& preset : graph_presets()) {
        candidates.push_back(normalised(preset.name));
        if (candidates.back() == wanted)
            return preset;
        list += (list.empty() ? "" : ", ") + preset.name;
    }
    const std::string closest = closest_name(wanted, candidates);
    if (closest.empty())
        throw InputError("", "", "unknown preset " + in_quotes(name), "one of " + list);
    throw InputError("unknown preset " + in_quotes(name) + ", did you mean '" + graph_preset(closest).name + "'?");
}

}  // namespace disentangle
