// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <concepts>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace disentangle {

// The bytes of a checkpoint: the magic "DSCK0001", the header's length (uint32), a JSON header (numbers, and the names
// and lengths of the arrays in order), then the arrays as float32. All little-endian.

class CheckpointWriter {
public:
    nlohmann::json header = nlohmann::json::object();
    void add(std::string_view name, std::span<const float> values);
    std::string bytes() const;

private:
    nlohmann::json arrays_ = nlohmann::json::array();
    std::string data_;
};

/// Throws InputError ("checkpoint: ...") for bytes that are no checkpoint, are truncated, or lack what is asked for.
class CheckpointReader {
public:
    explicit CheckpointReader(std::string_view bytes);

    nlohmann::json header;
    /// The array of that name, which must have `size` elements.
    std::vector<float> array(std::string_view name, std::size_t size) const;
    template <class Number>
    Number number(const char* name) const
    {
        const auto found = header.find(name);
        if (found == header.end() || !holds<Number>(*found))
            throw InputError("checkpoint", name,
                             found == header.end() ? "nothing" : printable(found->dump(), longest_shown),
                             std::integral<Number> ? "an integer of its range" : "a number");
        return found->get<Number>();
    }
    /// A text, or `otherwise` when there is none of that name.
    std::string text(const char* name, const std::string& otherwise) const;
    /// A truth value; false when there is none of that name.
    bool flag(const char* name) const;

private:
    static constexpr std::size_t longest_shown = 40;

    /// A number beyond those of an integer's type would become any number at all.
    template <class Number>
    static bool holds(const nlohmann::json& value)
    {
        if constexpr (!std::integral<Number>)
            return value.is_number();
        else if (value.is_number_unsigned())
            return std::in_range<Number>(value.get<std::uint64_t>());
        else
            return value.is_number_integer() && std::in_range<Number>(value.get<std::int64_t>());
    }

    using Array = std::pair<std::string, std::vector<float>>;
    std::vector<Array> arrays_;
};

}  // namespace disentangle
