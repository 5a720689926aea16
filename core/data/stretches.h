// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace disentangle {

/// Calls visit(first row, count, place in `rows`) for every stretch of rows that follow each other.
template <class Visit>
void for_each_stretch(std::span<const std::int32_t> rows, Visit&& visit)
{
    for (std::size_t begin = 0; begin < rows.size();) {
        std::size_t end = begin + 1;
        while (end < rows.size() && rows[end] == rows[end - 1] + 1)
            ++end;
        visit(rows[begin], static_cast<int>(end - begin), begin);
        begin = end;
    }
}

}  // namespace disentangle
