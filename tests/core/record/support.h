// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/record/run_file.h"

#include <cstdlib>
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <functional>
#include <sqlite3.h>
#include <string>
#include <sys/wait.h>
#include <unistd.h>

namespace disentangle::testing {

namespace fs = std::filesystem;

/// A temporary folder for each test, removed at its end.
class Folder {
public:
    Folder()
    {
        std::string pattern = (fs::temp_directory_path() / "disentangle-run-XXXXXX").string();
        REQUIRE(::mkdtemp(pattern.data()) != nullptr);
        path_ = pattern;
    }
    ~Folder()
    {
        std::error_code ignored;
        fs::permissions(path_, fs::perms::owner_all, ignored);
        fs::remove_all(path_, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    fs::path operator/(const std::string& name) const { return path_ / name; }
    const fs::path& path() const { return path_; }
    long entries() const { return std::distance(fs::directory_iterator(path_), fs::directory_iterator()); }

private:
    fs::path path_;
};

template <class Action>
std::string error_of(Action&& action)
{
    try {
        action();
    } catch (const Error& error) {
        return error.what();
    }
    return "no error";
}

/// An SQLite connection as any other program would open it, so that what this project writes is read without its own
/// reader.
class Sqlite {
public:
    explicit Sqlite(const fs::path& path) { REQUIRE(sqlite3_open(path.c_str(), &handle_) == SQLITE_OK); }
    ~Sqlite() { sqlite3_close(handle_); }
    Sqlite(const Sqlite&) = delete;
    Sqlite& operator=(const Sqlite&) = delete;

    /// All rows, columns joined by '|' and rows by ' '.
    std::string operator()(const std::string& sql)
    {
        std::string result;
        const auto add = [](void* out, int columns, char** values, char**) {
            auto& text = *static_cast<std::string*>(out);
            for (int i = 0; i < columns; ++i)
                text += (i > 0 ? "|" : text.empty() ? "" : " ") + std::string(values[i] ? values[i] : "NULL");
            return 0;
        };
        char* error = nullptr;
        const int code = sqlite3_exec(handle_, sql.c_str(), add, &result, &error);
        INFO(sql, ": ", error ? error : "");
        REQUIRE(code == SQLITE_OK);
        return result;
    }

private:
    sqlite3* handle_ = nullptr;
};

inline Experiment small_experiment()
{
    return preset_experiment("Example3");
}

/// A 2 x 3 snapshot whose values identify its step.
inline Snapshot snapshot_of(std::int64_t step)
{
    const auto s = static_cast<float>(step);
    return {2, 3, {s, s + 0.25F, s + 0.5F, -s, 0, 1}};
}

/// Replaces a file's content without waiting for the disk.
inline void overwrite(const fs::path& path, std::string_view content)
{
    std::ofstream(path, std::ios::binary | std::ios::trunc) << content;
}

/// What an engine records at one evaluation, with values that identify the step.
inline void record_step(RunWriter& writer, std::int64_t step)
{
    writer.metric(step, "mcc", static_cast<double>(step) / 1000);
    writer.metric(step, "shd", static_cast<double>(step % 7));
    writer.snapshot(step, "correlation", snapshot_of(step));
}

/// Runs `action` in a child process and returns its exit status; an exception becomes 99. Nothing of the test framework
/// may be used in there.
inline int in_child(const std::function<int()>& action)
{
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        int status = 99;
        try {
            status = action();
        } catch (...) {
        }
        ::_exit(status);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    REQUIRE(WIFEXITED(status));
    return WEXITSTATUS(status);
}

/// A child process that records and flushes steps 0, 1, 2, ... until it is killed, and reports each one that it has
/// flushed.
class EndlessEngine {
public:
    explicit EndlessEngine(const fs::path& path);
    ~EndlessEngine() { kill(); }
    EndlessEngine(const EndlessEngine&) = delete;
    EndlessEngine& operator=(const EndlessEngine&) = delete;

    /// Waits until `step` has been flushed.
    void wait_for(std::int64_t step);
    /// kill -9; returns the last step that it had reported.
    std::int64_t kill();

private:
    bool read_one();

    pid_t child_ = -1;
    int pipe_ = -1;
    std::int64_t told_ = -1;
};

}  // namespace disentangle::testing
