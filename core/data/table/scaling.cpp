// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/table/scaling.h"

#include <algorithm>
#include <cmath>

namespace disentangle {
namespace {

TableScaling scaling_over(const TableBlock& block, const std::vector<std::int32_t>& rows)
{
    TableScaling scaling;
    for (const auto& values : block.columns) {
        const std::vector<double>& column = *values;
        double sum = 0, squares = 0;
        for (const std::int32_t row : rows)
            sum += column[static_cast<std::size_t>(row)];
        const double mean = sum / static_cast<double>(rows.size());
        for (const std::int32_t row : rows) {
            const double from = column[static_cast<std::size_t>(row)] - mean;
            squares += from * from;
        }
        const double deviation = std::sqrt(squares / static_cast<double>(rows.size()));
        // What is left of a constant is rounding.
        const bool constant = !(deviation > 1e-12 * std::abs(mean));
        scaling.mean.push_back(mean);
        scaling.scale.push_back(constant ? 1 : deviation);
    }
    return scaling;
}

}  // namespace

TableScaling scaling_of(const TableBlock& x, std::span<const TableExample> examples, int steps)
{
    std::vector<std::int32_t> rows;
    for (const TableExample& example : examples)
        for (std::int32_t step = 0; step < steps; ++step)
            if (rows.empty() || rows.back() < example.row + step)  // examples are in the order of their rows
                rows.push_back(example.row + step);
    return scaling_over(x, rows);
}

TableScaling scaling_of_actions(const TableBlock& a, std::span<const TableExample> examples)
{
    std::vector<std::int32_t> rows;
    for (const TableExample& example : examples)
        rows.push_back(example.action);
    return scaling_over(a, rows);
}

}  // namespace disentangle
