// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/table/files.h"

#include <algorithm>

namespace disentangle {

std::shared_ptr<const FileColumns> TableFiles::columns(const std::filesystem::path& path, const std::string& key,
                                                       std::span<const std::string_view> usual,
                                                       const std::stop_token& stop)
{
    const std::lock_guard alone(mutex_);
    std::error_code failed;
    const auto changed = std::filesystem::last_write_time(path, failed);
    const bool folder = !failed && std::filesystem::is_directory(path, failed);
    const std::uintmax_t size = folder ? 0 : std::filesystem::file_size(path, failed);
    // Only an archive holds more than one array.
    const bool archive = !folder && is_archive(path);
    const std::string array = !archive ? "" : !key.empty() ? key : usual.empty() ? "\n" : "\n" + std::string(usual[0]);
    Read& its = read_[{path, array}];
    if (!its.columns || failed || its.changed != changed || its.size != size) {
        its.columns = nullptr;  // a file that cannot be read any more is not there any more
        its.columns = std::make_shared<const FileColumns>(read_columns(path, key, usual, stop));
        its.changed = changed;
        its.size = size;
    }
    return its.columns;
}

void TableFiles::keep(std::span<const std::filesystem::path> files)
{
    const std::lock_guard alone(mutex_);
    std::erase_if(read_,
                  [files](const auto& read) { return std::ranges::find(files, read.first.first) == files.end(); });
}

}  // namespace disentangle
