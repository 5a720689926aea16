// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/disentangle/recorded.h"
#include "app/disentangle/training/session.h"
#include "app/disentangle/training/session_options.h"
#include "app/disentangle/text.h"
#include "app/disentangle/verbs.h"
#include "app/disentangle/whole_number.h"
#include "core/base/error.h"
#include "core/reading/missing_rows.h"

#include <CLI/CLI.hpp>
#include <limits>
#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>

namespace disentangle {

namespace {

struct ResumeOptions {
    std::string run;
    std::optional<int> steps;
    SessionOptions session;
};

std::string options_in_words(const TrainerOptions& options)
{
    return counted(options.threads, "thread") + ", " + options.backend + " backend on " + options.device;
}

/// Seconds trained when the run was at `step`.
double seconds_at(const RunReader& reader, std::int64_t step)
{
    return reader.metric_at("seconds", step).value_or(0);
}

/// A goal may have been met before the run was cut off.
void observe_past(const RunReader& reader, std::int64_t until, TrackedGoal& goal)
{
    for (const std::int64_t step : reader.steps()) {
        if (step <= until) {
            goal.observe(step, seconds_at(reader, step),
                         [&](std::string_view name) { return reader.metric_at(name, step); });
        }
    }
}

int say_finished(const RunReader& reader, const ResumeOptions& options, const TrainerOptions& trainer_options)
{
    Result result;
    result.run = options.run;
    result.reason = Ending::steps;
    result.steps = result.evaluated = reader.last_step();
    result.seconds = seconds_at(reader, reader.last_step());
    result.options = trainer_options;
    result.goals = options.session.parsed_goals();
    for (TrackedGoal& goal : result.goals)
        observe_past(reader, reader.last_step(), goal);
    const auto metric = [&](std::string_view name) { return reader.metric_at(name, reader.last_step()); };
    const nlohmann::json json = to_json(result, reader.experiment(), metric);
    const std::unique_ptr<Report> report = options.session.make_report();
    report->note(options.run + " has finished all its " + counted(result.steps, "step") +
                 "; --steps N with a larger N would extend it");
    report->finished(Ending::steps, json);
    return exit_done;
}

/// What the file says of the run, read before it is opened for writing.
struct Recorded {
    Experiment experiment;  ///< with the extensions of earlier resumes
    std::optional<TrainerOptions> options;
    std::optional<RunReader::Checkpoint> checkpoint;
    double seconds = 0;  ///< trained up to the checkpoint
    int planned = 0;     ///< steps, before an extension by this one
};

Recorded read_run(const ResumeOptions& options, const RunReader& reader, const std::vector<Event>& events,
                  SessionPlan& plan)
{
    Recorded recorded{extended_experiment(reader, events), recorded_options(events), reader.checkpoint(), 0};
    if (const Event* change = ruinous_change(events)) {
        // Checkpoints from after it hold what led to the failure; the one from right before it may still be kept.
        if (auto before = reader.checkpoint(change->step))
            recorded.checkpoint = std::move(before);
    }
    const std::int64_t step = recorded.checkpoint ? recorded.checkpoint->step : 0;
    recorded.planned = recorded.experiment.training.steps;
    if (options.steps) {
        if (*options.steps <= step) {
            throw InputError("--steps " + std::to_string(*options.steps) + ": the run is at step " +
                             std::to_string(step) + " already, expected a larger number");
        }
        recorded.experiment = with_value(recorded.experiment, steps_key, *options.steps);
    }
    if (recorded.checkpoint) {
        recorded.seconds = seconds_at(reader, step);
        for (TrackedGoal& goal : plan.goals)
            observe_past(reader, step, goal);
    }
    return recorded;
}

void restore(Trainer& trainer, const std::string& checkpoint, const std::string& run)
{
    try {
        trainer.restore(checkpoint);
    } catch (const InputError& error) {
        throw InputError(run + ": " + error.what());
    }
}

/// What was changed at the step of the checkpoint may have been changed right after it. Such a change is made again,
/// unless the run has failed by it: then `undone` says in a sentence what is not in force any more.
void repeat_changes(Trainer& trainer, const std::vector<Event>& events, std::string& undone)
{
    const bool failed = ruinous_change(events) != nullptr;
    for (const Event& event : events) {
        const auto change = change_of(event);
        if (!change || change->key == steps_key || event.step != trainer.step())
            continue;
        const Parameter* parameter = find_live_parameter(change->key);
        if (!parameter || with_value(trainer.experiment(), parameter->key, change->value) == trainer.experiment())
            continue;
        if (!failed) {
            try {
                trainer.set(change->key, change->value);
            } catch (const InputError&) {
                // An earlier version recorded changes that do nothing.
            }
        } else {
            undone += (undone.empty() ? "Went on as before these changes, after which the run failed: " : ", ") +
                      change->key + " = " + change->value.dump();
        }
    }
}

int resume(const ResumeOptions& options)
{
    SessionPlan plan;
    plan.run = options.run;
    plan.paused = options.session.paused;
    plan.goals = options.session.parsed_goals();
    plan.stop_when = options.session.parsed_stop_when();

    std::optional<RunReader> reader(std::in_place, options.run);
    const std::vector<Event> events = reader->events();
    const Recorded recorded = read_run(options, *reader, events, plan);
    const TrainerOptions trainer_options = options.session.trainer_options(recorded.options);
    if (has_finished(events) && !options.steps)
        return say_finished(*reader, options, trainer_options);
    if (is_recording(options.run)) {
        throw InputError(options.run + ": is being recorded by another program; wait for its end, or watch it with "
                                       "'disentangle show' or in the studio");
    }
    plan.resumed = recorded.checkpoint.has_value();
    const std::string missing = missing_rows(*reader);
    reader.reset();  // the last to close the file leaves it tidy, and that should be the writer

    const std::unique_ptr<Report> report = options.session.make_report();
    Inbox inbox(options.session.control);
    warn_of_slowness(trainer_options, *report);
    if (!missing.empty())
        report->warning(missing);
    if (recorded.options && *recorded.options != trainer_options) {
        report->warning("the run was recorded with " + options_in_words(*recorded.options) + ", and goes on with " +
                        options_in_words(trainer_options) +
                        "; what follows will differ from an uninterrupted run in the last digits");
    }
    const auto& checkpoint = recorded.checkpoint;
    report->note(checkpoint ? "Going on from step " + std::to_string(checkpoint->step) + "."
                            : "There is no checkpoint yet; starting again from step 0.");
    try {
        Trainer trainer(recorded.experiment, trainer_options);
        std::string undone;
        if (checkpoint) {
            restore(trainer, checkpoint->data, options.run);
            repeat_changes(trainer, events, undone);
        }
        // Opening for writing comes last: it drops what was recorded after the checkpoint.
        RunWriter writer = RunWriter::reopen(options.run, checkpoint ? trainer.step() : -1);
        if (options.steps) {
            writer.event(trainer.step(), "set", nlohmann::json{{"key", steps_key}, {"value", *options.steps}}.dump());
            if (*options.steps < recorded.planned) {
                report->warning("The run had planned " + counted(recorded.planned, "step") + ". It now ends at " +
                                std::to_string(*options.steps) +
                                ", and what is scheduled over a run moves with its end.");
            }
        }
        if (!undone.empty()) {
            writer.event(trainer.step(), "note", undone);
            report->warning(undone);
        }
        plan.seconds_before = recorded.seconds;
        return Session(trainer, writer, inbox, *report, std::move(plan)).run();
    } catch (const InputError&) {
        throw;
    } catch (const Error& error) {
        report->error(error.what());
        return exit_failed;
    }
}

}  // namespace

void add_resume(CLI::App& program, Action& action)
{
    CLI::App* verb = program.add_subcommand("resume", "Go on with a run from its last checkpoint");
    auto options = std::make_shared<ResumeOptions>();
    verb->add_option("run", options->run, "Run file")->required()->type_name("FILE");
    verb->add_option("--steps", options->steps, "Train until this step; more than the run had planned extends it")
        ->type_name("N")
        ->check(whole_number(1, std::numeric_limits<int>::max()));
    options->session.add_to(*verb);
    verb->footer("With the threads and the backend of before, the result equals that of an uninterrupted run.\n"
                 "Example:\n"
                 "  disentangle resume ActionDiag-seed0.run --steps 8000");
    verb->callback([&action, options] { action = [options] { return resume(*options); }; });
}

}  // namespace disentangle
