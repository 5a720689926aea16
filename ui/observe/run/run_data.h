// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/history.h"
#include "core/reading/matching.h"
#include "core/record/annotations.h"
#include "core/record/run_file.h"
#include "core/theory/influence.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace disentangle {

/// An append-only sequence. Copies share their storage and never see what is appended later, so a curve of a million
/// points is handed to another thread in constant time. Only the newest copy may be appended to.
template <class T>
class Series {
public:
    std::size_t size() const { return m_size; }
    bool empty() const { return m_size == 0; }
    const T& operator[](std::size_t index) const { return m_storage[index]; }
    const T& back() const { return m_storage[m_size - 1]; }
    const T* begin() const { return m_storage.get(); }
    const T* end() const { return m_storage.get() + m_size; }
    std::span<const T> values() const { return {m_storage.get(), m_size}; }

    void append(std::span<const T> values);
    /// Keeps the first `size` values; the next append() starts storage of its own.
    void truncate(std::size_t size);

private:
    std::shared_ptr<T[]> m_storage;
    std::size_t m_size = 0, m_capacity = 0;
};

/// Values of a metric over steps, ascending in the step.
using Curve = Series<Sample>;

/// Steps that a history is thinned to, so that a run of any length can be drawn.
inline constexpr std::size_t historyLimit = 512;

/// Whether a run is being written, as far as its event log tells.
enum class RunState {
    opening,  ///< not read yet
    running,
    paused,
    finished,     ///< all steps taken, or a goal reached
    stopped,      ///< by the user
    interrupted,  ///< the engine was ended by a signal or closed input; can be resumed
    failed,       ///< the engine reported an error
    cutOff,       ///< nobody records into it although its log does not say that it ended: the engine was killed
    unreadable    ///< see RunData::problem
};
/// One word for people: "training", "paused", ...
std::string_view nameOf(RunState state);

/// Everything of a run that does not depend on the step looked at. Immutable once published; cheap to copy.
struct RunData {
    std::optional<Experiment> experiment;                   ///< absent until opened
    std::string experimentText;                             ///< as recorded, byte for byte
    Series<std::int64_t> steps;                             ///< evaluated steps, ascending
    std::map<std::string, Curve, std::less<>> curves;       ///< by metric name
    std::map<std::string, History, std::less<>> histories;  ///< of the kinds that views draw over time
    std::vector<std::string> kinds;                         ///< of snapshots that were recorded at any step
    std::optional<Matching> matching;                       ///< at the newest step
    std::vector<Event> events;                              ///< in the order recorded
    std::shared_ptr<const Influence> influence;             ///< of its world's mechanism; null while untested, or none
    Annotations annotations;                                ///< as they are in the file
    RunState state = RunState::opening;
    bool complete = false;         ///< false while the first reading is still going on
    std::uint64_t generation = 0;  ///< changes when something recorded earlier was dropped (a resumed run)
    std::string problem;           ///< a sentence when the file cannot be read (any more), else empty
    std::string remark;            ///< a sentence on what is read: rows are missing, another file took its place

    std::int64_t lastStep() const { return steps.empty() ? -1 : steps.back(); }
    /// The newest evaluated step <= `step`, the first one when `step` lies before it, or -1.
    std::int64_t evaluatedStep(std::int64_t step) const;
    /// The evaluated step closest to `step` (the earlier of two), or -1.
    std::int64_t nearestStep(double step) const;
    /// Whether snapshots of that kind were recorded at any step.
    bool has(std::string_view kind) const { return std::find(kinds.begin(), kinds.end(), kind) != kinds.end(); }
    /// The experiment as it is in force at `step`, with the live changes made until then.
    std::optional<Experiment> experimentAt(std::int64_t step) const;
    /// Empty when the run has no such snapshots.
    const History& history(std::string_view kind) const;
    /// nullptr when the run has no such metric.
    const Curve* curve(std::string_view name) const;
    /// Value at the newest step <= `step`.
    std::optional<double> value(std::string_view name, std::int64_t step) const;
};

/// The newest sample of a curve at a step <= `step`, or nullptr.
const Sample* sampleAt(const Curve& curve, std::int64_t step);

/// What the event log says last about whether the run is being written.
RunState stateAfter(const std::vector<Event>& events);

template <class T>
void Series<T>::append(std::span<const T> values)
{
    if (m_size + values.size() > m_capacity) {
        const std::size_t capacity = std::max<std::size_t>({64, 2 * m_size, m_size + values.size()});
        auto storage = std::make_shared<T[]>(capacity);
        std::copy(begin(), end(), storage.get());
        m_storage = std::move(storage);
        m_capacity = capacity;
    }
    std::copy(values.begin(), values.end(), m_storage.get() + m_size);
    m_size += values.size();
}

template <class T>
void Series<T>::truncate(std::size_t size)
{
    if (size >= m_size)
        return;
    m_size = size;
    m_capacity = size;  // what lies behind still belongs to older copies
}

}  // namespace disentangle
