// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstdint>
#include <string_view>
#include <vector>

namespace disentangle {

inline constexpr int max_nodes = 64;  ///< latents or actions in a graph

/// Calls f(index) for every bit of `bits` that is set, lowest first.
template <class F>
void for_each_bit(std::uint64_t bits, F f)
{
    for (; bits != 0; bits &= bits - 1)
        f(std::countr_zero(bits));
}

/// A binary matrix of at most 64 x 64, rows as bit masks. Row = child, column = parent, always:
/// Ga(i, l) = 1 iff action l -> latent i; Gz(i, j) = 1 iff z_j at t-1 -> z_i at t.
/// The same type holds the permitted pattern C (row = true factor, column = the factor it may absorb).
class Adjacency {
public:
    Adjacency() = default;
    /// All zeros. Requires 0 <= rows, cols <= 64.
    Adjacency(int rows, int cols);
    /// From nested lists, as in `{{1, 0}, {1, 1}}`. Throws InputError when ragged, too large, or not 0/1; the error
    /// names `file` and `place` and counts rows and columns from 1.
    static Adjacency from_rows(const std::vector<std::vector<int>>& rows, std::string_view file = {},
                               std::string_view place = {});
    static Adjacency identity(int n);
    static Adjacency full(int rows, int cols);

    int rows() const { return static_cast<int>(rows_.size()); }
    int cols() const { return cols_; }
    bool empty() const { return rows_.empty() || cols_ == 0; }

    bool operator()(int row, int col) const { return (rows_[static_cast<std::size_t>(row)] >> col) & 1U; }
    void set(int row, int col, bool value);
    /// Bit c of the result = entry (row, c).
    std::uint64_t row_bits(int row) const { return rows_[static_cast<std::size_t>(row)]; }
    void set_row_bits(int row, std::uint64_t bits);
    /// Bit r of the result = entry (r, col).
    std::uint64_t col_bits(int col) const;

    /// Number of ones.
    int edges() const;
    Adjacency transposed() const;
    /// Entry-wise AND. Requires equal sizes.
    Adjacency operator&(const Adjacency& other) const;
    bool operator==(const Adjacency&) const = default;

    std::vector<std::vector<int>> to_rows() const;

private:
    int cols_ = 0;
    std::vector<std::uint64_t> rows_;
};

/// Bernoulli(density) entries, row by row, from the stream "random graph" of `seed`; `self_loops` then forces the
/// diagonal to 1 and leaves the other entries as they would be without it. Two different graphs need two different
/// seeds. Throws InputError unless 0 <= density <= 1, the sizes are 1..64, and a matrix with self-loops is square.
Adjacency random_adjacency(int rows, int cols, double density, bool self_loops, std::uint64_t seed);

}  // namespace disentangle
