// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/table.h"
#include "core/data/frames/frames.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace disentangle {

/// Whether the name ends in .h5, .hdf5 or .hdf, in any case.
bool is_hdf5_name(const std::filesystem::path& path);

/// Paths of the data sets in an HDF5 file, "images" or "group/labels", in the order of their names. Throws InputError for
/// what is no such file, and where it holds none.
std::vector<std::string> names_in_hdf5(const std::filesystem::path& path);

/// A data set of numbers of 1 or 2 sizes, as a table without names; missing and infinite values are kept. Throws InputError:
/// no such data set (and which there are), a group, text, more sizes.
Table table_in_hdf5(const std::filesystem::path& path, const std::string& name);

/// The frames of a data set; null where it holds none (frames_in_shape).
std::shared_ptr<const Frames> frames_in_hdf5(const std::filesystem::path& path, const std::string& name);

}  // namespace disentangle
