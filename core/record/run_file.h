// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/experiment.h"
#include "core/record/catalogue.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace disentangle {

/// Identifies a run file to file(1) and to us ("DSTU"), and its version (PRAGMA application_id, user_version).
inline constexpr std::int32_t run_application_id = 0x44535455;
inline constexpr int run_format_version = 1;

// What is recorded under which name is in catalogue.h.

/// A matrix recorded at a step, little-endian float32 in row order in the file.
struct Snapshot {
    int rows = 0, cols = 0;
    std::vector<float> data;  ///< rows x cols
    bool operator==(const Snapshot&) const = default;
};

struct Event {
    double time = 0;  ///< seconds since 1970-01-01 UTC
    std::int64_t step = 0;
    std::string kind;  ///< name of an EventKind; another one in the file of a newer version
    std::string text;  ///< a sentence for people, or JSON: see EventKind
};

/// Appends to a run file (SQLite, WAL). Metrics and snapshots are grouped into transactions, committed by the first
/// write half a second after they were opened and at flush(); events and checkpoints are committed at once. So kill -9
/// loses at most the last second and the file opens. A row written again for the same step replaces the earlier one.
/// Not thread-safe; one writer per file, which other processes are told when they try to be a second.
/// When the file is deleted, moved or replaced by another while it is recorded, all of it is written anew at its place, or
/// under a new name beside what has taken the place, and recording goes on there: see path() and take_notice().
class RunWriter {
public:
    /// Creates the file, where a symbolic link leads if there is one. Throws InputError when it exists, unless it is empty or a run that got nowhere (nothing past
    /// step 0, no checkpoint), which is begun anew; when the folder is missing; when another engine writes to it.
    static RunWriter create(const std::filesystem::path& path, const Experiment& experiment);
    /// Opens an existing run to continue it, dropping what was recorded after `step`. Throws InputError when the file
    /// is no run, is newer than this build, or another engine writes to it.
    static RunWriter reopen(const std::filesystem::path& path, std::int64_t step);
    RunWriter(RunWriter&&) noexcept;
    /// Flushes and, unless a reader has it open, leaves one file. Errors are swallowed (call flush() to see them).
    ~RunWriter();

    // All throw Error (with SQLite's and the system's reason, e.g. "disk full") when a row cannot be written. What was
    // recorded since the last commit is then lost, the file is as it was at that commit, and writing may be tried again.
    /// NaN is stored as NULL (SQLite has no NaN) and read back as NaN; infinities are stored as they are.
    void metric(std::int64_t step, std::string_view name, double value);
    void snapshot(std::int64_t step, std::string_view kind, const Snapshot& data);
    void event(std::int64_t step, std::string_view kind, std::string_view text);
    void event(std::int64_t step, EventKind kind, std::string_view text) { event(step, name_of(kind), text); }
    /// Keeps the two newest checkpoints. Committed at once.
    void checkpoint(std::int64_t step, const std::string& data);
    void flush();

    /// The file that is written: the one that was asked for, unless somebody put another file in its place.
    const std::filesystem::path& path() const;
    /// A sentence, once, when the file had to be written anew; else empty.
    std::string take_notice();

private:
    struct Impl;
    explicit RunWriter(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

/// Whether an engine is recording into the run at this moment, in this program or another on this machine. False when
/// it has ended in whatever way, and for a file that is missing or no run. Takes microseconds.
bool is_recording(const std::filesystem::path& path);

/// True for an SQLite database, sound or not, and for an empty file: what may be replaced where a run is to be written
/// anew, unlike an experiment or a picture that was named by mistake. False for a file that cannot be read.
bool may_be_run(const std::filesystem::path& path);

/// One point of a curve.
struct Sample {
    std::int64_t step;
    double value;
};

struct Annotations;

/// Reads a run, also while it grows, after its engine was killed, and in a folder that is read-only. The constructor
/// throws InputError for a file that is missing, no run, truncated, of a newer version, or whose experiment does not
/// parse; the message says which and what to do. Damage deeper in the file is found when it is read: every method may
/// throw InputError for it. Every call sees what was committed by then. One thread at a time.
/// The last to close a run whose engine has gone moves the write-ahead log into the file, so that one file is left.
class RunReader {
public:
    explicit RunReader(const std::filesystem::path& path);
    RunReader(RunReader&&) noexcept;
    ~RunReader();

    const std::filesystem::path& path() const;
    /// True when what is read is not all that was recorded: the file was copied without its log while it was being
    /// recorded, or the log was removed. What is missing came after last_step().
    bool lacks_log() const;
    /// Whether the path still leads to the file that is read. False once it was deleted, moved, or replaced by another.
    bool is_in_place() const;
    const Experiment& experiment() const;
    /// The experiment as recorded, byte for byte.
    const std::string& experiment_text() const;
    /// Changes whenever another connection has committed (PRAGMA data_version); cheap, for polling.
    std::int64_t data_version() const;
    /// Newest step that has any metric, or -1.
    std::int64_t last_step() const;
    /// Steps that were evaluated (have snapshots or metrics), ascending, after `after`.
    std::vector<std::int64_t> steps(std::int64_t after = -1) const;
    std::vector<std::string> metric_names() const;
    /// A curve, ascending, from after `after`.
    std::vector<Sample> metric(std::string_view name, std::int64_t after = -1) const;
    /// Value at the newest step <= `step`.
    std::optional<double> metric_at(std::string_view name, std::int64_t step) const;
    std::vector<std::string> snapshot_kinds() const;
    /// The newest snapshot of that kind at a step <= `step`.
    std::optional<Snapshot> snapshot(std::string_view kind, std::int64_t step) const;
    std::vector<std::pair<std::int64_t, Snapshot>> snapshots(std::string_view kind, std::int64_t after = -1) const;
    /// In the order they were recorded, after the first `after_rowid` (rowids count from 1 without gaps).
    std::vector<Event> events(std::int64_t after_rowid = 0) const;
    /// The newest checkpoint, or the newest at a step <= `step`.
    struct Checkpoint {
        std::int64_t step;
        std::string data;
    };
    std::optional<Checkpoint> checkpoint(std::optional<std::int64_t> step = {}) const;
    /// What people have added (annotations.h); empty when nobody has.
    Annotations annotations() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace disentangle
