// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/lesson/check.h"

#include <doctest/doctest.h>

using namespace disentangle;

namespace {

bool is(const std::string& text, const LessonState& state)
{
    return holds(parse_check(text, "a.md", "check", 1), state);
}

std::string check_problem(const std::string& text)
{
    try {
        parse_check(text, "a.md", "step 2, check", 7);
    } catch (const InputError& error) {
        return error.what();
    }
    return {};
}

LessonState some_state()
{
    LessonState state;
    state.set("preset", "TreeRobotBall");
    state.set("edge Ga robot<-move", true);
    state.set("edge Gz ball<-the tree", true);
    state.set("edges Ga", 1.0);
    state.set("permitted", "partial");
    state.set("parameter training.steps", 200.0);
    state.set("parameter sparsity.search", "masks");
    state.set("score mcc", 0.97);
    state.set("run.step", 500.0);
    state.set("view graphs", true);
    return state;
}

}  // namespace

TEST_CASE("a check holds as its facts do")
{
    const LessonState state = some_state();
    CHECK(is(R"(preset == "TreeRobotBall")", state));
    CHECK_FALSE(is(R"(preset == "Example3")", state));
    CHECK(is(R"(preset != "Example3")", state));
    CHECK(is("edge Ga robot<-move", state));
    CHECK(is("edge Ga robot <- move", state));
    CHECK(is(R"(edge Gz ball<-"the tree")", state));
    CHECK_FALSE(is("edge Ga ball<-move", state));
    CHECK(is("permitted is partial", state));
    CHECK(is("permitted is not identity", state));
    CHECK(is("run.step >= 500", state));
    CHECK(is("run.step <= 500", state));
    CHECK_FALSE(is("run.step < 500", state));
    CHECK_FALSE(is("run.step > 500", state));
    CHECK(is("run.step != 501", state));
    CHECK(is("score mcc > .95", state));
    CHECK_FALSE(is("score mcc > .98", state));
    CHECK(is("edges Ga == 1", state));
    CHECK(is(R"(parameter sparsity.search == "masks")", state));
    CHECK(is("parameter training.steps < 1e3", state));
    CHECK(is("view graphs", state));
}

TEST_CASE("and binds before or, not before both, and brackets before all")
{
    const LessonState state = some_state();
    CHECK(is("view graphs or view loss and view data", state));
    CHECK_FALSE(is("(view graphs or view loss) and view data", state));
    CHECK(is("not view loss and view graphs", state));
    CHECK_FALSE(is("not (view loss or view graphs)", state));
    CHECK(is("not not view graphs", state));
    CHECK_FALSE(is("view loss or view data or view kl", state));
}

TEST_CASE("what is not known is neither equal nor unequal, smaller nor larger; its negation holds")
{
    const LessonState none;
    CHECK_FALSE(is(R"(preset == "A")", none));
    CHECK_FALSE(is(R"(preset != "A")", none));
    CHECK_FALSE(is("run.step < 5", none));
    CHECK_FALSE(is("run.step >= 5", none));
    CHECK_FALSE(is("permitted is not identity", none));
    CHECK(is("not run", none));
    // A parameter that holds something of another type is unequal.
    LessonState state;
    state.set("parameter sparsity.beta_Ga", "from the data");
    CHECK(is("parameter sparsity.beta_Ga != 3", state));
    CHECK_FALSE(is("parameter sparsity.beta_Ga > 3", state));
}

TEST_CASE("every example in the table of facts is a check of its fact")
{
    for (const FactKind& fact : fact_kinds()) {
        CAPTURE(fact.name);
        const Check check = parse_check(fact.example, "a.md", "check", 1);
        bool there = false;
        each_fact(check, [&](const Check& found) { there = there || found.fact == &fact; });
        CHECK(there);
        CHECK_FALSE(fact.sentence.empty());
    }
}

TEST_CASE("an error names file, place, what was found, what was expected, and the line")
{
    CHECK(check_problem("") == "a.md: step 2, check: the end, expected a fact (line 7)");
    CHECK(check_problem("presett == \"A\"") ==
          "a.md: step 2, check: the fact 'presett', which does not exist, expected perhaps 'preset' (line 7)");
    CHECK(check_problem("edge Gx a<-b") == "a.md: step 2, check: 'edge Gx', expected edge Ga or edge Gz (line 7)");
    CHECK(check_problem("edge Ga a") == "a.md: step 2, check: the end, expected <- and the parent (line 7)");
    CHECK(check_problem("edge Ga <- b") == "a.md: step 2, check: '<-', expected child<-parent after edge Ga (line 7)");
    CHECK(check_problem("preset is ActionDiag") == "a.md: step 2, check: 'is', expected == or != (line 7)");
    CHECK(check_problem("preset == ActionDiag") == "a.md: step 2, check: 'ActionDiag', expected a text in \" (line 7)");
    CHECK(check_problem("preset > 3") == "a.md: step 2, check: '>', expected == or != (line 7)");
    CHECK(check_problem("permitted == identity") ==
          "a.md: step 2, check: '==', expected is, or is not, after permitted (line 7)");
    CHECK(check_problem("permitted is diagonal") ==
          "a.md: step 2, check: 'diagonal', expected one of identity, partial, everything (line 7)");
    CHECK(check_problem("score mcc > high") == "a.md: step 2, check: 'high', expected a number (line 7)");
    CHECK(check_problem("run.step >= 500 view graphs") ==
          "a.md: step 2, check: 'view', expected and, or, or the end (line 7)");
    CHECK(check_problem("(run or run.live") == "a.md: step 2, check: the end, expected and, or, or ) (line 7)");
    CHECK(check_problem("preset == \"A") ==
          "a.md: step 2, check: '\"A', expected a second \" at the end of the text (line 7)");
    CHECK(check_problem("run & run.live").find("'&', expected a word") != std::string::npos);
    CHECK(check_problem(std::string(1000, '(') + "run").find("no more than 64") != std::string::npos);
}
