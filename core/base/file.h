// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace disentangle {

/// Whole content of a file. Throws InputError naming the file when it is missing, a folder, or unreadable.
std::string read_file(const std::filesystem::path& path);

/// Replaces `path` by `content` or leaves it as it was: written to a temporary file beside it, synced, renamed.
/// Throws Error naming the file and the system's reason (disk full, no permission, no such folder).
void write_file_atomically(const std::filesystem::path& path, std::string_view content);

}  // namespace disentangle
