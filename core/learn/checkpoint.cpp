// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/checkpoint.h"

#include "core/base/json.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>

namespace disentangle {
namespace {

static_assert(std::endian::native == std::endian::little, "checkpoints are written in the machine's order");
constexpr std::string_view magic = "DSCK0001";

[[noreturn]] void damaged(const std::string& found)
{
    throw InputError("checkpoint", "", found, "a checkpoint of this program");
}

/// Null for what is no JSON, or nested so deeply that to copy it would take all stack.
nlohmann::json parse_header(std::string_view text)
{
    try {
        return parse_json(std::string(text), "checkpoint");
    } catch (const InputError&) {
        return nullptr;
    }
}

}  // namespace

void CheckpointWriter::add(std::string_view name, std::span<const float> values)
{
    arrays_.push_back({{"name", name}, {"size", values.size()}});
    data_.append(reinterpret_cast<const char*>(values.data()), values.size_bytes());
}

std::string CheckpointWriter::bytes() const
{
    nlohmann::json complete = header;
    complete["arrays"] = arrays_;
    const std::string text = complete.dump();
    const auto length = static_cast<std::uint32_t>(text.size());
    std::string result(magic);
    result.append(reinterpret_cast<const char*>(&length), sizeof length);
    return result + text + data_;
}

CheckpointReader::CheckpointReader(std::string_view bytes)
{
    std::uint32_t length = 0;
    if (!bytes.starts_with(magic) || bytes.size() < magic.size() + sizeof length)
        damaged("bytes that do not start with " + std::string(magic));
    bytes.remove_prefix(magic.size());
    std::memcpy(&length, bytes.data(), sizeof length);
    bytes.remove_prefix(sizeof length);
    if (bytes.size() < length)
        damaged("a truncated header");
    header = parse_header(bytes.substr(0, length));
    bytes.remove_prefix(length);
    if (!header.is_object() || !header.value("changes", nlohmann::json()).is_object() ||
        !header.value("arrays", nlohmann::json()).is_array())
        damaged("a header that cannot be read");
    for (const auto& entry : header["arrays"]) {
        if (!entry.is_object() || !entry.value("name", nlohmann::json()).is_string() ||
            !entry.value("size", nlohmann::json()).is_number_unsigned())
            damaged("a header that cannot be read");
        const auto& name = entry["name"].get_ref<const std::string&>();
        const auto size = entry["size"].get<std::size_t>();
        if (size > bytes.size() / sizeof(float))
            damaged("a truncated array " + in_quotes(name));
        if (std::ranges::find(arrays_, name, &Array::first) != arrays_.end())
            damaged("two arrays " + in_quotes(name));
        std::vector<float> values(size);
        if (size > 0)  // an empty vector has no memory to copy to
            std::memcpy(values.data(), bytes.data(), size * sizeof(float));
        bytes.remove_prefix(size * sizeof(float));
        arrays_.emplace_back(name, std::move(values));
    }
    if (!bytes.empty())
        damaged(std::to_string(bytes.size()) + " bytes too many");
}

std::vector<float> CheckpointReader::array(std::string_view name, std::size_t size) const
{
    for (const auto& [key, values] : arrays_)
        if (key == name) {
            if (values.size() != size)
                throw InputError("checkpoint", name, std::to_string(values.size()) + " numbers",
                                 std::to_string(size) + " for this experiment");
            return values;
        }
    throw InputError("checkpoint", name, "nothing", std::to_string(size) + " numbers");
}

std::string CheckpointReader::text(const char* name, const std::string& otherwise) const
{
    const auto found = header.find(name);
    if (found == header.end())
        return otherwise;
    if (!found->is_string())
        throw InputError("checkpoint", name, found->dump(), "a text");
    return *found;
}

bool CheckpointReader::flag(const char* name) const
{
    const auto found = header.find(name);
    if (found == header.end())
        return false;
    if (!found->is_boolean())
        throw InputError("checkpoint", name, found->dump(), "true or false");
    return *found;
}

}  // namespace disentangle
