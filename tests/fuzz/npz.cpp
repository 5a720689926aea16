// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/npz.h"

#include "promises.h"
#include "targets.h"

#include <bit>
#include <cstdint>

namespace disentangle::fuzz {

namespace {

/// The bits of a table's numbers as float32, row by row.
std::vector<std::uint32_t> bits_of(const Table& table)
{
    std::vector<std::uint32_t> bits;
    for (Eigen::Index i = 0; i < table.values.rows(); ++i)
        for (Eigen::Index j = 0; j < table.values.cols(); ++j)
            bits.push_back(std::bit_cast<std::uint32_t>(static_cast<float>(table.values(i, j))));
    return bits;
}

}  // namespace

void npz(std::string_view bytes)
{
    std::vector<std::string> names;
    if (!accepts([&] { names = names_in_npz(bytes, input_name); }))
        return;
    accepts([&] { parse_npz(bytes, "x", input_name, true); });  // there, or refused with what is
    for (const std::string& array : names) {
        Table read;
        if (!accepts([&] { read = parse_npz(bytes, array, input_name, true); }))
            continue;
        std::vector<float> values;
        for (const std::uint32_t number : bits_of(read))
            values.push_back(std::bit_cast<float>(number));
        const NamedArray written{
            array,
            {static_cast<std::size_t>(read.values.rows()), static_cast<std::size_t>(read.values.cols())},
            values};
        const std::string archive = format_npz({&written, 1});
        require(names_in_npz(archive, input_name) == std::vector{array}, "an array that is written has its name");
        require(bits_of(parse_npz(archive, array, input_name, true)) == bits_of(read),
                "an array that is written and read has its numbers");
    }
}

}  // namespace disentangle::fuzz
