// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/sweep.h"
#include "tests/core/record/support.h"

using namespace disentangle;
using namespace disentangle::testing;

namespace {

struct SmallSweep {
    Folder folder;
    SweepIndex index{folder.path()};
    std::vector<SweepRun> runs = runs_of({to_json(small_experiment()),
                                          "small",
                                          {{"training.rate", {"0.001", "0.002"}}, {"training.steps", {"100"}}},
                                          {0, 1}});

    SmallSweep() { index.plan({"training.rate", "training.steps"}, runs, 1); }

    void finish(std::size_t number, double mcc)
    {
        RunWriter writer = RunWriter::create(index.run_file(runs[number].name), runs[number].experiment);
        writer.metric(100, "mcc", mcc);
        writer.metric(100, "loss", std::numeric_limits<double>::quiet_NaN());
        writer.event(100, EventKind::finish, "Finished all 100 steps");
    }
};

}  // namespace

TEST_CASE("the standing of a sweep is what its run files say")
{
    SmallSweep sweep;
    sweep.finish(0, 0.5);
    RunWriter going_on = RunWriter::create(sweep.index.run_file(sweep.runs[1].name), sweep.runs[1].experiment);
    going_on.event(0, EventKind::start, "");
    going_on.metric(40, "mcc", 0.25);
    going_on.flush();
    {
        RunWriter broken = RunWriter::create(sweep.index.run_file(sweep.runs[2].name), sweep.runs[2].experiment);
        broken.event(0, EventKind::start, "");
        broken.event(60, EventKind::error, error_event_text("the loss is not finite", ErrorCause::not_finite));
    }
    const SweepStanding standing = standing_of(sweep.index);
    CHECK(standing.runs[0].state == SweptState::done);
    CHECK(standing.runs[0].step == 100);
    // A score that is no number is none.
    CHECK(standing.runs[0].scores == std::map<std::string, double>{{"mcc", 0.5}});
    CHECK(standing.runs[1].state == SweptState::running);
    CHECK(standing.runs[1].step == 40);
    CHECK(standing.runs[1].steps == 100);
    CHECK(standing.runs[2].state == SweptState::failed);
    CHECK(standing.runs[2].reason == "the loss is not finite");
    CHECK(standing.runs[3].state == SweptState::waiting);
    CHECK(standing.runs[3].steps == 100);
    CHECK(standing.count(SweptState::done) == 1);
    CHECK(standing.cell_in_words(1) == "rate 0.002, steps 100");
}

TEST_CASE("a run that nobody records and that is not at its end has begun; a file that is no run has failed")
{
    SmallSweep sweep;
    {
        RunWriter left = RunWriter::create(sweep.index.run_file(sweep.runs[0].name), sweep.runs[0].experiment);
        left.event(0, EventKind::start, "");
        left.event(30, EventKind::interrupt, "Interrupted");
        RunWriter::create(sweep.index.run_file(sweep.runs[1].name), sweep.runs[1].experiment);
    }
    overwrite(sweep.index.run_file(sweep.runs[2].name), "nonsense");
    sweep.index.set_state(sweep.runs[3].name, SweptState::failed, "its process was ended by signal 9 (Killed)");
    const SweepStanding standing = standing_of(sweep.index);
    CHECK(standing.runs[0].state == SweptState::begun);
    CHECK(standing.runs[1].state == SweptState::waiting);  // made, and nothing else
    CHECK(standing.runs[2].state == SweptState::failed);
    CHECK(standing.runs[2].reason.find("is not a run") != std::string::npos);
    CHECK(standing.runs[3].state == SweptState::failed);
    CHECK(standing.runs[3].reason.find("signal 9") != std::string::npos);
}

TEST_CASE("scores are averaged over the runs of a cell that are done")
{
    SmallSweep sweep;
    sweep.finish(0, 0.5);
    sweep.finish(1, 0.75);
    sweep.finish(3, 0.25);
    const SweepStanding standing = standing_of(sweep.index);
    CHECK(standing.spread(0, "mcc").mean == 0.625);
    // Deviation .125 sqrt 2, over sqrt 2.
    CHECK(standing.spread(0, "mcc").error() == doctest::Approx(0.125));
    CHECK(standing.spread(1, "mcc").count == 1);
    CHECK(standing.spread(1, "shd").count == 0);
    REQUIRE(standing.scores().size() == 1);
    CHECK(standing.scores().front()->name == "mcc");
}

TEST_CASE("what the index knows to be done is taken from it while the file is there")
{
    SmallSweep sweep;
    sweep.finish(0, 0.5);
    sweep.index.set_state(sweep.runs[0].name, SweptState::done, {}, {{"mcc", 0.5}});
    sweep.index.set_state(sweep.runs[1].name, SweptState::done, {}, {{"mcc", 0.5}});
    const SweepStanding standing = standing_of(sweep.index);
    CHECK(standing.runs[0].state == SweptState::done);
    CHECK(standing.runs[0].step == 100);
    CHECK(standing.runs[0].scores.at("mcc") == 0.5);
    CHECK(standing.runs[1].state == SweptState::waiting);  // its file was deleted
    CHECK(standing.runs[1].scores.empty());
}
