// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/disentangle/control.h"
#include "app/disentangle/training/pace.h"
#include "app/disentangle/report.h"
#include "app/disentangle/result.h"
#include "core/learn/trainer.h"
#include "core/record/run_file.h"

#include <chrono>
#include <cstdint>
#include <exception>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace disentangle {

/// What a session is told besides the experiment.
struct SessionPlan {
    std::filesystem::path run;             ///< the run file, for messages and the result
    bool paused = false;                   ///< wait for a command before the first step
    bool resumed = false;                  ///< goes on from a checkpoint
    double seconds_before = 0;             ///< recorded by the sessions before this one
    std::vector<TrackedGoal> goals;        ///< only watched
    std::optional<TrackedGoal> stop_when;  ///< ends the run
};

/// One training session: takes the trainer's steps, records everything into the run file, and does what commands and
/// signals ask between two steps. Everything happens on the calling thread.
class Session final {
public:
    /// All must outlive the session.
    Session(Trainer& trainer, RunWriter& writer, Inbox& inbox, Report& report, SessionPlan plan);

    /// Trains to the end, a goal, a command or a signal; leaves a checkpoint and a closing event. Returns the exit code:
    /// 0 for the end, a goal or `stop`; 1 when interrupted or when something failed, which has then been reported.
    int run();

private:
    void announce();
    void train();
    bool take_step();
    bool evaluate_as_planned();
    /// Evaluates and records.
    void evaluate();
    void record(const Evaluation& evaluation);
    bool goal_ends_run() const;
    bool serve();
    bool obey(const Message& message);
    bool obey(const Command& command);
    void set(const Command& command);
    void keep_pace(const Command& command);
    std::optional<Message> next_message();

    void evaluate_here();
    void pause();
    void write_checkpoint();
    void checkpoint_if_due();
    void write_event(EventKind kind, std::string_view text = {});
    void heed_writer();
    void tell_idle();
    void close();
    void fail(const std::exception& error);
    Result result() const;

    Trainer& trainer_;
    RunWriter& writer_;
    Inbox& inbox_;
    Report& report_;
    SessionPlan plan_;

    Pace pace_;
    std::optional<Evaluation> last_;  ///< the newest evaluation of this session
    bool paused_;
    std::optional<std::int64_t> pause_at_;               ///< `step N`: pause once this step is taken
    bool pause_at_evaluation_ = false;                   ///< `evaluate`
    std::optional<std::chrono::nanoseconds> step_time_;  ///< a step takes at least this long (`pace`)
    std::chrono::steady_clock::time_point next_step_;    ///< not before this, while there is a step_time_
    std::optional<std::int64_t> evaluate_every_;         ///< besides the evaluations that the run plans (`pace`)
    Ending reason_ = Ending::steps;
    std::map<std::string, double> phase_seconds_;  ///< spent in each phase of the plan, and on evaluations
    std::int64_t checkpointed_step_ = -1;
    nlohmann::json idle_;         ///< as it was told last; null before
    double checkpointed_at_ = 0;  ///< steady clock
};

}  // namespace disentangle
