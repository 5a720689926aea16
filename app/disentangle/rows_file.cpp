// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/disentangle/rows_file.h"

#include "app/disentangle/table_words.h"
#include "core/base/error.h"
#include "core/base/table.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

namespace disentangle {
namespace {

using RowMajor = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

std::string shape_of(const Table& table)
{
    const std::string columns = std::to_string(table.values.cols());
    if (table.steps == 1)
        return std::to_string(table.values.rows()) + " x " + columns;
    return std::to_string(table.values.rows() / table.steps) + " x " + std::to_string(table.steps) + " x " + columns;
}

/// "1e+300".
std::string shortest(double value)
{
    char text[32];
    return {text, std::to_chars(text, text + sizeof text, value).ptr};
}

}  // namespace

FileRows read_rows(const std::filesystem::path& path, int width, const std::string& what, int most_steps,
                   const TableOptions& options)
{
    const Table table = read_and_say(path, options);
    const std::string columns = std::to_string(width);
    if (table.values.cols() != width || (table.steps != 1 && table.steps != most_steps))
        throw InputError(path.string(), "", "the numbers are " + shape_of(table),
                         "n x " + columns +
                             (most_steps > 1 ? " or n x " + std::to_string(most_steps) + " x " + columns : "") + " (" +
                             columns + " " + what + ")");
    if (table.values.rows() > std::numeric_limits<int>::max())
        throw InputError(path.string(), "", std::to_string(table.values.rows()) + " rows", "at most 2147483647");
    FileRows rows{std::vector<float>(static_cast<std::size_t>(table.values.size())),
                  static_cast<int>(table.values.rows()) / table.steps, table.steps, width};
    Eigen::Map<RowMajor> values(rows.values.data(), table.values.rows(), width);
    values = table.values.cast<float>();
    for (Eigen::Index row = 0; row < values.rows(); ++row)
        for (Eigen::Index col = 0; col < width; ++col)
            if (!std::isfinite(values(row, col)))
                throw InputError(path.string(), place_of(table, row, col), "found " + shortest(table.values(row, col)),
                                 "a number that float32 can hold");
    return rows;
}

std::string rows_format(const std::string& path, const std::string& option)
{
    const std::string ending = std::filesystem::path(path).extension().string();
    if (ending != ".npy" && ending != ".csv")
        throw InputError(option, "",
                         ending.empty() ? "'" + path + "' has no ending" : "the name ends in " + in_quotes(ending),
                         ".npy or .csv");
    return ending.substr(1);
}

std::string format_rows(const FileRows& rows, const std::vector<std::string>& columns, const std::string& format)
{
    const auto count = [](int n) { return static_cast<std::size_t>(n); };
    if (format == "npy") {
        if (rows.steps == 1)
            return format_npy(rows.values.data(), {count(rows.count), count(rows.width)});
        return format_npy(rows.values.data(), {count(rows.count), count(rows.steps), count(rows.width)});
    }
    // In blocks, so that a million rows are never all in memory as doubles.
    constexpr Eigen::Index block = 4096;
    const Eigen::Map<const RowMajor> values(rows.values.data(), Eigen::Index{rows.count} * rows.steps, rows.width);
    std::string text;
    for (Eigen::Index first = 0; first < values.rows(); first += block) {
        Table table;
        table.values = values.middleRows(first, std::min(block, values.rows() - first)).cast<double>();
        if (first == 0)
            table.columns = columns;
        text += format_csv(table);
    }
    return text;
}

}  // namespace disentangle
