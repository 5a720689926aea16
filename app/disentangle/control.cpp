// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/disentangle/control.h"

#include "core/base/error.h"
#include "core/base/json.h"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cmath>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

namespace disentangle {

namespace {

// Lines beyond this are no commands: a decode of 10,000 latent vectors of 64 numbers is 13 MB.
constexpr std::size_t longest_line = std::size_t{1} << 26;
// A step in a quarter of an hour: slower is a pause.
constexpr double slowest_pace = 0.001;

/// At most 64 levels deep, as parse_json() sees to: to copy and to write a value costs stack for each.
nlohmann::json parse_line(const std::string& line)
{
    try {
        return parse_json(line, "");
    } catch (const InputError& error) {
        throw InputError("expected one JSON object per line, such as {\"do\": \"pause\"}: " +
                         std::string(error.what()));
    }
}

/// A value as errors show it.
std::string shown(const nlohmann::json& value)
{
    return printable(value.dump(), 100);
}

void check_keys(const nlohmann::json& object, const std::string& name, std::initializer_list<std::string> allowed)
{
    for (const auto& [key, value] : object.items())
        if (key != "id" && key != "do" && std::find(allowed.begin(), allowed.end(), key) == allowed.end())
            throw InputError(name + ": unknown key " + in_quotes(key));
}

std::vector<float> parse_latents(const nlohmann::json& rows, int d_z)
{
    if (!rows.is_array() || rows.empty())
        throw InputError("decode: z: expected a list of latent vectors, [[...], ...]");
    std::vector<float> z;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const std::string place = "decode: z: vector " + std::to_string(row + 1);
        if (!rows[row].is_array() || rows[row].size() != static_cast<std::size_t>(d_z))
            throw InputError(place + ": expected a list of " + std::to_string(d_z) + " numbers");
        for (const auto& number : rows[row]) {
            const double value = number.is_number() ? number.get<double>() : std::nan("");
            if (!std::isfinite(static_cast<float>(value)))
                throw InputError(place + ": found " + shown(number) + ", expected a finite number");
            z.push_back(static_cast<float>(value));
        }
    }
    return z;
}

/// An integer of at least `least`; nothing when it is absent or null.
std::optional<std::int64_t> parse_integer(const nlohmann::json& object, const std::string& command, const char* key,
                                          std::int64_t least)
{
    const auto value = object.value(key, nlohmann::json());
    if (value.is_null())
        return std::nullopt;
    // What lies beyond 2^53 is no step count; a run ends at its last step anyway.
    if (!value.is_number_integer() || value.get<double>() < static_cast<double>(least) ||
        value.get<double>() > 0x1p53) {
        throw InputError(command + ": " + key + ": found " + shown(value) + ", expected an integer of at least " +
                         std::to_string(least));
    }
    return value.get<std::int64_t>();
}

// State shared with the signal handler.
std::atomic<bool> is_ready{false};
std::atomic<bool> was_asked{false};
std::atomic<int> pipe_to_listener{-1};
constexpr int ending_signals[] = {SIGINT, SIGTERM, SIGHUP};

extern "C" void ask_to_end(int)
{
    const int saved = errno;
    if (!is_ready || was_asked.exchange(true))
        _exit(1);
    const char letter = 's';
    [[maybe_unused]] const auto written = ::write(pipe_to_listener, &letter, 1);
    errno = saved;
}

}  // namespace

Command parse_command(const std::string& line, int d_z, nlohmann::json& id)
{
    const nlohmann::json object = parse_line(line);
    if (!object.is_object())
        throw InputError("expected one JSON object per line, such as {\"do\": \"pause\"}");
    if (object.contains("id"))
        id = object["id"];
    if (!object.contains("do") || !object["do"].is_string())
        throw InputError("expected a key \"do\" with a command's name");
    Command command;
    command.id = id;
    command.name = object["do"];
    const auto found = std::find(Command::names.begin(), Command::names.end(), command.name);
    if (found == Command::names.end()) {
        const std::string suggestion = closest_name(command.name, Command::names);
        throw InputError("unknown command " + in_quotes(command.name) +
                         (suggestion.empty() ? "" : ", did you mean '" + suggestion + "'?"));
    }
    command.what = static_cast<Command::Do>(found - Command::names.begin());

    switch (command.what) {
    case Command::Do::step:
        check_keys(object, command.name, {"count"});
        command.count = parse_integer(object, "step", "count", 1).value_or(1);
        break;
    case Command::Do::set:
        check_keys(object, command.name, {"key", "value"});
        if (!object.contains("key") || !object["key"].is_string() || !object.contains("value"))
            throw InputError("set: expected \"key\", a parameter's name, and \"value\"");
        command.key = object["key"];
        command.value = object["value"];
        break;
    case Command::Do::pace:
        check_keys(object, command.name, {"steps_per_second", "evaluate_every"});
        if (const auto speed = object.value("steps_per_second", nlohmann::json()); !speed.is_null()) {
            if (!speed.is_number() || !(speed.get<double>() >= slowest_pace)) {
                throw InputError("pace: steps_per_second: found " + shown(speed) +
                                 ", expected a number of at least 0.001, or null for full speed");
            }
            command.steps_per_second = speed.get<double>();
        }
        command.evaluate_every = parse_integer(object, "pace", "evaluate_every", 1);
        break;
    case Command::Do::decode:
        check_keys(object, command.name, {"z", "step"});
        command.z = parse_latents(object.value("z", nlohmann::json()), d_z);
        command.at_step = parse_integer(object, "decode", "step", 0);
        break;
    default: check_keys(object, command.name, {});
    }
    return command;
}

