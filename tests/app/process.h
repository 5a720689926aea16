// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <sys/types.h>
#include <vector>

namespace disentangle::test {

/// A temporary folder, removed in the end.
class TemporaryFolder {
public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    const std::filesystem::path& path() const { return path_; }
    /// Writes a file into it and returns its name.
    std::string write(const std::string& name, const std::string& content) const;
    std::string read(const std::string& name) const;
    /// The names in it, sorted.
    std::vector<std::string> names() const;

private:
    std::filesystem::path path_;
};

/// A program's output and how it ended.
struct Outcome {
    int exit_code = -1;  ///< -1 when a signal ended it
    int signal = 0;      ///< 0 when it exited
    std::string out, err;
};

/// The `disentangle` of this build, started in `folder`, with pipes on its three standard streams. Reading blocks until
/// something comes or the program ends, so no test ever sleeps.
class Program {
public:
    Program(const std::vector<std::string>& arguments, const std::filesystem::path& folder);
    ~Program();  ///< kills it if it still runs
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;

    /// One line to its standard input.
    void send(const std::string& line);
    void close_input();
    /// The next line of its standard output, without the line end; "" at the end.
    std::string read_line();
    void kill(int signal);
    /// The programs that it has started and that still run.
    std::vector<pid_t> children() const;
    /// Whether it runs no more; its outputs and its end are still to be fetched by finish().
    bool has_ended() const;
    /// Reads what is left of both outputs and waits for the end. Closes standard input first.
    Outcome finish();

private:
    pid_t pid_ = -1;
    int in_ = -1, out_ = -1, err_ = -1;
    std::string pending_;  ///< of standard output, not yet a line
};

/// Starts the program, gives it `input`, and waits for its end.
Outcome run(const std::vector<std::string>& arguments, const std::filesystem::path& folder,
            const std::string& input = {});

/// What a program that must succeed prints with --json.
nlohmann::json json_of(const std::vector<std::string>& arguments, const TemporaryFolder& folder);

/// Any program of the system, found through PATH; for ldd and the like.
Outcome run_tool(const std::vector<std::string>& command, const std::filesystem::path& folder);

}  // namespace disentangle::test
