// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/estimators/sparse_multitask.h"
#include "core/learn/multitask/plan.h"

#include <doctest/doctest.h>

using namespace disentangle;

namespace {

std::string plan_of(MultitaskMethod method, int steps, int first_look = 300)
{
    Experiment experiment;
    experiment.own.get<MultitaskSpec>().method = method;
    experiment.own.get<MultitaskSpec>().first_look = first_look;
    experiment.training.steps = steps;
    std::string text;
    std::int64_t next = 0;
    const MultitaskPlan plan(experiment);
    for (const Stretch& stretch : plan.stretches()) {
        CHECK(stretch.first == next);
        next = stretch.end();
        text += (text.empty() ? "" : ", ") + std::string(stretch.name) + " " + std::to_string(stretch.length);
    }
    CHECK(next == steps);
    return text;
}

}  // namespace

TEST_CASE("two stages look after the first steps, then after four times as many, and at the end")
{
    const char* plan = "learn 300, separate weights 1, refine 12, learn 1200, separate weights 1, refine 12, "
                       "learn 4861, separate weights 1, refine 12";
    CHECK(plan_of(MultitaskMethod::two_stage, 6400) == plan);
    CHECK(plan_of(MultitaskMethod::two_stage, 400) == "learn 387, separate weights 1, refine 12");
    CHECK(plan_of(MultitaskMethod::two_stage, 10) == "learn 5, separate weights 1, refine 4");
    CHECK(plan_of(MultitaskMethod::two_stage, 1) == "learn 1");
}

TEST_CASE("other methods learn all along; ICA of the features is a last step")
{
    CHECK(plan_of(MultitaskMethod::joint, 100) == "learn 100");
    CHECK(plan_of(MultitaskMethod::ridge, 100) == "learn 100");
    CHECK(plan_of(MultitaskMethod::ridge_ica, 100) == "learn 99, separate features 1");
}

TEST_CASE("every stretch of learning has a schedule of its own, and a look what the last one left")
{
    Experiment experiment;
    experiment.training.steps = 6400;
    experiment.training.warm_up = 100;
    experiment.training.final_fraction = 0.01;
    const MultitaskPlan plan(experiment);
    const auto factor = [&](std::int64_t step) { return plan.schedule(experiment.training, step); };
    CHECK(factor(1) == doctest::Approx(1.0 / 50));  // a sixth of 300
    CHECK(factor(80) == 1);
    CHECK(factor(300) == doctest::Approx(0.01));
    CHECK(factor(305) == doctest::Approx(0.01));
    CHECK(factor(313 + 100) == 1);
    CHECK(factor(313 + 1200) == doctest::Approx(0.01));
    CHECK(factor(6400) == doctest::Approx(0.01));
}