Inbox::Inbox(bool read_input) : read_input_(read_input)
{
    if (::pipe2(signal_pipe_, O_CLOEXEC) != 0)
        throw Error(std::string("cannot listen for signals: ") + std::strerror(errno));
    pipe_to_listener = signal_pipe_[1];
    is_ready = false;
    was_asked = false;
    struct sigaction action {};
    action.sa_handler = ask_to_end;
    action.sa_flags = SA_RESTART;
    for (const int signal : ending_signals) {
        struct sigaction before {};
        ::sigaction(signal, nullptr, &before);
        // A signal that nohup or a shell's background job ignores stays ignored.
        if (before.sa_handler != SIG_IGN)
            ::sigaction(signal, &action, nullptr);
    }
    // A reader that went away shows as a failed write, or as the end of standard input; it must not end training.
    ::signal(SIGPIPE, SIG_IGN);
    thread_ = std::thread([this] { listen(); });
}

Inbox::~Inbox()
{
    const char letter = 'q';
    [[maybe_unused]] const auto written = ::write(signal_pipe_[1], &letter, 1);
    thread_.join();
    for (const int signal : ending_signals) {
        struct sigaction now {};
        ::sigaction(signal, nullptr, &now);
        if (now.sa_handler == ask_to_end)
            ::signal(signal, SIG_DFL);
    }
    ::close(signal_pipe_[0]);
    ::close(signal_pipe_[1]);
}

void Inbox::ready()
{
    is_ready = true;
}

std::optional<Message> Inbox::take()
{
    const std::lock_guard lock(mutex_);
    if (messages_.empty())
        return std::nullopt;
    return take_oldest();
}

Message Inbox::wait()
{
    std::unique_lock lock(mutex_);
    arrived_.wait(lock, [this] { return !messages_.empty(); });
    return take_oldest();
}

std::optional<Message> Inbox::wait_until(std::chrono::steady_clock::time_point deadline)
{
    std::unique_lock lock(mutex_);
    if (!arrived_.wait_until(lock, deadline, [this] { return !messages_.empty(); }))
        return std::nullopt;
    return take_oldest();
}

Message Inbox::take_oldest()
{
    Message message = std::move(messages_.front());
    messages_.pop_front();
    return message;
}

void Inbox::put(Message message)
{
    {
        const std::lock_guard lock(mutex_);
        messages_.push_back(std::move(message));
    }
    arrived_.notify_one();
}

void Inbox::listen()
{
    std::string pending;
    std::vector<char> buffer(1 << 16);
    pollfd sources[2] = {{signal_pipe_[0], POLLIN, 0}, {read_input_ ? STDIN_FILENO : -1, POLLIN, 0}};
    for (;;) {
        if (::poll(sources, 2, -1) < 0)
            continue;  // EINTR: the handler's letter is in the pipe by now
        if (sources[0].revents != 0) {
            char letter = 0;
            if (::read(signal_pipe_[0], &letter, 1) == 1) {
                if (letter == 'q')
                    return;
                put({Message::Kind::interrupted, {}});
            }
        }
        if (sources[1].revents == 0)
            continue;
        const ssize_t count = ::read(STDIN_FILENO, buffer.data(), buffer.size());
        if (count < 0 && (errno == EINTR || errno == EAGAIN))
            continue;
        if (count > 0) {
            pending.append(buffer.data(), static_cast<std::size_t>(count));
            std::size_t start = 0;
            for (std::size_t end; (end = pending.find('\n', start)) != std::string::npos; start = end + 1) {
                std::string line = pending.substr(start, end - start);
                if (line.find_first_not_of(" \t\r") != std::string::npos)
                    put({Message::Kind::line, std::move(line)});
            }
            pending.erase(0, start);
        }
        // The end, an error, or a line that never ends: all the same to whoever trains.
        if (count <= 0 || pending.size() > longest_line) {
            sources[1].fd = -1;
            put({Message::Kind::closed, {}});
        }
    }
}

}  // namespace disentangle
