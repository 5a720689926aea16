// SPDX-License-Identifier: GPL-3.0-or-later
#include "support.h"

using namespace disentangle;
using namespace disentangle::testing;

TEST_CASE("rows are seen once they are flushed, and the data version tells")
{
    const Folder folder;
    RunWriter writer = RunWriter::create(folder / "a.run", small_experiment());
    const RunReader reader(folder / "a.run");
    const std::int64_t before = reader.data_version();
    CHECK(reader.data_version() == before);
    record_step(writer, 1);
    CHECK(reader.last_step() == -1);
    CHECK(reader.data_version() == before);
    writer.flush();
    CHECK(reader.last_step() == 1);
    CHECK(reader.data_version() != before);
}

TEST_CASE("events and checkpoints are committed at once, with the rows before them")
{
    const Folder folder;
    RunWriter writer = RunWriter::create(folder / "a.run", small_experiment());
    const RunReader reader(folder / "a.run");
    record_step(writer, 1);
    writer.event(1, "pause", "");
    CHECK(reader.last_step() == 1);
    record_step(writer, 2);
    writer.checkpoint(2, "bytes");
    CHECK(reader.last_step() == 2);
}

TEST_CASE("rows are committed while writing goes on, without a flush")
{
    const Folder folder;
    RunWriter writer = RunWriter::create(folder / "a.run", small_experiment());
    const RunReader reader(folder / "a.run");
    // The bound, minutes of writing, only keeps a failure from running for ever; the promise is half a second.
    constexpr std::int64_t far_too_many = 20000000;
    std::int64_t step = 0;
    while (step < far_too_many && (step % 64 != 0 || reader.last_step() < 0))
        writer.metric(++step, "mcc", 0);
    CHECK(step < far_too_many);
}

TEST_CASE("a reader of a growing run sees whole steps, in order, never fewer than before")
{
    const Folder folder;
    const fs::path path = folder / "a.run";
    EndlessEngine engine(path);
    engine.wait_for(0);
    const RunReader reader(path);
    std::int64_t last = 0;
    std::size_t events = 0;
    for (const std::int64_t target : {1, 2, 50, 400, 1000}) {
        engine.wait_for(target);
        for (int look = 0; look < 50; ++look) {
            const std::int64_t now = reader.last_step();
            CHECK(now >= last);
            CHECK(now >= target);
            last = now;
            const std::vector<Sample> curve = reader.metric("mcc");
            REQUIRE(curve.size() >= static_cast<std::size_t>(now) + 1);
            CHECK(curve.back().value == static_cast<double>(curve.back().step) / 1000);
            CHECK(reader.snapshot("correlation", now) == snapshot_of(now));
            CHECK(reader.events().size() >= events);
            events = reader.events().size();
        }
    }
}

TEST_CASE("a run has one writer at a time, within a process and across")
{
    const Folder folder;
    const fs::path path = folder / "a.run";
    const std::string refusal =
        path.string() + ": another engine is recording into this run; stop it first or choose another file";
    {
        RunWriter writer = RunWriter::create(path, small_experiment());
        CHECK(error_of([&] { RunWriter::reopen(path, 0); }) == refusal);
        CHECK(error_of([&] { RunWriter::create(path, small_experiment()); }) == refusal);
        // The refused writers have not disturbed the one at work.
        record_step(writer, 1);
        writer.flush();
        CHECK(error_of([&] { RunWriter::reopen(path, 0); }) == refusal);
    }
    fs::remove(path);
    EndlessEngine engine(path);
    engine.wait_for(3);
    CHECK(error_of([&] { RunWriter::reopen(path, 0); }) == refusal);
    const std::int64_t last = engine.kill();
    RunWriter::reopen(path, last);
    CHECK(RunReader(path).last_step() == last);
}

TEST_CASE("a reader stays open over the end of one engine and the start of the next")
{
    const Folder folder;
    const fs::path path = folder / "a.run";
    auto first = std::make_unique<RunWriter>(RunWriter::create(path, small_experiment()));
    auto reader = std::make_unique<RunReader>(path);
    record_step(*first, 1);
    first.reset();
    CHECK(reader->last_step() == 1);
    {
        RunWriter second = RunWriter::reopen(path, 1);
        record_step(second, 2);
        second.flush();
        CHECK(reader->last_step() == 2);
    }
    CHECK(reader->last_step() == 2);
    // The last to leave tidies up.
    reader.reset();
    CHECK(folder.entries() == 1);
    CHECK(RunReader(path).last_step() == 2);
}

TEST_CASE("an engine starts while a reader has the finished run open")
{
    const Folder folder;
    const fs::path path = folder / "a.run";
    {
        RunWriter::create(path, small_experiment());
    }
    const RunReader reader(path);
    CHECK(reader.last_step() == -1);
    RunWriter writer = RunWriter::reopen(path, 0);
    record_step(writer, 1);
    writer.flush();
    CHECK(reader.last_step() == 1);
}

TEST_CASE("a reader that closes leaves a running engine its log")
{
    const Folder folder;
    const fs::path path = folder / "a.run";
    RunWriter writer = RunWriter::create(path, small_experiment());
    for (std::int64_t step = 0; step < 20; ++step) {
        record_step(writer, step);
        writer.flush();
        CHECK(RunReader(path).last_step() == step);
    }
}
