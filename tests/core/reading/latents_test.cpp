// SPDX-License-Identifier: GPL-3.0-or-later
// Promised and reached: every row derived by hand.
#include "core/reading/latents.h"
#include "core/experiment/promise.h"
#include "core/reading/entanglement.h"

#include <cmath>
#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace disentangle;

namespace {

using Promised = LatentReading::Promised;
using Reached = LatentReading::Reached;

/// Three latents and two actions: a1 moves z1, a2 moves z2 and z3 alike. z1 is promised alone, z2 and z3 stay mixed.
Experiment one_apart()
{
    Experiment experiment = preset_experiment("ActionDiag");
    CausalGraph& graph = experiment.world.graph;
    graph.latents = {"z1", "z2", "z3"};
    graph.actions = {"a1", "a2"};
    graph.Ga = Adjacency::from_rows({{1, 0}, {0, 1}, {0, 1}});
    graph.Gz.reset();
    experiment.training.steps = 1000;
    return experiment;
}

Snapshot square(std::vector<float> data)
{
    return {3, 3, std::move(data)};
}

/// At its last step, everything as promised: learned order 1, 2, 0.
Moment as_promised()
{
    Moment moment;
    moment.step = 1000;
    moment.snapshots["assignment"] = {1, 3, {1, 2, 0}};
    moment.snapshots["permitted"] = square({1, 0, 0, 0, 1, 1, 0, 1, 1});
    moment.snapshots["true_correlation"] = square({1, 0, 0, 0, 1, 0.3F, 0, 0.3F, 1});
    // Columns in learned order: z3's, z1's, z2's.
    moment.snapshots["correlation"] = square({0.05F, 0.99F, 0.02F, 0.5F, 0.03F, 0.8F, 0.7F, 0.04F, 0.6F});
    // Of four rows: z2 and z3 are sum and difference of what was learned, so that both together say all of each.
    moment.snapshots["true_latents"] = {4, 3, {1, 3, 1, -1, 1, 3, 1, -1, -3, -1, -3, -1}};
    moment.snapshots["latents"] = {4, 3, {1, 0, 2, -1, 0, 2, 1, 0, -2, -1, 0, -2}};
    moment.snapshots["probability_Ga"] = {3, 2, {0, 1, 1, 0, 0, 1}};
    return moment;
}

Circumstances ended()
{
    Circumstances circumstances;
    circumstances.planned = 1000;
    circumstances.r = 0.99;
    return circumstances;
}

}  // namespace

TEST_CASE("a run that reached what theory promises says so of every latent")
{
    const LatentTable table = latents_at(one_apart(), as_promised(), ended());
    REQUIRE(table.rows.size() == 3);
    CHECK(table.conditional);
    const LatentReading& z1 = table.rows[0];
    CHECK(z1.promised == Promised::alone);
    CHECK(z1.learned == 1);
    CHECK(*z1.correlation == doctest::Approx(0.99));
    CHECK(*z1.r_con == doctest::Approx(0.99));
    REQUIRE(z1.leak.has_value());
    CHECK(z1.leak->on == 2);  // 0.05 on the counterpart of z3, 0.02 on that of z2
    CHECK(z1.leak->beyond == doctest::Approx(0.05));
    CHECK(z1.leaks == 0);
    CHECK(z1.reached == Reached::as_promised);
    const LatentReading& z2 = table.rows[1];
    CHECK(z2.promised == Promised::mixed);
    CHECK(z2.mixed_with == std::vector<int>{2});
    CHECK(z2.learned == 2);
    CHECK(*z2.r_con == doctest::Approx(1));
    CHECK(z2.leak->on == 0);
    CHECK(z2.reached == Reached::as_promised);
    CHECK(z2.explanation.empty());
    CHECK(table.summary == "3 of 3 latents are as theory promises if influence suffices.");
    CHECK(promise_in_words(z1, one_apart().world.graph.latents) == "alone");
    CHECK(promise_in_words(z2, one_apart().world.graph.latents) == "mixed with z3");
    CHECK(reached_in_words(z2) == "as promised");
}

