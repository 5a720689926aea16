// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/graph/presets.h"

#include <doctest/doctest.h>
#include <set>

using namespace disentangle;

TEST_CASE("every preset is a valid graph with a name, a group, a sentence and a source")
{
    std::set<std::string> names;
    const std::set<std::string> groups{"Action", "Time", "Action and time", "Worked examples"};
    for (const GraphPreset& preset : graph_presets()) {
        CAPTURE(preset.name);
        CHECK_NOTHROW(validate(preset.graph));
        CHECK(names.insert(preset.name).second);
        CHECK(groups.contains(preset.group));
        CHECK(preset.description.ends_with("."));
        CHECK_FALSE(preset.source.empty());
        CHECK(&graph_preset(preset.name) == &preset);
    }
    CHECK(graph_presets().size() == 17);
}

TEST_CASE("presets have the paper's numbers of edges")
{
    // Lachapelle et al. 2024, as counted in the graphs of the released code.
    const auto edges = [](const std::string& name) {
        const CausalGraph& graph = graph_preset(name).graph;
        return (graph.Ga ? graph.Ga->edges() : 0) + (graph.Gz ? graph.Gz->edges() : 0);
    };
    CHECK(edges("ActionDiag") == 10);
    CHECK(edges("ActionNonDiag") == 20);
    CHECK(edges("ActionBlockDiag") == 10);
    CHECK(edges("ActionBlockNonDiag") == 12);
    CHECK(edges("TimeDiag") == 10);
    CHECK(edges("TimeNonDiag") == 55);
    CHECK(edges("TimeBlockDiag") == 20);
    CHECK(edges("TimeBlockNonDiag") == 32);
    CHECK(edges("TimeBlockNonDiag3.1") == 32);
    CHECK(edges("ActionTime") == 30);
}

TEST_CASE("presets have the paper's edges where they are written out")
{
    const auto rows = [](const std::vector<std::vector<int>>& entries) { return Adjacency::from_rows(entries); };
    // Row = child, column = parent. ActionNonDiag: latent i listens to actions i and i - 1 mod 10.
    const Adjacency& circle = *graph_preset("ActionNonDiag").graph.Ga;
    for (int i = 0; i < 10; ++i) {
        for (int l = 0; l < 10; ++l)
            CHECK(circle(i, l) == (l == i || l == (i + 9) % 10));
    }
    // ActionBlockNonDiag: rows 8 and 9 listen to actions 0 and 4, the others to the action of their pair.
    const Adjacency& shared = *graph_preset("ActionBlockNonDiag").graph.Ga;
    for (int i = 0; i < 10; ++i)
        CHECK(shared.row_bits(i) == ((1U << (i / 2)) | (i >= 8 ? 1U : 0U)));
    CHECK(*graph_preset("Example2").graph.Ga == Adjacency::identity(3));
    CHECK(*graph_preset("Example3").graph.Ga == rows({{0}, {1}, {0}}));
    CHECK(*graph_preset("Example4").graph.Ga == rows({{1, 1, 0}, {1, 0, 1}, {0, 1, 1}}));
    CHECK(*graph_preset("Example5").graph.Gz == Adjacency::identity(3));
    CHECK(*graph_preset("Example6").graph.Gz == rows({{1, 0, 0}, {1, 1, 0}, {1, 1, 1}}));
    CHECK(*graph_preset("Example7").graph.Gz == rows({{1, 0, 0}, {1, 1, 1}, {1, 1, 1}}));
    CHECK(*graph_preset("TreeRobotBall").graph.Gz == rows({{1, 0, 0}, {1, 1, 0}, {1, 1, 1}}));
    CHECK(*graph_preset("TreeRobotBall").graph.Ga == rows({{0}, {1}, {0}}));
    CHECK(graph_preset("TreeRobotBall").graph.latents == std::vector<std::string>{"tree", "robot", "ball"});
}

TEST_CASE("the diagonal data sets use the mechanism of their own, all others the sine")
{
    for (const GraphPreset& preset : graph_presets())
        CHECK(preset.mechanism == (preset.name == "ActionDiag" || preset.name == "TimeDiag" ? "diagonal_sin" : "sin"));
}

TEST_CASE("a preset is found whatever the case, spaces and punctuation")
{
    CHECK(graph_preset("example 3").name == "Example3");
    CHECK(graph_preset("action-non_diag").name == "ActionNonDiag");
    CHECK(graph_preset("timeblocknondiag31").name == "TimeBlockNonDiag3.1");
    CHECK(graph_preset("Tree/Robot/Ball").name == "TreeRobotBall");
}

TEST_CASE("an unknown preset is an error with a suggestion, or else the list")
{
    CHECK_THROWS_WITH_AS(graph_preset("ActionDaig"), "unknown preset 'ActionDaig', did you mean 'ActionDiag'?",
                         InputError);
    try {
        graph_preset("nonsense");
        FAIL("found nonsense");
    } catch (const InputError& error) {
        const std::string text = error.what();
        CHECK(text.starts_with("unknown preset 'nonsense', expected one of ActionDiag, ActionNonDiag"));
        CHECK(text.ends_with("TreeRobotBall"));
    }
    CHECK_THROWS_AS(graph_preset(""), InputError);
}
