// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/experiment.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace disentangle {

/// A run to train, or to go on with.
struct Training {
    std::string name;            ///< in messages
    std::filesystem::path file;  ///< made when it is not there
    Experiment experiment;
};

/// How a run ended.
struct TrainingEnd {
    enum class Kind {
        done,        ///< all its steps were taken, now or before
        failed,      ///< `reason` says why, in a sentence
        interrupted  ///< by whoever asked all to end; it can go on from its checkpoint
    };
    Kind kind = Kind::done;
    std::string reason = {};
    bool before = false;  ///< it was done already: nothing had to be trained
};

/// Told how runs go, on the calling thread. Runs are named by their place in the list.
class TrainingWatch {
public:
    virtual ~TrainingWatch() = default;
    virtual void begun(std::size_t /*run*/) {}
    virtual void progressed(std::size_t /*run*/, std::int64_t /*step*/) {}
    virtual void ended(std::size_t /*run*/, const TrainingEnd& /*end*/) {}
    /// Another program records it at this moment; its turn comes again later.
    virtual void held_up(std::size_t /*run*/) {}
};

struct RunnerOptions {
    int jobs = 1;                          ///< runs at a time
    std::vector<std::string> resume = {};  ///< options of `disentangle resume`, such as {"--threads", "1"}
};

/// Trains runs one after the other, or several at a time, each by a process of its own: this program as `resume --control`.
/// A run that is done is left as it is, one that was begun goes on from its checkpoint, and one that fails stops no other.
/// At SIGINT, SIGTERM or SIGHUP the runs leave checkpoints and end, and so they do when this program is killed; a second
/// signal kills them. Returns false when it was interrupted. Throws InputError, before anything is begun, when a file
/// holds a run of another experiment.
bool run_trainings(std::span<const Training> trainings, const RunnerOptions& options, TrainingWatch& watch);

/// The words that go on with a run, for a shell: "/usr/bin/disentangle resume 'my sweep/seed0.run' --quiet --threads 1".
std::string command_to_resume(const std::filesystem::path& run, const std::vector<std::string>& options);

/// Makes the file of a run where there is none. Throws Error, InputError.
void make_run_file(const Training& training);

}  // namespace disentangle
