// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/disentangle/training/session.h"
#include "app/disentangle/training/session_options.h"
#include "app/disentangle/source.h"
#include "app/disentangle/training/starts.h"
#include "app/disentangle/text.h"
#include "app/disentangle/verbs.h"
#include "app/disentangle/whole_number.h"
#include "core/base/error.h"
#include "core/base/place.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cerrno>
#include <csignal>
#include <filesystem>
#include <memory>
#include <optional>
#include <system_error>
#include <unistd.h>

namespace disentangle {

namespace {

namespace fs = std::filesystem;

/// A new name here: "ActionDiag-seed0.run", then "ActionDiag-seed0-2.run"; never a hidden one.
fs::path new_run_name(const Experiment& experiment)
{
    std::string stem = file_name_for(experiment.name, "experiment");
    std::ranges::replace(stem, ' ', '_');
    stem += "-seed" + std::to_string(experiment.seed);
    fs::path path = stem + ".run";
    std::error_code ignored;
    for (int number = 2; fs::exists(fs::symlink_status(path, ignored)); ++number)
        path = stem + "-" + std::to_string(number) + ".run";
    return path;
}

/// Fails before minutes of work would: a file that is there, a folder that is not.
void check_place(const fs::path& run, bool force)
{
    const auto refuse = [&run](const std::string& what) { throw InputError("--out " + run.string() + ": " + what); };
    if (run.empty())
        refuse("the name is empty, expected the name of a new run file");
    const fs::path file = behind_links(run);
    const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
    std::error_code ignored;
    if (!fs::is_directory(folder, ignored))
        refuse("there is no folder " + folder.string());
    if (::access(folder.c_str(), W_OK) != 0)
        refuse("the folder " + folder.string() + " cannot be written to: " + std::generic_category().message(errno));
    constexpr std::string_view longest_ending = "-journal";  // of what SQLite may put beside it
    const std::size_t most = longest_file_name(folder) - longest_ending.size();
    if (const std::size_t length = file.filename().string().size(); length > most)
        refuse("the name has " + std::to_string(length) + " bytes, expected at most " + std::to_string(most));
    const fs::file_status status = fs::status(file, ignored);
    if (fs::is_directory(status))
        refuse("is a folder, expected the name of a new run file");
    if (fs::exists(status) && !fs::is_regular_file(status))
        refuse("is no file, expected the name of a new run file");
    if (fs::exists(status) && !force) {
        refuse("exists already; give another name, continue it with 'disentangle "
               "resume', or replace it with --force");
    }
    if (is_recording(run))
        refuse("is being recorded by another program at this moment");
    if (fs::exists(status) && !may_be_run(file))
        refuse("is no run, and --force replaces nothing else; give another name");
}

struct TrainOptions {
    ExperimentSource source;
    SessionOptions session;
    std::optional<std::string> out;
    bool force = false;
    int starts = 1;
};

/// Several starts are trained beside the place of the best, one after the other, and nobody steers one of them.
void check_starts(const TrainOptions& options, const fs::path& run)
{
    if (options.session.control)
        throw InputError("--starts " + std::to_string(options.starts) +
                         " cannot be combined with --control: it is one run that is steered");
    for (const fs::path& file : files_of_starts(behind_links(run), options.starts))
        check_place(file, options.force);
}

int train(const TrainOptions& options)
{
    std::signal(SIGPIPE, SIG_IGN);  // a reader of words that went away is no reason to train no model
    const Experiment experiment = options.source.load();
    const TrainerOptions trainer_options = options.session.trainer_options();
    SessionPlan plan;
    plan.goals = options.session.parsed_goals();
    plan.stop_when = options.session.parsed_stop_when();
    plan.paused = options.session.paused;
    plan.run = options.out ? fs::path(*options.out) : new_run_name(experiment);
    check_place(plan.run, options.force);
    if (options.starts > 1)
        check_starts(options, plan.run);

    const std::unique_ptr<Report> report = options.session.make_report();
    Inbox inbox(options.session.control);
    warn_of_slowness(trainer_options, *report);
    report->note("Drawing data for " + (experiment.name.empty() ? "the experiment" : experiment.name) +
                 " and preparing the model; " + counted(experiment.training.steps, "step") + " on " +
                 counted(trainer_options.threads, "thread") + ".");
    try {
        if (options.starts > 1)
            return train_starts({experiment, trainer_options, options.starts, std::move(plan), options.force}, inbox,
                                *report);
        Trainer trainer(experiment, trainer_options);
        if (options.force)
            remove_run(plan.run);
        RunWriter writer = RunWriter::create(plan.run, trainer.experiment());
        return Session(trainer, writer, inbox, *report, std::move(plan)).run();
    } catch (const InputError&) {
        throw;
    } catch (const Error& error) {
        report->error(error.what());
        return exit_failed;
    }
}

}  // namespace

void add_train(CLI::App& program, Action& action)
{
    CLI::App* verb = program.add_subcommand("train", "Train a model on data from an experiment, into a run file");
    auto options = std::make_shared<TrainOptions>();
    options->source.add_to(*verb);
    verb->add_option("--out", options->out, "Run file to make (default: a new name here, such as ActionDiag-seed0.run)")
        ->type_name("FILE");
    verb->add_flag("--force", options->force, "Replace the run file if it exists");
    verb->add_option("--seed", options->source.seed,
                     "Seed of training; the world has seeds of its own (--set world.seed=2)")
        ->type_name("N")
        ->check(whole_number(0));
    verb->add_option("--starts", options->starts,
                     "Train from N seeds, from --seed on, and keep the run that held-out rows are likeliest under "
                     "(default: 1)")
        ->type_name("N")
        ->check(CLI::Range(1, 1000));
    options->session.add_to(*verb);
    verb->footer("Ctrl-C checkpoints and ends; 'disentangle resume' goes on from there. A second Ctrl-C ends at once.\n"
                 "Example:\n"
                 "  disentangle train ActionDiag --out first.run --seed 1 --set training.steps=2000 "
                 "--stop-when 'mcc>=0.99,shd=0'");
    verb->callback([&action, options] { action = [options] { return train(*options); }; });
}

}  // namespace disentangle
