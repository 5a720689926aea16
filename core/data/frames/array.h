// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/frames/frames.h"

#include <filesystem>
#include <memory>
#include <string>

namespace disentangle {

/// The frames of an NPY file, or of the array `key` of an NPZ file (by the ending .npz); null where it holds none
/// (frames_in_shape). `name`: as errors name it. Throws InputError for what cannot be read.
std::shared_ptr<const Frames> frames_in_array(const std::filesystem::path& path, const std::string& key,
                                              const std::string& name);

}  // namespace disentangle
