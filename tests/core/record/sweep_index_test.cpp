// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/record/sweep_index.h"
#include "tests/core/record/support.h"

using namespace disentangle;
using namespace disentangle::testing;

namespace {

const std::vector<std::string> rate{"training.rate"};

std::vector<SweepRun> swept(std::vector<std::string> rates, std::vector<std::uint64_t> seeds = {0, 1})
{
    return runs_of({to_json(small_experiment()), "small", {{"training.rate", std::move(rates)}}, std::move(seeds)});
}

}  // namespace

TEST_CASE("an index gives back what was planned, and other programs read it as tables")
{
    const Folder folder;
    SweepIndex index(folder.path());
    CHECK_FALSE(index.exists());
    index.plan(rate, swept({"0.001", "0.002"}), 3);
    const SweepPlan plan = index.read();
    CHECK(plan.keys == rate);
    CHECK(plan.cells == std::vector<std::vector<std::string>>{{"0.001"}, {"0.002"}});
    CHECK(plan.threads == 3);
    CHECK(plan.job.empty());
    REQUIRE(plan.runs.size() == 4);
    CHECK(plan.runs[2].name == "rate-0.002-seed0");
    CHECK(plan.runs[2].cell == 1);
    CHECK(plan.runs[3].seed == 1);
    CHECK(plan.runs[3].state == SweptState::waiting);
    CHECK(parse_experiment(plan.runs[2].experiment, "").training.rate == 0.002);
    CHECK(index.run_file("a") == folder / "a.run");

    index.set_state("rate-0.001-seed1", SweptState::done, {}, {{"mcc", 0.5}, {"shd", 2}});
    index.set_state("rate-0.002-seed0", SweptState::failed, "disk full");
    index.set_job("17");
    const SweepPlan later = index.read();
    CHECK(later.runs[1].state == SweptState::done);
    CHECK(later.runs[1].scores == std::map<std::string, double>{{"mcc", 0.5}, {"shd", 2}});
    CHECK(later.runs[2].reason == "disk full");
    CHECK(later.job == "17");
    Sqlite sqlite(folder / "sweep.index");
    CHECK(sqlite("SELECT s.value, r.seed, c.metric, c.value FROM run r JOIN setting s ON s.cell = r.cell "
                 "JOIN score c ON c.number = r.number ORDER BY metric") == "0.001|1|mcc|0.5 0.001|1|shd|2.0");
    CHECK(sqlite("SELECT name, state FROM run ORDER BY number") ==
          "rate-0.001-seed0|waiting rate-0.001-seed1|done rate-0.002-seed0|failed rate-0.002-seed1|waiting");
}

TEST_CASE("a sweep may grow by values and seeds, and what is known of its runs stays known")
{
    const Folder folder;
    SweepIndex index(folder.path());
    index.plan(rate, swept({"0.002"}), 1);
    index.set_state("rate-0.002-seed1", SweptState::done, {}, {{"mcc", 0.75}});
    index.plan(rate, swept({"0.001", "0.002"}, {0, 1, 2}), 1);
    const SweepPlan plan = index.read();
    REQUIRE(plan.runs.size() == 6);
    CHECK(plan.runs[4].name == "rate-0.002-seed1");
    CHECK(plan.runs[4].state == SweptState::done);
    CHECK(plan.runs[4].scores.at("mcc") == 0.75);
    CHECK(plan.cells[0] == std::vector<std::string>{"0.001"});
}

TEST_CASE("another sweep in the same folder is refused, and leaves the index as it was")
{
    const Folder folder;
    SweepIndex index(folder.path());
    index.plan(rate, swept({"0.001"}), 1);
    // A run would be lost.
    CHECK(error_of([&] { index.plan(rate, swept({"0.002"}), 1); }).find("belongs to another sweep") !=
          std::string::npos);
    // A run of the same name would be of another experiment.
    std::vector<SweepRun> other = swept({"0.001"});
    other[0].experiment = with_value(other[0].experiment, "training.steps", 17);
    CHECK(error_of([&] { index.plan(rate, other, 1); }).find("run rate-0.001-seed0") != std::string::npos);
    CHECK(index.read().runs.size() == 2);
    CHECK(index.read().cells == std::vector<std::vector<std::string>>{{"0.001"}});
}

TEST_CASE("what is no index is refused and left alone")
{
    const Folder folder;
    SweepIndex index(folder.path());
    CHECK(error_of([&] { index.read(); }).find("holds no sweep") != std::string::npos);
    RunWriter::create(folder / "sweep.index", small_experiment());
    CHECK(error_of([&] { index.read(); }).find("is not the index of a sweep") != std::string::npos);
    CHECK(error_of([&] { index.plan(rate, swept({"0.001"}), 1); }).find("is not the index of a sweep") !=
          std::string::npos);
    CHECK(RunReader(folder / "sweep.index").last_step() == -1);
    fs::remove(folder / "sweep.index");
    index.plan(rate, swept({"0.001"}), 1);
    Sqlite(folder / "sweep.index")("PRAGMA user_version = 99");
    CHECK(error_of([&] { index.read(); }).find("found index format 99") != std::string::npos);
    overwrite(folder / "sweep.index", "no database at all, but long enough to be read as the header of one, which has "
                                      "a hundred bytes");
    CHECK(error_of([&] { index.read(); }) != "no error");
}
