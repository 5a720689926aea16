// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/base/random.h"
#include "support.h"

#include <csignal>
#include <sched.h>
#include <sys/mount.h>
#include <sys/resource.h>

using namespace disentangle;
using namespace disentangle::testing;

namespace {

void record_small_run(const fs::path& path, std::int64_t steps)
{
    RunWriter writer = RunWriter::create(path, small_experiment());
    for (std::int64_t step = 0; step < steps; ++step)
        record_step(writer, step);
    writer.checkpoint(steps - 1, std::string(5000, 'c'));
    writer.event(steps - 1, "finish", "done");
}

/// Asks a reader for everything it can give. Returns the last step.
std::int64_t read_all(const fs::path& path)
{
    const RunReader reader(path);
    for (const std::string& name : reader.metric_names())
        reader.metric(name);
    for (const std::string& kind : reader.snapshot_kinds())
        reader.snapshots(kind);
    reader.steps();
    reader.events();
    reader.checkpoint();
    return reader.last_step();
}

/// "" when everything could be read, the message of an InputError otherwise; any other exception fails the test.
std::string problem_of(const fs::path& path)
{
    try {
        read_all(path);
    } catch (const InputError& error) {
        return error.what();
    }
    return {};
}

void copy_run(const fs::path& from, const fs::path& to, std::initializer_list<const char*> endings)
{
    for (const char* ending : endings)
        fs::copy_file(from.string() + ending, to.string() + ending);
}

/// Gives this process its own mounts. An ordinary user needs a user namespace for that, in which user and group are
/// mapped.
bool unshare_mounts()
{
    const std::string uid = std::to_string(::getuid()), gid = std::to_string(::getgid());
    if (::unshare(CLONE_NEWNS) != 0) {
        if (::unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0)
            return false;
        overwrite("/proc/self/setgroups", "deny");
        overwrite("/proc/self/uid_map", "0 " + uid + " 1");
        overwrite("/proc/self/gid_map", "0 " + gid + " 1");
    }
    return ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
}

void drop_privileges()
{
    constexpr uid_t nobody = 65534;
    if (::getuid() == 0 && (::setgid(nobody) != 0 || ::setuid(nobody) != 0))
        ::_exit(98);
}

}  // namespace

TEST_CASE("after kill -9 in the middle of writing everything flushed is there and the run goes on")
{
    for (const std::int64_t moment : {0, 1, 7, 60, 500, 1500}) {
        CAPTURE(moment);
        const Folder folder;
        const fs::path path = folder / "a.run";
        EndlessEngine engine(path);
        engine.wait_for(moment);
        const std::int64_t flushed = engine.kill();
        {
            const RunReader reader(path);
            const std::int64_t last = reader.last_step();
            CHECK(last >= flushed);
            CHECK(reader.experiment() == small_experiment());
            const std::vector<std::int64_t> steps = reader.steps();
            REQUIRE(steps.size() == static_cast<std::size_t>(last) + 1);
            for (const auto& [step, snapshot] : reader.snapshots("correlation"))
                REQUIRE(snapshot == snapshot_of(step));
        }
        // The reader was the last to close, so one file is left.
        CHECK(folder.entries() == 1);
        {
            RunWriter writer = RunWriter::reopen(path, flushed);
            record_step(writer, flushed + 1);
        }
        CHECK(RunReader(path).last_step() == flushed + 1);
        CHECK(folder.entries() == 1);
        CHECK(Sqlite{path}("PRAGMA integrity_check") == "ok");
    }
}

TEST_CASE("a file that may not grow is reported with the system's reason and still opens")
{
    const Folder folder;
    const fs::path path = folder / "a.run";
    const fs::path report = folder / "report";
    const int flushed = in_child([&] {
        RunWriter writer = RunWriter::create(path, small_experiment());
        constexpr rlim_t bytes = 150000;
        const rlimit limit{bytes, bytes};
        std::signal(SIGXFSZ, SIG_IGN);
        ::setrlimit(RLIMIT_FSIZE, &limit);
        int step = 0;
        try {
            for (; step < 90; ++step) {
                record_step(writer, step);
                writer.snapshot(step, "large", {40, 40, std::vector<float>(1600)});
                writer.flush();
            }
        } catch (const Error& error) {
            write_file_atomically(report, error.what());
        }
        return step;
    });
    REQUIRE(flushed > 0);
    REQUIRE(flushed < 90);
    CHECK(read_file(report) == path.string() + ": cannot be read or written: File too large (disk I/O error)");
    CHECK(read_all(path) == flushed - 1);
    {
        RunWriter writer = RunWriter::reopen(path, flushed - 1);
        record_step(writer, flushed);
    }
    CHECK(read_all(path) == flushed);
    CHECK(Sqlite{path}("PRAGMA integrity_check") == "ok");
}

