// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/graph/presets.h"
#include "core/theory/consistency.h"
#include "core/theory/reason.h"
#include "core/theory/verdict.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace disentangle;

namespace {

Adjacency adjacency_of(const std::vector<std::vector<int>>& entries)
{
    return Adjacency::from_rows(entries);
}

Verdict judge_preset(const std::string& name)
{
    return judge(graph_preset(name).graph);
}

}  // namespace

TEST_CASE("a graph whose pattern is the identity is complete, and the criterion says so too")
{
    for (const GraphPreset& preset : graph_presets()) {
        CAPTURE(preset.name);
        const Verdict verdict = judge(preset.graph);
        const bool complete = verdict.permitted == Adjacency::identity(preset.graph.d_z());
        CHECK((verdict.degree == Disentanglement::complete) == complete);
        CHECK(verdict.criterion == complete);
        for (const LatentVerdict& latent : verdict.latents)
            CHECK(latent.recovered == latent.absorbs.empty());
    }
    CHECK(judge_preset("ActionNonDiag").summary == "Complete disentanglement: every latent is recovered.");
}

TEST_CASE("a pattern of ones is no disentanglement, and anything between is partial")
{
    CHECK(judge(make_graph(Adjacency(3, 2), std::nullopt)).degree == Disentanglement::none);
    CHECK(judge_preset("Example3").degree == Disentanglement::partial);
    CHECK(judge_preset("TimeBlockDiag").degree == Disentanglement::partial);
}

TEST_CASE("the only latent of a graph is recovered whatever its edges")
{
    for (const Adjacency& Ga : {Adjacency(1, 1), Adjacency::full(1, 1)}) {
        const Verdict verdict = judge(make_graph(Ga, std::nullopt));
        CHECK(verdict.degree == Disentanglement::complete);
        CHECK(verdict.criterion);
        CHECK(verdict.latents[0].reason == "z1 is recovered: there is no other latent it could mix with.");
        CHECK(verdict.summary == "Complete disentanglement: the only latent is recovered.");
    }
}

TEST_CASE("whom a latent absorbs is read along the rows, by whom it is absorbed along the columns")
{
    const Verdict verdict = judge_preset("Example3");
    CHECK(verdict.latents[0].absorbs == std::vector<int>{1, 2});
    CHECK(verdict.latents[0].absorbed_by == std::vector<int>{2});
    CHECK(verdict.latents[1].recovered);
    CHECK(verdict.latents[1].absorbed_by == std::vector<int>{0, 2});
}

TEST_CASE("the patterns of either graph alone are kept beside the joint one")
{
    const Verdict both = judge_preset("TreeRobotBall");
    CHECK(both.permitted_by_time == Adjacency::identity(3));
    CHECK(both.permitted_by_actions == adjacency_of({{1, 1, 1}, {0, 1, 0}, {1, 1, 1}}));
    CHECK(judge_preset("Example5").permitted_by_actions.empty());
    CHECK(judge_preset("Example2").permitted_by_time.empty());
}

TEST_CASE("the reason of a mixed latent names its parents and children")
{
    CHECK(judge_preset("ActionBlockDiag").latents[2].reason ==
          "z3 may absorb z4: every parent of z3 (a2) is a parent of z4.");
    CHECK(judge_preset("ActionBlockNonDiag").latents[0].reason ==
          "z1 may absorb z2, z9 and z10: every parent of z1 (a1) is a parent of each of them.");
    CHECK(judge_preset("TimeBlockDiag").latents[2].reason ==
          "z3 may absorb z4: every parent of z3 (z3 and z4) is a parent of z4, and every child (z3 and z4) too.");
}

TEST_CASE("the reason of a latent without parents or children says so")
{
    CHECK(judge_preset("Example3").latents[0].reason ==
          "z1 may absorb all others: no action reaches z1, so nothing sets it apart.");
    // z1 -> z3 and nothing else: z1 has a child and no parent, z3 a parent and no child, z2 neither.
    const Verdict verdict = judge(make_graph(std::nullopt, adjacency_of({{0, 0, 0}, {0, 0, 0}, {1, 0, 0}})));
    CHECK(verdict.latents[1].reason ==
          "z2 may absorb all others: z2 has neither parents nor children, so nothing sets it apart.");
    // Two latents that both act on a third and depend on nothing.
    const Verdict parents = judge(make_graph(std::nullopt, adjacency_of({{0, 0, 0}, {0, 0, 0}, {1, 1, 0}})));
    CHECK(parents.latents[0].reason ==
          "z1 may absorb z2: z1 has no parents, and every child of z1 (z3) is a child of z2.");
    const Verdict children = judge(make_graph(std::nullopt, adjacency_of({{0, 0, 1}, {0, 0, 1}, {0, 0, 0}})));
    CHECK(children.latents[0].reason ==
          "z1 may absorb z2: every parent of z1 (z3) is a parent of z2, and z1 has no children.");
}

