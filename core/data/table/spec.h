// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/facts.h"
#include "core/graph/causal_graph.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace disentangle {

/// A column of a file, by its name or, above 0, by its number from 1.
struct ColumnChoice {
    std::string name;
    int number = 0;
    bool operator==(const ColumnChoice&) const = default;
};

/// Columns of a file that are one part of the data.
struct TablePart {
    std::string file;  ///< CSV, TSV, TXT, NPY, NPZ or HDF5, or of x a folder; relative to TableSpec::folder
    std::vector<ColumnChoice> columns;  ///< empty: every column that no other part chooses and that is no index
    std::string key;                    ///< of the array in an NPZ or HDF5 file; empty: by the part's usual names
    bool operator==(const TablePart&) const = default;
};

/// How the rows of a file follow each other in time.
enum class RowOrder {
    rows,      ///< not at all
    pairs,     ///< two consecutive rows are one pair of times: rows 1 and 2, rows 3 and 4, ...
    episodes,  ///< consecutive rows are consecutive times, within an episode
};
inline constexpr std::array<std::string_view, 3> row_order_names{"rows", "pairs", "episodes"};
constexpr const auto& names_of(RowOrder)
{
    return row_order_names;
}

enum class ActionColumns {
    numbers,
    categories,  ///< every value that occurs in a column becomes an action of its own, 0 or 1
};
inline constexpr std::array<std::string_view, 2> action_columns_names{"numbers", "categories"};
constexpr const auto& names_of(ActionColumns)
{
    return action_columns_names;
}

enum class MissingValues {
    refuse,
    drop,  ///< rows with a missing or infinite value are left out; no pair of times reaches over them
};
inline constexpr std::array<std::string_view, 2> missing_values_names{"refuse", "drop"};
constexpr const auto& names_of(MissingValues)
{
    return missing_values_names;
}

enum class TargetColumns {
    numbers,
    classes,  ///< every value that occurs is a class, the same one in all tasks
};
inline constexpr std::array<std::string_view, 2> target_columns_names{"numbers", "classes"};
constexpr const auto& names_of(TargetColumns)
{
    return target_columns_names;
}

/// Where the true graph is to be read from: one file with all of it, or one for each matrix; empty names are absent.
struct GraphFiles {
    std::string whole, Ga, Gz;
    std::array<std::string*, 3> names() { return {&whole, &Ga, &Gz}; }
    bool operator==(const GraphFiles&) const = default;
};

/// By split, how many points tasks have, rising, and how many tasks have so many.
using TaskSizes = std::array<std::vector<std::pair<int, int>>, 3>;

/// What reading the files has told, so that a run need not read them to be shown. A run's experiment holds it.
struct TableFound {
    int train = 0, validation = 0, test = 0;  ///< rows, pairs of times, or points of tasks
    std::vector<std::string> x, a, z;         ///< names of the columns; of x none where it is frames
    std::optional<Shape> frame;               ///< where it is
    int latents = 0;                          ///< as many as are proposed
    std::string proposal;                     ///< why, a clause: "where the spectrum of x falls most"
    TaskSizes tasks;                          ///< empty without tasks
    std::vector<std::string> classes;         ///< names of the targets' classes; empty of numbers
    std::vector<std::string> held_out_tasks;  ///< names of the first ones to test on; empty without tasks
    bool operator==(const TableFound&) const = default;
};

/// Data of the user's own, in files.
struct TableSpec {
    std::string folder;                ///< that file names are relative to; empty: the working folder
    TablePart x;                       ///< observations
    std::optional<TablePart> y;        ///< targets, a column for each task; with order = pairs the later observations
    std::optional<TablePart> task;     ///< one column that tells tasks apart: then y is one column, too
    std::optional<TablePart> a, z;     ///< actions, true latents
    std::optional<TablePart> episode;  ///< one column that is constant within an episode; with order = episodes
    std::optional<CausalGraph> graph;  ///< the true one, where it is known
    std::optional<GraphFiles> graph_files;  ///< that it is read from once the others have been; absent afterwards
    RowOrder order = RowOrder::rows;
    ActionColumns actions = ActionColumns::numbers;
    MissingValues missing = MissingValues::refuse;
    TargetColumns targets = TargetColumns::numbers;
    int points = 0;                       ///< of a task, that are taken together at most; 0: points_together()
    int latents = 1;                      ///< to be learned; 0 while a document that leaves it open is read
    double validation = 0.1, test = 0.1;  ///< shares of the rows
    std::uint64_t seed = 0;               ///< of the split
    std::optional<TableFound> found;      ///< absent until the files have been read
    bool operator==(const TableSpec&) const = default;

    bool has_tasks() const { return y.has_value() && order != RowOrder::pairs; }
    int steps() const { return order == RowOrder::rows ? 1 : 2; }
};

}  // namespace disentangle
