// SPDX-License-Identifier: GPL-3.0-or-later
// What other people and programs do to the file of a run: links, names, copies, and files that go while they are used.
#include "core/base/file.h"
#include "core/base/place.h"
#include "core/record/annotations.h"
#include "core/record/run_format.h"
#include "support.h"

#include <fcntl.h>

using namespace disentangle;
using namespace disentangle::testing;

namespace {

/// A run that is being recorded, with rows that only its log has so far.
struct LiveRun {
    explicit LiveRun(const fs::path& path) : writer(RunWriter::create(path, small_experiment()))
    {
        record_step(writer, 5);
        writer.event(5, "start", "");
    }
    RunWriter writer;
};

/// The copy that somebody makes of a file alone, or of all its parts.
void copy_run(const fs::path& from, const fs::path& to, bool with_log)
{
    fs::copy_file(from, to);
    if (with_log)
        fs::copy_file(from.string() + "-wal", to.string() + "-wal");
}

Annotations called(const std::string& name)
{
    Annotations annotations;
    annotations.name = name;
    return annotations;
}

std::string integrity(const fs::path& path)
{
    return Sqlite(path)("PRAGMA integrity_check");
}

/// Whether another process finds a lock of any byte of the file.
bool locked_for_others(const fs::path& path)
{
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        const int descriptor = ::open(path.c_str(), O_RDWR);
        struct flock lock {};
        lock.l_type = F_WRLCK;
        lock.l_whence = SEEK_SET;
        ::_exit(descriptor >= 0 && ::fcntl(descriptor, F_GETLK, &lock) == 0 && lock.l_type != F_UNLCK ? 1 : 0);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    return WEXITSTATUS(status) == 1;
}

}  // namespace

TEST_CASE("looking at a run that is open keeps the locks by which others know that it is read")
{
    const Folder folder;
    const fs::path path = folder / "a.run";
    EndlessEngine engine(path);
    engine.wait_for(1);
    const std::int64_t last = engine.kill();  // its log stays, as that of an engine at work
    CHECK_FALSE(locked_for_others(path));
    const RunReader reader(path);
    CHECK(reader.last_step() >= last);
    REQUIRE(locked_for_others(path));
    CHECK(may_be_run(path));
    CHECK(locked_for_others(path));
    CHECK_FALSE(lacks_log(path));
    CHECK(locked_for_others(path));
    CHECK(RunReader(path).last_step() >= last);
    CHECK(locked_for_others(path));
}

TEST_CASE("what SQLite left beside a run that was deleted is no part of the next run of that name")
{
    for (const char* left : {"-wal", "-shm", "-journal"}) {
        CAPTURE(left);
        const Folder folder;
        const fs::path path = folder / "w.run";
        {
            LiveRun old(folder / "old.run");
            for (std::int64_t step = 6; step < 200; ++step)
                record_step(old.writer, step);
            old.writer.flush();
            fs::copy_file((folder / "old.run").string() + "-wal", path.string() + "-wal");
            if (std::string(left) != "-wal")
                fs::rename(path.string() + "-wal", path.string() + left);
        }
        {
            RunWriter writer = RunWriter::create(path, small_experiment());
            record_step(writer, 1);
        }
        CHECK(integrity(path) == "ok");
        const RunReader reader(path);
        CHECK(reader.steps() == std::vector<std::int64_t>{1});
        CHECK_FALSE(fs::exists(path.string() + left));
    }
}

TEST_CASE("the log of another run beside a run is found out and leaves both as they are")
{
    const Folder folder;
    const fs::path path = folder / "a.run";
    for (const bool finished : {true, false}) {
        CAPTURE(finished);
        fs::remove(path);
        {
            LiveRun other(folder / "b.run");
            for (std::int64_t step = 6; step < 200; ++step)
                record_step(other.writer, step);
            other.writer.flush();
            LiveRun mine(folder / "mine.run");
            mine.writer.flush();
            fs::copy_file(folder / "mine.run", path);
            fs::copy_file((folder / "b.run").string() + "-wal", path.string() + "-wal",
                          fs::copy_options::overwrite_existing);
        }
        if (finished)
            fs::copy_file(folder / "mine.run", path, fs::copy_options::overwrite_existing);
        fs::remove(folder / "b.run");
        fs::remove(folder / "mine.run");
        const std::string expected = path.string() + ": the log beside it, a.run-wal, belongs to another run; move "
                                                     "a.run-wal to where its run is, or out of the way, and open this "
                                                     "file again";
        const std::uintmax_t size = fs::file_size(path.string() + "-wal");
        CHECK(error_of([&] { RunReader reader(path); }) == expected);
        CHECK(error_of([&] { RunWriter::reopen(path, 5); }) == expected);
        CHECK(error_of([&] { write_annotations(path, called("x")); }) == expected);
        CHECK(fs::file_size(path.string() + "-wal") == size);
        fs::rename(path.string() + "-wal", folder / "elsewhere");
        CHECK(error_of([&] { RunReader reader(path); }) == "no error");
        fs::remove(folder / "elsewhere");
    }
}

