// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

namespace disentangle {

/// Something could not be done; the program may go on. Programs exit with 1.
class Error : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// What the user gave is wrong; nothing was changed. Programs exit with 2.
class InputError : public Error {
public:
    using Error::Error;

    /// "FILE: PLACE: FOUND, expected EXPECTED"; whatever is empty is left out together with its punctuation.
    /// Example: `experiment.json: world.graph.Ga: row 3 has 4 entries, expected 5`. A line above 0 follows as " (line 7)".
    InputError(std::string_view file, std::string_view place, std::string_view found, std::string_view expected,
               int line = 0);

    // What the message was made of; all empty when it was given whole.
    const std::string& file() const { return file_; }
    const std::string& place() const { return place_; }  ///< key path, row and column, option
    const std::string& found() const { return found_; }
    const std::string& expected() const { return expected_; }
    int line() const { return line_; }  ///< of the file, from 1; 0 where it is not known

    /// The same, said of a line of the file. For errors made of their parts.
    InputError at_line(int line) const { return {file_, place_, found_, expected_, line}; }

private:
    std::string file_, place_, found_, expected_;
    int line_ = 0;
};

/// `text` fit for a terminal and for JSON whatever the file held: '?' for control characters and for bytes that are no
/// UTF-8; what goes beyond `longest` bytes becomes "...".
std::string printable(std::string_view text, std::size_t longest);

/// `text` as UTF-8: '?' for bytes that are none. Line breaks and other control characters stay.
std::string well_formed(std::string_view text);

/// `text` in single quotes as an error shows what it found: printable, at most 40 bytes.
std::string in_quotes(std::string_view text);

/// The name in `candidates` closest to `word` (edit distance at most 3 and at most half its length), or "".
/// For "unknown key 'widht', did you mean 'width'?".
template <class Names>
std::string closest_name(std::string_view word, const Names& candidates);

/// Levenshtein distance between two words.
int edit_distance(std::string_view a, std::string_view b);

template <class Names>
std::string closest_name(std::string_view word, const Names& candidates)
{
    std::string best;
    int best_distance = 4;
    for (const auto& candidate : candidates) {
        const int distance = edit_distance(word, candidate);
        if (distance < best_distance && 2 * distance <= static_cast<int>(word.size())) {
            best_distance = distance;
            best = candidate;
        }
    }
    return best;
}

}  // namespace disentangle
