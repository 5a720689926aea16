// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "support.h"

#include <cmath>
#include <cstring>
#include <limits>

using namespace disentangle;
using namespace disentangle::testing;

TEST_CASE("what is recorded is what is read")
{
    const Folder folder;
    const fs::path path = folder / "a.run";
    {
        RunWriter writer = RunWriter::create(path, small_experiment());
        for (const std::int64_t step : {0, 100, 200})
            record_step(writer, step);
        writer.snapshot(0, "permitted", {1, 2, {1, 0}});
        writer.metric(150, "loss", 2.5);
        writer.event(0, "start", "Training began.");
        writer.event(200, "finish", "");
    }
    const RunReader reader(path);
    CHECK(reader.path() == path);
    CHECK(reader.experiment() == small_experiment());
    CHECK(reader.experiment_text() == format_experiment(small_experiment()));
    CHECK(reader.last_step() == 200);
    CHECK(reader.steps() == std::vector<std::int64_t>{0, 100, 150, 200});
    CHECK(reader.steps(100) == std::vector<std::int64_t>{150, 200});
    CHECK(reader.steps(200).empty());
    CHECK(reader.metric_names() == std::vector<std::string>{"loss", "mcc", "shd"});
    CHECK(reader.snapshot_kinds() == std::vector<std::string>{"correlation", "permitted"});

    const std::vector<Sample> curve = reader.metric("mcc", 0);
    REQUIRE(curve.size() == 2);
    CHECK(curve[0].step == 100);
    CHECK(curve[0].value == 0.1);
    CHECK(curve[1].step == 200);
    CHECK(reader.metric("nothing").empty());

    const auto all = reader.snapshots("correlation");
    REQUIRE(all.size() == 3);
    CHECK(all[1].first == 100);
    CHECK(all[1].second == snapshot_of(100));
    CHECK(reader.snapshots("correlation", 100).size() == 1);

    const std::vector<Event> events = reader.events();
    REQUIRE(events.size() == 2);
    CHECK(events[0].kind == "start");
    CHECK(events[0].text == "Training began.");
    CHECK(events[0].time > 0);
    CHECK(events[1].step == 200);
    CHECK(events[1].text.empty());
    CHECK(reader.events(1).size() == 1);
    CHECK(reader.events(2).empty());
    CHECK_FALSE(reader.checkpoint());
}

TEST_CASE("a value between two recorded steps is that of the earlier one")
{
    const Folder folder;
    RunWriter writer = RunWriter::create(folder / "a.run", small_experiment());
    record_step(writer, 10);
    record_step(writer, 20);
    writer.flush();
    const RunReader reader(folder / "a.run");
    CHECK_FALSE(reader.metric_at("mcc", 9));
    CHECK(reader.metric_at("mcc", 10) == 0.01);
    CHECK(reader.metric_at("mcc", 19) == 0.01);
    CHECK(reader.metric_at("mcc", 1000) == 0.02);
    CHECK_FALSE(reader.metric_at("nothing", 1000));
    CHECK_FALSE(reader.snapshot("correlation", 9));
    CHECK(reader.snapshot("correlation", 19) == snapshot_of(10));
    CHECK(reader.snapshot("correlation", 20) == snapshot_of(20));
}

TEST_CASE("a run without rows has no steps")
{
    const Folder folder;
    const RunWriter writer = RunWriter::create(folder / "a.run", small_experiment());
    const RunReader reader(folder / "a.run");
    CHECK(reader.last_step() == -1);
    CHECK(reader.steps().empty());
    CHECK(reader.metric_names().empty());
    CHECK(reader.snapshot_kinds().empty());
    CHECK(reader.events().empty());
}

