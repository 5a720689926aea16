// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/table/columns.h"
#include "core/data/table/spec.h"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace disentangle {

struct TableProblem;
struct TableBlock;

/// The points of one task.
struct TableTask {
    std::string name;                ///< of its column, or what the column of tasks says
    std::vector<std::int32_t> rows;  ///< of x
    std::vector<double> y;           ///< their targets, or labels from 0
};

/// Where a table has its targets: a column for each task, or one column beside another that tells tasks apart.
struct TargetPlaces {
    std::shared_ptr<const FileColumns> file;  ///< of y
    std::vector<std::size_t> columns;
    std::shared_ptr<const FileColumns> task_file;  ///< null without a column of tasks
    std::vector<std::size_t> task_columns;
};

struct TableTasks {
    std::vector<TableTask> tasks;      ///< by column, or by first occurrence
    std::vector<std::string> classes;  ///< of labels; empty of numbers
};
/// The tasks in a table of `rows` rows of x. Rows that are not `usable`, or have no target, are no points. What is wrong is
/// added to `problems`.
TableTasks read_tasks(const TableSpec& spec, const TargetPlaces& places, int rows, const std::vector<bool>& usable,
                      std::vector<TableProblem>& problems);

/// Tasks by split, and how they were shared out.
struct SharedTasks {
    std::array<std::vector<TableTask>, 3> split;
    std::string words;
};
/// Of `whole_tasks_from` tasks or more each belongs to one split as a whole, by a shuffle that follows from the spec's
/// seed. Of fewer the rows of each are cut in three: by their x alone, so that equal rows of x are in one split, whatever
/// task they belong to. In each task points are in an order that follows from their x, too; of frames in whole tasks, from
/// the row's number.
SharedTasks share_out_tasks(std::vector<TableTask> tasks, const TableBlock& x, const TableSpec& spec);
inline constexpr std::size_t whole_tasks_from = 10;

/// A part of a task: points [first, first + count).
struct TaskPart {
    std::int32_t task = 0, first = 0, count = 0;
};
/// Tasks in parts of `points` points at most, each as equal as can be: first one of every task, then another of each that
/// has more, and so on.
std::vector<TaskPart> parts_of(std::span<const TableTask> tasks, int points);

/// Numbers of points that tasks have, and how many tasks have each, rising.
std::vector<std::pair<int, int>> sizes_of_tasks(std::span<const TableTask> tasks);
/// Points of a task that are taken together: `chosen`, or where that is 0 those of the largest task to train on, but no
/// more than 100, as smaller parts make better minibatches.
int points_together(int chosen, const TaskSizes& sizes);
/// Parts that tasks of these sizes come in.
int count_parts(const std::vector<std::pair<int, int>>& sizes, int points);
/// Points of the smallest part, over all splits.
int smallest_part(const TaskSizes& sizes, int points);

}  // namespace disentangle
