// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/npz.h"
#include "promises.h"
#include "targets.h"

#include <vector>

namespace disentangle::fuzz {

void npz(std::string_view bytes)
{
    std::vector<std::string> names;
    if (!accepts([&] { names = names_in_npz(bytes, input_name); }))
        return;
    accepts([&] { parse_npz(bytes, "x", input_name, true); });  // there, or refused with what is
    for (const std::string& name : names) {
        Table read;
        if (!accepts([&] { read = parse_npz(bytes, name, input_name, true); }))
            continue;
        std::vector<float> values;
        for (const double value : read.values.reshaped<Eigen::RowMajor>())
            values.push_back(static_cast<float>(value));
        const std::vector<std::size_t> shape{static_cast<std::size_t>(read.values.rows()),
                                             static_cast<std::size_t>(read.values.cols())};
        const std::string again = format_npz(std::vector<NamedArray>{{"x", shape, values}});
        require(names_in_npz(again, input_name) == std::vector<std::string>{"x"}, "what is written has its name");
        require(parse_npz(again, "x", input_name, true).values.size() == read.values.size(),
                "an array that is written and read has its size");
    }
}

}  // namespace disentangle::fuzz