TEST_CASE("values that are no number are kept: NaN as NULL, infinities as they are")
{
    const Folder folder;
    constexpr double infinity = std::numeric_limits<double>::infinity();
    {
        RunWriter writer = RunWriter::create(folder / "a.run", small_experiment());
        writer.metric(1, "loss", std::nan(""));
        writer.metric(2, "loss", infinity);
        writer.metric(3, "loss", -infinity);
        writer.snapshot(1, "correlation", {1, 1, {std::nanf("")}});
    }
    CHECK(Sqlite{folder / "a.run"}("SELECT count(*) FROM metric WHERE value IS NULL") == "1");
    const RunReader reader(folder / "a.run");
    CHECK(std::isnan(reader.metric_at("loss", 1).value()));
    CHECK(reader.metric_at("loss", 2) == infinity);
    CHECK(reader.metric_at("loss", 3) == -infinity);
    CHECK(std::isnan(reader.snapshot("correlation", 1).value().data[0]));
}

TEST_CASE("a row recorded again for the same step replaces the earlier one")
{
    const Folder folder;
    RunWriter writer = RunWriter::create(folder / "a.run", small_experiment());
    writer.metric(5, "mcc", 0.1);
    writer.metric(5, "mcc", 0.2);
    writer.snapshot(5, "correlation", snapshot_of(1));
    writer.snapshot(5, "correlation", snapshot_of(2));
    writer.checkpoint(5, "first");
    writer.checkpoint(5, "second");
    const RunReader reader(folder / "a.run");
    CHECK(reader.metric("mcc").size() == 1);
    CHECK(reader.metric_at("mcc", 5) == 0.2);
    CHECK(reader.snapshots("correlation").size() == 1);
    CHECK(reader.snapshot("correlation", 5) == snapshot_of(2));
    CHECK(reader.checkpoint()->data == "second");
}

TEST_CASE("the two newest checkpoints are kept, byte for byte")
{
    const Folder folder;
    RunWriter writer = RunWriter::create(folder / "a.run", small_experiment());
    std::string data(3000000, '\0');
    for (std::size_t i = 0; i < data.size(); ++i)
        data[i] = static_cast<char>(i * i >> 3);
    writer.checkpoint(1000, "one");
    writer.checkpoint(2000, data);
    writer.checkpoint(3000, "");
    const RunReader reader(folder / "a.run");
    CHECK(reader.checkpoint()->step == 3000);
    CHECK(reader.checkpoint()->data.empty());
    CHECK(reader.checkpoint(2999)->step == 2000);
    CHECK(reader.checkpoint(2999)->data == data);
    CHECK_FALSE(reader.checkpoint(1999));
}

TEST_CASE("continuing from a step drops what was recorded after it")
{
    const Folder folder;
    const fs::path path = folder / "a.run";
    {
        RunWriter writer = RunWriter::create(path, small_experiment());
        for (std::int64_t step = 0; step <= 50; step += 10) {
            record_step(writer, step);
            writer.event(step, "note", std::to_string(step));
        }
        writer.checkpoint(20, "at 20");
        writer.checkpoint(40, "at 40");
    }
    {
        RunWriter writer = RunWriter::reopen(path, 20);
        record_step(writer, 25);
    }
    const RunReader reader(path);
    CHECK(reader.steps() == std::vector<std::int64_t>{0, 10, 20, 25});
    CHECK(reader.snapshots("correlation").size() == 4);
    CHECK(reader.events().back().text == "20");
    CHECK(reader.checkpoint()->data == "at 20");
}

TEST_CASE("continuing from the last step drops nothing")
{
    const Folder folder;
    {
        RunWriter writer = RunWriter::create(folder / "a.run", small_experiment());
        record_step(writer, 7);
    }
    RunWriter::reopen(folder / "a.run", 7);
    CHECK(RunReader(folder / "a.run").last_step() == 7);
}

TEST_CASE("a run with progress is not begun anew, one without is")
{
    const Folder folder;
    const fs::path path = folder / "a.run";
    {
        RunWriter writer = RunWriter::create(path, preset_experiment("Example2"));
        record_step(writer, 0);
        writer.event(0, "error", "It did not get far.");
    }
    {
        RunWriter writer = RunWriter::create(path, small_experiment());
        writer.flush();
        const RunReader reader(path);
        CHECK(reader.experiment() == small_experiment());
        CHECK(reader.last_step() == -1);
        CHECK(reader.events().empty());
        record_step(writer, 100);
    }
    CHECK(error_of([&] { RunWriter::create(path, small_experiment()); }) ==
          path.string() +
              ": holds a run up to step 100 already; choose another file, or continue that run with resume");
    CHECK(RunReader(path).last_step() == 100);
}

