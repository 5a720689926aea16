#pragma once

#include "core/record/run_file.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace disentangle {

/// Values over steps, ascending in the step. Copies share their storage and never see what is appended later, so a
/// curve of a million points is handed to another thread in constant time. Only the newest copy may be appended to.
class Curve {
public:
    std::size_t size() const { return size_; }
    bool empty() const { return size_ == 0; }
    std::span<const Sample> samples() const { return {storage_.get(), size_}; }
    /// The newest sample at a step <= `step`, or nullptr.
    const Sample* at(std::int64_t step) const;

    void append(std::span<const Sample> samples);
    /// Drops what lies after `step`; the next append() starts storage of its own.
    void truncate(std::int64_t step);

private:
    std::shared_ptr<Sample[]> storage_;
    std::size_t size_ = 0, capacity_ = 0;
};

/// The recorded probabilities of every edge of one graph over time, thinned to at most about a thousand steps so that
/// any run can be drawn: entry e = row * cols + col, learned order, as recorded.
struct EdgeHistory {
    int rows = 0, cols = 0;
    std::vector<std::int64_t> steps;
    std::vector<float> values;  ///< steps.size() x (rows * cols), row order
    std::span<const float> at(std::size_t index) const;
};

/// Whether a run is being written, as far as its event log tells.
enum class RunState {
    opening,      ///< not read yet
    running,
    paused,
    finished,     ///< all steps taken, or a goal reached
    stopped,      ///< by the user
    interrupted,  ///< the engine was ended by a signal or closed input; can be resumed
    failed,       ///< the engine reported an error
    unreadable    ///< see RunData::problem
};
/// One word for people: "training", "paused", ...
std::string_view name_of(RunState state);

/// Everything of a run that does not depend on the step looked at. Immutable once published; cheap to copy.
struct RunData {
    std::optional<Experiment> experiment;  ///< absent until opened
    std::string experiment_text;           ///< as recorded, byte for byte
    std::vector<std::int64_t> steps;       ///< evaluated steps, ascending
    std::map<std::string, Curve, std::less<>> curves;  ///< by metric name
    EdgeHistory edges_Ga, edges_Gz;
    std::vector<Event> events;             ///< in the order recorded
    RunState state = RunState::opening;
    bool complete = false;                 ///< false while the first read is still going on
    std::uint64_t generation = 0;          ///< changes when something recorded earlier was dropped (a resumed run)
    std::string problem;                   ///< a sentence when the file cannot be read (any more), else empty

    std::int64_t last_step() const { return steps.empty() ? -1 : steps.back(); }
    /// The newest evaluated step <= `step`, the first one when `step` lies before it, or -1.
    std::int64_t evaluated_step(std::int64_t step) const;
    /// nullptr when the run has no such metric.
    const Curve* curve(std::string_view name) const;
    /// Value at the newest step <= `step`.
    std::optional<double> value(std::string_view name, std::int64_t step) const;
};

/// The snapshots of a run at one evaluated step: per kind the newest at a step <= `step`.
struct Moment {
    std::int64_t step = -1;
    std::map<std::string, Snapshot, std::less<>> snapshots;
    /// nullptr when nothing of that kind was recorded yet.
    const Snapshot* snapshot(std::string_view kind) const;
};

}  // namespace disentangle
