// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/tasks.h"

#include <doctest/doctest.h>

using namespace disentangle;

namespace {

/// Two factors, three tasks; learned factor 1 is true factor 0, upside down.
Moment two_factors()
{
    Moment moment;
    moment.step = 100;
    moment.snapshots["assignment"] = {1, 2, {1, 0}};
    moment.snapshots["ols"] = {2, 2, {0, -0.9F, 0.8F, 0}};
    moment.snapshots["task_weights"] = {3, 2, {0, -1, 2, 0, 3, 0.5F}};
    moment.snapshots["true_task_weights"] = {3, 2, {1.1F, 0, 0, 2.1F, 0, 3.1F}};
    return moment;
}

}  // namespace

TEST_CASE("weights of tasks are read in the order and with the signs of the true factors, wrong uses marked")
{
    const auto read = task_weights_at(two_factors(), 2);
    REQUIRE(read);
    CHECK(read->learned.rows == 2);
    CHECK(read->learned.cols == 3);
    CHECK(read->learned.data == std::vector<float>{1, 0, -0.5F, 0, 2, 3});
    REQUIRE(read->truth);
    CHECK(read->truth->data == std::vector<float>{1.1F, 0, 0, 0, 2.1F, 3.1F});
    CHECK(read->wrong == 1);
    CHECK(read->marks[2] == Mark::extra);
    CHECK(read->used == doctest::Approx(4.0 / 3));
    CHECK(read->needed == 1);
}

TEST_CASE("norms of weights have no sign, and without a truth nothing is marked")
{
    Moment moment = two_factors();
    moment.snapshots["task_weights"].data[1] = 1;
    moment.snapshots.erase("true_task_weights");
    const auto read = task_weights_at(moment, 2);
    REQUIRE(read);
    CHECK(read->learned.data == std::vector<float>{1, 0, 0.5F, 0, 2, 3});
    CHECK_FALSE(read->truth);
    CHECK(read->marks.empty());
    CHECK_FALSE(task_weights_at(moment, 3));
    CHECK_FALSE(task_weights_at(Moment{}, 2));
}

TEST_CASE("the path of the penalty is read row by row")
{
    Moment moment;
    CHECK_FALSE(lambda_path_at(moment));
    moment.snapshots["lambda_path"] = {3, 2, {0.5F, 0.25F, 1, 2, 4, 3}};
    const auto path = lambda_path_at(moment);
    REQUIRE(path);
    CHECK(path->ratio == std::vector<double>{0.5, 0.25});
    CHECK(path->used == std::vector<double>{1, 2});
    CHECK(path->error == std::vector<double>{4, 3});
}
