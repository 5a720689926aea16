// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>

namespace disentangle {

/// The file that a path leads to at one moment, to find out later whether it still does. Holds the file without opening it,
/// so that none of SQLite's locks depend on it.
class FileIdentity {
public:
    explicit FileIdentity(const std::filesystem::path& path);
    ~FileIdentity();
    FileIdentity(const FileIdentity&) = delete;
    FileIdentity& operator=(const FileIdentity&) = delete;

    /// False once the file was deleted, moved away, or another one took its place. True where that cannot be known.
    bool is_in_place() const;
    /// Where the file is now; empty when it was deleted.
    std::filesystem::path place() const;
    /// Bytes of the file, wherever it is.
    std::uintmax_t size() const;

private:
    std::filesystem::path path_;
    int descriptor_;
};

}  // namespace disentangle
