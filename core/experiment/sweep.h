// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/experiment.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace disentangle {

/// A key of the document, or a part of the graph, and the values that it takes one after the other.
struct SweepAxis {
    std::string key;
    std::vector<std::string> values;  ///< as --set takes them: "5", "rotate", "[[1, 0], [0, 1]]"
    bool operator==(const SweepAxis&) const = default;
};

/// "key=5,10,20", "key=1:5" (1, 2, 3, 4, 5) or "key=0:1:0.25" (0, 0.25, ..., 1), mixed as one likes; the ends of a range
/// belong to it. Commas within brackets and quotes part nothing. Throws InputError that names --axis, what was found and
/// what is expected. Whether there is such a key, and such a value of it, is found out by runs_of().
SweepAxis parse_axis(const std::string& text);

/// Seeds in the same form, as `option` was given them: "0:4" or "3,7,11"; a number alone says how many, from 0: "5" is
/// "0:4". Throws InputError.
std::vector<std::uint64_t> parse_seeds(const std::string& text, std::string_view option = "--seeds");

/// One experiment at every combination of the axes' values, with every seed of training.
struct Sweep {
    nlohmann::json document;  ///< before its defaults are filled in: those that follow from an axis follow it
    std::string file;         ///< what the document is called in errors
    std::vector<SweepAxis> axes;
    std::vector<std::uint64_t> seeds;
};

/// One run of a sweep. Runs with the same values, which differ in their seed alone, make a cell.
struct SweepRun {
    /// Of its file, without ending: the values and the seed, "beta_Ga-5_mixing.seed-2-seed0". Of a key as many words from
    /// behind as tell it from the others; of a value that is long or no name for a file its number, "Ga-no3".
    std::string name;
    std::size_t cell = 0;
    std::vector<std::string> values;  ///< one for each axis
    std::uint64_t seed = 0;
    Experiment experiment;
};

/// More runs than this are a mistake.
inline constexpr std::size_t most_swept_runs = 20000;

/// All runs, in the order in which they are numbered, listed and trained everywhere: the first axis turns slowest, the seeds
/// fastest, so that cells come one after the other. Throws InputError for a key or a value that makes no experiment, for
/// two axes of one key, for a value or seed given twice, for an axis "seed", and for more than most_swept_runs.
std::vector<SweepRun> runs_of(const Sweep& sweep);

/// The values of a cell in words, "beta_Ga 5, mixing.seed 2"; "all" without axes.
std::string cell_in_words(const std::vector<std::string>& keys, const std::vector<std::string>& values);

/// For each key as many of its words from behind as tell it from the others and from `seed`: "beta_Ga", "world.seed".
std::vector<std::string> short_keys(const std::vector<std::string>& keys);

}  // namespace disentangle
