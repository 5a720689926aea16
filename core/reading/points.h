// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/moment.h"

#include <span>
#include <string_view>
#include <vector>

// What was recorded of single held-out rows: latents, observations and traversals.
namespace disentangle {

/// A row-major table of values that somebody else keeps.
struct FloatTable {
    std::span<const float> values;
    int rows = 0, cols = 0;

    bool empty() const { return rows == 0 || cols == 0; }
    float operator()(int row, int col) const { return values[static_cast<std::size_t>(row * cols + col)]; }
    std::span<const float> row(int index) const
    {
        return values.subspan(static_cast<std::size_t>(index * cols), static_cast<std::size_t>(cols));
    }
    /// `count` rows from `first`.
    FloatTable part(int first, int count) const
    {
        return {values.subspan(static_cast<std::size_t>(first * cols), static_cast<std::size_t>(count * cols)), count,
                cols};
    }
};

/// What was recorded of a kind, when it has that many columns and at least one row; else empty. Lives as long as the moment.
FloatTable recorded(const Moment& moment, std::string_view kind, int cols);
/// A recorded traversal (kind::traversal or kind::true_traversal) of `latents` latents, traversal_positions rows of x for
/// each; empty when there is none.
FloatTable recorded_traversal(const Moment& moment, std::string_view kind, int latents, int d_x);

std::vector<float> column_of(const FloatTable& table, int col);
bool all_finite(std::span<const float> values);
/// Standard deviation of every column, over the rows.
std::vector<double> deviations_of(const FloatTable& table);

/// The sign with which learned latent `learned` follows true latent `truth`: -1 or 1, by the points recorded, else by the
/// regression map; 0 when neither is known.
int sign_of(const Moment& moment, int latents, int truth, int learned);

}  // namespace disentangle
