// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace disentangle {

/// Held by the one engine that records into a run. It is an advisory lock (of the open file description) on the
/// write-ahead log, which exists whenever a writer is at work and which SQLite itself never locks: so the lock ends
/// with the process, however that ends, and leaves no file behind.
class WriterLock {
public:
    /// `run` must be open in write-ahead mode. Throws InputError when another writer holds the lock.
    explicit WriterLock(const std::filesystem::path& run);
    ~WriterLock();
    WriterLock(const WriterLock&) = delete;
    WriterLock& operator=(const WriterLock&) = delete;

private:
    int descriptor_ = -1;
};

}  // namespace disentangle
