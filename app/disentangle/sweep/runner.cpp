// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/disentangle/sweep/runner.h"

#include "app/disentangle/ending.h"
#include "app/disentangle/recorded.h"
#include "app/disentangle/sweep/shell.h"
#include "core/base/error.h"
#include "core/record/run_file.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <deque>
#include <fcntl.h>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>

extern char** environ;

namespace disentangle {

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr int look_again = 200;  // ms, at a run that another program records

class Descriptor {
public:
    explicit Descriptor(int number = -1) : number_(number) {}
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept
    {
        std::swap(number_, other.number_);
        return *this;
    }
    ~Descriptor() { close(); }
    void close()
    {
        if (number_ >= 0)
            ::close(std::exchange(number_, -1));
    }
    int number() const { return number_; }

private:
    int number_;
};

struct Pipe {
    Descriptor read, write;
};

/// Neither end is passed on to a child but by name: a run hears that this program is gone by the end of its input.
Pipe make_pipe()
{
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0)
        throw Error("no further run can be started: " + std::generic_category().message(errno));
    return {Descriptor(ends[0]), Descriptor(ends[1])};
}

int signal_write_end = -1;

extern "C" void note_signal(int)
{
    const int kept = errno;
    const char byte = 's';
    // A full pipe holds signals enough.
    [[maybe_unused]] const ssize_t written = ::write(signal_write_end, &byte, 1);
    errno = kept;
}

/// While it lives, signals that ask to end are counted instead of obeyed.
class SignalCount {
public:
    SignalCount() : pipe_(make_pipe())
    {
        for (const Descriptor* end : {&pipe_.read, &pipe_.write})
            ::fcntl(end->number(), F_SETFL, O_NONBLOCK);
        signal_write_end = pipe_.write.number();
        struct sigaction action {};
        action.sa_handler = note_signal;
        for (std::size_t i = 0; i < signals.size(); ++i)
            ::sigaction(signals[i], &action, &before_[i]);
    }
    ~SignalCount()
    {
        for (std::size_t i = 0; i < signals.size(); ++i)
            ::sigaction(signals[i], &before_[i], nullptr);
        signal_write_end = -1;
    }
    SignalCount(const SignalCount&) = delete;
    SignalCount& operator=(const SignalCount&) = delete;

    static constexpr std::array signals{SIGINT, SIGTERM, SIGHUP};
    int descriptor() const { return pipe_.read.number(); }
    /// Signals since the last call.
    int take()
    {
        std::array<char, 16> bytes;
        const ssize_t count = ::read(pipe_.read.number(), bytes.data(), bytes.size());
        return count > 0 ? static_cast<int>(count) : 0;
    }

private:
    Pipe pipe_;
    std::array<struct sigaction, signals.size()> before_{};
};

/// A run that is being trained.
struct Child {
    std::size_t run = 0;
    pid_t process = 0;
    Descriptor in, out, err;
    std::string pending;  ///< of its output, not yet a line
    std::string words;    ///< the end of what it says to people
    std::string reason;   ///< how it says it ended, a name of Ending
    std::string error;    ///< what it says went wrong
};

Child start_child(std::size_t run, std::vector<std::string> arguments)
{
    Pipe in = make_pipe(), out = make_pipe(), err = make_pipe();
    std::vector<char*> argv;
    for (std::string& argument : arguments)
        argv.push_back(argument.data());
    argv.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, in.read.number(), STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, out.write.number(), STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, err.write.number(), STDERR_FILENO);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    sigset_t as_usual;
    sigemptyset(&as_usual);
    for (const int signal : SignalCount::signals)
        sigaddset(&as_usual, signal);
    posix_spawnattr_setsigdefault(&attributes, &as_usual);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
    Child child;
    const int failed = posix_spawn(&child.process, argv[0], &actions, &attributes, argv.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    if (failed != 0)
        throw Error("cannot start " + arguments.front() + ": " + std::generic_category().message(failed));
    child.run = run;
    child.in = std::move(in.write);
    child.out = std::move(out.read);
    child.err = std::move(err.read);
    return child;
}

