// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace disentangle {

/// Where `path` leads once its symbolic links are followed, whether or not there is a file yet: what is to be written,
/// replaced or removed, so that a link stays a link. Only the last part of the path is followed; the system sees to its
/// folders. Throws InputError for links that lead in a circle.
std::filesystem::path behind_links(const std::filesystem::path& path);

/// The beginning of `text` in at most `most` bytes of UTF-8, cut between characters: a letter keeps its accents, an emoji
/// its modifiers.
std::string shortened(std::string_view text, std::size_t most);

/// A part of a file's name that says `text`: '_' for what a file system or a shell may refuse, no blank, dot or dash at
/// the ends, at most 100 bytes, so that an ending, a number and what SQLite adds still fit; `otherwise` when nothing is left.
std::string file_name_for(std::string_view text, std::string_view otherwise);

/// How many bytes a file's name may have in that folder.
std::size_t longest_file_name(const std::filesystem::path& folder);

}  // namespace disentangle