TEST_CASE("what is forbidden counts beyond what the true latents share")
{
    Moment moment = as_promised();
    moment.snapshots["true_correlation"] = square({1, 0.45F, 0, 0.45F, 1, 0.3F, 0, 0.3F, 1});
    // z1 shows in the counterpart of z2 by 0.5, of which the two share 0.45; in that of z3 by 0.12, of which none.
    moment.snapshots["correlation"] = square({0.12F, 0.99F, 0.5F, 0.5F, 0.03F, 0.8F, 0.7F, 0.04F, 0.6F});
    const LatentTable table = latents_at(one_apart(), moment, ended());
    CHECK(table.rows[0].leaks == 1);
    CHECK(table.rows[0].leak->on == 2);
    CHECK(table.rows[0].leak->beyond == doctest::Approx(0.12));
    CHECK(table.rows[0].reached == Reached::less);
    CHECK(table.summary == "2 of 3 latents are as theory promises if influence suffices. Less is reached of z1.");
}

TEST_CASE("where nothing is promised nothing is forbidden, whatever is found")
{
    Moment moment = as_promised();
    moment.snapshots["correlation"] = square({0.12F, 0.99F, 0.5F, 0.5F, 0.03F, 0.8F, 0.7F, 0.04F, 0.6F});
    CHECK(latents_at(one_apart(), moment, ended()).rows[0].breaks_promise());
    Experiment baseline = one_apart();
    baseline.estimator_kind = "beta_vae";
    const LatentReading z1 = latents_at(baseline, moment, ended()).rows[0];
    CHECK(z1.promised == Promised::nothing);
    CHECK(z1.leaks == 2);
    CHECK_FALSE(z1.breaks_promise());
    CHECK(z1.reached == Reached::unknown);
}

TEST_CASE("where less is reached, the assumption that the run lacks is named")
{
    const Experiment experiment = one_apart();
    Moment moment = as_promised();
    moment.snapshots["correlation"].data[1] = 0.7F;  // z1 and its match
    const auto asked = [&](const Circumstances& circumstances) {
        const LatentReading row = latents_at(experiment, moment, circumstances).rows[0];
        CHECK(row.reached == Reached::less);
        CHECK_FALSE(row.explanation.empty());
        return row.assumption;
    };
    CHECK(asked(ended()) == PromiseAssumption::influence);  // it was not tested
    Influence enough;
    enough.actions = {{1, 1}, {2, 2}};
    Circumstances tested = ended();
    tested.influence = &enough;
    CHECK(asked(tested) == PromiseAssumption::unknown);
    Circumstances unfit = ended();
    unfit.r = 0.8;
    CHECK(asked(unfit) == PromiseAssumption::fit);
    moment.snapshots["probability_Ga"] = {
        3, 2, {0, 1, 0, 1, 1, 0}};  // z1 and z2 swapped: three edges, two of them wrong
    CHECK(asked(unfit) == PromiseAssumption::graph);
    moment.snapshots["probability_Ga"] = {3, 2, {0, 1, 1, 1, 0, 1}};
    CHECK(asked(unfit) == PromiseAssumption::edges);
    CHECK(latents_at(experiment, moment, unfit).rows[0].explanation ==
          "The learned graph has 4 edges, 1 more than the true one.");
    Circumstances training = unfit;
    training.planned = 2000;
    CHECK(asked(training) == PromiseAssumption::training);
    CHECK(reached_in_words(latents_at(experiment, moment, training).rows[0]) == "less: training");
}

TEST_CASE("where influence falls short nothing is promised, and what came apart is more")
{
    Influence poor;
    poor.actions = {{1, 1}, {1, 2}};
    Circumstances circumstances = ended();
    circumstances.influence = &poor;
    const LatentTable table = latents_at(one_apart(), as_promised(), circumstances);
    CHECK_FALSE(table.conditional);
    CHECK(table.rows[0].promised == Promised::nothing);
    CHECK(table.rows[0].reached == Reached::more);
    CHECK(table.rows[1].reached == Reached::unknown);
    CHECK(table.summary.find("influence falls short for action a2 (rank 1 of 2)") != std::string::npos);
    CHECK(table.summary.ends_with("More than promised: z1."));
}

TEST_CASE("a latent that stays mixed in theory may come apart all the same")
{
    Moment moment = as_promised();
    moment.snapshots["correlation"] = square({0.05F, 0.99F, 0.02F, 0.3F, 0.03F, 0.97F, 0.7F, 0.04F, 0.6F});
    const LatentTable table = latents_at(one_apart(), moment, ended());
    CHECK(table.rows[1].reached == Reached::more);  // 0.3 on z3's counterpart is what the two share
    CHECK(table.rows[2].reached == Reached::as_promised);
}

