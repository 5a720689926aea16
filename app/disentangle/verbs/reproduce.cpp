// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/disentangle/clock.h"
#include "app/disentangle/console.h"
#include "app/disentangle/reproduce/computed.h"
#include "app/disentangle/reproduce/estimate.h"
#include "app/disentangle/reproduce/study_files.h"
#include "app/disentangle/sweep/conduct.h"
#include "app/disentangle/text.h"
#include "app/disentangle/verbs.h"
#include "app/disentangle/whole_number.h"
#include "core/base/error.h"
#include "core/base/file.h"
#include "core/figure/request.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <csignal>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>
#include <thread>

namespace disentangle {

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr std::int64_t most_data_sets = 1000;

struct ReproduceOptions {
    std::vector<std::string> names;
    bool list = false, as_json = false;
    // Of what is computed without runs.
    std::string target;
    std::optional<std::int64_t> data_sets;
    std::int64_t seed = 0;
    std::optional<int> threads;
    // Of studies.
    std::string folder;
    std::string seeds = "5";
    std::optional<int> jobs;
    std::vector<std::string> changes;
    bool quick = false, slurm = false;
    std::vector<std::string> sbatch;
};

void print_list(const ReproduceOptions& options)
{
    const std::size_t seeds = parse_seeds(options.seeds).size();
    if (options.as_json) {
        json list = json::array();
        for (const ComputedKind& kind : computed_kinds())
            list.push_back(
                {{"name", kind.name}, {"title", kind.title}, {"source", kind.source}, {"settings", 0}, {"runs", 0}});
        for (const Study& study : studies())
            list.push_back({{"name", study.name},
                            {"title", study.title},
                            {"source", study.source},
                            {"settings", study.points.size()},
                            {"runs", study.points.size() * seeds}});
        print(list.dump() + '\n');
        return;
    }
    std::string text;
    for (const ComputedKind& kind : computed_kinds())
        text += padded(std::string(kind.name), 20) + std::string(kind.title) + " (no runs)\n";
    for (const Study& study : studies())
        text += padded(study.name, 20) + study.title + " (" +
                counted(static_cast<long long>(study.points.size() * seeds), "run") + ")\n";
    print(text);
}

/// "worlds,bounds" and "worlds bounds" alike; "all" is all.
std::vector<std::string> names_of(const ReproduceOptions& options)
{
    std::vector<std::string> names;
    std::set<std::string> known;
    const auto add = [&](const std::string& name) {
        if (find_computed(name) == nullptr)
            study_named(name);
        if (known.insert(name).second)
            names.push_back(name);
    };
    for (const std::string& word : options.names)
        for (std::size_t start = 0; start <= word.size();) {
            const std::size_t end = std::min(word.find(',', start), word.size());
            const std::string name = word.substr(start, end - start);
            if (name == "all") {
                for (const ComputedKind& kind : computed_kinds())
                    add(std::string(kind.name));
                for (const Study& study : studies())
                    add(study.name);
            } else if (!name.empty()) {
                add(name);
            }
            start = end + 1;
        }
    if (names.empty())
        throw InputError("reproduce: there is no name; 'disentangle reproduce --list' lists what there is");
    return names;
}

int compute(const ReproduceOptions& options, const ComputedKind& kind, bool prints)
{
    const std::string ending = figure::ending_of(options.target);
    if (!options.target.empty() && ending != "svg" && ending != "tex" && ending != "csv")
        throw InputError("--to", options.target,
                         ending.empty() ? "the name has no ending" : "the name ends in ." + ending,
                         ".svg, .tex or .csv");
    const int cores = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
    const Computed result = kind.compute(static_cast<int>(options.data_sets.value_or(kind.data_sets)),
                                         static_cast<std::uint64_t>(options.seed), options.threads.value_or(cores));
    if (!options.target.empty()) {
        write_file_atomically(options.target, drawn_as(ending, result.drawing));
        say("Wrote " + options.target + ".");
    }
    if (!options.folder.empty())
        for (const char* form : {"svg", "tex", "csv"})
            write_file_atomically(fs::path(options.folder) / (std::string(kind.name) + "." + form),
                                  drawn_as(form, result.drawing));
    if (prints)
        print(options.as_json ? result.json.dump() + '\n' : result.text);
    return exit_done;
}

/// A study in its folder, planned.
struct PlannedStudy {
    Study study;
    SweepIndex index;
    std::size_t left = 0;  ///< runs that are not done
    double seconds = 0;    ///< that those will take one after the other
};

PlannedStudy plan_study(const ReproduceOptions& options, const std::string& name, int threads, RunTimes& times)
{
    const Study study = options.quick ? quick(study_named(name)) : study_named(name);
    std::vector<std::uint64_t> seeds = parse_seeds(options.seeds);
    if (options.quick)
        seeds.resize(std::min(seeds.size(), quick_seeds));
    const std::vector<SweepRun> runs = runs_of(study, seeds, options.changes);
    const fs::path folder = fs::path(options.folder) / study.name;
    make_folder(folder, "--out");
    PlannedStudy planned{study, SweepIndex(folder)};
    planned.index.plan(keys_of(study), runs, threads);
    const SweepStanding standing = standing_of(planned.index);
    for (std::size_t run = 0; run < runs.size(); ++run)
        if (const SweptRun& standing_run = standing.runs[run]; standing_run.state != SweptState::done) {
            ++planned.left;
            const double part = standing_run.steps > 0 ? static_cast<double>(standing_run.steps - standing_run.step) /
                                                             static_cast<double>(standing_run.steps)
                                                       : 1;
            planned.seconds += part * times.seconds_of(runs[run].experiment);
        }
    return planned;
}

void say_what_it_takes(const std::vector<PlannedStudy>& planned, const Conduct& conduct)
{
    double seconds = 0;
    std::size_t runs = 0;
    for (const PlannedStudy& study : planned) {
        if (study.left > 0)
            say("  " + padded(study.study.name, 15) + counted(static_cast<long long>(study.left), "run") + ", about " +
                in_words(study.seconds / conduct.jobs));
        seconds += study.seconds / conduct.jobs;
        runs += study.left;
    }
    if (runs > 0)
        say("Training " + counted(static_cast<long long>(runs), "run") + ", " + std::to_string(conduct.jobs) +
            " at a time, takes about " + in_words(seconds) + " here, by the speed just measured.");
}

int reproduce_studies(const ReproduceOptions& options, const std::vector<std::string>& names)
{
    std::signal(SIGPIPE, SIG_IGN);  // a reader of words that went away is no reason to train no model
    if (options.folder.empty())
        throw InputError("reproduce " + names.front() + ": there is no --out FOLDER for its runs, figures and tables");
    const int threads = options.threads.value_or(1);
    const Conduct conduct = conduct_of(options.jobs, threads);
    if (options.quick)
        say("Quick: two seeds, an eighth of the steps, every other point of curves. The scores show that it works, and are not to be held "
            "against published ones.");
    RunTimes times(threads);
    std::vector<PlannedStudy> planned;
    for (const std::string& name : names) {
        if (const ComputedKind* kind = find_computed(name)) {
            make_folder(options.folder, "--out");
            compute(options, *kind, false);
        } else {
            planned.push_back(plan_study(options, name, threads, times));
        }
    }
    say_what_it_takes(planned, conduct);
    json all = json::array();
    std::string text;
    bool complete = true, went_on = true;
    for (PlannedStudy& study : planned) {
        if (options.slurm)
            submit(study.index, conduct, options.sbatch);
        else if (went_on && study.left > 0)
            went_on = train_sweep(study.index, conduct);
        const SweepStanding standing = standing_of(study.index);
        bring_up_to_date(study.index, standing);
        StudyOutcome outcome = outcome_of(study.study, study.index);
        outcome.changes = options.changes;
        complete &= outcome.is_complete();
        json object = json_of(outcome);
        object["files"] = json::array();
        if (outcome.done > 0)
            for (const fs::path& file : write_files(outcome, study.index, options.folder))
                object["files"].push_back(file.string());
        all.push_back(std::move(object));
        text += (text.empty() ? "" : "\n") + markdown_of(outcome);
    }
    print_summary(options.as_json ? json{{"studies", all}, {"seconds", seconds_since_process_start()}}.dump() + '\n'
                                  : text);
    if (options.slurm) {
        say("Once the jobs are done, the same command draws and writes the tables.");
        return exit_done;
    }
    if (!complete)
        say(went_on ? "Some runs have failed; the same command tries them once more."
                    : "Interrupted. The same command goes on from here.");
    return complete ? exit_done : exit_failed;
}

int reproduce(const ReproduceOptions& options)
{
    if (options.list) {
        print_list(options);
        return exit_done;
    }
    const std::vector<std::string> names = names_of(options);
    if (const ComputedKind* kind = find_computed(names.front()); kind != nullptr && names.size() == 1) {
        if (!options.folder.empty())
            make_folder(options.folder, "--out");
        return compute(options, *kind, true);
    }
    return reproduce_studies(options, names);
}

}  // namespace

