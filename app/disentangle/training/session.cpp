// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/disentangle/training/session.h"

#include "app/disentangle/clock.h"
#include "app/disentangle/decoded_rows.h"
#include "app/disentangle/verbs.h"
#include "core/base/error.h"
#include "core/base/failure.h"
#include "core/record/catalogue.h"

#include <algorithm>
#include <exception>
#include <nlohmann/json.hpp>

namespace disentangle {

using nlohmann::json;

namespace {

// At most this much training is lost to kill -9, however long the steps between two scheduled checkpoints take.
constexpr double checkpoint_seconds = 10;

}  // namespace

Session::Session(Trainer& trainer, RunWriter& writer, Inbox& inbox, Report& report, SessionPlan plan)
    : trainer_(trainer), writer_(writer), inbox_(inbox), report_(report), plan_(std::move(plan)), paused_(plan_.paused)
{
}

int Session::run()
{
    try {
        announce();
        train();
        close();
    } catch (const std::exception& error) {
        fail(error);
        return exit_failed;
    }
    const MetricLookup metric = [this](std::string_view name) { return last_ ? last_->metric(name) : std::nullopt; };
    report_.finished(reason_, to_json(result(), trainer_.experiment(), metric));
    return reason_ == Ending::interrupt ? exit_failed : exit_done;
}

void Session::announce()
{
    inbox_.ready();  // there is a file now, in which an interruption can leave its mark
    const TrainerOptions& options = trainer_.options();
    const Experiment& experiment = trainer_.experiment();
    const std::int64_t step = trainer_.step();
    json facts{{"threads", options.threads}, {"backend", options.backend}, {"device", options.device}};
    facts["text"] = plan_.resumed ? "Went on from step " + std::to_string(step) : "Started";
    write_event(plan_.resumed ? EventKind::resume : EventKind::start, facts.dump());
    if (!plan_.resumed) {
        const std::string choices = choices_in_words(experiment);
        write_event(EventKind::note, choices);
        report_.note(choices);
        for (const std::string& remark : trainer_.remarks()) {
            write_event(EventKind::note, remark);
            report_.note(remark);
        }
    }
    facts.erase("text");
    facts.update({{"run", plan_.run.string()},
                  {"step", step},
                  {"steps", experiment.training.steps},
                  {"bound_from_truth", bound_from_truth(experiment)}});
    report_.started(facts);
    checkpointed_at_ = steady_seconds();
    tell_idle();
    report_.state(!plan_.paused, trainer_.step());
}

/// Until the run is to end.
void Session::train()
{
    // A new run is first evaluated at step 0, so that a pause there has something to show.
    bool ends = trainer_.step() == 0 ? evaluate_as_planned() : serve();
    while (!ends && !trainer_.finished())
        ends = take_step();
}

/// One step and what follows from it. Returns true when the run is to end.
bool Session::take_step()
{
    const std::string_view phase = trainer_.estimator().stretch(trainer_.step() + 1).name;
    const double began = steady_seconds();
    const Step taken = trainer_.advance();
    phase_seconds_[std::string(phase)] += steady_seconds() - began;
    const std::int64_t step = trainer_.step(), steps = trainer_.experiment().training.steps;
    if (!taken.note.empty()) {
        write_event(EventKind::note, taken.note);
        report_.note(taken.note);
    }
    tell_idle();
    pace_.mark(step, steady_seconds());
    report_.progress({step, steps, pace_.steps_per_second(), pace_.seconds_for(steps - step)});
    if (trainer_.evaluates_here())
        return evaluate_as_planned();
    if (evaluate_every_ && step % *evaluate_every_ == 0)
        evaluate_here();
    checkpoint_if_due();
    return serve();
}

void Session::evaluate()
{
    const double began = steady_seconds();
    record(trainer_.evaluate());
    phase_seconds_["evaluation"] += steady_seconds() - began;
}

/// A checkpoint never precedes the evaluation of its step. Returns true when the run is to end.
bool Session::evaluate_as_planned()
{
    evaluate();
    checkpoint_if_due();
    if (pause_at_evaluation_ && !trainer_.finished())
        pause();
    return serve();
}

/// Into the file first, then told: whoever hears of an evaluation finds it there.
void Session::record(const Evaluation& evaluation)
{
    if (last_ && last_->step == evaluation.step)
        return;  // a pause or a stop at this step has recorded it
    const bool first = !last_;
    last_ = evaluation;
    const auto add = [&](std::string_view name, double value) {
        const auto same = [&](const auto& metric) { return metric.first == name; };
        if (std::none_of(evaluation.metrics.begin(), evaluation.metrics.end(), same))
            last_->metrics.emplace_back(name, value);
    };
    if (const double pace = pace_.steps_per_second(); pace > 0)  // unknown at step 0 and right after a pause
        add(metric::steps_per_second, pace);
    add(metric::seconds, plan_.seconds_before + seconds_since_process_start());
    for (const auto& [name, value] : last_->metrics)
        writer_.metric(evaluation.step, name, value);
    for (const auto& [kind, snapshot] : evaluation.snapshots)
        writer_.snapshot(evaluation.step, kind, snapshot);
    writer_.flush();
    for (const std::string& sentence : evaluation.notes)
        write_event(EventKind::note, sentence);
    heed_writer();
    report_.evaluated(*last_);
    for (const std::string& sentence : evaluation.notes)
        report_.warning(sentence);

    const MetricLookup metric = [this](std::string_view name) { return last_->metric(name); };
    const auto watch = [&](TrackedGoal& goal) {
        if (const std::string missing = goal.goal.missing_metric(metric); first && !missing.empty())
            report_.warning("goal " + goal.goal.text() + " can never be met: this run has no metric " + missing);
        if (goal.observe(evaluation.step, seconds_since_process_start(), metric))
            write_event(EventKind::note, "Reached " + goal.goal.text());
    };
    std::for_each(plan_.goals.begin(), plan_.goals.end(), watch);
    if (plan_.stop_when)
        watch(*plan_.stop_when);
}

bool Session::goal_ends_run() const
{
    return plan_.stop_when && plan_.stop_when->reached;
}

/// What came in next; waits for it while paused, and until the next step is due while the pace is limited.
std::optional<Message> Session::next_message()
{
    if (paused_)
        return inbox_.wait();
    return step_time_ ? inbox_.wait_until(next_step_) : inbox_.take();
}

/// Does what came in, staying here while paused. Returns true when the run is to end.
bool Session::serve()
{
    if (trainer_.finished() || goal_ends_run())
        return true;
    if (pause_at_ && trainer_.step() >= *pause_at_)
        pause();
    while (true) {
        const std::optional<Message> message = next_message();
        if (!message) {
            if (step_time_) {
                // Behind by more than a step (a slow evaluation), it is not made up for by a rush of steps.
                next_step_ = std::max(next_step_, std::chrono::steady_clock::now() - *step_time_) + *step_time_;
            }
            return false;
        }
        const bool was_paused = paused_;
        if (obey(*message))
            return true;
        if (was_paused && !paused_)
            pace_.restart();
    }
}

bool Session::obey(const Message& message)
{
    if (message.kind != Message::Kind::line) {
        reason_ = Ending::interrupt;
        return true;
    }
    json id;
    try {
        return obey(parse_command(message.text, trainer_.estimator().d_z(), id));
    } catch (const InputError& error) {
        report_.answered({{"id", id}, {"ok", false}, {"error", error.what()}});
        return false;
    }
}

bool Session::obey(const Command& command)
{
    const std::int64_t step = trainer_.step();
    json answer{{"id", command.id}, {"ok", true}, {"do", command.name}, {"step", step}};
    const auto go_on = [&] {
        report_.answered(answer);
        if (paused_) {
            paused_ = false;
            write_event(EventKind::go_on);
            report_.state(true, step);
        }
    };
    switch (command.what) {
    case Command::Do::pause:
        report_.answered(answer);
        pause();
        return false;
    case Command::Do::resume:
        pause_at_.reset();
        pause_at_evaluation_ = false;
        go_on();
        return false;
    case Command::Do::step:
        pause_at_ = step + command.count;
        pause_at_evaluation_ = false;
        go_on();
        return false;
    case Command::Do::evaluate:
        pause_at_.reset();
        pause_at_evaluation_ = true;
        go_on();
        return false;
    case Command::Do::set:
        set(command);
        report_.answered(answer);
        return false;
    case Command::Do::pace:
        keep_pace(command);
        report_.answered(answer);
        return false;
    case Command::Do::decode:
        if (command.at_step) {
            throw InputError("decode: step: a run that trains is decoded as it is now; for the past start 'disentangle "
                             "decode'");
        }
        answer["x"] = decoded_rows(trainer_.estimator().decode(command.z), trainer_.estimator().facts().d_x());
        report_.answered(answer);
        return false;
    case Command::Do::checkpoint:
        write_checkpoint();
        report_.answered(answer);
        return false;
    case Command::Do::stop:
        reason_ = Ending::stop;
        report_.answered(answer);
        return true;
    }
    return false;
}

void Session::set(const Command& command)
{
    const std::string checkpoint = trainer_.checkpoint();
    trainer_.set(command.key, command.value);
    // The state from before the change is kept, for the case that it ruins the run; what comes after is not yet kept.
    writer_.checkpoint(trainer_.step(), checkpoint);
    checkpointed_step_ = -1;
    write_event(EventKind::set, json{{"key", command.key}, {"value", command.value}}.dump());
}

void Session::keep_pace(const Command& command)
{
    step_time_.reset();
    if (command.steps_per_second) {
        const std::chrono::duration<double> seconds(1 / *command.steps_per_second);
        step_time_ = std::chrono::duration_cast<std::chrono::nanoseconds>(seconds);
        next_step_ = std::chrono::steady_clock::now() + *step_time_;
    }
    evaluate_every_ = command.evaluate_every;
    pace_.restart();
}

void Session::evaluate_here()
{
    if (!last_ || last_->step != trainer_.step())
        evaluate();
}

void Session::pause()
{
    pause_at_.reset();
    pause_at_evaluation_ = false;
    if (paused_)
        return;
    evaluate_here();
    paused_ = true;
    write_event(EventKind::pause);
    report_.state(false, trainer_.step());
}

void Session::write_checkpoint()
{
    writer_.checkpoint(trainer_.step(), trainer_.checkpoint());
    checkpointed_step_ = trainer_.step();
    checkpointed_at_ = steady_seconds();
    heed_writer();
}

void Session::checkpoint_if_due()
{
    const std::int64_t step = trainer_.step();
    const bool scheduled = step % trainer_.experiment().training.checkpoint_every == 0;
    if (step != checkpointed_step_ && (scheduled || steady_seconds() - checkpointed_at_ >= checkpoint_seconds))
        write_checkpoint();
}

/// Events are rare and matter to whoever watches the file: committed at once.
void Session::write_event(EventKind kind, std::string_view text)
{
    writer_.event(trainer_.step(), kind, text);
    writer_.flush();
    heed_writer();
}

/// What cannot be steered any more is known by the estimator alone, which has a plan.
void Session::tell_idle()
{
    json idle = json::object();
    for (const Parameter* parameter : live_parameters(trainer_.experiment()))
        if (std::string why = trainer_.estimator().why_idle(*parameter); !why.empty())
            idle[parameter->key] = std::move(why);
    if (idle == idle_)
        return;
    idle_ = std::move(idle);
    report_.idle(idle_);
}

/// What became of the run file in the hands of others goes into its log, and is said.
void Session::heed_writer()
{
    const std::string notice = writer_.take_notice();
    if (notice.empty())
        return;
    plan_.run = writer_.path();
    report_.warning(notice);
    write_event(EventKind::note, notice);
}

/// Leaves the file as a reader or a resuming engine wants to find it.
void Session::close()
{
    if (reason_ == Ending::steps && !trainer_.finished())
        reason_ = Ending::goal;
    if (reason_ == Ending::stop)
        evaluate_here();  // not when interrupted: then every moment may be the last
    if (checkpointed_step_ != trainer_.step())
        write_checkpoint();
    if (const std::string times = phases_in_words(phase_seconds_); !times.empty()) {
        write_event(EventKind::note, times);
        report_.note(times);
    }
    const std::string step = std::to_string(trainer_.step());
    switch (reason_) {
    case Ending::steps: write_event(EventKind::finish, "Finished all " + step + " steps"); break;
    case Ending::goal: write_event(EventKind::stop, "Stopped: " + plan_.stop_when->goal.text() + " was reached"); break;
    case Ending::stop: write_event(EventKind::stop, "Stopped on request"); break;
    case Ending::interrupt: write_event(EventKind::interrupt, "Interrupted; can be resumed from step " + step); break;
    }
}

/// After an error: what is known of it goes into the file too, and so does the last good state, if the file takes it.
void Session::fail(const std::exception& error)
{
    report_.error(failure_in_words(error));
    const bool by_its_numbers = dynamic_cast<const NotFinite*>(&error) != nullptr;
    try {
        // No checkpoint: what is there now would fail again at once.
        write_event(EventKind::error, error_event_text(failure_in_words(error),
                                                       by_its_numbers ? ErrorCause::not_finite : ErrorCause::other));
        report_.note("What came before is in the run file; go on with: disentangle resume " + plan_.run.string());
    } catch (const Error&) {
        // The file itself is what failed; that has just been said.
    }
}

Result Session::result() const
{
    Result result;
    result.run = plan_.run;
    result.reason = reason_;
    result.steps = trainer_.step();
    result.evaluated = last_ ? last_->step : -1;
    result.seconds = seconds_since_process_start();
    result.options = trainer_.options();
    result.phase_seconds = phase_seconds_;
    result.goals = plan_.goals;
    result.stop_when = plan_.stop_when;
    return result;
}

}  // namespace disentangle