TEST_CASE("a run copied without its log while it is recorded knows that, each time it is opened")
{
    const Folder folder;
    LiveRun live(folder / "live.run");
    copy_run(folder / "live.run", folder / "alone.run", false);
    copy_run(folder / "live.run", folder / "both.run", true);
    for (int time = 0; time < 2; ++time) {
        const RunReader alone(folder / "alone.run");
        CHECK(alone.lacks_log());
        CHECK(alone.last_step() == -1);
    }
    const RunReader both(folder / "both.run");
    CHECK_FALSE(both.lacks_log());
    CHECK(both.last_step() == 5);
    CHECK_FALSE(RunReader(folder / "live.run").lacks_log());
}

TEST_CASE("a run behind symbolic links is the run, and the link stays one")
{
    const Folder folder;
    fs::create_directory(folder / "sub");
    const fs::path file = folder / "sub/real.run", link = folder / "link.run", second = folder / "second.run";
    fs::create_symlink("sub/real.run", link);
    fs::create_symlink("link.run", second);
    {
        // The links lead nowhere yet.
        RunWriter writer = RunWriter::create(second, small_experiment());
        record_step(writer, 1);
        writer.flush();
        for (const fs::path& name : {file, link, second})
            CHECK(is_recording(name));
        CHECK(error_of([&] { RunWriter::reopen(link, 1); }).find("another engine is recording") != std::string::npos);
    }
    CHECK(fs::is_symlink(link));
    CHECK(fs::is_symlink(second));
    CHECK(fs::is_regular_file(fs::symlink_status(file)));
    {
        RunWriter writer = RunWriter::reopen(link, 1);
        record_step(writer, 2);
    }
    write_annotations(second, called("by a link"));
    for (const fs::path& name : {file, link, second}) {
        const RunReader reader(name);
        CHECK(reader.last_step() == 2);
        CHECK(reader.annotations().name == "by a link");
    }
    CHECK(std::distance(fs::directory_iterator(folder / "sub"), fs::directory_iterator()) == 1);
    CHECK(folder.entries() == 3);
}

TEST_CASE("links that lead in a circle or nowhere are refused by what they are")
{
    const Folder folder;
    fs::create_symlink("b.run", folder / "a.run");
    fs::create_symlink("a.run", folder / "b.run");
    fs::create_symlink("none/x.run", folder / "c.run");
    fs::create_symlink("x.run", folder / "d.run");
    const std::string circle =
        (folder / "a.run").string() + ": is a symbolic link that leads in a circle; remove it or give another name";
    CHECK(error_of([&] { RunReader reader(folder / "a.run"); }) == circle);
    CHECK(error_of([&] { RunWriter::create(folder / "a.run", small_experiment()); }) == circle);
    CHECK_FALSE(is_recording(folder / "a.run"));
    CHECK(error_of([&] { RunWriter::create(folder / "c.run", small_experiment()); }) ==
          (folder / "c.run").string() + ": there is no folder " + (folder / "none").string());
    CHECK(error_of([&] { RunReader reader(folder / "d.run"); }) ==
          (folder / "d.run").string() + ": is a symbolic link to " + (folder / "x.run").string() +
              ", and there is no such file");
}

TEST_CASE("a run that is deleted while it is recorded is written anew, with all that it held")
{
    for (const bool log_too : {false, true}) {
        CAPTURE(log_too);
        const Folder folder;
        const fs::path path = folder / "a.run";
        {
            LiveRun run(path);
            run.writer.checkpoint(5, "state");
            CHECK(run.writer.take_notice().empty());
            fs::remove(path);
            if (log_too) {
                fs::remove(path.string() + "-wal");
                fs::remove(path.string() + "-shm");
            }
            record_step(run.writer, 6);
            run.writer.flush();
            CHECK(run.writer.take_notice() ==
                  path.string() + ": the file was deleted while it was recorded, and has been written anew as " +
                      path.string());
            CHECK(run.writer.take_notice().empty());
            CHECK(run.writer.path() == path);
            CHECK(is_recording(path));
            record_step(run.writer, 7);
        }
        CHECK(integrity(path) == "ok");
        const RunReader reader(path);
        CHECK(reader.steps() == std::vector<std::int64_t>{5, 6, 7});
        CHECK(reader.checkpoint()->data == "state");
        CHECK(reader.events().size() == 1);
        CHECK(folder.entries() == 1);
    }
}

