// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/table.h"
#include "core/data/facts.h"
#include "core/data/frames/frames.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace disentangle {

/// Rows of numbers as a file holds them and a network takes them: count x steps x width, in row order.
struct FileRows {
    std::vector<float> values;
    int count = 0;
    int steps = 1;  ///< of time; 1 for rows of two dimensions
    int width = 0;
};

/// Reads rows by the ending of the file's name, see read_table: n x width, or, as NPY, n x most_steps x width. `what` says
/// of what `width` is the number: "observed dimensions of a.run". Throws InputError with file, place, what was found and
/// what was expected; says what was guessed.
FileRows read_rows(const std::filesystem::path& path, int width, const std::string& what, int most_steps,
                   const TableOptions& options);

/// "npy" or "csv", the ending of a file that rows can be written to. Throws InputError that names `option` for any other.
std::string rows_format(const std::string& path, const std::string& option);

/// The file's bytes. As NPY (float32) rows of one step have two dimensions; as CSV, under a header of `columns`, the steps
/// of a row are consecutive lines.
std::string format_rows(const FileRows& rows, const std::vector<std::string>& columns, const std::string& format);

/// Frames as bytes: 0 is black and 255 is `white`.
std::vector<std::uint8_t> frame_bytes(std::span<const float> frames, double white);

/// An NPY file of frames, unsigned bytes, rows x height x width x channels; of two steps rows x 2 x height x width x
/// channels. `bytes` has them in that order.
std::string format_frames(const std::vector<std::uint8_t>& bytes, int rows, int steps, const Shape& frame);

/// The frames of a file or a folder, whatever of them a model of `facts` can take: `key` names the array where an archive has
/// one of that name. Throws InputError with what was found and what was expected.
std::shared_ptr<const Frames> open_frames(const std::filesystem::path& path, const std::string& key,
                                          const Facts& facts);
/// Some of them, one after the other, as that model was given them: of floats the numbers of the file.
std::vector<float> frames_as_given(const Frames& frames, const Facts& facts, int first, int count);

}  // namespace disentangle
