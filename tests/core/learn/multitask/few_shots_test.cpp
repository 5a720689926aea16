// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/multitask/few_shots.h"
#include "core/learn/multitask/turned_features.h"

#include <doctest/doctest.h>

using namespace disentangle;

TEST_CASE("a turn is a rotation; none leaves the features as they are, a full one mixes them all")
{
    for (const double t : {0.0, 0.1, 0.29, 1e9}) {
        CAPTURE(t);
        Random random(3, "turn");
        const Eigen::MatrixXd Q = turned(40, t, random);
        CHECK((Q.transpose() * Q - Eigen::MatrixXd::Identity(40, 40)).norm() < 1e-10);
        const double mcc = mcc_of_turn(Q);
        if (t == 0)
            CHECK(mcc == doctest::Approx(1));
        else if (t < 0.2)
            CHECK(mcc == doctest::Approx(0.98).epsilon(0.01));
        else if (t < 1)
            CHECK(mcc == doctest::Approx(0.86).epsilon(0.03));
        else
            CHECK(mcc < 0.5);
    }
}

// The shape of the answer of docs/tasks.md, section 9.
TEST_CASE("with few shots a sparse penalty helps sparse tasks on disentangled features, and not on rotated ones")
{
    FewShotStudy study;
    study.shares = {0.05};
    study.shots = {20};
    study.turns = {0, 1e9};
    study.ratios = {0, 0.2};
    study.tasks = 16;
    study.seeds = 1;
    const std::vector<FewShotCell> cells = run_few_shots(study, 2);
    REQUIRE(cells.size() == 4);
    for (const FewShotCell& cell : cells) {
        CAPTURE(static_cast<int>(cell.learner));
        CAPTURE(cell.turn);
        const FewShotScores& scores = cell.seeds.front();
        CHECK(scores.accuracy[0] > 0.2);  // chance
        CHECK(scores.used[0] == 1);
        if (cell.turn == 0) {
            CHECK(scores.accuracy[1] > scores.accuracy[0] + 0.05);
            CHECK(scores.used[1] < 0.95);
        } else {
            CHECK(scores.accuracy[1] < scores.accuracy[0] + 0.04);
        }
    }
}

TEST_CASE("a few-shot study is the same on any number of threads")
{
    FewShotStudy study;
    study.features = 8;
    study.shares = {0.25};
    study.shots = {3};
    study.turns = {0, 0.4};
    study.ratios = {0, 0.3};
    study.tasks = 4;
    study.queries = 3;
    study.seeds = 2;
    const auto one = run_few_shots(study, 1), three = run_few_shots(study, 3);
    for (std::size_t c = 0; c < one.size(); ++c)
        for (std::size_t s = 0; s < 2; ++s) {
            CHECK(one[c].seeds[s].accuracy == three[c].seeds[s].accuracy);
            CHECK(one[c].seeds[s].used == three[c].seeds[s].used);
        }
}
