// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/table/columns.h"
#include "promises.h"
#include "targets.h"

#include <algorithm>
#include <cmath>

namespace disentangle::fuzz {

void columns(std::string_view bytes)
{
    FileColumns file;
    if (!accepts([&] { file = parse_columns(bytes, input_name); }))
        return;
    require(file.rows > 0 && !file.columns.empty(), "a table that was read has rows and columns");
    require(file.lines.size() == static_cast<std::size_t>(file.rows) && std::ranges::is_sorted(file.lines),
            "every row has its line");
    for (const FileColumn& column : file.columns) {
        require(column.values.size() == static_cast<std::size_t>(file.rows), "every column has every row");
        const auto missing = std::ranges::count_if(column.values, [](double value) { return std::isnan(value); });
        require(missing == column.missing, "what is missing is counted");
        for (const double value : column.values)
            require(!column.is_words() || std::isnan(value) || value < static_cast<double>(column.words.size()),
                    "words are known by their index");
    }
}

}  // namespace disentangle::fuzz
