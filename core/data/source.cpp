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

Rows rows_of(const Source& source, Split split, std::span<const std::int32_t> numbers)
{
    const Facts& facts = source.facts();
    Rows rows;
    rows.count = static_cast<int>(numbers.size());
    rows.x.resize(numbers.size() * static_cast<std::size_t>(facts.steps * facts.d_x()));
    rows.a.resize(numbers.size() * static_cast<std::size_t>(facts.d_a));
    rows.y.resize(facts.tasks > 0 ? numbers.size() : 0);
    source.fill(split, numbers, {rows.x, rows.a, rows.y});
    return rows;
}

Rows first_rows(const Source& source, Split split, int count)
{
    return rows_of(source, split, consecutive_rows(0, std::min(count, source.rows(split))));
}

Rows spread_rows(const Source& source, Split split, int count)
{
    const std::int64_t all = source.rows(split), wanted = std::min<std::int64_t>(count, all);
    std::vector<std::int32_t> numbers;
    for (std::int64_t i = 0; i < wanted; ++i)
        numbers.push_back(static_cast<std::int32_t>(i * all / wanted));
    return rows_of(source, split, numbers);
}

}  // namespace disentangle
