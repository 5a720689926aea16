// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/promise.h"

#include <doctest/doctest.h>

using namespace disentangle;

TEST_CASE("an experiment's promise is that of its graph, on the condition of influence")
{
    CHECK(promise_of(preset_experiment("ActionDiag")).mcc.ceiling == 1.0);
    // docs/theory.md (e): the pattern of Example 7 keeps z2 and z3 together.
    const Promise mixed = promise_of(preset_experiment("Example7"));
    CHECK_FALSE(mixed.mcc.ceiling);
    CHECK(mixed.r_con.ceiling == 1.0);
    CHECK(mixed.summary.find("if influence suffices") != std::string::npos);
}

TEST_CASE("influence is that of the mechanism, and of nothing where no promise depends on it")
{
    Experiment experiment = preset_experiment("Example4");
    const std::optional<Influence> enough = influence_of(experiment);
    REQUIRE(enough);
    CHECK(enough->holds());
    const Promise tested = promise_of(experiment, &*enough);
    CHECK(tested.summary == "In theory MCC, R_con and R can reach 1: every latent is recovered alone.");
    CHECK_FALSE(tested.supposes_influence);
    // A mechanism that does not depend on its parents.
    experiment.world.violations.influence = 1;
    const std::optional<Influence> lacking = influence_of(experiment);
    CHECK_FALSE(lacking->holds());
    CHECK_FALSE(promise_of(experiment, &*lacking).mcc.ceiling);
    experiment.estimator_kind = "ivae";
    CHECK_FALSE(influence_of(experiment));
    experiment = preset_experiment("ActionDiag");
    experiment.data_kind = "table";
    CHECK_FALSE(influence_of(experiment));
    CHECK_FALSE(influence_of(preset_experiment("Tasks6")));
}

TEST_CASE("latents that nothing moves are said not to show, where they vary by little more than noise")
{
    Experiment experiment = preset_experiment("Example3");  // an action moves the second of three
    CHECK(unseen_latents(experiment.world).empty());        // which has them vary enough
    WorldSpec& world = experiment.world;
    world.latent_variance = 1e-4;
    CHECK(unseen_latents(world).find("Nothing moves z1 and z3: with a deviation of 0.01 they do not show in x") == 0);
    CHECK(promise_of(experiment).caveat.ends_with(unseen_latents(world)));
    CHECK(choices_in_words(experiment).ends_with(unseen_latents(world)));
    world.latent_variance = 0.01;
    CHECK(unseen_latents(world).empty());
    CHECK(unseen_latents(preset_experiment("Example2").world).empty());
    // Its first latent has a past, which moves it.
    CHECK(unseen_latents(preset_experiment("TreeRobotBall").world).empty());
}

TEST_CASE("nothing is promised of data whose graph is not known, nor of an estimator that looks for no sparse graph")
{
    Experiment experiment = preset_experiment("ActionDiag");
    experiment.data_kind = "table";
    CHECK_FALSE(promise_of(experiment).r_con.ceiling);
    CHECK(promise_of(experiment).summary ==
          "Theory promises nothing of the scores: without a known graph theory cannot say which latents come apart.");
    experiment = preset_experiment("ActionDiag");
    experiment.estimator_kind = "ivae";
    CHECK(promise_of(experiment).summary ==
          "Theory promises nothing of the scores: the estimator ivae does not look for a sparse graph.");
    CHECK(promise_of(experiment).latents.empty());
    // Called as its runs are.
    experiment.estimator_kind = "beta_vae";
    CHECK(promise_of(experiment).summary.find("the estimator beta vae does not") != std::string::npos);
}
