// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace disentangle::test {

/// A source file, by its path from the root of the repository ("core/graph/presets.h").
struct SourceFile {
    std::string path;
    std::string text;
};

/// The C++ files below the folders core, ui and app of `root`, in the order of their paths.
std::vector<SourceFile> source_files(const std::filesystem::path& root);

/// The room that a path lies in: the longest of `rooms` that is the path's beginning, or -1.
int room_of(std::string_view path, const std::vector<std::string_view>& rooms);

/// A room that must not know another though it stands above it, because they are linked into different programs.
struct Apart {
    std::string_view room, other;  ///< beginnings of paths
};

/// What is included against the order of the rooms, a sentence each: a file may include its own room and those before it
/// in `rooms`, without the pairs that are kept apart. A file in no room is told too.
std::vector<std::string> includes_against(const std::vector<SourceFile>& files,
                                          const std::vector<std::string_view>& rooms, const std::vector<Apart>& apart);

/// Includes of a library outside of the folder that may know it, a sentence each. `headers`: beginnings of its headers'
/// names ("torch/", "Q"); `allowed`: the beginning of the paths that may include them.
std::vector<std::string> includes_of_library(const std::vector<SourceFile>& files,
                                             const std::vector<std::string_view>& headers,
                                             const std::vector<std::string_view>& allowed);

}  // namespace disentangle::test