TEST_CASE("the reason of a recovered latent says what sets it apart from whom")
{
    CHECK(judge_preset("ActionDiag").latents[3].reason == "z4 is recovered: action a4 sets it apart from all others.");
    CHECK(judge_preset("ActionNonDiag").latents[4].reason ==
          "z5 is recovered: action a4 sets it apart from all others but z4, action a5 from z4.");
    CHECK(judge_preset("TimeNonDiag").latents[5].reason ==
          "z6 is recovered: its own past sets it apart from z1 to z5, its own future from z7 to z10.");
    CHECK(judge_preset("TreeRobotBall").latents[1].reason ==
          "robot is recovered: action move sets it apart from all others.");
    // z1 and z2 are told apart by z3 alone, which depends on z1 and not on z2.
    CHECK(judge(make_graph(std::nullopt, adjacency_of({{0, 0, 0}, {0, 0, 0}, {1, 0, 0}}))).latents[0].reason ==
          "z1 is recovered: child z3 sets it apart from all others.");
}

TEST_CASE("every latent of a random graph is told either as recovered or as absorbing, in a whole sentence")
{
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        const CausalGraph graph =
            make_graph(random_adjacency(12, 6, 0.3, false, seed), random_adjacency(12, 12, 0.2, false, seed + 1000));
        const Verdict verdict = judge(graph);
        for (const LatentVerdict& latent : verdict.latents) {
            CHECK((latent.reason.find(" is recovered: ") != std::string::npos) == latent.recovered);
            CHECK((latent.reason.find(" may absorb ") != std::string::npos) == !latent.recovered);
            CHECK(latent.reason.ends_with("."));
            CHECK(latent.reason.find("from .") == std::string::npos);
            CHECK(latent.reason.find("()") == std::string::npos);
        }
    }
}

TEST_CASE("the summary tells who is recovered, who stays mixed, who may absorb whom")
{
    CHECK(judge_preset("Example7").summary == "Partial disentanglement: z1 is recovered; z2 stays mixed with z3.");
    CHECK(judge_preset("Example3").summary ==
          "Partial disentanglement: z2 is recovered; z1 stays mixed with z3; z1 and z3 may also absorb z2.");
    CHECK(
        judge_preset("ActionBlockNonDiag").summary ==
        "Partial disentanglement: no latent is recovered alone; these stay mixed: z1 with z2, z3 with z4, z5 with z6, "
        "z7 with z8, z9 with z10; z1 and z2 may also absorb z9 and z10.");
    CHECK(judge(make_graph(Adjacency(2, 1), std::nullopt)).summary ==
          "No disentanglement: every latent may absorb every other.");
}

TEST_CASE("names that count on are drawn together and long lists are cut")
{
    const auto names = default_names("z", 20);
    CHECK(list_names(names, 0).empty());
    CHECK(list_names(names, 0b1) == "z1");
    CHECK(list_names(names, 0b11) == "z1 and z2");
    CHECK(list_names(names, 0b111) == "z1 to z3");
    CHECK(list_names(names, 0b10111) == "z1 to z3 and z5");
    CHECK(list_names(names, 0b010101010101) == "z1, z3, z5, z7, z9 and z11");
    CHECK(list_names(names, 0b01010101010101) == "z1, z3, z5, z7, z9 and 2 more");
    CHECK(list_names({"tree", "robot", "ball"}, 0b111) == "tree, robot and ball");
    CHECK(list_names({"z1", "z3", "z5"}, 0b111) == "z1, z3 and z5");
    CHECK(list_names({"1", "2", "3"}, 0b111) == "1 to 3");
    CHECK(list_names({"z08", "z09", "z10"}, 0b111) == "z08, z09 and z10");
    CHECK(list_names({"z2147483647", "z2147483648", "z99999999999"}, 0b111) ==
          "z2147483647, z2147483648 and z99999999999");
}

TEST_CASE("an invalid graph is an input error")
{
    CausalGraph graph = graph_preset("Example2").graph;
    graph.latents.pop_back();
    CHECK_THROWS_AS(judge(graph), InputError);
    CHECK_THROWS_AS(judge(CausalGraph{}), InputError);
}

TEST_CASE("a verdict as JSON has the agreed keys")
{
    const CausalGraph& graph = graph_preset("Example3").graph;
    const auto json = to_json(judge(graph), graph);
    CHECK(json["permitted"] == nlohmann::json({{1, 1, 1}, {0, 1, 0}, {1, 1, 1}}));
    CHECK(json["complete"] == false);
    CHECK(json["degree"] == "partial");
    CHECK(json["criterion"] == false);
    CHECK(json["latents"].size() == 3);
    CHECK(json["latents"][0]["name"] == "z1");
    CHECK(json["latents"][0]["recovered"] == false);
    CHECK(json["latents"][0]["absorbs"] == nlohmann::json({"z2", "z3"}));
    CHECK(json["latents"][1]["absorbs"] == nlohmann::json::array());
    CHECK(json["latents"][1]["reason"].is_string());
    CHECK(json["summary"].is_string());
}