TEST_CASE("a run that is moved away while it is recorded goes on at its place, and where it went is said")
{
    const Folder folder;
    const fs::path path = folder / "a.run", moved = folder / "b.run";
    {
        LiveRun run(path);
        fs::rename(path, moved);
        record_step(run.writer, 6);
        run.writer.flush();
        CHECK(run.writer.take_notice() == path.string() + ": the file was moved to " + moved.string() +
                                              " while it was recorded, and has been written anew as " + path.string());
    }
    for (const fs::path& name : {path, moved}) {
        CHECK(integrity(name) == "ok");
        CHECK(RunReader(name).last_step() == 6);
    }
    CHECK(folder.entries() == 2);
}

TEST_CASE("a run that another file replaces while it is recorded goes on beside it, and leaves that file alone")
{
    const Folder folder;
    const fs::path path = folder / "a.run", beside = folder / "a-2.run";
    {
        LiveRun run(path);
        overwrite(folder / "other", "not a run");
        fs::rename(folder / "other", path);
        record_step(run.writer, 6);
        run.writer.flush();
        CHECK(run.writer.take_notice() == path.string() +
                                              ": the file was replaced by another file while it was recorded, and has "
                                              "been written anew as " +
                                              beside.string());
        CHECK(run.writer.path() == beside);
    }
    CHECK(read_file(path) == "not a run");
    CHECK(RunReader(beside).last_step() == 6);
    CHECK(folder.entries() == 2);
}

TEST_CASE("a run whose folder goes away, or that is cut off, while it is recorded ends in an error that says so")
{
    const Folder folder;
    fs::create_directory(folder / "sub");
    const fs::path path = folder / "sub/a.run";
    {
        LiveRun run(path);
        fs::rename(folder / "sub", folder / "gone");
        record_step(run.writer, 6);
        CHECK(error_of([&] { run.writer.flush(); }) == path.string() + ": the file was moved to " +
                                                           (folder / "gone/a.run").string() +
                                                           " while it was recorded, and its folder is gone");
    }
    CHECK(RunReader(folder / "gone/a.run").last_step() == 6);
    {
        LiveRun run(folder / "cut.run");
        fs::resize_file(folder / "cut.run", 0);
        record_step(run.writer, 6);
        CHECK(error_of([&] { run.writer.flush(); }).find("another program has cut the file from ") !=
              std::string::npos);
    }
}

TEST_CASE("a reader knows whether the file it reads is still where it was")
{
    const Folder folder;
    const fs::path path = folder / "a.run";
    LiveRun(path).writer.event(5, "finish", "");
    {
        const RunReader reader(path);
        CHECK(reader.is_in_place());
        fs::last_write_time(path, fs::file_time_type::clock::now());
        CHECK(reader.is_in_place());
        fs::rename(path, folder / "b.run");
        CHECK_FALSE(reader.is_in_place());
        CHECK(reader.last_step() == 5);  // what was read can still be looked at
        fs::copy_file(folder / "b.run", path);
        CHECK_FALSE(reader.is_in_place());
    }
    CHECK(RunReader(path).is_in_place());
}

TEST_CASE("only what may be a run may be replaced by one")
{
    const Folder folder;
    overwrite(folder / "e.json", "{}");
    overwrite(folder / "byte.json", "{");
    overwrite(folder / "empty.run", "");
    overwrite(folder / "cut.run", std::string("SQLite format 3\0more", 20));
    LiveRun(folder / "a.run").writer.flush();
    CHECK_FALSE(may_be_run(folder / "e.json"));
    CHECK_FALSE(may_be_run(folder / "missing.run"));
    CHECK_FALSE(may_be_run(folder / "byte.json"));  // to SQLite a file of one byte is empty
    CHECK(may_be_run(folder / "empty.run"));
    CHECK(may_be_run(folder / "cut.run"));
    CHECK(may_be_run(folder / "a.run"));
}

TEST_CASE("a run may have the longest name that leaves room for what SQLite puts beside it")
{
    const Folder folder;
    const fs::path path = folder / (std::string(243, 'x') + ".run");
    REQUIRE(longest_file_name(folder.path()) == 255);
    {
        LiveRun run(path);
    }
    CHECK(RunReader(path).last_step() == 5);
    CHECK(folder.entries() == 1);
}
