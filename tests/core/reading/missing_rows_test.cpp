// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/missing_rows.h"

#include <cstdlib>
#include <doctest/doctest.h>
#include <filesystem>
#include <sqlite3.h>
#include <string>

using namespace disentangle;
namespace fs = std::filesystem;

namespace {

/// A run that is recorded: step 5 is in the file, step 7 in its log alone.
class RecordedRun {
public:
    RecordedRun()
    {
        std::string pattern = (fs::temp_directory_path() / "disentangle-missing-XXXXXX").string();
        REQUIRE(::mkdtemp(pattern.data()) != nullptr);
        folder_ = pattern;
        writer_.emplace(RunWriter::create(folder_ / "live.run", preset_experiment("Example3")));
        record(5);
        sqlite3* handle = nullptr;
        REQUIRE(sqlite3_open((folder_ / "live.run").c_str(), &handle) == SQLITE_OK);
        REQUIRE(sqlite3_exec(handle, "PRAGMA wal_checkpoint(PASSIVE)", nullptr, nullptr, nullptr) == SQLITE_OK);
        sqlite3_close(handle);
        record(7);
    }
    ~RecordedRun()
    {
        writer_.reset();
        fs::remove_all(folder_);
    }
    RecordedRun(const RecordedRun&) = delete;
    RecordedRun& operator=(const RecordedRun&) = delete;

    /// The file alone, as somebody copies it.
    fs::path copy() const
    {
        fs::copy_file(folder_ / "live.run", folder_ / "copy.run", fs::copy_options::overwrite_existing);
        return folder_ / "copy.run";
    }
    fs::path end()
    {
        writer_->event(7, EventKind::finish, "");
        writer_.reset();
        return folder_ / "live.run";
    }

private:
    void record(std::int64_t step)
    {
        writer_->metric(step, "mcc", 0.5);
        writer_->flush();
    }

    fs::path folder_;
    std::optional<RunWriter> writer_;
};

}  // namespace

TEST_CASE("a run that was copied without its log says which rows are missing and what to do")
{
    RecordedRun run;
    const fs::path copy = run.copy();
    for (int time = 0; time < 2; ++time) {
        CHECK(missing_rows(RunReader(copy)) ==
              copy.string() + ": newer rows are missing: whatever was recorded after step 5 of " +
                  std::to_string(preset_experiment("Example3").training.steps) +
                  " was in copy.run-wal, which was not copied with it. Copy both files together, or copy the run after "
                  "it has ended.");
    }
    CHECK(missing_rows(RunReader(run.end())).empty());
}
