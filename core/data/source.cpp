// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/source.h"

#include <algorithm>
#include <numeric>

namespace disentangle {

std::vector<std::int32_t> consecutive_rows(int first, int count)
{
    std::vector<std::int32_t> rows(static_cast<std::size_t>(count));
    std::iota(rows.begin(), rows.end(), first);
    return rows;
}

Rows first_rows(const Source& source, Split split, int count)
{
    const Facts& facts = source.facts();
    Rows rows;
    rows.count = std::min(count, source.rows(split));
    const auto size = static_cast<std::size_t>(rows.count);
    rows.x.resize(size * static_cast<std::size_t>(facts.steps * facts.d_x()));
    rows.a.resize(size * static_cast<std::size_t>(facts.d_a));
    rows.y.resize(facts.tasks > 0 ? size : 0);
    source.fill(split, consecutive_rows(0, rows.count), {rows.x, rows.a, rows.y});
    return rows;
}

}  // namespace disentangle
