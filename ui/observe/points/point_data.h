#pragma once

#include "ui/observe/run/run_data.h"

#include <QString>
#include <span>
#include <vector>

namespace disentangle {

/// A row-major table of values that somebody else keeps.
struct Rows {
    std::span<const float> values;
    int rows = 0, cols = 0;

    bool empty() const { return rows == 0 || cols == 0; }
    float operator()(int row, int col) const { return values[static_cast<std::size_t>(row * cols + col)]; }
    std::span<const float> row(int index) const
    {
        return values.subspan(static_cast<std::size_t>(index * cols), static_cast<std::size_t>(cols));
    }
    /// `count` rows from `first`.
    Rows part(int first, int count) const
    {
        return {values.subspan(static_cast<std::size_t>(first * cols), static_cast<std::size_t>(count * cols)), count,
                cols};
    }
};

/// What was recorded of a kind, when it has that many columns and at least one row; else empty.
Rows recorded(const Moment& moment, std::string_view kind, int cols);
std::vector<float> columnOf(const Rows& rows, int col);
bool allFinite(std::span<const float> values);
/// Standard deviation of every column, over the rows.
std::vector<double> deviationsOf(const Rows& rows);

/// Positions of a recorded traversal, and how far it reaches to either side, in standard deviations.
inline constexpr int traversalPositions = 9;
inline constexpr double traversalReach = 2;
/// Where position `j` lies, in standard deviations.
constexpr double traversalMove(int j)
{
    return traversalReach * (2.0 * j / (traversalPositions - 1) - 1);
}
/// A recorded traversal of `latents` latents, traversalPositions rows of x each; empty when there is none.
Rows recordedTraversal(const Moment& moment, std::string_view kind, int latents, int d_x);

/// The sign with which learned latent `learned` follows true latent `truth`: -1 or 1, by the points recorded, else by
/// the regression map; 0 when neither is known.
int signOf(const Moment& moment, int latents, int truth, int learned);

/// Why nothing of a kind of snapshot can be shown at a moment, and how to get it.
QString whyMissing(const RunData& record, std::string_view kind);

}  // namespace disentangle
