// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/matching.h"

#include <cmath>
#include <numeric>

namespace disentangle {

std::optional<Matching> matching_of(const Moment& moment, int latents)
{
    const Snapshot* recorded = moment.snapshot(kind::assignment, 1, latents);
    return recorded ? permutation_in(*recorded) : std::nullopt;
}

std::optional<Matching> permutation_in(const Snapshot& assignment)
{
    const auto size = static_cast<float>(assignment.data.size());
    Matching matching;
    std::vector<bool> seen(assignment.data.size(), false);
    for (const float value : assignment.data) {
        if (!(value >= 0 && value < size) || value != std::floor(value) || seen[static_cast<std::size_t>(value)])
            return std::nullopt;
        seen[static_cast<std::size_t>(value)] = true;
        matching.push_back(static_cast<int>(value));
    }
    return matching;
}

Matching learned_order(int latents)
{
    Matching order(static_cast<std::size_t>(latents));
    std::iota(order.begin(), order.end(), 0);
    return order;
}

std::string learned_name(int index)
{
    return "ẑ" + std::to_string(index + 1);
}

std::vector<std::string> learned_names(const Matching& order)
{
    std::vector<std::string> names;
    for (const int index : order)
        names.push_back(learned_name(index));
    return names;
}

Snapshot reordered(const Snapshot& matrix, const std::vector<int>& rows, const std::vector<int>& cols)
{
    Snapshot result{matrix.rows, matrix.cols, {}};
    result.data.reserve(matrix.data.size());
    for (int r = 0; r < matrix.rows; ++r)
        for (int c = 0; c < matrix.cols; ++c) {
            const int row = rows.empty() ? r : rows[static_cast<std::size_t>(r)];
            const int col = cols.empty() ? c : cols[static_cast<std::size_t>(c)];
            result.data.push_back(matrix.data[static_cast<std::size_t>(row * matrix.cols + col)]);
        }
    return result;
}

}  // namespace disentangle