std::string this_program()
{
    return fs::read_symlink("/proc/self/exe").string();
}

std::string last_line_of(std::string text)
{
    while (!text.empty() && (text.back() == '\n' || text.back() == ' '))
        text.pop_back();
    std::string line = text.substr(text.rfind('\n') + 1);
    constexpr std::string_view prefix = "disentangle: ";
    return line.starts_with(prefix) ? line.substr(prefix.size()) : line;
}

/// Why a run is not done whose process ended so.
std::string failure_of(const Child& child, int status)
{
    if (WIFSIGNALED(status))
        return std::string("its process was ended by signal ") + std::to_string(WTERMSIG(status)) + " (" +
               ::strsignal(WTERMSIG(status)) + ")";
    if (!child.error.empty())
        return child.error;
    if (child.reason == name_of(Ending::interrupt))
        return "its process was asked to end";
    if (const std::string line = last_line_of(child.words); !line.empty())
        return line;
    return "its process ended with exit code " + std::to_string(WEXITSTATUS(status));
}

class Runner {
public:
    Runner(std::span<const Training> trainings, const RunnerOptions& options, TrainingWatch& watch)
        : trainings_(trainings), options_(options), watch_(watch)
    {
    }

    bool run()
    {
        look_at_files();
        while (true) {
            heed_signals();
            while (!stopping_ && !queue_.empty() && children_.size() < static_cast<std::size_t>(options_.jobs)) {
                const std::size_t next = queue_.front();
                queue_.pop_front();
                begin(next);
            }
            if (children_.empty() && (stopping_ || (queue_.empty() && held_up_.empty())))
                return !stopping_;
            listen();
        }
    }

private:
    /// What is done already, and what must not be touched, before anything is begun.
    void look_at_files()
    {
        std::error_code ignored;
        for (std::size_t run = 0; run < trainings_.size(); ++run) {
            const Training& training = trainings_[run];
            std::optional<TrainingEnd> end;
            if (fs::exists(training.file, ignored))
                try {
                    const RunReader reader(training.file);
                    if (reader.experiment() != training.experiment)
                        other_experiment_.push_back(run);
                    if (has_finished(reader.events()))
                        end = TrainingEnd{TrainingEnd::Kind::done, {}, true};
                } catch (const Error& error) {
                    end = TrainingEnd{TrainingEnd::Kind::failed, error.what()};
                }
            if (end)
                ends_.emplace_back(run, *end);
            else
                queue_.push_back(run);
        }
        if (!other_experiment_.empty())
            throw InputError(trainings_[other_experiment_.front()].file.string(), "the experiment",
                             "another than asked for", "an empty folder, or the one that this was begun in");
        for (const auto& [run, end] : ends_)
            watch_.ended(run, end);
    }

    void begin(std::size_t run)
    {
        const Training& training = trainings_[run];
        try {
            if (is_recording(training.file)) {
                hold_up(run);
                return;
            }
            make_run_file(training);
            std::vector<std::string> arguments{this_program(), "resume", training.file.string(), "--control"};
            arguments.insert(arguments.end(), options_.resume.begin(), options_.resume.end());
            children_.push_back(start_child(run, std::move(arguments)));
        } catch (const Error& error) {
            watch_.ended(run, {TrainingEnd::Kind::failed, error.what()});
            return;
        }
        watch_.begun(run);
    }

    void hold_up(std::size_t run)
    {
        if (std::ranges::find(told_, run) == told_.end()) {
            told_.push_back(run);
            watch_.held_up(run);
        }
        held_up_.push_back(run);
    }

    void heed_signals()
    {
        for (int count = signals_.take(); count > 0; --count) {
            for (Child& child : children_) {
                if (stopping_)
                    ::kill(child.process, SIGKILL);
                else
                    child.in.close();
            }
            stopping_ = true;
        }
    }

