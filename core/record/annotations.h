// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace disentangle {

/// A step of a run that somebody wants to find again.
struct Bookmark {
    std::int64_t step = 0;
    std::string name;
    bool operator==(const Bookmark&) const = default;
};

/// What people add to a run. Kept in the run file itself, in a table of its own that is made when first needed:
/// annotation(key, value), with tags and bookmarks as JSON. It does not disturb readers that do not know it, and the
/// engine leaves it alone.
struct Annotations {
    std::string name;           ///< empty: the file's name
    std::optional<int> colour;  ///< category of its curves; without one the next that is free
    std::vector<std::string> tags;
    std::string notes;
    std::vector<Bookmark> bookmarks;  ///< ascending in the step, one for each
    bool operator==(const Annotations&) const = default;
};

/// Sets the bookmark of its step and keeps the order; an empty name removes it.
void set_bookmark(Annotations& annotations, const Bookmark& bookmark);

/// Replaces the annotations of a run, also while it is recorded (waits up to five seconds for another writer). Throws
/// InputError when the file is no run, Error when it cannot be written; the old annotations then stay.
void write_annotations(const std::filesystem::path& path, const Annotations& annotations);

}  // namespace disentangle
