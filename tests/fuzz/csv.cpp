// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/table.h"
#include "promises.h"
#include "targets.h"

#include <bit>
#include <cmath>
#include <cstdint>

namespace disentangle::fuzz {

namespace {

bool same(double a, double b)
{
    return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b) || (std::isnan(a) && std::isnan(b));
}

}  // namespace

void csv(std::string_view bytes)
{
    const std::string text(bytes);
    Table read;
    TableOptions all;
    all.allow_non_finite = true;
    if (!accepts([&] { read = parse_csv(text, input_name, all); }))
        return;
    require(read.values.size() > 0, "a table that was read has numbers");
    require(read.lines.size() == static_cast<std::size_t>(read.values.rows()), "every row has its line");
    const bool finite = accepts([&] { parse_csv(text, input_name); });
    require(finite == read.values.allFinite(), "exactly what is not finite is refused where that is asked for");

    TableOptions written = all;
    written.header = !read.columns.empty();
    written.separator = ',';
    written.index = "none";
    const Table again = parse_csv(format_csv(read), input_name, written);
    require(again.columns == read.columns, "a table that is written and read has its names");
    require(again.values.rows() == read.values.rows() && again.values.cols() == read.values.cols(),
            "a table that is written and read has its shape");
    for (Eigen::Index i = 0; i < read.values.rows(); ++i)
        for (Eigen::Index j = 0; j < read.values.cols(); ++j)
            require(same(again.values(i, j), read.values(i, j)), "a table that is written and read has its numbers");
}

}  // namespace disentangle::fuzz
