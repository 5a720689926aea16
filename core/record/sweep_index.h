// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/sweep.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace disentangle {

/// Identifies the index of a sweep ("DSWP"), and its version (PRAGMA application_id, user_version).
inline constexpr std::int32_t sweep_application_id = 0x44535750;
inline constexpr int sweep_format_version = 1;

/// Where a run of a sweep stands.
enum class SweptState {
    waiting,  ///< nothing of it is recorded yet
    begun,    ///< it can go on from a checkpoint; nobody records it at this moment, as far as this machine knows
    running,
    done,
    failed
};
inline constexpr std::array<std::string_view, 5> swept_state_names{"waiting", "begun", "running", "done", "failed"};
constexpr std::string_view name_of(SweptState state)
{
    return swept_state_names[static_cast<std::size_t>(state)];
}

/// A run as the index knows it: what was planned, and how it stood when somebody looked last. The run files themselves
/// are the truth of that (core/reading/sweep.h).
struct IndexedRun {
    std::string name;  ///< of its file, without ".run"
    std::size_t cell = 0;
    std::uint64_t seed = 0;
    std::string experiment;  ///< the document, as format_experiment() writes it
    SweptState state = SweptState::waiting;
    std::string reason;                    ///< why it failed, a sentence; else empty
    std::map<std::string, double> scores;  ///< every metric at its last step, of a run that is done
};

/// All of an index.
struct SweepPlan {
    std::vector<std::string> keys;                ///< of the axes
    std::vector<std::vector<std::string>> cells;  ///< values of the axes, of each cell
    std::vector<IndexedRun> runs;                 ///< in order, see runs_of()
    int threads = 1;                              ///< of every run
    std::string job;                              ///< of the scheduler that was given the runs last; empty: none
};

/// The file of a sweep beside its runs: SQLite, for people and programs that want all scores in one place. Tables:
/// sweep(key, value); setting(cell, key, value); run(number, name, cell, seed, experiment, state, reason);
/// score(number, metric, value), with numbers and cells from 0. Opened anew for every call, and written in one
/// transaction, so that several programs may use it and a kill at any moment leaves it whole. All throw Error, InputError
/// for a file that is no index, damaged, or of a newer version.
class SweepIndex {
public:
    /// `folder`/sweep.index.
    explicit SweepIndex(const std::filesystem::path& folder);

    const std::filesystem::path& path() const { return path_; }
    std::filesystem::path run_file(const std::string& name) const { return folder_ / (name + ".run"); }
    bool exists() const;
    SweepPlan read() const;
    /// Begins a sweep, or adds what is new to the one that is there. Throws InputError when a run of the same name has
    /// another experiment, or when a run that is there is not among the new ones: the folder holds another sweep.
    void plan(const std::vector<std::string>& keys, const std::vector<SweepRun>& runs, int threads);
    /// Of the run of that name; numbers change where a sweep grows.
    void set_state(const std::string& name, SweptState state, const std::string& reason = {},
                   const std::map<std::string, double>& scores = {});
    void set_job(const std::string& job);

private:
    std::filesystem::path folder_, path_;
};

}  // namespace disentangle
