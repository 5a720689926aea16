// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/observe/run/run_data.h"

#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <QTimer>
#include <atomic>
#include <deque>
#include <optional>
#include <stop_token>

namespace disentangle {

/// Reads one run file on the thread it lives on, which it shares with others. Part of RunModel. A run that grows is kept
/// open; of those that have ended only the few that were looked at last are, so that hundreds can be listed.
class RunWorker : public QObject {
    Q_OBJECT
public:
    explicit RunWorker(const QString& path);
    ~RunWorker() override;

    /// From any thread: fetch the snapshots of `step`. Only the newest wish is served.
    void want(std::int64_t step);
    /// From any thread: end the reading that is going on as soon as possible, before the thread is joined.
    void cancel() { m_stop.request_stop(); }

    /// From any thread: once the run has been read, read on no more often than this, in ms, while it grows.
    void setPace(int interval) { m_pace = interval; }

    /// On its own thread: opens the file, reads it and goes on reading what is added.
    void open();

    /// On its own thread: writes them into the file; annotated() tells whether that went well.
    void annotate(const Annotations& annotations);

Q_SIGNALS:
    void published(std::shared_ptr<const RunData> data);
    void fetched(std::shared_ptr<const Moment> moment);
    /// `problem` is empty when they are in the file now.
    void annotated(const QString& problem);

private:
    /// What tells one state of the file, and of the log beside it, from another.
    struct Stamp {
        std::uint64_t device = 0, file = 0, size = 0, logSize = 0;
        std::int64_t changed = 0, logChanged = 0;  ///< ns
        bool operator==(const Stamp&) const = default;
        bool exists() const { return file != 0; }
        bool isSameFile(const Stamp& other) const { return device == other.device && file == other.file; }
    };
    Stamp stamp() const;
    void openReader();
    /// Closes what was used longest ago of the ended runs of this thread.
    void keepFewOpen();
    void close();
    /// The path leads to something else than before: a changed file, another one, or none.
    void takeChange();
    void poll();
    void read();
    /// Asks whether an engine is recording, and notes when that was asked.
    bool isRecorded();
    /// What theory promises of the run depends on it. Once for a run.
    void testInfluence();
    void dropAfter(std::int64_t step);
    void publish();
    void fetch();
    void report(const std::exception& error);

    QString m_path;
    std::optional<RunReader> m_reader;
    Stamp m_stamp;  ///< of what was read last
    QTimer m_timer;
    std::int64_t m_version = 0;
    RunData m_data;                                     ///< copied into every published value, which shares its curves
    std::deque<std::shared_ptr<const Moment>> m_cache;  ///< newest first
    std::int64_t m_fetched = -1;
    bool m_isTested = false;
    QElapsedTimer m_sincePublished, m_sinceAsked, m_sinceLooked;
    std::atomic<std::int64_t> m_wanted = -1;
    std::atomic<int> m_pace = 0;
    std::stop_source m_stop;
};

}  // namespace disentangle
