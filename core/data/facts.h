// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace disentangle {

/// Size of one observation. A vector of n numbers is 1 x 1 x n.
struct Shape {
    int channels = 1, height = 1, width = 1;

    int size() const { return channels * height * width; }
    static Shape vector(int n) { return {1, 1, n}; }
    bool operator==(const Shape&) const = default;
};

/// What is known of data before a row of them is seen, by everybody: nothing here tells how they came about.
struct Facts {
    Shape x;          ///< of one observation
    int d_a = 0;      ///< actions a row; 0 without
    int steps = 1;    ///< observations a row: 2 when rows are pairs (x^1, x^2) of consecutive times
    int tasks = 0;    ///< supervised tasks to train on; 0 without: then rows have no target
    int points = 1;   ///< rows that stay together in a minibatch, those of one task; 1 without tasks
    int classes = 0;  ///< of the target, a label from 0; 0 where the target is a number
    /// What a Source has standardised by: it gives (x - x_mean) / x_scale, d_x numbers each, and actions likewise. Empty
    /// where rows are given as they are.
    std::vector<double> x_mean = {}, x_scale = {}, a_mean = {}, a_scale = {};

    int d_x() const { return x.size(); }
    bool operator==(const Facts&) const = default;
};

/// Whether x has units of its own: it was measured, or computed elsewhere, and came in files.
inline bool is_measured(const Facts& facts)
{
    return !facts.x_mean.empty();
}

/// Rows to learn from, rows to choose settings by, rows to score on. They share none.
enum class Split { train, validation, test };

}  // namespace disentangle
