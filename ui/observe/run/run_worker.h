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

namespace disentangle {

/// Reads one run file on the thread it lives on, with a connection of its own. Part of RunModel.
class RunWorker : public QObject {
    Q_OBJECT
public:
    explicit RunWorker(const QString& path);

    /// From any thread: fetch the snapshots of `step`. Only the newest wish is served.
    void want(std::int64_t step);
    /// From any thread: end the reading that is going on as soon as possible, before the thread is joined.
    void cancel() { m_cancelled = true; }

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
    void poll();
    void read();
    /// Asks whether an engine is recording, and notes when that was asked.
    bool isRecorded();
    void dropAfter(std::int64_t step);
    void publish();
    void fetch();
    void report(const std::exception& error);

    QString m_path;
    std::optional<RunReader> m_reader;
    QTimer m_timer;
    std::int64_t m_version = 0;
    RunData m_data;                                     ///< copied into every published value, which shares its curves
    std::deque<std::shared_ptr<const Moment>> m_cache;  ///< newest first
    std::int64_t m_fetched = -1;
    QElapsedTimer m_sincePublished, m_sinceAsked;
    std::atomic<std::int64_t> m_wanted = -1;
    std::atomic<int> m_pace = 0;
    std::atomic<bool> m_cancelled = false;
};

}  // namespace disentangle
