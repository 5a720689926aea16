// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/table/columns.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace disentangle {

/// Files of the user's own, each read once while it stays as it is, however often roles of its columns change. Several
/// threads may ask; one waits for what the other reads.
class TableFiles {
public:
    /// As read_columns(). Throws what that throws.
    std::shared_ptr<const FileColumns> columns(const std::filesystem::path& path, const std::string& key = {},
                                               std::span<const std::string_view> usual = {},
                                               const std::stop_token& stop = {});
    /// Forgets all other files.
    void keep(std::span<const std::filesystem::path> files);

private:
    struct Read {
        std::filesystem::file_time_type changed;
        std::uintmax_t size = 0;
        std::shared_ptr<const FileColumns> columns;
    };
    std::mutex mutex_;
    std::map<std::pair<std::filesystem::path, std::string>, Read> read_;
};

}  // namespace disentangle
