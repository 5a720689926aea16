// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/disentangle/console.h"
#include "app/disentangle/source.h"
#include "app/disentangle/sweep/conduct.h"
#include "app/disentangle/sweep/report.h"
#include "app/disentangle/text.h"
#include "app/disentangle/verbs.h"
#include "core/base/error.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <csignal>
#include <memory>
#include <optional>

namespace disentangle {

namespace {

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
    make_folder(options.folder, "--out");
    index.plan(keys, runs, options.threads.value_or(index.exists() ? index.read().threads : 1));
    return index.read();
}

void print_lines(const std::vector<std::string>& lines)
{
    std::string text;
    for (const std::string& line : lines)
        text += line + '\n';
    print(text);
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

int sweep(const SweepOptions& options)
{
    std::signal(SIGPIPE, SIG_IGN);  // a reader of words that went away is no reason to train no model
    SweepIndex index(options.folder);
    const SweepPlan plan = plan_of(options, index);
    const Conduct conduct =
        conduct_of(options.jobs, options.threads.value_or(plan.threads), options.backend, options.device);
    if (options.list) {
        print_lines(commands_for(index, conduct));
        return exit_done;
    }
    if (options.slurm) {
        submit(index, conduct, options.sbatch);
        if (options.as_json)
            print_summary(json_of(standing_of(index)));
        return exit_done;
    }
    say("Sweep in " + options.folder + ": " + counted(static_cast<long long>(plan.runs.size()), "run") + " of " +
        counted(static_cast<long long>(plan.cells.size()), "setting") + ", " + std::to_string(conduct.jobs) +
        " at a time, " + counted(conduct.threads, "thread") + " each.");
    const bool went_through = train_sweep(index, conduct);
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
