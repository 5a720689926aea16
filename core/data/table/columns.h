// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/frames/frames.h"

#include <filesystem>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace disentangle {

/// A column as a file holds it. A column of words has in `values` each row's index into `words`. Missing is NaN: an empty
/// field, NA, NaN, null and what else programs write for it (core/base/cell.h).
struct FileColumn {
    std::string name;  ///< "" where the file names none
    std::vector<double> values;
    std::vector<std::string> words;  ///< the different words, by first occurrence; empty for numbers
    int first_word = -1;             ///< row of the first entry that is no number; -1 for numbers
    int missing = 0, infinite = 0;   ///< entries
    double low = 1, high = 0;        ///< of the finite entries; low > high without any

    bool is_words() const { return !words.empty(); }
    /// The first entry that is no number, of a column of words.
    const std::string& no_number() const
    {
        const double index = values[static_cast<std::size_t>(first_word)];
        return words[index >= 0 ? static_cast<std::size_t>(index) : 0];
    }
};

/// The columns of one file. Frames count as one column without values.
struct FileColumns {
    std::string file;  ///< as errors name it
    std::vector<FileColumn> columns;
    std::vector<int> lines;  ///< of a text file: the line that each row stands in; else empty
    int rows = 0;
    int steps = 1;                              ///< 2 for an array n x 2 x d, whose rows then are 2 n
    std::shared_ptr<const Frames> frames = {};  ///< where it holds these
    bool named = false;                         ///< the file has a header
    bool is_text = true;                        ///< no array

    /// "line 17" of a text file, "row 17" of an array, both from 1.
    std::string place_of(int row) const;
    /// "column 'raf'", or "column 3" where it has no name.
    std::string name_of(std::size_t column) const;
    /// A first column that numbers the rows from 0 or 1, as other programs write it.
    bool is_index(std::size_t column) const;
};

/// Reads a file by its ending: .csv, .tsv, .txt, .data, .npy, .npz, .h5, .hdf5; or a folder of pictures. Text: separated by tab, semicolon, bar, comma
/// or blanks; a first line without any number is a header; lines that begin with # are passed over; decimals with a
/// point, or a comma where commas do not separate. Of an NPZ or HDF5 file the array `key`; of
/// an empty key the first of `usual` that it holds, or its only array. Arrays of frames (frames_in_shape) stay where they
/// are. Throws InputError with file, line and what is wrong:
/// rows of different lengths, an empty file, no such array. Throws Error when it is told to stop.
FileColumns read_columns(const std::filesystem::path& path, const std::string& key = {},
                         std::span<const std::string_view> usual = {}, const std::stop_token& stop = {});

/// Whether the name is that of an NPZ or HDF5 file, which may hold more than one array.
bool is_archive(const std::filesystem::path& path);
/// The arrays in an NPZ or HDF5 file; of any other file, or a folder, one without a name.
std::vector<std::string> arrays_in(const std::filesystem::path& path);

/// Parses text; `name` stands for the file in errors.
FileColumns parse_columns(std::string_view bytes, const std::string& name, const std::stop_token& stop = {});

}  // namespace disentangle
