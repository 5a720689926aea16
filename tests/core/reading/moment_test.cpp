// SPDX-License-Identifier: GPL-3.0-or-later
// Snapshots at a step, the matching, and histories.
#include "core/reading/history.h"
#include "core/reading/matching.h"
#include "tests/core/record/support.h"

#include <limits>

using namespace disentangle;
using namespace disentangle::testing;

namespace {

Snapshot row(std::vector<float> values)
{
    const int count = static_cast<int>(values.size());
    return {1, count, std::move(values)};
}

constexpr std::array kinds{kind::assignment, kind::correlation};

}  // namespace

TEST_CASE("a moment holds of each kind the newest snapshot by its step, and the matching before")
{
    const Folder folder;
    RunWriter writer = RunWriter::create(folder / "a.run", small_experiment());
    writer.metric(0, "mcc", 0.1);
    writer.snapshot(0, "assignment", row({0, 1, 2}));
    writer.snapshot(0, "correlation", {3, 3, std::vector<float>(9, 0.5F)});
    writer.metric(100, "mcc", 0.2);
    writer.snapshot(100, "assignment", row({2, 0, 1}));
    writer.metric(200, "mcc", std::numeric_limits<double>::infinity());
    writer.flush();
    const RunReader run(folder / "a.run");
    const std::vector<std::int64_t> steps = run.steps();

    const Moment first = read_moment(run, 0, kinds, steps);
    CHECK(first.step_before == -1);
    CHECK_FALSE(first.assignment_before.has_value());
    const Moment moment = read_moment(run, 100, kinds, steps);
    CHECK(moment.step == 100);
    CHECK(matching_of(moment, 3) == Matching{2, 0, 1});
    CHECK(moment.step_before == 0);
    REQUIRE(moment.assignment_before.has_value());
    CHECK(permutation_in(*moment.assignment_before) == Matching{0, 1, 2});
    REQUIRE(moment.snapshot("correlation") != nullptr);  // of step 0, the newest by then
    CHECK(moment.snapshot("correlation", 3, 3) != nullptr);
    CHECK(moment.snapshot("correlation", 3, 2) == nullptr);
    CHECK(moment.snapshot("ols") == nullptr);  // not asked for
    CHECK(metrics_at(run, 100) == std::map<std::string, double>{{"mcc", 0.2}});
    CHECK(metrics_at(run, 200).empty());  // the newest is not finite
}

TEST_CASE("a run without true factors has no matching, and nothing is made up for it")
{
    const Folder folder;
    RunWriter writer = RunWriter::create(folder / "a.run", small_experiment());
    writer.metric(0, "loss", 1);
    writer.metric(100, "loss", 0.5);
    writer.flush();
    const RunReader run(folder / "a.run");
    const Moment moment = read_moment(run, 100, kinds, run.steps());
    CHECK(moment.step == 100);
    CHECK(moment.step_before == 0);
    CHECK(moment.snapshots.empty());
    CHECK_FALSE(moment.assignment_before.has_value());
    CHECK_FALSE(matching_of(moment, 3).has_value());
    CHECK_NOTHROW(require_fit(moment, run.experiment(), "a.run"));
}

TEST_CASE("only a permutation is a matching")
{
    CHECK(permutation_in(row({1, 2, 0})) == Matching{1, 2, 0});
    for (const std::vector<float>& values :
         {std::vector<float>{0, 1, 1}, {0, 1, 3}, {-1, 1, 2}, {0.5F, 1, 2}, {std::nanf(""), 1, 2}})
        CHECK_FALSE(permutation_in(row(values)).has_value());
    Moment moment;
    moment.snapshots["assignment"] = row({1, 0});
    CHECK(matching_of(moment, 2) == Matching{1, 0});
    CHECK_FALSE(matching_of(moment, 3).has_value());
    CHECK(learned_order(3) == Matching{0, 1, 2});
}

TEST_CASE("reordered rows and columns stand where the matching says")
{
    const Snapshot matrix{2, 3, {1, 2, 3, 4, 5, 6}};
    CHECK(reordered(matrix, {1, 0}, {}).data == std::vector<float>{4, 5, 6, 1, 2, 3});
    CHECK(reordered(matrix, {}, {2, 0, 1}).data == std::vector<float>{3, 1, 2, 6, 4, 5});
    CHECK(matrix_of(matrix)(1, 0) == 4);
}

TEST_CASE("a snapshot that does not fit the experiment is an error that names file, kind, found and expected")
{
    const Experiment experiment = small_experiment();  // three latents, one action
    const auto error = [&](const char* kind, const Snapshot& snapshot) {
        Moment moment;
        moment.snapshots[kind] = snapshot;
        return error_of([&] { require_fit(moment, experiment, "a.run"); });
    };
    CHECK(error("correlation", {2, 3, std::vector<float>(6)}) ==
          "a.run: snapshot correlation: 2 x 3, expected 3 x 3 as in the experiment");
    CHECK(error("latents", {7, 2, std::vector<float>(14)}) ==
          "a.run: snapshot latents: 7 x 2, expected any x 3 as in the experiment");
    CHECK(error("traversal", {9, 20, std::vector<float>(180)}).find(": 9 x 20, expected 27 x ") != std::string::npos);
    CHECK(error("assignment", row({0, 0, 1})).find("no permutation") != std::string::npos);
    CHECK(error("probability_Ga", {3, 1, {0, 1, 0}}) == "no error");
    CHECK(error("of a newer version", {7, 7, std::vector<float>(49)}) == "no error");
}

TEST_CASE("a history is thinned evenly, keeps the newest, and reads nothing twice")
{
    const Folder folder;
    RunWriter writer = RunWriter::create(folder / "a.run", small_experiment());
    std::vector<std::int64_t> steps;
    for (int i = 0; i < 22; ++i) {
        steps.push_back(10 * i);
        writer.snapshot(10 * i, "kl", row({static_cast<float>(i), 0, 0}));
    }
    writer.flush();
    const RunReader run(folder / "a.run");
    const History history = read_history(run, "kl", steps, 8);
    CHECK(history.steps == std::vector<std::int64_t>{0, 40, 80, 120, 160, 200, 210});
    CHECK(history.value(1, 0) == 4);
    CHECK(history.entry_at(-1) == -1);
    CHECK(history.entry_at(79) == 1);
    CHECK(history.entry_at(80) == 2);
    CHECK(history.entry_at(1e9) == 6);
    const History again = read_history(run, "kl", steps, 8, history);
    CHECK(again.steps == history.steps);
    CHECK(again.snapshots == history.snapshots);  // the same storage
    CHECK(read_history(run, "kl", steps, 100).steps == steps);
    CHECK(whole_history(run, "kl").steps == steps);
    CHECK(read_history(run, "ols", steps, 8).empty());
    CHECK(read_history(run, "kl", {}, 8).empty());
}

TEST_CASE("snapshots of another size are left out of a history, and counted")
{
    History history;
    history.add(0, std::make_shared<const Snapshot>(row({1, 2})));
    history.add(10, std::make_shared<const Snapshot>(row({1, 2, 3})));
    history.add(20, std::make_shared<const Snapshot>(row({3, 4})));
    CHECK(history.steps == std::vector<std::int64_t>{0, 20});
    CHECK(history.cols() == 2);
    CHECK(history.of_other_size == 1);
}