TEST_CASE("an empty file may become a run")
{
    const Folder folder;
    write_file_atomically(folder / "a.run", "");
    CHECK(fs::file_size(folder / "a.run") == 0);
    {
        RunWriter::create(folder / "a.run", small_experiment());
    }
    CHECK(RunReader(folder / "a.run").experiment() == small_experiment());
}

TEST_CASE("a run that is closed is one file")
{
    const Folder folder;
    {
        RunWriter writer = RunWriter::create(folder / "a.run", small_experiment());
        record_step(writer, 1);
    }
    CHECK(folder.entries() == 1);
    {
        RunWriter::reopen(folder / "a.run", 1);
    }
    CHECK(folder.entries() == 1);
    {
        RunReader(folder / "a.run").last_step();
    }
    CHECK(folder.entries() == 1);
}

TEST_CASE("the tables are those of the contract, readable by any SQLite program")
{
    const Folder folder;
    {
        RunWriter writer = RunWriter::create(folder / "a.run", small_experiment());
        record_step(writer, 3);
        writer.event(3, "note", "hello");
        writer.checkpoint(3, "bytes");
    }
    Sqlite sql(folder / "a.run");
    CHECK(sql("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name") ==
          "checkpoint event experiment metric snapshot");
    const auto columns = [&](const std::string& table) {
        return sql("SELECT name FROM pragma_table_info('" + table + "')");
    };
    CHECK(columns("experiment") == "text");
    CHECK(columns("metric") == "step name value");
    CHECK(columns("snapshot") == "step kind rows cols data");
    CHECK(columns("event") == "time step kind text");
    CHECK(columns("checkpoint") == "step data");
    CHECK(sql("PRAGMA application_id") == std::to_string(run_application_id));
    CHECK(sql("PRAGMA user_version") == "1");
    CHECK(sql("PRAGMA integrity_check") == "ok");
    CHECK(sql("SELECT count(*) FROM experiment") == "1");
    CHECK(sql("SELECT step, name, value FROM metric ORDER BY name") == "3|mcc|0.003 3|shd|3.0");
    CHECK(sql("SELECT step, kind, text FROM event") == "3|note|hello");
    CHECK(sql("SELECT step, kind, rows, cols, length(data) FROM snapshot") == "3|correlation|2|3|24");
    // 3.25 is 0x40500000: little-endian float32, second in row order.
    CHECK(sql("SELECT hex(substr(data, 5, 4)) FROM snapshot") == "00005040");
}

TEST_CASE("a snapshot whose numbers do not fill its shape is refused")
{
    const Folder folder;
    RunWriter writer = RunWriter::create(folder / "a.run", small_experiment());
    CHECK(error_of([&] {
              writer.snapshot(0, "correlation", {2, 2, {1, 2, 3}});
          }) == "snapshot correlation: found 3 numbers, expected 2 x 2");
    writer.snapshot(0, "empty", {0, 4, {}});
    writer.flush();
    CHECK(RunReader(folder / "a.run").snapshot("empty", 0) == Snapshot{0, 4, {}});
}

TEST_CASE("names and texts are stored as they are, quotes and all")
{
    const Folder folder;
    const std::string odd = "it's \"odd\"; DROP TABLE metric; \xE2\x88\x82";
    RunWriter writer = RunWriter::create(folder / "a.run", small_experiment());
    writer.metric(1, odd, 1);
    writer.event(1, "note", odd);
    const RunReader reader(folder / "a.run");
    CHECK(reader.metric_names() == std::vector<std::string>{odd});
    CHECK(reader.events().front().text == odd);
}

TEST_CASE("a path with characters that mean something in a URI is a path")
{
    const Folder folder;
    const fs::path path = folder / "file:50%?mode=memory#1.run";
    {
        RunWriter::create(path, small_experiment());
    }
    CHECK(fs::exists(path));
    CHECK(RunReader(path).experiment() == small_experiment());
}
