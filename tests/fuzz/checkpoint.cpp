// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/checkpoint.h"

#include "promises.h"
#include "targets.h"

#include <bit>
#include <cstdint>

namespace disentangle::fuzz {

namespace {

using nlohmann::json;

/// A checkpoint calls itself so: it has no file of its own.
std::optional<CheckpointReader> read(std::string_view bytes)
{
    try {
        return CheckpointReader(bytes);
    } catch (const InputError& error) {
        require_presentable(error.what());
        return std::nullopt;
    }
}

json without_arrays(json header)
{
    header.erase("arrays");
    return header;
}

/// The array of that name, bit by bit: it may hold what is no number.
std::vector<std::uint32_t> bits(const CheckpointReader& reader, const json& entry)
{
    std::vector<std::uint32_t> result;
    for (const float value : reader.array(entry["name"].get<std::string>(), entry["size"].get<std::size_t>()))
        result.push_back(std::bit_cast<std::uint32_t>(value));
    return result;
}

}  // namespace

void checkpoint(std::string_view bytes)
{
    const std::optional<CheckpointReader> first = read(bytes);
    if (!first)
        return;
    const json& arrays = first->header["arrays"];
    CheckpointWriter writer;
    writer.header = first->header;
    for (const json& entry : arrays)
        writer.add(entry["name"].get<std::string>(),
                   first->array(entry["name"].get<std::string>(), entry["size"].get<std::size_t>()));
    const std::optional<CheckpointReader> again = read(writer.bytes());
    require(again.has_value(), "a checkpoint that is written is read");
    require(without_arrays(again->header) == without_arrays(first->header),
            "a checkpoint that is written and read has its header");
    for (const json& entry : arrays)
        require(bits(*again, entry) == bits(*first, entry), "a checkpoint that is written and read has its arrays");
}

}  // namespace disentangle::fuzz
