// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/disentangle/sweep/conduct.h"

#include "app/disentangle/console.h"
#include "app/disentangle/sweep/progress.h"
#include "app/disentangle/sweep/report.h"
#include "app/disentangle/sweep/slurm.h"
#include "app/disentangle/text.h"
#include "core/base/error.h"

#include <algorithm>
#include <sstream>
#include <system_error>
#include <thread>
#include <unistd.h>

namespace disentangle {

namespace {

namespace fs = std::filesystem;

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

std::vector<Training> trainings_of(const SweepIndex& index, const SweepPlan& plan)
{
    std::vector<Training> trainings;
    for (const IndexedRun& run : plan.runs)
        trainings.push_back({run.name, index.run_file(run.name),
                             parse_experiment(run.experiment, index.path().string() + ", " + run.name)});
    return trainings;
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

}  // namespace

Conduct conduct_of(std::optional<int> jobs, int threads, const std::string& backend, const std::string& device)
{
    const int cores = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
    Conduct conduct{jobs.value_or(std::max(1, cores / threads)), threads, {"--threads", std::to_string(threads)}};
    if (!backend.empty())
        conduct.resume.insert(conduct.resume.end(), {"--backend", backend});
    if (!device.empty())
        conduct.resume.insert(conduct.resume.end(), {"--device", device});
    return conduct;
}

void make_folder(const fs::path& folder, const std::string& option)
{
    std::error_code failed;
    fs::create_directories(folder, failed);
    if (failed)
        throw InputError(option + " " + folder.string() + ": cannot be made a folder: " + failed.message());
}

bool train_sweep(SweepIndex& index, const Conduct& conduct)
{
    const SweepPlan plan = index.read();
    const std::vector<Training> trainings = trainings_of(index, plan);
    // They are tried again.
    for (const IndexedRun& run : plan.runs)
        if (run.state == SweptState::failed)
            index.set_state(run.name, SweptState::waiting);
    RunsProgress progress(
        trainings, [&](std::size_t run, const TrainingEnd& end) { return keep_record(index, plan.runs[run], end); });
    return run_trainings(trainings, {conduct.jobs, conduct.resume}, progress);
}

std::vector<std::string> commands_for(const SweepIndex& index, const Conduct& conduct)
{
    const SweepStanding standing = standing_of(index);
    const std::vector<Training> trainings = trainings_of(index, standing.plan);
    std::vector<std::string> commands;
    for (std::size_t run = 0; run < trainings.size(); ++run)
        if (standing.runs[run].state != SweptState::done) {
            make_run_file(trainings[run]);
            commands.push_back(command_to_resume(trainings[run].file, conduct.resume));
        }
    return commands;
}

void submit(SweepIndex& index, const Conduct& conduct, const std::vector<std::string>& options)
{
    const fs::path folder = index.path().parent_path();
    const std::vector<std::string> commands = commands_for(index, conduct);
    if (commands.empty()) {
        say("Every run in " + folder.string() + " is done; nothing is submitted.");
        return;
    }
    if (const std::string before = index.read().job; is_in_queue(before))
        throw InputError(folder.string() + ": job " + before +
                         " is still at work on this sweep; wait for its end, or cancel it with 'scancel " + before +
                         "', and submit again");
    const std::string job = submit_to_slurm(folder, commands, conduct.threads, split_words(options));
    index.set_job(job);
    say("Submitted job " + job + " for " + counted(static_cast<long long>(commands.size()), "run") +
        ". Watch it with: disentangle sweep status " + folder.string());
}

void bring_up_to_date(SweepIndex& index, const SweepStanding& standing)
{
    if (::access(index.path().c_str(), W_OK) != 0 || ::access(index.path().parent_path().c_str(), W_OK) != 0)
        return;
    for (std::size_t run = 0; run < standing.runs.size(); ++run)
        if (standing.runs[run].state == SweptState::done && standing.plan.runs[run].state != SweptState::done)
            index.set_state(standing.runs[run].name, SweptState::done, {}, standing.runs[run].scores);
}

}  // namespace disentangle
