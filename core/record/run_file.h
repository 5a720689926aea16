#pragma once

#include "core/experiment/experiment.h"

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

/// A matrix recorded at a step, little-endian float32 in row order in the file.
struct Snapshot {
    int rows = 0, cols = 0;
    std::vector<float> data;  ///< rows x cols
    bool operator==(const Snapshot&) const = default;
};

struct Event {
    double time = 0;  ///< seconds since 1970-01-01 UTC
    std::int64_t step = 0;
    std::string kind;  ///< start, resume, pause, continue, set, checkpoint, finish, stop, interrupt, error, note
    std::string text;  ///< a sentence for people; JSON for start, resume and set
};

// Kinds of snapshot the engine records at every evaluation:
//   probability_Ga (d_z x d_a), probability_Gz (d_z x d_z)   mask probabilities, learned order
//   correlation    (d_z x d_z)                               |Pearson|, rows true, columns learned
//   assignment     (1 x d_z)                                 learned index of each true latent
//   permitted      (d_z x d_z)                               once, at step 0
//   true_correlation (d_z x d_z)                             once, at step 0: |Pearson| among the true latents
//   ols            (d_z x d_z)                               coefficients of true on learned latents, all of unit
//                                                            variance, rows true, columns learned
//   kl             (1 x d_z)                                 mean KL of each of the model's latents, nats, held out; while
//                                                            a rotation is open these are not yet the learned latents
//   rotation_cost  (1 x edges + 1)                           when a rotation is searched: influence left outside the
//                                                            best 0, 1, ... edges, as shares summed over latents
// About single held-out rows (after the last step of time), n <= 512 and m <= 16 of them, once, at step 0:
//   true_latents   (n x d_z), actions (n x d_a), observations (m x d_x, standardised)
//   true_traversal (9 d_z x d_x)                             row 9 i + j: x when true factor i of row 0 is moved by
//                                                            -2, -1.5, ..., 2 (the j-th) standard deviations
// and at most 400 times along a run, always at a pause and at the end of a stage, learned latents in learned order:
//   latents        (n x d_z), reconstructions (m x d_x)
//   traversal      (9 d_z x d_x)                             row 9 k + j: the same for learned latent k, decoded
// Names of metrics: mcc r r_con shd shd_Ga shd_Gz missing_Ga extra_Ga missing_Gz extra_Gz edges_Ga edges_Gz
//   rotation_edges rotation_cost (number of edges proposed, its cost) expected_edges_Ga expected_edges_Gz bound_Ga bound_Gz
//   multiplier_Ga multiplier_Gz loss reconstruction kl mse rate
//   steps_per_second seconds

/// Appends to a run file (SQLite, WAL). Metrics and snapshots are grouped into transactions, committed by the first
/// write half a second after they were opened and at flush(); events and checkpoints are committed at once. So kill -9
/// loses at most the last second and the file opens. A row written again for the same step replaces the earlier one.
/// Not thread-safe; one writer per file, which other processes are told when they try to be a second.
class RunWriter {
public:
    /// Creates the file. Throws InputError when it exists, unless it is empty or a run that got nowhere (nothing past
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
    /// Keeps the two newest checkpoints. Committed at once.
    void checkpoint(std::int64_t step, const std::string& data);
    void flush();

private:
    struct Impl;
    explicit RunWriter(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

/// Whether an engine is recording into the run at this moment, in this program or another on this machine. False when
/// it has ended in whatever way, and for a file that is missing or no run. Takes microseconds.
bool is_recording(const std::filesystem::path& path);

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
