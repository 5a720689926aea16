// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/table/files.h"
#include "core/data/table/spec.h"

#include <array>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace disentangle {

/// What a column is to be in an experiment.
enum class ColumnRole { x, y, a, z, episode, ignore, task };
inline constexpr std::array<std::string_view, 7> column_role_names{"x", "y", "a", "z", "episode", "ignore", "task"};

/// What arrays of a role are called in archives, the first that is there before the others.
std::span<const std::string_view> usual_names(ColumnRole role);

/// A file, or an array of an archive, and what its columns seem to be.
struct GuessedFile {
    std::string file, key;
    std::shared_ptr<const FileColumns> columns;  ///< never null
    std::vector<ColumnRole> roles;               ///< one for each column
    std::string unread;                          ///< why an array of an archive that holds others, too, has no columns

    /// As errors name it: "cells.npz: xt".
    std::string name() const { return key.empty() ? file : file + ": " + key; }
};

/// In place of a picture its folder, and in place of a folder: itself where it holds pictures, and the tables and arrays in it (.csv, .tsv, .npy, .npz, .h5,
/// .hdf5) by name.
std::vector<std::filesystem::path> files_in(std::span<const std::filesystem::path> paths);

/// Reads files, and folders of pictures, and guesses by names: of a file (a.csv, latents.npy) or an array (actions, zt), else of each column (a1,
/// action_2, z3, episode, time); columns whose every entry is 0 or 1, give or take a tenth, are taken for interventions,
/// words and a numbering of the rows are left out, and everything else is an observation, unless a file or an array is
/// called so, or holds frames. Beside frames, labels and the like are true latents, and intervention targets actions. What
/// is called y is a target where a column tells tasks apart, or beside columns x1, x2, ..., and else a measurement. Throws
/// InputError for a file that cannot be read.
std::vector<GuessedFile> guess_roles(std::span<const std::filesystem::path> files, TableFiles& read);

/// A spec without parts, with what the files tell beside roles. Order: episodes where a column tells them apart or a
/// column of times rises all along, pairs where rows hold two times or a file called y is as wide as x and nothing tells
/// tasks apart, else rows.
TableSpec guessed_settings(std::span<const GuessedFile> files);

/// The data that these roles make, everything else as in `settings`; file names stay as they were given. Of several files
/// with columns of one role the first is taken.
TableSpec spec_of(std::span<const GuessedFile> files, const TableSpec& settings);

/// The files that a spec names, each once, in the order of the parts.
std::vector<std::filesystem::path> files_of(const TableSpec& spec);
/// The roles that a spec gives, in place of guessed ones.
void take_roles(const TableSpec& spec, std::span<GuessedFile> files);

}  // namespace disentangle
