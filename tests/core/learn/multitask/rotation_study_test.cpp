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
