// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <mutex>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace disentangle {

/// One command of the line protocol (PROTOCOL.md).
struct Command {
    enum class Do { pause, resume, step, evaluate, set, pace, decode, checkpoint, stop };
    /// As written in "do", in the order of the values.
    static constexpr std::array<std::string_view, 9> names{"pause", "resume", "step",       "evaluate", "set",
                                                           "pace",  "decode", "checkpoint", "stop"};
    Do what = Do::pause;
    std::string name;                            ///< as written in "do"
    nlohmann::json id;                           ///< of any type, null when absent; repeated in the answer
    std::int64_t count = 1;                      ///< of step, at least 1
    std::string key;                             ///< of set
    nlohmann::json value;                        ///< of set
    std::optional<double> steps_per_second;      ///< of pace, > 0; absent: as fast as it goes
    std::optional<std::int64_t> evaluate_every;  ///< of pace, at least 1; absent: only where the run plans it
    std::vector<float> z;                        ///< of decode: n x d_z
    std::optional<std::int64_t> at_step;         ///< of decode, at least 0: by the newest checkpoint up to there
};

/// Parses one line. `id` is set as soon as it is known, so that errors can be answered with it. `d_z` is the length each
/// latent vector of a decode must have. Throws InputError: "step: count: found 0, expected an integer of at least 1".
Command parse_command(const std::string& line, int d_z, nlohmann::json& id);

/// What reached the engine from outside: lines of standard input, its end, and signals that ask to end.
struct Message {
    enum class Kind {
        line,        ///< `text` holds it, without the line end
        closed,      ///< standard input ended; nothing more comes
        interrupted  ///< SIGINT, SIGTERM or SIGHUP
    };
    Kind kind = Kind::line;
    std::string text;
};

/// Listens on a thread of its own, so that training never waits for input. One per process: it owns the signals'
/// handlers while it lives. A second signal ends the process at once with exit code 1; so does a first one before
/// ready(), when there is nothing yet to keep.
class Inbox {
public:
    /// `read_input`: lines of standard input too, not only signals.
    explicit Inbox(bool read_input);
    ~Inbox();
    Inbox(const Inbox&) = delete;
    Inbox& operator=(const Inbox&) = delete;

    /// From now on a signal is a message.
    void ready();
    /// The oldest message not yet taken, or nothing. Never blocks.
    std::optional<Message> take();
    /// The oldest message not yet taken; blocks until there is one.
    Message wait();
    /// The same, but gives up at `deadline`.
    std::optional<Message> wait_until(std::chrono::steady_clock::time_point deadline);

private:
    void listen();
    void put(Message message);
    /// Requires a message, and the lock.
    Message take_oldest();

    bool read_input_;
    int signal_pipe_[2] = {-1, -1};  ///< the handler writes 's', the destructor 'q'
    std::mutex mutex_;
    std::condition_variable arrived_;
    std::deque<Message> messages_;
    std::thread thread_;
};

}  // namespace disentangle
