// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/sweep.h"

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <vector>

// A sweep has as many dimensions as axes, and one more for its seeds; a page has two.
namespace disentangle::figure {

/// What of a sweep is looked at: one metric along two of its axes. An axis is its number in the plan's keys; the number
/// behind the last stands for the seeds, and no_axis for none, whose cells then are one row or column.
struct SweepSlice {
    static constexpr int no_axis = -1;
    std::string metric{metric::mcc};
    int rows = no_axis, cols = no_axis;
    std::map<int, std::string> held;  ///< the value that another axis is held at; the others are averaged over
    bool operator==(const SweepSlice&) const = default;
};

/// The number by which a slice names the seeds.
int seeds_axis(const SweepPlan& plan);
/// Rows by the first axis, columns by the second or, where there is no second, by the seeds.
SweepSlice usual_slice(const SweepPlan& plan);
/// Its values in the order of the plan; of no_axis one that is empty.
std::vector<std::string> values_of(const SweepPlan& plan, int axis);
/// "beta_Ga", "seed", or "" of no_axis.
std::string name_of_axis(const SweepPlan& plan, int axis);

/// The runs of a slice, by row and column.
struct SweepGrid {
    std::string row_name, col_name;
    std::vector<std::string> rows, cols;
    std::vector<std::vector<std::size_t>> cells;  ///< row by row: numbers of runs

    const std::vector<std::size_t>& cell(std::size_t row, std::size_t col) const
    {
        return cells[row * cols.size() + col];
    }
};
SweepGrid grid_of(const SweepPlan& plan, const SweepSlice& slice);

/// How some of a sweep's runs stand together.
struct CellStanding {
    Spread score;  ///< of those that are done and have it
    std::size_t runs = 0, done = 0, failed = 0, running = 0;
};
CellStanding standing_of(const SweepStanding& standing, std::span<const std::size_t> runs, std::string_view metric);

/// The ends of a scale for a metric's values: 0 and 1 for a score that has a ceiling, 0 and the largest for counts, else
/// the least and the largest of all cells.
struct ValueScale {
    double low = 0, high = 1;
};
ValueScale scale_of(const SweepStanding& standing, const SweepGrid& grid, std::string_view metric);

}  // namespace disentangle::figure