void add_reproduce(CLI::App& program, Action& action)
{
    CLI::App* verb = program.add_subcommand("reproduce", "Compute figures and tables of the papers anew");
    auto options = std::make_shared<ReproduceOptions>();
    verb->add_option("names", options->names,
                     "What to reproduce (see --list), a part of it as in bounds:ActionDiag, or all")
        ->type_name("NAME");
    verb->add_flag("--list", options->list, "List what there is, with the runs that it takes");
    verb->add_option("--out", options->folder,
                     "Folder for figures (.svg, .tex), tables (.csv, .md) and runs; what was broken off goes on in it")
        ->type_name("FOLDER");
    verb->add_option("--seeds", options->seeds, "Seeds of training: how many, a range 0:4 or a list (default: 5)")
        ->type_name("SEEDS");
    verb->add_flag("--quick", options->quick, "In a small fraction of the time, to see it work; scores are lower");
    verb->add_option("--set", options->changes, "Change a key in all runs, e.g. training.steps=2000 (repeatable)")
        ->type_name("KEY=VALUE")
        ->allow_extra_args(false);
    verb->add_option("--jobs", options->jobs, "Runs at a time (default: as many as there are cores for)")
        ->type_name("N")
        ->check(CLI::Range(1, 1024));
    verb->add_option("--threads", options->threads,
                     "Threads of a run (default: 1), or of what needs no runs (default: all cores)")
        ->type_name("N")
        ->check(CLI::Range(1, 1024));
    verb->add_flag("--slurm", options->slurm,
                   "Submit the runs to Slurm as array jobs; options that are none of ours go to sbatch");
    verb->add_option("--data-sets", options->data_sets,
                     "figure1, rotation, fewshot: data sets at each point (default: 10, 3, 3)")
        ->type_name("N")
        ->check(CLI::Range(std::int64_t{1}, most_data_sets));
    verb->add_option("--seed", options->seed, "figure1, rotation, fewshot: seed of the data sets (default: 0)")
        ->type_name("N")
        ->check(whole_number(0));
    verb->add_option("--to", options->target, "figure1, rotation, fewshot: also draw it: .svg, .tex or .csv")
        ->type_name("FILE");
    verb->add_flag("--json", options->as_json, "Print one JSON object: every score, beside the published one");
    verb->allow_extras();
    verb->footer("Before it begins it says how long it will take here. Differences from published means are given in\n"
                 "standard errors.\n"
                 "Example:\n"
                 "  disentangle reproduce --list\n"
                 "  disentangle reproduce figure1 --to figure1.svg\n"
                 "  disentangle reproduce fewshot --json\n"
                 "  disentangle reproduce worlds bounds --out results --seeds 5");
    verb->callback([&action, options, verb] {
        options->sbatch = verb->remaining();
        if (!options->slurm && !options->sbatch.empty())
            throw CLI::ExtrasError("reproduce", options->sbatch);
        action = [options] { return reproduce(*options); };
    });
}

}  // namespace disentangle