TEST_CASE("a full disk is reported as such, the file still opens, and writing goes on once there is space")
{
    const Folder folder;
    constexpr int no_mount = 77, wrong_message = 1, lost_rows = 2, not_continued = 3;
    const int status = in_child([&] {
        // A small disk that only this process sees.
        if (!unshare_mounts() || ::mount("tmpfs", folder.path().c_str(), "tmpfs", 0, "size=600k") != 0)
            return no_mount;
        const fs::path path = folder / "a.run";
        RunWriter writer = RunWriter::create(path, small_experiment());
        write_file_atomically(folder / "ballast", std::string(200000, 'x'));
        std::int64_t step = 0;
        const std::string message = error_of([&] {
            for (; step < 1000; ++step) {
                record_step(writer, step);
                writer.snapshot(step, "large", {40, 40, std::vector<float>(1600)});
                writer.flush();
            }
        });
        if (message != path.string() + ": cannot be written: the disk is full")
            return wrong_message;
        if (read_all(path) != step - 1)
            return lost_rows;
        fs::remove(folder / "ballast");
        record_step(writer, step);
        writer.flush();
        return read_all(path) == step ? 0 : not_continued;
    });
    if (status == no_mount)
        MESSAGE("no permission to mount a small disk: only the limit on file sizes was tested");
    else
        CHECK(status == 0);
}

TEST_CASE("a run that cannot be begun leaves no file behind")
{
    const Folder folder;
    const int status = in_child([&] {
        const rlimit limit{6000, 6000};
        std::signal(SIGXFSZ, SIG_IGN);
        ::setrlimit(RLIMIT_FSIZE, &limit);
        return error_of([&] {
                   RunWriter::create(folder / "a.run", small_experiment());
               }).starts_with((folder / "a.run").string() + ": cannot be read or written: File too large")
                   ? 0
                   : 1;
    });
    CHECK(status == 0);
    CHECK(folder.entries() == 0);
}

TEST_CASE("a run cut off anywhere is reported, never half read")
{
    const Folder folder;
    record_small_run(folder / "whole.run", 40);
    const std::string whole = read_file(folder / "whole.run");
    constexpr std::size_t page = 4096;
    std::vector<std::size_t> cuts;
    for (std::size_t cut = 0; cut < 120; ++cut)
        cuts.push_back(cut);
    for (std::size_t cut = 120; cut < whole.size(); cut += 509)
        cuts.push_back(cut);
    for (std::size_t cut = page; cut < whole.size(); cut += page)
        cuts.insert(cuts.end(), {cut - 1, cut, cut + 1});
    const fs::path path = folder / "cut.run";
    for (const std::size_t cut : cuts) {
        CAPTURE(cut);
        overwrite(path, std::string_view(whole).substr(0, cut));
        const std::string problem = problem_of(path);
        CHECK(problem.starts_with(path.string() + ": "));
        if (cut >= 100)
            CHECK(problem == path.string() + ": the file is damaged: it was cut off after " + std::to_string(cut) +
                                 " bytes, expected " + std::to_string(whole.size()) +
                                 "; a copy may be recovered with: sqlite3 \"" + path.string() + "\" .recover");
        CHECK_THROWS_AS(RunWriter::reopen(path, 0), InputError);
        CHECK(read_file(path) == whole.substr(0, cut));
    }
}

TEST_CASE("a log cut off anywhere costs its last rows and nothing else")
{
    const Folder folder;
    const fs::path live = folder / "live.run";
    RunWriter writer = RunWriter::create(live, small_experiment());
    for (std::int64_t step = 0; step < 10; ++step) {
        record_step(writer, step);
        writer.flush();
    }
    const std::string log = read_file(live.string() + "-wal");
    std::int64_t previous = -1;
    for (std::size_t cut = 0; cut < log.size(); cut += 1531) {
        CAPTURE(cut);
        const Folder copy;
        copy_run(live, copy / "live.run", {""});
        overwrite(copy / "live.run-wal", std::string_view(log).substr(0, cut));
        const std::int64_t last = read_all(copy / "live.run");
        CHECK(last >= previous);
        previous = last;
    }
    CHECK(previous >= 8);
}