    /// Waits for something to happen, and for all that has happened sees to it.
    void listen()
    {
        std::vector<pollfd> sources{{signals_.descriptor(), POLLIN, 0}};
        for (const Child& child : children_)
            for (const Descriptor* end : {&child.out, &child.err})
                sources.push_back({end->number(), POLLIN, 0});  // a negative one is ignored
        const bool waits = !held_up_.empty() && !stopping_;
        if (::poll(sources.data(), sources.size(), waits ? look_again : -1) < 0 && errno != EINTR)
            throw Error("cannot wait for the runs: " + std::generic_category().message(errno));
        if (waits)
            queue_.insert(queue_.end(), held_up_.begin(), held_up_.end());
        held_up_.clear();
        std::size_t at = 1;
        for (Child& child : children_) {
            read_events(child, sources[at].revents);
            read_words(child, sources[at + 1].revents);
            at += 2;
        }
        std::vector<Child> going_on;
        for (Child& child : children_) {
            if (child.out.number() < 0 && child.err.number() < 0)
                end(child);
            else
                going_on.push_back(std::move(child));
        }
        children_ = std::move(going_on);
    }

    static std::string_view read(Descriptor& from, short ready, std::array<char, 65536>& buffer)
    {
        if (ready == 0 || from.number() < 0)
            return {};
        const ssize_t count = ::read(from.number(), buffer.data(), buffer.size());
        if (count <= 0 && !(count < 0 && errno == EINTR))
            from.close();
        return {buffer.data(), count > 0 ? static_cast<std::size_t>(count) : 0};
    }

    void read_events(Child& child, short ready)
    {
        child.pending += read(child.out, ready, buffer_);
        for (std::size_t end; (end = child.pending.find('\n')) != std::string::npos; child.pending.erase(0, end + 1)) {
            const json event = json::parse(child.pending.substr(0, end), nullptr, false);
            if (!event.is_object())
                continue;
            const std::string name = event.value("event", "");
            if (name == "progress" || name == "evaluated" || name == "started")
                watch_.progressed(child.run, event.value("step", std::int64_t{0}));
            else if (name == "error")
                child.error = event.value("text", "");
            else if (name == "finished")
                child.reason = event.value("reason", "");
        }
    }

    void read_words(Child& child, short ready)
    {
        constexpr std::size_t kept = 4096;
        child.words += read(child.err, ready, buffer_);
        if (child.words.size() > kept)
            child.words.erase(0, child.words.size() - kept);
    }

    void end(Child& child)
    {
        int status = 0;
        while (::waitpid(child.process, &status, 0) < 0 && errno == EINTR) {
        }
        heed_signals();  // whoever asked the run to end may have asked all of us
        const Training& training = trainings_[child.run];
        if (WIFEXITED(status) && WEXITSTATUS(status) == 0 && child.reason == name_of(Ending::steps))
            watch_.ended(child.run, {TrainingEnd::Kind::done, {}, false});
        else if (stopping_)
            watch_.ended(child.run, {TrainingEnd::Kind::interrupted, {}, false});
        else if (is_recording(training.file))
            hold_up(child.run);
        else
            watch_.ended(child.run, {TrainingEnd::Kind::failed, failure_of(child, status), false});
    }

    std::span<const Training> trainings_;
    const RunnerOptions& options_;
    TrainingWatch& watch_;
    SignalCount signals_;
    bool stopping_ = false;
    std::deque<std::size_t> queue_;
    std::vector<std::size_t> held_up_, told_, other_experiment_;
    std::vector<std::pair<std::size_t, TrainingEnd>> ends_;
    std::vector<Child> children_;
    std::array<char, 65536> buffer_;
};

}  // namespace

bool run_trainings(std::span<const Training> trainings, const RunnerOptions& options, TrainingWatch& watch)
{
    return std::make_unique<Runner>(trainings, options, watch)->run();
}

std::string command_to_resume(const fs::path& run, const std::vector<std::string>& options)
{
    std::vector<std::string> words{this_program(), "resume", fs::absolute(run).string(), "--quiet"};
    words.insert(words.end(), options.begin(), options.end());
    return command_line(words);
}

void make_run_file(const Training& training)
{
    std::error_code ignored;
    if (!fs::exists(training.file, ignored))
        RunWriter::create(training.file, training.experiment);
}

}  // namespace disentangle