TEST_CASE("R_con of a latent that may depend on several is of the rows recorded")
{
    Moment moment = as_promised();
    // The learned z3 says nothing of z2 now, and the learned z2 half of its variance: 2 of 3, 1, -1, -3 by a sign.
    moment.snapshots["latents"] = {4, 3, {0, 0, 1, 0, 0, 1, 0, 0, -1, 0, 0, -1}};
    LatentTable table = latents_at(one_apart(), moment, ended());
    // cov(z2, sign) = 2, var(z2) = 5, var(sign) = 1: R = 2 / sqrt(5).
    CHECK(*table.rows[1].r_con == doctest::Approx(2 / std::sqrt(5.0)));
    CHECK(table.rows[1].reached == Reached::less);
    moment.snapshots.erase("latents");
    table = latents_at(one_apart(), moment, ended());
    CHECK(*table.rows[0].r_con == doctest::Approx(0.99));  // on its match alone: their correlation
    CHECK_FALSE(table.rows[1].r_con.has_value());
    CHECK(table.rows[1].reached == Reached::unknown);
    CHECK(reached_in_words(table.rows[1]) == "–");
}

TEST_CASE("without a truth there are no rows, and without a matching or a graph what is not known is absent")
{
    Moment moment = as_promised();
    moment.snapshots.erase("probability_Ga");
    moment.snapshots["correlation"].data[1] = 0.7F;
    CHECK(latents_at(one_apart(), moment, ended()).rows[0].assumption == PromiseAssumption::influence);
    moment.snapshots.erase("assignment");
    LatentTable table = latents_at(one_apart(), moment, ended());
    REQUIRE(table.rows.size() == 3);
    CHECK(table.rows[0].promised == Promised::alone);
    CHECK_FALSE(table.rows[0].learned.has_value());
    CHECK_FALSE(table.rows[0].r_con.has_value());
    CHECK(table.rows[0].reached == Reached::unknown);
    CHECK(table.summary == "No matching with the true latents was recorded at this step.");

    Experiment baseline = one_apart();
    baseline.estimator_kind = "beta_vae";
    table = latents_at(baseline, as_promised(), ended());
    REQUIRE(table.rows.size() == 3);
    CHECK(table.rows[0].promised == Promised::nothing);
    CHECK(table.rows[0].reached == Reached::more);
    table = latents_at(baseline, Moment(), ended());
    CHECK(table.rows.empty());
    CHECK(table.summary.find("promises nothing") != std::string::npos);
}

TEST_CASE("without a true graph there are no rows, and the table says so")
{
    Experiment experiment = one_apart();
    experiment.data_kind = "table";
    for (const Moment& moment : {as_promised(), Moment()}) {
        const LatentTable table = latents_at(experiment, moment, ended());
        CHECK(table.rows.empty());
        CHECK(table.summary.find("without a known graph") != std::string::npos);
    }
}

TEST_CASE("what bears on the latents is read as of the step")
{
    const auto recorded = [](std::string_view name) {
        return name == "provisional" ? std::optional(1.0) : name == "r" ? std::optional(0.5) : std::nullopt;
    };
    const auto influence = influence_of(one_apart());
    const Circumstances circumstances = circumstances_of(one_apart(), {}, 100, recorded, &*influence);
    CHECK(circumstances.influence == &*influence);
    CHECK(circumstances.planned == 1000);
    CHECK(circumstances.provisional);
    CHECK(circumstances.r == 0.5);
}

TEST_CASE("the table as JSON has null for what is not known")
{
    const Experiment experiment = one_apart();
    Moment moment = as_promised();
    nlohmann::json rows = to_json(latents_at(experiment, moment, ended()), experiment.world.graph.latents);
    REQUIRE(rows.size() == 3);
    CHECK(rows[1]["name"] == "z2");
    CHECK(rows[1]["promised"] == "mixed");
    CHECK(rows[1]["mixed_with"] == nlohmann::json::array({"z3"}));
    CHECK(rows[1]["learned"] == 2);
    CHECK(rows[1]["forbidden"]["on"] == "z1");
    CHECK(rows[1]["reached"] == "as promised");
    moment.snapshots.erase("assignment");
    rows = to_json(latents_at(experiment, moment, ended()), experiment.world.graph.latents);
    for (const char* key : {"learned", "correlation", "r_con", "forbidden"})
        CHECK(rows[0][key].is_null());
}
