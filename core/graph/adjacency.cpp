// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/adjacency.h"

#include "core/base/error.h"
#include "core/base/random.h"

#include <cassert>
#include <string>

namespace disentangle {

namespace {

/// The lowest `count` bits.
std::uint64_t low_bits(int count)
{
    return count >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << count) - 1;
}

std::string counted(std::size_t count, const std::string& one, const std::string& many)
{
    return std::to_string(count) + " " + (count == 1 ? one : many);
}

}  // namespace

Adjacency::Adjacency(int rows, int cols) : cols_(cols), rows_(static_cast<std::size_t>(rows), 0)
{
    assert(rows >= 0 && rows <= max_nodes && cols >= 0 && cols <= max_nodes);
}

Adjacency Adjacency::from_rows(const std::vector<std::vector<int>>& rows, std::string_view file, std::string_view place)
{
    const std::size_t cols = rows.empty() ? 0 : rows.front().size();
    if (rows.size() > max_nodes)
        throw InputError(file, place, "has " + std::to_string(rows.size()) + " rows",
                         "at most " + std::to_string(max_nodes));
    if (cols > max_nodes)
        throw InputError(file, place, "has " + std::to_string(cols) + " columns",
                         "at most " + std::to_string(max_nodes));
    Adjacency result(static_cast<int>(rows.size()), static_cast<int>(cols));
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i].size() != cols)
            throw InputError(file, place,
                             "row " + std::to_string(i + 1) + " has " + counted(rows[i].size(), "entry", "entries"),
                             std::to_string(cols));
        for (std::size_t j = 0; j < cols; ++j) {
            if (rows[i][j] != 0 && rows[i][j] != 1)
                throw InputError(file, place,
                                 "row " + std::to_string(i + 1) + ", column " + std::to_string(j + 1) + " is " +
                                     std::to_string(rows[i][j]),
                                 "0 or 1");
            result.set(static_cast<int>(i), static_cast<int>(j), rows[i][j] == 1);
        }
    }
    return result;
}

Adjacency Adjacency::identity(int n)
{
    Adjacency result(n, n);
    for (int i = 0; i < n; ++i)
        result.set(i, i, true);
    return result;
}

Adjacency Adjacency::full(int rows, int cols)
{
    Adjacency result(rows, cols);
    for (int i = 0; i < rows; ++i)
        result.set_row_bits(i, low_bits(cols));
    return result;
}

void Adjacency::set(int row, int col, bool value)
{
    const std::uint64_t bit = std::uint64_t{1} << col;
    std::uint64_t& bits = rows_[static_cast<std::size_t>(row)];
    bits = value ? bits | bit : bits & ~bit;
}

void Adjacency::set_row_bits(int row, std::uint64_t bits)
{
    rows_[static_cast<std::size_t>(row)] = bits & low_bits(cols_);
}

std::uint64_t Adjacency::col_bits(int col) const
{
    std::uint64_t bits = 0;
    for (std::size_t row = 0; row < rows_.size(); ++row)
        bits |= ((rows_[row] >> col) & 1U) << row;
    return bits;
}

int Adjacency::edges() const
{
    int count = 0;
    for (const std::uint64_t bits : rows_)
        count += std::popcount(bits);
    return count;
}

Adjacency Adjacency::transposed() const
{
    Adjacency result(cols_, rows());
    for (int col = 0; col < cols_; ++col)
        result.set_row_bits(col, col_bits(col));
    return result;
}

Adjacency Adjacency::operator&(const Adjacency& other) const
{
    assert(rows() == other.rows() && cols() == other.cols());
    Adjacency result(rows(), cols());
    for (std::size_t row = 0; row < rows_.size(); ++row)
        result.rows_[row] = rows_[row] & other.rows_[row];
    return result;
}

std::vector<std::vector<int>> Adjacency::to_rows() const
{
    std::vector<std::vector<int>> result(rows_.size(), std::vector<int>(static_cast<std::size_t>(cols_)));
    for (std::size_t row = 0; row < rows_.size(); ++row) {
        for (std::size_t col = 0; col < result[row].size(); ++col)
            result[row][col] = static_cast<int>((rows_[row] >> col) & 1U);
    }
    return result;
}

Adjacency random_adjacency(int rows, int cols, double density, bool self_loops, std::uint64_t seed)
{
    const auto check_size = [](const char* name, int size) {
        if (size < 1 || size > max_nodes)
            throw InputError("", "random graph", std::string(name) + " is " + std::to_string(size),
                             "1 to " + std::to_string(max_nodes));
    };
    check_size("the number of rows", rows);
    check_size("the number of columns", cols);
    if (!(density >= 0 && density <= 1))
        throw InputError("", "random graph", "the density is " + std::to_string(density), "0 to 1");
    if (self_loops && rows != cols)
        throw InputError("", "random graph",
                         std::to_string(rows) + " rows and " + std::to_string(cols) + " columns with self-loops",
                         "a square matrix");
    Random random(seed, "random graph");
    Adjacency result(rows, cols);
    for (int row = 0; row < rows; ++row) {
        for (int col = 0; col < cols; ++col)
            result.set(row, col, random.uniform() < density);
    }
    for (int i = 0; self_loops && i < rows; ++i)
        result.set(i, i, true);
    return result;
}

}  // namespace disentangle