TEST_CASE("changed bytes never crash a reader")
{
    const Folder folder;
    record_small_run(folder / "whole.run", 25);
    const std::string whole = read_file(folder / "whole.run");
    const fs::path path = folder / "changed.run";
    for (std::uint64_t round = 0; round < 300; ++round) {
        CAPTURE(round);
        Random random(1, "changed bytes", round);
        std::string changed = whole;
        const std::uint64_t changes = 1 + random.below(8);
        for (std::uint64_t i = 0; i < changes; ++i)
            changed[random.below(round % 2 == 0 ? 200 : changed.size())] = static_cast<char>(random());
        overwrite(path, changed);
        // Most changes cannot be noticed; those that are noticed become errors that name the file.
        const std::string problem = error_of([&] { read_all(path); });
        CHECK((problem == "no error" || problem.starts_with(path.string())));
        for (const char* ending : {"-wal", "-shm", "-journal"})
            fs::remove(path.string() + ending);
    }
}

TEST_CASE("what is no run is refused with a sentence and left alone")
{
    const Folder folder;
    const fs::path path = folder / "a.run";
    const auto refused = [&](const std::string& sentence) {
        const std::string before = read_file(path);
        CHECK(error_of([&] { RunReader reader(path); }) == path.string() + ": " + sentence);
        CHECK(error_of([&] { RunWriter::reopen(path, 0); }) == path.string() + ": " + sentence);
        CHECK_THROWS_AS(RunWriter::create(path, small_experiment()), InputError);
        CHECK(read_file(path) == before);
        fs::remove(path);
    };
    SUBCASE("text")
    {
        overwrite(path, "step,mcc\n1,0.5\n");
        refused("is not a run: found no SQLite header");
    }
    SUBCASE("another program's database")
    {
        Sqlite{path}("CREATE TABLE a(b); PRAGMA application_id = 7");
        refused("is not a run: it is the SQLite database of another program (application id 7)");
    }
    SUBCASE("a newer format")
    {
        record_small_run(path, 2);
        Sqlite{path}("PRAGMA user_version = 2");
        refused(
            "found run format 2, expected at most 1: it was recorded by a newer version of this program; update the "
            "program to open it");
    }
    SUBCASE("a format older than the first")
    {
        record_small_run(path, 2);
        Sqlite{path}("PRAGMA user_version = 0");
        refused("found run format 0, expected 1: the file is left as it is; record the run anew");
    }
    SUBCASE("a table missing")
    {
        record_small_run(path, 2);
        Sqlite{path}("DROP TABLE snapshot");
        refused("the file is damaged: the table snapshot is missing; a copy may be recovered with: sqlite3 \"" +
                path.string() + "\" .recover");
    }
}

TEST_CASE("a run without a valid experiment is refused")
{
    const Folder folder;
    const fs::path path = folder / "a.run";
    record_small_run(path, 2);
    Sqlite{path}("UPDATE experiment SET text = '{\"world\": 5}'");
    CHECK(error_of([&] {
              RunReader reader(path);
          }).starts_with(path.string() + " (experiment): world: found 5, expected"));
    Sqlite{path}("DELETE FROM experiment");
    CHECK(error_of([&] { RunReader reader(path); }) ==
          path.string() + ": the run has lost its experiment (the table experiment is empty)");
}

TEST_CASE("foreign columns and sizes are reported")
{
    const Folder folder;
    const fs::path path = folder / "a.run";
    record_small_run(path, 2);
    Sqlite{path}("UPDATE snapshot SET cols = 1000000000000 WHERE step = 1");
    CHECK(error_of([&] { read_all(path); }) ==
          path.string() + ": snapshot correlation: found 24 bytes, expected 2 x 1000000000000 float32");
    Sqlite{path}("ALTER TABLE metric RENAME COLUMN value TO v");
    CHECK(error_of([&] { read_all(path); }) == path.string() + ": is not laid out as a run: no such column: value");
}

TEST_CASE("a missing file, a folder and a missing folder are named")
{
    const Folder folder;
    CHECK(error_of([&] { RunReader reader(folder / "no.run"); }) ==
          (folder / "no.run").string() + ": there is no such file");
    CHECK(error_of([&] { RunReader reader(folder.path()); }) ==
          folder.path().string() + ": is a folder, expected a run");
    CHECK(error_of([&] { RunReader reader("/dev/null"); }) == "/dev/null: is not a file, expected a run");
    CHECK(error_of([&] { RunWriter::create(folder / "no" / "a.run", small_experiment()); }) ==
          (folder / "no" / "a.run").string() + ": there is no folder " + (folder / "no").string());
    CHECK(error_of([&] { RunWriter::create("", small_experiment()); }) == "a run needs a file name");
    CHECK(error_of([&] { RunWriter::reopen(folder / "no.run", 0); }) ==
          (folder / "no.run").string() + ": there is no such file");
    overwrite(folder / "empty.run", "");
    CHECK(error_of([&] { RunReader reader(folder / "empty.run"); }) ==
          (folder / "empty.run").string() + ": is empty: the engine that made it recorded nothing");
}

