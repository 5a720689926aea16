// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/frames/frames.h"

#include <filesystem>
#include <memory>
#include <string_view>

namespace disentangle {

/// Whether numbers in two names are compared as numbers: 2 before 10, and 02 before 2.
bool in_natural_order(std::string_view first, std::string_view second);

/// Whether a folder holds a PNG or JPEG file.
bool holds_pictures(const std::filesystem::path& folder);

/// The PNG and JPEG files of a folder, in natural order of their names, all of one size, grey or in colour; other files in
/// it are passed over. Where all names are those of rows and times, as x-000017-2.png, and every row has as many times,
/// they are these. Throws InputError that names the file that is not like the first.
std::shared_ptr<const Frames> frames_in_folder(const std::filesystem::path& folder);

}  // namespace disentangle
