// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/process.h"

#include "core/base/file.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <doctest/doctest.h>
#include <fcntl.h>
#include <fstream>
#include <nlohmann/json.hpp>
#include <poll.h>
#include <spawn.h>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

extern char** environ;

namespace disentangle::test {

namespace {

struct Child {
    pid_t pid;
    int in, out, err;
};

Child start(std::vector<std::string> command, const std::filesystem::path& folder)
{
    // Writing to a program that has ended must fail, not end the tests.
    std::signal(SIGPIPE, SIG_IGN);
    int in[2], out[2], err[2];
    if (::pipe2(in, O_CLOEXEC) != 0 || ::pipe2(out, O_CLOEXEC) != 0 || ::pipe2(err, O_CLOEXEC) != 0)
        throw std::runtime_error("no pipe");
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, in[0], 0);
    posix_spawn_file_actions_adddup2(&actions, out[1], 1);
    posix_spawn_file_actions_adddup2(&actions, err[1], 2);
    posix_spawn_file_actions_addchdir_np(&actions, folder.c_str());
    // The tests ignore SIGPIPE; the program gets the default behaviour, as from a shell.
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    sigset_t defaults;
    sigemptyset(&defaults);
    sigaddset(&defaults, SIGPIPE);
    posix_spawnattr_setsigdefault(&attributes, &defaults);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
    std::vector<char*> arguments;
    for (std::string& word : command)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    pid_t pid = -1;
    const int failure = ::posix_spawnp(&pid, arguments[0], &actions, &attributes, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    ::close(in[0]);
    ::close(out[1]);
    ::close(err[1]);
    if (failure != 0)
        throw std::runtime_error("cannot start " + command[0]);
    return {pid, in[1], out[0], err[0]};
}

/// Reads both pipes to their ends, alternately, so that neither fills up while the other is waited for.
void drain(int out, int err, std::string& out_text, std::string& err_text)
{
    std::array<pollfd, 2> sources{{{out, POLLIN, 0}, {err, POLLIN, 0}}};
    std::array<std::string*, 2> texts{&out_text, &err_text};
    std::array<char, 65536> buffer;
    while (sources[0].fd >= 0 || sources[1].fd >= 0) {
        if (::poll(sources.data(), sources.size(), -1) < 0)
            continue;
        for (std::size_t i = 0; i < sources.size(); ++i) {
            if (sources[i].fd < 0 || sources[i].revents == 0)
                continue;
            const ssize_t count = ::read(sources[i].fd, buffer.data(), buffer.size());
            if (count > 0)
                texts[i]->append(buffer.data(), static_cast<std::size_t>(count));
            else
                sources[i].fd = -1;
        }
    }
}

Outcome collect(pid_t pid, std::string out, std::string err)
{
    int status = 0;
    while (::waitpid(pid, &status, 0) < 0 && errno == EINTR) {
    }
    Outcome outcome;
    outcome.out = std::move(out);
    outcome.err = std::move(err);
    if (WIFEXITED(status))
        outcome.exit_code = WEXITSTATUS(status);
    else
        outcome.signal = WTERMSIG(status);
    return outcome;
}

std::vector<std::string> with_program(const std::vector<std::string>& arguments)
{
    std::vector<std::string> command{DISENTANGLE_BIN_DIR "/disentangle"};
    command.insert(command.end(), arguments.begin(), arguments.end());
    return command;
}

}  // namespace

TemporaryFolder::TemporaryFolder()
{
    std::string name = (std::filesystem::temp_directory_path() / "disentangle-test-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr)
        throw std::runtime_error("cannot make " + name);
    path_ = name;
}

TemporaryFolder::~TemporaryFolder()
{
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

std::string TemporaryFolder::write(const std::string& name, const std::string& content) const
{
    std::ofstream(path_ / name, std::ios::binary) << content;
    return name;
}

std::string TemporaryFolder::read(const std::string& name) const
{
    return read_file(path_ / name);
}

std::vector<std::string> TemporaryFolder::names() const
{
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(path_))
        names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

Program::Program(const std::vector<std::string>& arguments, const std::filesystem::path& folder)
{
    const Child child = start(with_program(arguments), folder);
    pid_ = child.pid;
    in_ = child.in;
    out_ = child.out;
    err_ = child.err;
}

Program::~Program()
{
    if (pid_ > 0) {
        kill(SIGKILL);
        finish();
    }
}

void Program::send(const std::string& line)
{
    const std::string text = line + '\n';
    if (::write(in_, text.data(), text.size()) != static_cast<ssize_t>(text.size()))
        throw std::runtime_error("the program no longer reads");
}

void Program::close_input()
{
    if (in_ >= 0) {
        ::close(in_);
        in_ = -1;
    }
}

std::string Program::read_line()
{
    std::array<char, 65536> buffer;
    for (;;) {
        if (const auto end = pending_.find('\n'); end != std::string::npos) {
            std::string line = pending_.substr(0, end);
            pending_.erase(0, end + 1);
            return line;
        }
        const ssize_t count = ::read(out_, buffer.data(), buffer.size());
        if (count <= 0)
            return std::exchange(pending_, {});
        pending_.append(buffer.data(), static_cast<std::size_t>(count));
    }
}

void Program::kill(int signal)
{
    ::kill(pid_, signal);
}

std::vector<pid_t> Program::children() const
{
    const std::string process = std::to_string(pid_);
    std::ifstream file("/proc/" + process + "/task/" + process + "/children");
    std::vector<pid_t> children;
    for (pid_t child; file >> child;)
        children.push_back(child);
    return children;
}

bool Program::has_ended() const
{
    siginfo_t end{};
    return ::waitid(P_PID, static_cast<id_t>(pid_), &end, WEXITED | WNOHANG | WNOWAIT) == 0 && end.si_pid == pid_;
}

Outcome Program::finish()
{
    close_input();
    std::string out = std::move(pending_), err;
    drain(out_, err_, out, err);
    ::close(out_);
    ::close(err_);
    return collect(std::exchange(pid_, -1), std::move(out), std::move(err));
}

Outcome run(const std::vector<std::string>& arguments, const std::filesystem::path& folder, const std::string& input)
{
    Program program(arguments, folder);
    if (!input.empty())
        program.send(input);
    return program.finish();
}

nlohmann::json json_of(const std::vector<std::string>& arguments, const TemporaryFolder& folder)
{
    const Outcome outcome = run(arguments, folder.path());
    CAPTURE(outcome.err);
    REQUIRE(outcome.exit_code == 0);
    return nlohmann::json::parse(outcome.out);
}

Outcome run_tool(const std::vector<std::string>& command, const std::filesystem::path& folder)
{
    const Child child = start(command, folder);
    ::close(child.in);
    std::string out, err;
    drain(child.out, child.err, out, err);
    ::close(child.out);
    ::close(child.err);
    return collect(child.pid, std::move(out), std::move(err));
}

}  // namespace disentangle::test
