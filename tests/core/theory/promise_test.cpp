// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/graph/presets.h"
#include "core/theory/promise.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace disentangle;

// The patterns of the presets are those of docs/theory.md (e), derived by hand there.

namespace {

Promise promise_of_preset(const std::string& name, const Influence* influence = nullptr)
{
    return promise_of(&graph_preset(name).graph, influence);
}

/// Of `actions` conditions, each with the rank given of the rank needed.
Influence influence_of(const std::vector<InfluenceRank>& actions)
{
    Influence influence;
    influence.actions = actions;
    return influence;
}

}  // namespace

TEST_CASE("MCC can reach 1 exactly for the presets whose pattern is the identity, R_con and R for every preset")
{
    const std::vector<std::string> mixed{"ActionBlockDiag", "ActionBlockNonDiag",  "TimeBlockDiag", "TimeBlockNonDiag",
                                         "Example3",        "TimeBlockNonDiag3.1", "Example7"};
    for (const GraphPreset& preset : graph_presets()) {
        CAPTURE(preset.name);
        const Promise promise = promise_of(&preset.graph);
        const bool complete = std::find(mixed.begin(), mixed.end(), preset.name) == mixed.end();
        CHECK(promise.mcc.ceiling == (complete ? std::optional(1.0) : std::nullopt));
        CHECK(promise.r_con.ceiling == 1.0);
        CHECK(promise.r.ceiling == 1.0);
        for (const ScorePromise* score : {&promise.mcc, &promise.r_con, &promise.r})
            CHECK(score->reason.ends_with("."));
    }
}

TEST_CASE("each latent is alone or mixed with those its row of the pattern holds")
{
    // Example 3: 111 / 010 / 111.
    const Promise third = promise_of_preset("Example3");
    REQUIRE(third.latents.size() == 3);
    CHECK_FALSE(third.latents[0].alone);
    CHECK(third.latents[0].mixed_with == std::vector<int>{1, 2});
    CHECK(third.latents[1].alone);
    CHECK(third.latents[1].mixed_with.empty());
    CHECK(third.latents[2].mixed_with == std::vector<int>{0, 1});

    // Blocks of two, and the first block may absorb the last as well, which may not absorb the first.
    const Promise blocks = promise_of_preset("ActionBlockNonDiag");
    CHECK(blocks.latents[0].mixed_with == std::vector<int>{1, 8, 9});
    CHECK(blocks.latents[8].mixed_with == std::vector<int>{9});
    for (const LatentPromise& latent : blocks.latents)
        CHECK_FALSE(latent.alone);
}

TEST_CASE("a pattern that holds more than the identity in one direction only keeps MCC without a promise")
{
    // The parents of z1 are among those of z2, not the other way round: C = 11 / 01, no permutation, though triangular.
    const CausalGraph graph = make_graph(Adjacency::from_rows({{1, 0}, {1, 1}}), std::nullopt);
    const Promise promise = promise_of(&graph);
    CHECK_FALSE(promise.mcc.ceiling);
    CHECK(
        promise.mcc.reason ==
        "Nothing is promised of MCC: z1 stays mixed, and how a mixed latent shares in the learned ones is left open.");
    CHECK(promise.latents[1].alone);
}

TEST_CASE("the sentences say what is mixed, and that an untested influence is a condition")
{
    CHECK(promise_of_preset("ActionNonDiag").summary ==
          "In theory MCC, R_con and R can reach 1 if influence suffices: every latent is recovered alone.");
    CHECK(promise_of_preset("Example7").summary ==
          "In theory R_con and R can reach 1 if influence suffices; nothing is promised of MCC, because z2 and z3 stay "
          "mixed.");
    CHECK(
        promise_of_preset("ActionBlockDiag").summary ==
        "In theory R_con and R can reach 1 if influence suffices; nothing is promised of MCC, because no latent comes apart from "
        "all others.");
    const CausalGraph still = make_graph(Adjacency(3, 2), std::nullopt);
    CHECK(promise_of(&still).summary ==
          "In theory R_con and R can reach 1 if influence suffices; nothing is promised of MCC, because no two latents "
          "come apart.");

    const Influence enough = influence_of({{4, 4}, {2, 2}, {2, 2}, {2, 2}, {4, 4}});
    const Promise promise = promise_of_preset("ActionBlockNonDiag", &enough);
    CHECK(promise.r_con.reason ==
          "R_con can reach 1: it lets each latent mix with those that theory lets it mix with.");
    CHECK(promise.r.reason == "R can reach 1: it lets each latent depend on all learned latents.");
}

