// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/multitask/rotation_study.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace disentangle;

TEST_CASE("ridge does not mind a rotation of the features, to four digits; lasso does where few of them count")
{
    RotationStudy study;
    study.shares = {0.05};
    study.sizes = {50, 100};
    study.data_sets = 3;
    for (const RotationCell& cell : run_rotation_study(study, 1)) {
        double lasso = 0, rotated = 0;
        for (const RotationScores& scores : cell.data_sets) {
            CHECK(std::abs(scores.ridge - scores.ridge_rotated) < 1e-6);
            lasso += scores.lasso / 3;
            rotated += scores.lasso_rotated / 3;
        }
        CHECK(lasso > 0.85);
        CHECK(lasso - rotated > 0.2);
    }
}

TEST_CASE("a rotation study is the same on any number of threads")
{
    RotationStudy study;
    study.features = 12;
    study.shares = {0.2, 0.8};
    study.sizes = {15};
    study.data_sets = 2;
    study.test_rows = 50;
    const auto one = run_rotation_study(study, 1), three = run_rotation_study(study, 3);
    REQUIRE(one.size() == 2);
    for (std::size_t c = 0; c < 2; ++c)
        for (std::size_t k = 0; k < 2; ++k) {
            CHECK(one[c].data_sets[k].lasso == three[c].data_sets[k].lasso);
            CHECK(one[c].data_sets[k].ridge_rotated == three[c].data_sets[k].ridge_rotated);
        }
}

TEST_CASE("as features are turned, lasso loses what ridge never had; no turn is the study's own first point")
{
    RotationStudy study;
    study.shares = {0.05};
    study.sizes = {50};
    study.data_sets = 2;
    const std::vector<TurnCell> turned = run_turn_study(study, {0, 0.15, 0.4, 1e9}, 2);
    const std::vector<RotationCell> plain = run_rotation_study(study, 1);
    REQUIRE(turned.size() == 4);
    for (std::size_t k = 0; k < 2; ++k) {
        CHECK(turned[0].lasso[k] == plain[0].data_sets[k].lasso);
        CHECK(turned[0].mcc[k] == doctest::Approx(1));
        for (std::size_t turn = 1; turn < 4; ++turn) {
            CHECK(turned[turn].ridge[k] == doctest::Approx(turned[0].ridge[k]).epsilon(1e-8));
            CHECK(turned[turn].lasso[k] < turned[turn - 1].lasso[k]);
            CHECK(turned[turn].mcc[k] < turned[turn - 1].mcc[k]);
        }
    }
    // Five features count: the lasso on the features themselves uses few, on turned ones many.
    const auto used = [](const TurnCell& cell) { return (cell.lasso_weights.array() != 0).count(); };
    CHECK(used(turned[0]) < 40);
    CHECK(used(turned[0]) < used(turned[2]) + 5);
    CHECK(turned[0].ridge_weights.size() == 100);
}
