// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/record/annotations.h"

#include "tests/core/record/support.h"

using namespace disentangle;
using namespace disentangle::testing;

namespace {

const Annotations example{
    "first try", 3, {"paper", "β = 10"}, "Two lines,\nand a \"quote\".", {{0, "start"}, {20, "apart"}}};

void record(const fs::path& path)
{
    RunWriter writer = RunWriter::create(path, preset_experiment("ActionDiag"));
    for (const std::int64_t step : {0, 10, 20})
        writer.metric(step, "mcc", 0.5);
}

}  // namespace

TEST_CASE("annotations come back as they were written, and a run without any has none")
{
    const Folder folder;
    record(folder / "a.run");
    CHECK(RunReader(folder / "a.run").annotations() == Annotations{});
    write_annotations(folder / "a.run", example);
    CHECK(RunReader(folder / "a.run").annotations() == example);
    write_annotations(folder / "a.run", {});
    CHECK(RunReader(folder / "a.run").annotations() == Annotations{});
    CHECK(folder.entries() == 1);
}

TEST_CASE("a run with annotations keeps its version, and the engine leaves them alone")
{
    const Folder folder;
    const fs::path path = folder / "a.run";
    {
        RunWriter writer = RunWriter::create(path, preset_experiment("ActionDiag"));
        writer.metric(0, "mcc", 0.25);
        writer.flush();
        const RunReader watching(path);
        write_annotations(path, example);
        CHECK(watching.annotations() == example);
        writer.metric(10, "mcc", 0.5);
        writer.checkpoint(10, "state");
    }
    {
        RunWriter writer = RunWriter::reopen(path, 0);
        writer.metric(10, "mcc", 0.75);
    }
    const RunReader reader(path);
    CHECK(reader.annotations() == example);
    CHECK(reader.metric_at("mcc", 10) == 0.75);
    CHECK(Sqlite(path)("PRAGMA user_version") == std::to_string(run_format_version));
}

TEST_CASE("a run that cannot be written says so and is as it was")
{
    if (::geteuid() == 0)
        return;  // to whom nothing is read-only
    const Folder folder;
    record(folder / "a.run");
    fs::permissions(folder / "a.run", fs::perms::owner_read);
    CHECK(error_of([&] { write_annotations(folder / "a.run", example); }).find("read-only") != std::string::npos);
    CHECK(RunReader(folder / "a.run").annotations() == Annotations{});
}

TEST_CASE("annotations of what is no run are refused")
{
    const Folder folder;
    std::ofstream(folder / "a.run") << "no run";
    CHECK(error_of([&] { write_annotations(folder / "a.run", example); }).find("a.run") != std::string::npos);
    CHECK(error_of([&] { write_annotations(folder / "b.run", example); }).find("no such file") != std::string::npos);
}

TEST_CASE("what somebody else has written into the table is skipped where it makes no sense")
{
    const Folder folder;
    record(folder / "a.run");
    write_annotations(folder / "a.run", example);
    Sqlite(folder / "a.run")("UPDATE annotation SET value = '{\"' WHERE key IN ('tags', 'bookmarks', 'colour')");
    const Annotations read = RunReader(folder / "a.run").annotations();
    CHECK(read.name == example.name);
    CHECK(read.tags.empty());
    CHECK(read.bookmarks.empty());
    CHECK(!read.colour);
    Sqlite(folder /
           "a.run")("UPDATE annotation SET value = '[[5, \"b\"], [\"x\", 2], 7, [3, \"a\"]]' WHERE key = 'bookmarks'");
    CHECK(RunReader(folder / "a.run").annotations().bookmarks == std::vector<Bookmark>{{3, "a"}, {5, "b"}});
}

TEST_CASE("a bookmark is set in order, renamed at its step, and taken away by an empty name")
{
    Annotations annotations;
    set_bookmark(annotations, {20, "late"});
    set_bookmark(annotations, {10, "early"});
    set_bookmark(annotations, {20, "later"});
    CHECK(annotations.bookmarks == std::vector<Bookmark>{{10, "early"}, {20, "later"}});
    set_bookmark(annotations, {10, ""});
    set_bookmark(annotations, {15, ""});
    CHECK(annotations.bookmarks == std::vector<Bookmark>{{20, "later"}});
}
