// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/table/files.h"
#include "core/data/table/spec.h"
#include "core/data/table/spectrum.h"
#include "core/data/table/split.h"
#include "core/data/table/tasks.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace disentangle {

/// What is wrong with files, or odd: a sentence with file, column and row, and what to do.
struct TableProblem {
    bool error = false;  ///< they cannot be learned from as they are
    std::string sentence;
    std::string file = {};  ///< as the sentence names it; empty where it is about none
    int column = -1;        ///< of the file; -1 where it is about no single one
    bool operator==(const TableProblem&) const = default;
};

/// A part of the data as it was read: rows of numbers and the names of their columns.
struct TableBlock {
    std::vector<std::string> names;
    std::vector<std::shared_ptr<const std::vector<double>>> columns;  ///< each `rows` long, mostly the file's own
    std::shared_ptr<const Frames> frames = {};                        ///< in place of columns
    int rows = 0;

    int width() const { return static_cast<int>(columns.size()); }
};

/// The data of a spec, as they stand in the files.
struct TableData {
    TableBlock x, a,
        z;  ///< rows of x: with `y` those of x and y in turns; z has as many, a as many or one for each pair
    SharedOut shared_out;  ///< of tasks their points, by row
    std::array<std::vector<TableTask>, 3> tasks;
    std::vector<std::string> classes;  ///< of the tasks' targets; empty of numbers
    std::vector<TableProblem> problems;

    const std::vector<TableExample>& examples(std::size_t split) const { return shared_out.split[split]; }
    bool has_errors() const;
};

/// Reads the files. What can be said of their contents is in `problems`; throws InputError for what cannot be read at all,
/// and for a column that is not there.
TableData read_table_data(const TableSpec& spec, TableFiles& read);
TableData read_table_data(const TableSpec& spec);
/// The same, and throws InputError with the first error among the problems.
TableData require_table_data(const TableSpec& spec);

/// The number of latents that the spectrum of the training rows suggests.
LatentsProposal propose_latents(const TableData& data, int steps);
/// What a run needs to know of the data without reading them.
TableFound found_in(const TableData& data, const LatentsProposal& proposal);

/// Where a file of the spec is.
std::filesystem::path table_path(const TableSpec& spec, const std::string& file);

}  // namespace disentangle
