// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/violations.h"
#include "core/experiment/promise.h"
#include "tests/core/experiment/support.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace disentangle;
using namespace disentangle::testing;

namespace {

Experiment with_dial(const char* preset, const std::string& change)
{
    const std::vector<std::string> changes{change};
    return experiment_from_json(with_overrides(preset_document(preset), changes), preset);
}

const Influence enough;  // no condition falls short

}  // namespace

TEST_CASE("a world without turned dials breaks nothing")
{
    CHECK(violations_of(preset_experiment("Example4").world).empty());
    CHECK(promise_of(preset_experiment("Example4")).caveat.empty());
}

TEST_CASE("each dial names the assumption that it breaks and what remains")
{
    struct Case {
        const char* change;
        const char* assumption;
        const char* remains;
        bool total;
    };
    for (const Case& test :
         {Case{"world.violations.influence=0.5", "Sufficient influence", "as long as the rank test holds", false},
          Case{"world.violations.influence=1", "Sufficient influence", "only child of an action", true},
          Case{"world.violations.noise_correlation=0.5", "Assumption 2", "R can still reach 1", true},
          Case{"world.violations.hidden_actions=0.5", "Actions are observed",
               "Of the rows that show all actions, 0.125", true},
          Case{"world.violations.hidden_actions=1", "Actions are observed", "Nothing: without time", true},
          Case{"world.violations.fold=1", "Assumption 1", "The others enter x as before", true}}) {
        CAPTURE(test.change);
        const std::vector<Violation> violations = violations_of(with_dial("Example4", test.change).world);
        REQUIRE(violations.size() == 1);
        CHECK(std::string(test.change).starts_with(violations[0].key));
        CHECK(violations[0].assumption.find(test.assumption) == 0);
        CHECK(violations[0].remains.find(test.remains) != std::string::npos);
        CHECK(violations[0].total == test.total);
        CHECK(to_json(violations)[0]["broken"] == violations[0].broken);
    }
}

TEST_CASE("linear means break influence only where a parent has several effects to tell apart")
{
    for (const auto& [preset, broken] :
         {std::pair{"ActionDiag", false}, std::pair{"Example4", true}, std::pair{"TimeDiag", true}}) {
        CAPTURE(preset);
        const WorldSpec world = with_dial(preset, "world.violations.influence=1").world;
        CHECK(violations_of(world)[0].total == broken);
        CHECK(test_influence(*make_transition(world)).holds() != broken);
    }
}

TEST_CASE("scores that theory says nothing of any more lose their ceiling")
{
    const auto promise = [](const char* change) { return promise_of(with_dial("Example4", change).world, &enough); };
    CHECK(promise("world.noise=0.1").mcc.ceiling == 1.0);
    const Promise dependent = promise("world.violations.noise_correlation=0.5");
    CHECK_FALSE(dependent.mcc.ceiling.has_value());
    CHECK_FALSE(dependent.r_con.ceiling.has_value());
    CHECK(dependent.r.ceiling == 1.0);
    CHECK(dependent.mcc.reason.find("Assumption 2") != std::string::npos);
    CHECK_FALSE(dependent.latents[0].alone);
    for (const char* change : {"world.violations.hidden_actions=0.1", "world.violations.fold=1"}) {
        CAPTURE(change);
        CHECK_FALSE(promise(change).mcc.ceiling.has_value());
        CHECK_FALSE(promise(change).r.ceiling.has_value());
        CHECK(promise(change).summary.starts_with("Theory promises nothing of the scores"));
    }
    // Influence that is weakened still holds; whether it does is for the rank test to say.
    CHECK(promise("world.violations.influence=0.9").mcc.ceiling == 1.0);
    CHECK_FALSE(promise("world.violations.influence=0.9").caveat.empty());
}

TEST_CASE("the promise of an experiment takes the dials of its world into account")
{
    CHECK(promise_of(preset_experiment("Example4")).mcc.ceiling == 1.0);
    CHECK_FALSE(promise_of(with_dial("Example4", "world.violations.fold=1")).mcc.ceiling.has_value());
}

TEST_CASE("a dial that cannot act is idle, and one beyond the number of latents is refused")
{
    CHECK_FALSE(find_parameter("world.violations.hidden_actions")->applies(preset_experiment("TimeDiag")));
    CHECK(find_parameter("world.violations.fold")->applies(preset_experiment("TimeDiag")));
    CHECK(error_of([] { with_dial("Example4", "world.violations.fold=4"); }).find("at most the number of latents, 3") !=
          std::string::npos);
}
