// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/table.h"
#include "promises.h"
#include "targets.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace disentangle::fuzz {

namespace {

bool same(float a, float b)
{
    return a == b || (std::isnan(a) && std::isnan(b));
}

}  // namespace

void npy(std::string_view bytes)
{
    Table read;
    if (!accepts([&] { read = parse_npy(bytes, input_name, true); }))
        return;
    require(read.values.size() > 0, "a table that was read has numbers");
    const bool finite = accepts([&] { parse_npy(bytes, input_name, false); });
    require(finite == read.values.allFinite(), "exactly what is not finite is refused where that is asked for");

    const auto rows = static_cast<std::size_t>(read.values.rows()), cols = static_cast<std::size_t>(read.values.cols());
    std::vector<float> values;
    for (Eigen::Index i = 0; i < read.values.rows(); ++i)
        for (Eigen::Index j = 0; j < read.values.cols(); ++j)
            values.push_back(static_cast<float>(read.values(i, j)));
    const Table again = parse_npy(format_npy(values.data(), {rows, cols}), input_name, true);
    require(again.values.rows() == read.values.rows() && again.values.cols() == read.values.cols(),
            "a table that is written and read has its shape");
    std::size_t at = 0;
    for (Eigen::Index i = 0; i < again.values.rows(); ++i)
        for (Eigen::Index j = 0; j < again.values.cols(); ++j)
            require(same(static_cast<float>(again.values(i, j)), values[at++]),
                    "a table that is written and read has its numbers");
}

}  // namespace disentangle::fuzz