TEST_CASE("nothing is promised of any score where influence falls short, and the sentence says where")
{
    const Influence short_of = influence_of({{2, 2}, {1, 2}, {1, 2}});
    const Promise promise = promise_of_preset("Example4", &short_of);
    for (const ScorePromise* score : {&promise.mcc, &promise.r_con, &promise.r})
        CHECK_FALSE(score->ceiling);
    CHECK(
        promise.summary ==
        "Theory promises nothing of the scores: influence falls short for action a2 (rank 1 of 2) and 1 more condition.");
    // What the graph alone would allow is still told.
    CHECK(promise.latents.size() == 3);

    Influence time;
    time.time = InfluenceRank{1, 55};
    CHECK(promise_of_preset("TimeNonDiag", &time).mcc.reason ==
          "Nothing is promised of MCC: influence falls short for time (rank 1 of 55).");
}

TEST_CASE("without a known graph nothing is promised")
{
    const Promise promise = promise_of(nullptr);
    for (const ScorePromise* score : {&promise.mcc, &promise.r_con, &promise.r})
        CHECK_FALSE(score->ceiling);
    CHECK(promise.latents.empty());
    CHECK(promise.summary ==
          "Theory promises nothing of the scores: without a known graph theory cannot say which latents come apart.");
    CHECK(to_json(promise, {})["latents"] == nlohmann::json::array());
}

TEST_CASE("two latents that nothing moves and that may mix are told as a doubt about linear scores")
{
    // Example 3 moves z2 alone: z1 and z3 keep one distribution, and a map that keeps it need not be linear.
    CHECK(
        promise_of_preset("Example3").caveat ==
        "Nothing moves z1 and z3, so they may mix in a way that is not linear; R_con and R measure linear maps and may "
        "then stay below 1.");
    CHECK(promise_of_preset("ActionBlockDiag").caveat.empty());
    // One such latent has none to mix with in that way.
    const CausalGraph one = make_graph(Adjacency::from_rows({{1, 0}, {0, 1}, {0, 0}}), std::nullopt);
    CHECK(promise_of(&one).caveat.empty());
}

TEST_CASE("a promise as JSON names its latents and writes null where nothing is promised")
{
    const CausalGraph& graph = graph_preset("TreeRobotBall").graph;
    const auto whole = to_json(promise_of(&graph), graph.latents);
    CHECK(whole["mcc"]["ceiling"] == 1);
    CHECK(whole["latents"][2]["name"] == "ball");
    CHECK(whole["latents"][2]["alone"] == true);

    CausalGraph actions = graph;
    actions.Gz.reset();  // Ga alone: as in Example 3
    const auto part = to_json(promise_of(&actions), actions.latents);
    CHECK(part["mcc"]["ceiling"].is_null());
    CHECK(part["mcc"]["reason"].is_string());
    CHECK(part["r_con"]["ceiling"] == 1);
    CHECK(part["latents"][0]["mixed_with"] == nlohmann::json({"robot", "ball"}));
    CHECK(part["summary"].is_string());
    CHECK(part["caveat"].is_string());
}

TEST_CASE("an invalid graph has no promise but an error")
{
    const CausalGraph empty;
    CHECK_THROWS_AS(promise_of(&empty), InputError);
}
