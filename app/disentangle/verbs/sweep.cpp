// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/disentangle/console.h"
#include "app/disentangle/source.h"
#include "app/disentangle/sweep/progress.h"
#include "app/disentangle/sweep/report.h"
#include "app/disentangle/sweep/slurm.h"
#include "app/disentangle/text.h"
#include "app/disentangle/verbs.h"
#include "core/base/error.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <csignal>
#include <filesystem>
#include <memory>
#include <optional>
#include <sstream>
#include <system_error>
#include <thread>
#include <unistd.h>

namespace disentangle {

namespace {

namespace fs = std::filesystem;

struct SweepOptions {
    ExperimentSource source;
    std::vector<std::string> axes;
    std::string seeds;
    std::string folder;
    std::optional<int> jobs, threads;
    std::string backend, device;
    bool list = false, slurm = false, as_json = false;
    std::vector<std::string> sbatch;  ///< options for it
};

struct StatusOptions {
    std::string folder;
    bool as_json = false;
};

void make_folder(const fs::path& folder)
{
    std::error_code failed;
    fs::create_directories(folder, failed);
    if (failed)
        throw InputError("--out " + folder.string() + ": cannot be made a folder: " + failed.message());
}

Sweep sweep_of(const SweepOptions& options)
{
    Sweep sweep{options.source.document(), options.source.what, {}, {}};
    for (const std::string& axis : options.axes)
        sweep.axes.push_back(parse_axis(axis));
    sweep.seeds = options.seeds.empty()
                      ? std::vector<std::uint64_t>{experiment_from_json(sweep.document, sweep.file).seed}
                      : parse_seeds(options.seeds);
    return sweep;
}

/// An axis along which nothing changes is a mistake that would cost hours.
void warn_of_idle_axes(const Sweep& sweep, const std::vector<SweepRun>& runs)
{
    for (const SweepAxis& axis : sweep.axes) {
        const Parameter* parameter = find_parameter(axis.key);
        const auto acts = [parameter](const SweepRun& run) { return parameter->applies(run.experiment); };
        if (parameter != nullptr && std::ranges::none_of(runs, acts))
            say("warning: --axis " + axis.key + ": " + parameter->why_idle(runs.front().experiment));
    }
}

/// Begins the sweep or adds to it, or with nothing but a folder takes the one that is there.
SweepPlan plan_of(const SweepOptions& options, SweepIndex& index)
{
    if (options.source.what.empty()) {
        if (!options.axes.empty() || !options.seeds.empty() || !options.source.overrides.empty() ||
            !options.source.settings.empty())
            throw InputError("sweep: there is no experiment; without one, the sweep in --out goes on as it was begun");
        return index.read();
    }
    const Sweep sweep = sweep_of(options);
    const std::vector<SweepRun> runs = runs_of(sweep);
    warn_of_idle_axes(sweep, runs);
    std::vector<std::string> keys;
    for (const SweepAxis& axis : sweep.axes)
        keys.push_back(axis.key);
    make_folder(options.folder);
    index.plan(keys, runs, options.threads.value_or(index.exists() ? index.read().threads : 1));
    return index.read();
}

std::vector<std::string> resume_options(const SweepOptions& options, int threads)
{
    std::vector<std::string> words{"--threads", std::to_string(threads)};
    if (!options.backend.empty())
        words.insert(words.end(), {"--backend", options.backend});
    if (!options.device.empty())
        words.insert(words.end(), {"--device", options.device});
    return words;
}

/// Words in single arguments, "--partition=debug --time=5", become arguments of their own.
std::vector<std::string> split_words(const std::vector<std::string>& arguments)
{
    std::vector<std::string> words;
    for (const std::string& argument : arguments) {
        std::istringstream text(argument);
        for (std::string word; text >> word;)
            words.push_back(word);
    }
    return words;
}

/// Commands for the runs that are not done, whose files are there afterwards.
std::vector<std::string> commands_for(const SweepStanding& standing, const std::vector<Training>& trainings,
                                      const std::vector<std::string>& options)
{
    std::vector<std::string> commands;
    for (std::size_t run = 0; run < trainings.size(); ++run)
        if (standing.runs[run].state != SweptState::done) {
            make_run_file(trainings[run]);
            commands.push_back(command_to_resume(trainings[run].file, options));
        }
    return commands;
}

int submit(const SweepOptions& options, SweepIndex& index, const SweepStanding& standing,
           const std::vector<std::string>& commands)
{
    if (commands.empty())
        say("Every run of the sweep is done; nothing is submitted.");
    else if (is_in_queue(standing.plan.job))
        throw InputError(options.folder + ": job " + standing.plan.job +
                         " is still at work on this sweep; wait for its end, or cancel it with 'scancel " +
                         standing.plan.job + "', and submit again");
    else {
        const std::string job =
            submit_to_slurm(options.folder, commands, standing.plan.threads, split_words(options.sbatch));
        index.set_job(job);
        say("Submitted job " + job + " for " + counted(static_cast<long long>(commands.size()), "run") +
            ". Watch it with: disentangle sweep status " + options.folder);
    }
    if (options.as_json)
        print_summary(json_of(standing_of(index)));
    return exit_done;
}

/// Runs that others have trained get into the index, where it may be written.
void bring_up_to_date(SweepIndex& index, const SweepStanding& standing)
{
    if (::access(index.path().c_str(), W_OK) != 0 || ::access(index.path().parent_path().c_str(), W_OK) != 0)
        return;
    for (std::size_t run = 0; run < standing.runs.size(); ++run)
        if (standing.runs[run].state == SweptState::done && standing.plan.runs[run].state != SweptState::done)
            index.set_state(standing.runs[run].name, SweptState::done, {}, standing.runs[run].scores);
}

int report(SweepIndex& index, bool as_json)
{
    const SweepStanding standing = standing_of(index);
    bring_up_to_date(index, standing);
    if (!as_json)
        say(counts_in_words(standing) + ".");
    print_summary(as_json ? json_of(standing) : table_of(standing));
    return standing.count(SweptState::done) == standing.runs.size() ? exit_done : exit_failed;
}

/// What the run's file holds goes into the index, and is told.
std::string keep_record(SweepIndex& index, const IndexedRun& planned, const TrainingEnd& end)
{
    switch (end.kind) {
    case TrainingEnd::Kind::done: {
        if (end.before && planned.state == SweptState::done)
            return {};
        IndexedRun unknown = planned;
        unknown.state = SweptState::waiting;
        const SweptRun run = standing_of(unknown, index.run_file(planned.name));
        index.set_state(planned.name, SweptState::done, {}, run.scores);
        return scores_of(run);
    }
    case TrainingEnd::Kind::failed: index.set_state(planned.name, SweptState::failed, end.reason); return {};
    case TrainingEnd::Kind::interrupted: index.set_state(planned.name, SweptState::begun); return {};
    }
    return {};
}

int sweep(const SweepOptions& options)
{
    std::signal(SIGPIPE, SIG_IGN);  // a reader of words that went away is no reason to train no model
    SweepIndex index(options.folder);
    const SweepPlan plan = plan_of(options, index);
    const int threads = options.threads.value_or(plan.threads);
    std::vector<Training> trainings;
    for (const IndexedRun& run : plan.runs)
        trainings.push_back({run.name, index.run_file(run.name),
                             parse_experiment(run.experiment, index.path().string() + ", " + run.name)});
    const std::vector<std::string> resume = resume_options(options, threads);
    if (options.list || options.slurm) {
        const SweepStanding standing = standing_of(index);
        const std::vector<std::string> commands = commands_for(standing, trainings, resume);
        if (options.slurm)
            return submit(options, index, standing, commands);
        std::string lines;
        for (const std::string& command : commands)
            lines += command + '\n';
        print(lines);
        return exit_done;
    }
    // They are tried again.
    for (const IndexedRun& run : plan.runs)
        if (run.state == SweptState::failed)
            index.set_state(run.name, SweptState::waiting);

    const int cores = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
    const int jobs = options.jobs.value_or(std::max(1, cores / threads));
    say("Sweep in " + options.folder + ": " + counted(static_cast<long long>(plan.runs.size()), "run") + " of " +
        counted(static_cast<long long>(plan.cells.size()), "setting") + ", " + std::to_string(jobs) + " at a time, " +
        counted(threads, "thread") + " each.");
    bool went_through = true;
    {
        RunsProgress progress(trainings, [&](std::size_t run, const TrainingEnd& end) {
            return keep_record(index, plan.runs[run], end);
        });
        went_through = run_trainings(trainings, {jobs, resume}, progress);
    }
    const int code = report(index, options.as_json);
    if (!went_through)
        say("Interrupted. The same command goes on from here.");
    else if (code != exit_done)
        say("The same command tries the runs that failed once more.");
    return code;
}

int status(const StatusOptions& options)
{
    SweepIndex index(options.folder);
    report(index, options.as_json);
    return exit_done;
}

}  // namespace

void add_sweep(CLI::App& program, Action& action)
{
    CLI::App* verb = program.add_subcommand("sweep", "Train an experiment at every combination of settings and seeds");
    auto options = std::make_shared<SweepOptions>();
    options->source.add_to(*verb);
    verb->get_option("experiment")->required(false);
    verb->add_option("--axis", options->axes,
                     "A key and its values: sparsity.beta_Ga=5,10,20 or world.mixing.seed=1:5 (1 to 5) or "
                     "world.noise=0:1:0.25 (repeatable)")
        ->type_name("KEY=VALUES")
        ->allow_extra_args(false);
    verb->add_option("--seeds", options->seeds,
                     "Seeds of training: 0:4 (0 to 4), 3,7,11, or how many (default: the experiment's own)")
        ->type_name("SEEDS");
    verb->add_option("--out", options->folder,
                     "Folder for the runs and their index; a sweep that was broken off goes on in it")
        ->type_name("FOLDER");
    verb->add_option("--jobs", options->jobs, "Runs at a time (default: as many as there are cores for)")
        ->type_name("N")
        ->check(CLI::Range(1, 1024));
    verb->add_option("--threads", options->threads, "Threads of each run (default: 1)")
        ->type_name("N")
        ->check(CLI::Range(1, 1024));
    verb->add_option("--backend", options->backend, "fused (default) or autograd (LibTorch)")
        ->type_name("NAME")
        ->check(CLI::IsMember({"fused", "autograd"}));
    verb->add_option("--device", options->device, "cpu (default) or cuda, with the autograd backend")
        ->type_name("NAME")
        ->check(CLI::IsMember({"cpu", "cuda"}));
    verb->add_flag(
        "--list", options->list,
        "Train nothing, print a command a line for each run that is not done: for GNU parallel or a scheduler");
    verb->add_flag("--slurm", options->slurm,
                   "Submit the runs to Slurm as an array job; options that are none of ours go to sbatch");
    verb->add_flag("--json", options->as_json,
                   "A JSON object a line: cells with mean scores, runs that are not done, and last the counts");
    verb->allow_extras();
    verb->footer("Every run is a file of its own in FOLDER, and sweep.index (SQLite) holds their settings and scores.\n"
                 "Ctrl-C checkpoints and ends; the same command, or 'disentangle sweep --out FOLDER', goes on.\n"
                 "'disentangle sweep status FOLDER' tells how a sweep stands, wherever it runs.\n"
                 "Example:\n"
                 "  disentangle sweep ActionNonDiag --axis sparsity.beta_Ga=10,20,40 --seeds 0:4 --out bounds "
                 "--set sparsity.search=masks\n"
                 "  disentangle sweep ActionNonDiag --axis world.mixing.seed=1:5 --seeds 5 --out worlds --slurm "
                 "--time=2:00:00");

    CLI::App* status_verb = verb->add_subcommand("status", "Tell how a sweep stands, from its runs as they grow");
    auto status_options = std::make_shared<StatusOptions>();
    status_verb->add_option("folder", status_options->folder, "Folder of the sweep")->required()->type_name("FOLDER");
    status_verb->add_flag("--json", status_options->as_json, "A JSON object a line, as of sweep itself");
    status_verb->footer("Example:\n"
                        "  disentangle sweep status bounds");

    verb->callback([&action, options, status_options, status_verb, verb] {
        if (status_verb->parsed()) {
            action = [status_options] { return status(*status_options); };
            return;
        }
        options->sbatch = verb->remaining();
        if (!options->slurm && !options->sbatch.empty())
            throw CLI::ExtrasError("sweep", options->sbatch);
        if (options->folder.empty())
            throw CLI::RequiredError("--out");
        action = [options] { return sweep(*options); };
    });
}

}  // namespace disentangle
