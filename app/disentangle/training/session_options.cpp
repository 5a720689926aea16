// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/disentangle/training/session_options.h"

#include "core/base/error.h"
#include "core/learn/network/fused/blas.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <thread>

namespace disentangle {

namespace {

// A minibatch of a few hundred rows has nothing to do for more.
constexpr int most_threads = 8;

int cores()
{
    return static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
}

}  // namespace

void SessionOptions::add_to(CLI::App& verb)
{
    verb.add_option("--threads", threads, "Threads (default: all cores, at most 8)")
        ->type_name("N")
        ->check(CLI::Range(1, 1024));
    verb.add_option("--backend", backend, "fused (default; hand-derived gradients) or autograd (LibTorch)")
        ->type_name("NAME")
        ->check(CLI::IsMember({"fused", "autograd"}));
    verb.add_option("--device", device, "cpu (default) or cuda, with the autograd backend")
        ->type_name("NAME")
        ->check(CLI::IsMember({"cpu", "cuda"}));
    verb.add_option("--goal", goals, "Report when this is first met, e.g. 'mcc>=0.99,shd=0' (repeatable)")
        ->type_name("GOAL")
        ->allow_extra_args(false);
    verb.add_option("--stop-when", stop_when, "Stop at the first evaluation that meets this")->type_name("GOAL");
    verb.add_flag("--control", control, "Take commands on standard input, answer with JSON lines (PROTOCOL.md)");
    verb.add_flag("--paused", paused, "Wait for a command before the first step (with --control)");
    verb.add_flag("--json", json, "Print the result as one JSON object");
    verb.add_flag("--quiet", quiet, "No progress and no words, only errors and the result");
}

TrainerOptions SessionOptions::trainer_options(const std::optional<TrainerOptions>& recorded) const
{
    TrainerOptions options;
    options.threads = std::min(cores(), most_threads);
    if (recorded)
        options = *recorded;
    options.threads = threads.value_or(options.threads);
    options.backend = backend.value_or(options.backend);
    options.device = device.value_or(options.device);
    if (options.device != "cpu" && options.backend != "autograd")
        throw InputError("--device " + options.device + " needs --backend autograd; the fused backend runs on the CPU");
    if (paused && !control)
        throw InputError("--paused needs --control: nothing else could end the pause");
    return options;
}

std::vector<TrackedGoal> SessionOptions::parsed_goals() const
{
    std::vector<TrackedGoal> parsed;
    for (const std::string& goal : goals)
        parsed.push_back({Goal::parse(goal, "--goal"), {}});
    return parsed;
}

std::optional<TrackedGoal> SessionOptions::parsed_stop_when() const
{
    if (!stop_when)
        return std::nullopt;
    return TrackedGoal{Goal::parse(*stop_when, "--stop-when"), {}};
}

std::unique_ptr<Report> SessionOptions::make_report() const
{
    return control ? make_protocol_report() : make_people_report(quiet, json);
}

void warn_of_slowness(const TrainerOptions& options, Report& report)
{
    if (blas_is_slow()) {
        report.warning("matrix products run on the reference BLAS, about fifty times slower than OpenBLAS; install the "
                       "package libopenblas0-pthread");
    }
    if (options.threads > cores()) {
        report.warning(std::to_string(options.threads) + " threads on " + std::to_string(cores()) +
                       " cores are slower than one thread per core");
    }
}

}  // namespace disentangle