TEST_CASE("a run opens in a folder that is read-only, whatever state it was left in")
{
    const Folder folder;
    record_small_run(folder / "closed.run", 3);
    const fs::path live = folder / "live.run";
    RunWriter writer = RunWriter::create(live, small_experiment());
    for (std::int64_t step = 0; step < 3; ++step) {
        record_step(writer, step);
        writer.flush();
    }
    // As a killed engine leaves it, whole and in parts.
    copy_run(live, folder / "killed.run", {"", "-wal", "-shm"});
    copy_run(live, folder / "log.run", {"", "-wal"});
    copy_run(live, folder / "bare.run", {""});
    fs::permissions(folder.path(), fs::perms::owner_read | fs::perms::owner_exec | fs::perms::others_read |
                                       fs::perms::others_exec | fs::perms::group_read | fs::perms::group_exec);
    const int status = in_child([&] {
        drop_privileges();
        const std::string refusal = (folder / "log.run").string() +
                                    ": its newest rows are still in log.run-wal and the folder is read-only; "
                                    "copy both files to a folder of your own and open it there";
        return (read_all(folder / "closed.run") == 2 ? 0 : 1) + (read_all(live) == 2 ? 0 : 2) +
               (read_all(folder / "killed.run") == 2 ? 0 : 4) +
               (error_of([&] { read_all(folder / "log.run"); }) == refusal ? 0 : 8) +
               (read_all(folder / "bare.run") == -1 ? 0 : 16) +
               (error_of([&] { RunWriter::reopen(folder / "closed.run", 0); }) ==
                        (folder / "closed.run").string() + ": cannot be written: the file or its folder is read-only"
                    ? 0
                    : 32);
    });
    CHECK(status == 0);
    fs::permissions(folder.path(), fs::perms::owner_all);
}

TEST_CASE("a curve whose index is out of order is damage, not a curve that runs backwards")
{
    const Folder folder;
    const fs::path path = folder / "a.run";
    record_small_run(path, 3);
    // The rows stay as they lie; SQLite is told that they lie the other way round.
    Sqlite{path}("PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = "
                 "replace(sql, 'PRIMARY KEY(name, step)', 'PRIMARY KEY(name, step DESC)') WHERE name = 'metric'");
    CHECK(error_of([&] { RunReader(path).metric("mcc"); }).find("the steps of mcc are out of order") !=
          std::string::npos);
    CHECK(error_of([&] { RunReader(path).steps(); }).find("the file is damaged") != std::string::npos);
}

TEST_CASE("an error shows bytes of a damaged file as printable text")
{
    const Folder folder;
    const fs::path path = folder / "a.run";
    record_small_run(path, 3);
    Sqlite{path}(
        "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'CREATE TABLE metric(' || char(1, 10) || ')' "
        "WHERE name = 'metric'");
    const std::string message = problem_of(path);
    CHECK(message.find("the file is damaged") != std::string::npos);
    CHECK(printable(message, message.size()) == message);
}

TEST_CASE("a table whose rows cannot be computed is no table of a run")
{
    const Folder folder;
    const fs::path path = folder / "a.run";
    record_small_run(path, 3);
    Sqlite{path}("INSERT INTO metric VALUES(-9223372036854775807 - 1, 'mcc', 0); PRAGMA writable_schema = ON; "
                 "UPDATE sqlite_schema SET sql = replace(sql, 'value REAL', 'value REAL AS (abs(step))') "
                 "WHERE name = 'metric'");
    CHECK(error_of([&] { RunReader(path).metric_at("mcc", -1); }).find("is not laid out as a run: integer overflow") !=
          std::string::npos);
    CHECK_THROWS_AS(RunReader(path).metric_at("mcc", -1), InputError);
}

TEST_CASE("texts of a run are UTF-8 whatever bytes the file holds, so that they can be written as JSON")
{
    const Folder folder;
    const fs::path path = folder / "a.run";
    record_small_run(path, 3);
    Sqlite{path}("UPDATE event SET text = CAST(x'6772f6df65' AS TEXT); "
                 "UPDATE metric SET name = CAST(x'6dff' AS TEXT) WHERE name = 'mcc'");
    const RunReader reader(path);
    CHECK(reader.events().front().text == "gr??e");
    CHECK(reader.metric_names() == std::vector<std::string>{"m?", "shd"});
}
